from chatting_rt.domain import invitations
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.permissions import Permission
from chatting_rt.wire import invitations as wire
from chatting_rt.wire.results import Done
from handlers.base import Call, agent


@agent.command(limit="20/10 seconds", permission=Permission.MANAGE_MEMBERS)
async def create_invitation(call: Call[AgentPerson], command: wire.CreateInvitation) -> wire.InvitationChanged:
    """Ask somebody to join, by mail. The link is good for seven days."""
    made = await invitations.create(call.services, call.person, command.email, command.role)
    return wire.InvitationChanged(invitation=made)


@agent.command(limit="10/10 seconds", permission=Permission.MANAGE_MEMBERS)
async def resend_invitation(call: Call[AgentPerson], command: wire.ResendInvitation) -> wire.InvitationChanged:
    """Send the mail again, good for seven days from now."""
    sent = await invitations.resend(call.services, call.person, command.invitation_id)
    return wire.InvitationChanged(invitation=sent)


@agent.command(limit="20/10 seconds", permission=Permission.MANAGE_MEMBERS)
async def revoke_invitation(call: Call[AgentPerson], command: wire.RevokeInvitation) -> Done:
    """Take an invitation back."""
    await invitations.revoke(call.person, command.invitation_id)
    return Done()


@agent.command(limit="30/10 seconds", permission=Permission.MANAGE_MEMBERS)
async def list_invitations(call: Call[AgentPerson], command: wire.ListInvitations) -> wire.InvitationList:
    """The invitations that nobody has accepted, the newest first."""
    return wire.InvitationList(invitations=await invitations.listed(call.services, call.person))
