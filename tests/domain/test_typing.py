"""Who is writing: told to the other side and to colleagues, and to nobody else."""

from __future__ import annotations

from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor


async def test_each_side_sees_the_other_write(
    connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    tab, desk, second = await connect(vera), await connect(ana), await connect(ben)
    conversation_id = (await tab.say("Hello"))["conversation_id"]

    for is_typing in (True, False):
        await tab.call("set_typing", {"conversation_id": conversation_id, "is_typing": is_typing})
        for colleague in (desk, second):
            told = await colleague.receive("typing_changed")
            assert (told["author"]["type"], told["is_typing"]) == ("visitor", is_typing)
            assert told["conversation_id"] == conversation_id
    await desk.call("set_typing", {"conversation_id": conversation_id, "is_typing": True})
    assert (await tab.receive("typing_changed"))["author"]["name"] == "Ana"
    assert (await second.receive("typing_changed"))["author"]["name"] == "Ana"


async def test_strangers_see_nobody_write(
    connect: Connect, ana: AgentActor, olga: AgentActor, vera: VisitorActor, viktor: VisitorActor, vlad: VisitorActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    strangers = {await connect(viktor): viktor, await connect(vlad): vlad}
    other_desk = await connect(olga)
    theirs = [(await stranger.say("Hello"))["conversation_id"] for stranger in strangers]
    conversation_id = (await tab.say("Hello"))["conversation_id"]

    for somebody in (tab, desk):
        await somebody.call("set_typing", {"conversation_id": conversation_id, "is_typing": True})
    for stranger in (*strangers, other_desk):
        refusal = await stranger.refusal("set_typing", {"conversation_id": conversation_id, "is_typing": True})
        assert refusal["code"] == "not_found"
    await desk.call("set_typing", {"conversation_id": theirs[0], "is_typing": True})
    await other_desk.call("set_typing", {"conversation_id": theirs[1], "is_typing": True})

    for listener, own in zip((*strangers, other_desk), (theirs[0], theirs[1], theirs[1]), strict=True):
        assert (await listener.receive("typing_changed"))["conversation_id"] == own
    assert (await tab.receive("typing_changed"))["author"]["name"] == "Ana", "not their own writing"
