from msgspec import UnsetType

from chatting_rt.domain import invitations, joining
from chatting_rt.wire.invitations import AcceptInvitation, InvitationAccepted, InvitationFound
from handlers.http.base import HttpCall, remember, remember_device, request, session_of

LOOKS = "120/minute"  # per address


@request("GET", "/invitations/{token}", is_open=True)
async def get_invitation(call: HttpCall) -> InvitationFound:
    """What an invitation's link leads to, to be shown before somebody joins."""
    await call.services.limits.hit(LOOKS, "look at invitations from", call.address)
    _, found = await invitations.found(call.services, call.request.match_info["token"])
    return found


@request("POST", "/invitations/{token}", status=201, is_open=True)
async def accept_invitation(call: HttpCall, command: AcceptInvitation) -> InvitationAccepted:
    """Join, once: with `name` and `password` by a new account, which is signed in; without them as who is signed in."""
    await call.services.limits.hit(LOOKS, "look at invitations from", call.address)
    token = call.request.match_info["token"]
    if isinstance(command.name, UnsetType) and isinstance(command.password, UnsetType):
        return await joining.join_as(call.services, token, (await session_of(call)).account_id)
    accepted = await joining.join_anew(call.services, token, command, address=call.address, user_agent=call.user_agent)
    remember(call, accepted.token)
    remember_device(call, accepted.account)
    return accepted
