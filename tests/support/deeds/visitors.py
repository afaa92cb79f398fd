"""What is learnt of visitors, and forgotten."""

from __future__ import annotations

from tests.support.cast import VisitorActor
from tests.support.deeds import messages
from tests.support.office import Office
from tests.support.proofs import claims_of, secret_of, signed


async def say_who_one_is(office: Office) -> None:
    await messages.talk(office)
    await office.tab.call("identify", {"name": "Vera", "email": "vera@home.example", "attributes": {"plan": "pro"}})
    await office.tab.say("It is me", **office.conversation)


async def note_what_is_known(office: Office) -> None:
    about = {"visitor_id": (await office.tab.call("start", {}))["visitor"]["id"]}
    await office.desk.call("update_visitor", about | {"name": "Vera", "attributes": {"seats": 5, "is_paying": True}})
    await office.desk.call("update_visitor", about | {"name": None, "attributes": {"seats": None}})


async def block(office: Office) -> None:
    about = {"visitor_id": (await office.tab.call("start", {}))["visitor"]["id"]}
    await office.desk.call("block_visitor", about)


async def prove_who_one_is(office: Office) -> None:
    """Vera is known from another device; what she wrote here before she proved it becomes hers."""
    secret = await secret_of(office.desk, office.ana)
    proof = signed(secret, claims_of(office.ana, name="Vera"))
    phone = await office.connect(VisitorActor(office.ana.site))
    await phone.call("identify", proof)
    await phone.say("From my phone")
    await messages.talk(office)
    office.vera.token = (await office.tab.call("identify", proof))["visitor_token"]


async def delete_the_visitor(office: Office) -> None:
    stranger = await office.connect(VisitorActor(office.ana.site))
    said = await stranger.say("Forget me")
    await stranger.say("And this")
    await office.desk.say("Done", said["conversation_id"])
    await office.desk.call("delete_visitor", {"visitor_id": said["author"]["id"]})
