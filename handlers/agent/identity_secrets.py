from chatting_rt.domain import identity_secrets
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire import identity_secrets as wire
from chatting_rt.wire.results import Done
from handlers.base import Call, agent


@agent.command(limit="10/minute", permission=Permission.MANAGE_SITES)
async def create_identity_secret(
    call: Call[AgentPerson], command: wire.CreateIdentitySecret
) -> wire.IdentitySecretCreated:
    """Make a secret by which a site's server proves who its visitors are. It is shown this once. Two are the most."""
    return await identity_secrets.create(call.services, call.person, command.site_id)


@agent.command(limit="20/10 seconds", permission=Permission.MANAGE_SITES)
async def delete_identity_secret(call: Call[AgentPerson], command: wire.DeleteIdentitySecret) -> Done:
    """End a secret. What was signed with it proves nothing any more; who was verified by it stays so."""
    await identity_secrets.delete(call.person, command.identity_secret_id)
    return Done()


@agent.command(limit="30/10 seconds", permission=Permission.MANAGE_SITES)
async def list_identity_secrets(call: Call[AgentPerson], command: wire.ListIdentitySecrets) -> wire.IdentitySecretList:
    """A site's secrets, without what they are."""
    return await identity_secrets.listed(call.person, command.site_id)
