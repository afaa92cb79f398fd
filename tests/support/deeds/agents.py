"""What agents do with themselves, and owners with them."""

from __future__ import annotations

from uuid import UUID

from chatting_rt.domain import assignment, joining
from models import Account, Membership
from tests.support.deeds import messages
from tests.support.office import Office
from tests.support.uploads import Uploads, photo


async def go_away(office: Office) -> None:
    await office.desk.call("set_availability", {"availability": "away"})


async def put_on_a_picture(office: Office) -> None:
    await messages.talk(office)
    uploads = Uploads(office.desk.url)
    picture = await uploads.of(office.ana, photo(), "me.jpg", purpose="avatar")
    await uploads.close()
    await office.desk.call("update_profile", {"name": "Ana B.", "avatar_id": picture["id"]})


async def take_the_picture_off(office: Office) -> None:
    await put_on_a_picture(office)
    await office.desk.call("update_profile", {"avatar_id": None})


async def invite_somebody(office: Office) -> None:
    """Zoe has an account; she follows the link."""
    now = office.services.clock.now()
    zoe = await Account.create(name="Zoe", email="zoe@ink.example", password_hash="unusable", created_at=now)
    asked = await office.desk.call("create_invitation", {"email": zoe.email, "role": "agent"})
    id = UUID(asked["invitation"]["id"])
    await joining.join_as(office.services, office.services.signed_ids.token("invitation", id), zoe.id)


async def promote(office: Office) -> None:
    await office.desk.call("change_role", {"agent_id": str(office.ben.id), "role": "admin"})


async def remove_zoe(office: Office) -> None:
    await invite_somebody(office)
    zoe = await Membership.get(account__name="Zoe")
    await office.desk.say("@Zoe", **office.conversation, kind="note", mentions=[str(zoe.id)])
    await office.desk.call("assign_conversation", office.conversation | {"assignee_id": str(zoe.id)})
    await office.desk.call("remove_member", {"agent_id": str(zoe.id)})
    await assignment.release_all(office.services, zoe.id)
