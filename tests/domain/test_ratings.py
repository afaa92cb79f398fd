"""Asked once each time a conversation is resolved; answered once, and changed for a day."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from chatting_rt.settings import Settings
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client
from tests.support.clock import MovedClock

About = dict[str, Any]


@pytest.fixture(name="settings")
def _settings(unlimited: Settings, clock: MovedClock) -> Settings:
    return unlimited


@pytest.fixture
async def tab(connect: Connect, vera: VisitorActor) -> Client:
    return await connect(vera)


@pytest.fixture
async def desk(connect: Connect, ana: AgentActor) -> Client:
    return await connect(ana)


@pytest.fixture
async def about(tab: Client, desk: Client) -> About:
    """A conversation in which somebody answered."""
    about = {"conversation_id": (await tab.say("Is it open?"))["conversation_id"]}
    await desk.say("Yes", **about)
    return about


async def resolve(desk: Client, about: About) -> None:
    await desk.call("set_conversation_status", about | {"status": "resolved"})


async def seen_by(tab: Client) -> dict[str, Any]:
    thread: dict[str, Any] = (await tab.call("start", {}))["conversations"][0]
    return thread


async def test_whoever_was_helped_is_asked_and_answers(
    connect: Connect, tab: Client, desk: Client, about: About, ana: AgentActor, vera: VisitorActor
) -> None:
    other_tab = await connect(vera)
    assert (await seen_by(tab))["is_rating_wanted"] is False
    await desk.call("assign_conversation", about | {"assignee_id": str(ana.id)})
    await resolve(desk, about)
    assert (await seen_by(tab))["is_rating_wanted"] is True

    kept = await tab.call("rate_conversation", about | {"rating": 4, "comment": " Quick! "})

    rating = kept["conversation"]["rating"]
    assert (rating["rating"], rating["comment"]) == (4, "Quick!")
    assert kept["conversation"]["is_rating_wanted"] is False
    told = await desk.receive("conversation_rated")
    assert told["actor"]["type"] == "visitor"
    assert told["data"]["rating"] == {
        "rating": 4, "comment": "Quick!", "agent_id": str(ana.id), "rated_at": rating["rated_at"],
    }  # fmt: skip
    assert (await other_tab.receive("conversation_rated"))["data"] == kept["conversation"]
    assert (await seen_by(tab))["rating"] == rating
    found = await desk.call("get_conversation", about)
    assert found["item"]["conversation"]["rating"]["rating"] == 4


async def test_it_may_be_changed_for_a_day(tab: Client, desk: Client, about: About, clock: MovedClock) -> None:
    await resolve(desk, about)
    await tab.call("rate_conversation", about | {"rating": 1, "comment": "Rude"})
    clock.move(hours=23, minutes=59)
    await tab.call("rate_conversation", about | {"rating": 5})
    clock.move(minutes=2)

    refusal = await tab.refusal("rate_conversation", about | {"rating": 1})

    assert refusal["code"] == "rating_closed"
    last = (await seen_by(tab))["rating"]
    assert (last["rating"], last["comment"]) == (5, None)
    assert (await tab.call("rate_conversation", about | {"rating": 5}))["conversation"]["rating"] == last, "a repeat"


async def test_saying_it_again_tells_nobody(tab: Client, desk: Client, about: About) -> None:
    await resolve(desk, about)
    await tab.call("rate_conversation", about | {"rating": 3})
    head = (await desk.call("start", {}))["head"]
    await tab.call("rate_conversation", about | {"rating": 3, "comment": "  "})
    assert (await desk.call("start", {}))["head"] == head


async def test_what_is_not_resolved_is_not_rated(tab: Client, desk: Client, about: About) -> None:
    assert (await tab.refusal("rate_conversation", about | {"rating": 5}))["code"] == "rating_closed"
    await desk.call("set_conversation_status", about | {"status": "snoozed"})
    assert (await tab.refusal("rate_conversation", about | {"rating": 5}))["code"] == "rating_closed"
    await resolve(desk, about)
    await tab.say("Wait", **about)
    assert (await seen_by(tab))["is_rating_wanted"] is False
    assert (await tab.refusal("rate_conversation", about | {"rating": 5}))["code"] == "rating_closed"


async def test_each_resolve_asks_anew(tab: Client, desk: Client, about: About, clock: MovedClock) -> None:
    await resolve(desk, about)
    await tab.call("rate_conversation", about | {"rating": 2})
    clock.move(days=2)
    await tab.say("Another thing", **about)
    assert (await seen_by(tab))["rating"]["rating"] == 2
    await resolve(desk, about)

    thread = await seen_by(tab)

    assert (thread["is_rating_wanted"], thread["rating"]) == (True, None)
    found = await desk.call("get_conversation", about)
    assert found["item"]["conversation"]["rating"]["rating"] == 2, "until there is a newer one"
    await tab.call("rate_conversation", about | {"rating": 5})
    assert (await seen_by(tab))["rating"]["rating"] == 5


async def test_whoever_was_never_answered_is_not_asked(tab: Client, desk: Client) -> None:
    about = {"conversation_id": (await tab.say("Buy my pills"))["conversation_id"]}
    await desk.say("Spam", **about, kind="note")
    await resolve(desk, about)
    assert (await seen_by(tab))["is_rating_wanted"] is False
    assert (await tab.refusal("rate_conversation", about | {"rating": 5}))["code"] == "rating_closed"


async def test_a_site_may_not_ask_at_all(tab: Client, desk: Client, about: About, ana: AgentActor) -> None:
    changed = await desk.call("update_site", {"site_id": str(ana.site.id), "asks_rating": False})
    assert changed["site"]["asks_rating"] is False
    await resolve(desk, about)
    assert (await seen_by(tab))["is_rating_wanted"] is False
    assert (await tab.refusal("rate_conversation", about | {"rating": 5}))["code"] == "rating_closed"


@pytest.mark.parametrize("rating", [0, 6, -1, 4.5, "5", None, True, 10**30])
async def test_a_rating_is_a_whole_number_from_one_to_five(
    tab: Client, desk: Client, about: About, rating: object
) -> None:
    await resolve(desk, about)
    refusal = await tab.refusal("rate_conversation", about | {"rating": rating})
    assert (refusal["code"], refusal["field"]) == ("invalid_payload", "rating")


async def test_a_comment_has_an_end(tab: Client, desk: Client, about: About) -> None:
    await resolve(desk, about)
    await tab.call("rate_conversation", about | {"rating": 5, "comment": "x" * 2000})
    refusal = await tab.refusal("rate_conversation", about | {"rating": 5, "comment": "x" * 2001})
    assert (refusal["code"], refusal["field"]) == ("invalid_payload", "comment")


async def test_many_tabs_at_once_give_one_rating(
    connect: Connect, desk: Client, about: About, vera: VisitorActor
) -> None:
    await resolve(desk, about)
    tabs = [await connect(vera) for _ in range(4)]
    head = (await desk.call("start", {}))["head"]

    await asyncio.gather(*(tab.call("rate_conversation", about | {"rating": 4}) for tab in tabs))

    assert (await desk.call("start", {}))["head"] == head + 1
