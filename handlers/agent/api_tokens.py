from chatting_rt.domain import api_tokens
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire import api_tokens as wire
from chatting_rt.wire.results import Done
from handlers.base import Call, agent


@agent.command(limit="10/minute", permission=Permission.MANAGE_API_TOKENS)
async def create_api_token(call: Call[AgentPerson], command: wire.CreateApiToken) -> wire.ApiTokenCreated:
    """Make a token for a program. It is shown this once."""
    return await api_tokens.create(call.services, call.person, command.name, command.scopes, command.expires_at)


@agent.command(limit="20/10 seconds", permission=Permission.MANAGE_API_TOKENS)
async def delete_api_token(call: Call[AgentPerson], command: wire.DeleteApiToken) -> Done:
    """End a token. Its sockets are cut within two seconds."""
    await api_tokens.delete(call.person, command.api_token_id)
    return Done()


@agent.command(limit="30/10 seconds", permission=Permission.MANAGE_API_TOKENS)
async def list_api_tokens(call: Call[AgentPerson], command: wire.ListApiTokens) -> wire.ApiTokenList:
    """The workspace's tokens, without their secrets."""
    return await api_tokens.listed(call.person)
