"""What agents change about themselves. What also works without a workspace is HTTP: handlers/http/accounts.py."""

from chatting_rt.domain import accounts, email_confirmation, password_resets, sessions, two_factor
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire import accounts as wire
from chatting_rt.wire.results import Done
from handlers.base import Call, agent
from models import Session

OWN = Permission.MANAGE_OWN_ACCOUNT


@agent.command(limit="20/minute", permission=OWN)
async def update_profile(call: Call[AgentPerson], command: wire.UpdateProfile) -> wire.AccountChanged:
    """Change one's name, the language of one's mails, or one's picture. Colleagues hear the name and the picture."""
    account = await accounts.update_profile(
        call.services, call.person, name=command.name, locale=command.locale, avatar_id=command.avatar_id
    )
    return wire.AccountChanged(account=accounts.seen(account))


@agent.command(limit="5/minute", permission=OWN)
async def resend_confirmation(call: Call[AgentPerson], command: wire.ResendConfirmation) -> Done:
    """Send the mail that confirms one's address again."""
    await email_confirmation.resend(call.services, call.person)
    return Done()


@agent.command(limit="5/minute", permission=OWN)
async def change_email(call: Call[AgentPerson], command: wire.ChangeEmail) -> Done:
    """Send a link to the old and one to the new address. Once both were followed, the address is changed."""
    await email_confirmation.ask_to_change(call.services, call.person, command.email, command.password)
    return Done()


@agent.command(limit="5/minute", permission=OWN)
async def change_password(call: Call[AgentPerson], command: wire.ChangePassword) -> Done:
    """Change one's password. All other sessions end."""
    await password_resets.change(call.services, call.person, command.password, command.new_password)
    return Done()


@agent.command(limit="5/minute", permission=OWN)
async def start_two_factor(call: Call[AgentPerson], command: wire.StartTwoFactor) -> wire.TwoFactorStarted:
    """Get a secret for an authenticator. Nothing changes until a code of it is confirmed."""
    return await two_factor.start(call.services, call.person, command.password)


@agent.command(limit="10/minute", permission=OWN)
async def confirm_two_factor(call: Call[AgentPerson], command: wire.ConfirmTwoFactor) -> wire.TwoFactorConfirmed:
    """Switch two-factor sign-in on, and get the recovery codes, this once."""
    return await two_factor.confirm(call.services, call.person, command.code)


@agent.command(limit="5/minute", permission=OWN)
async def disable_two_factor(call: Call[AgentPerson], command: wire.DisableTwoFactor) -> Done:
    """Switch two-factor sign-in off."""
    await two_factor.disable(call.services, call.person, command.password)
    return Done()


@agent.command(limit="30/minute", permission=OWN)
async def list_sessions(call: Call[AgentPerson], command: wire.ListSessions) -> wire.SessionList:
    """One's signed-in devices, last seen first."""
    current = await Session.get(id=call.person.session_id)
    return wire.SessionList(sessions=await sessions.listed(call.services, current))


@agent.command(limit="30/minute", permission=OWN)
async def revoke_session(call: Call[AgentPerson], command: wire.RevokeSession) -> Done:
    """Sign a device of one's own out. Its sockets are cut within two seconds."""
    await sessions.revoke(await Session.get(id=call.person.session_id), command.session_id)
    return Done()


@agent.command(limit="10/minute", permission=OWN)
async def revoke_other_sessions(call: Call[AgentPerson], command: wire.RevokeOtherSessions) -> Done:
    """Sign all other devices of one's own out."""
    await sessions.revoke_others(call.person)
    return Done()
