"""Catching up: all that was missed, or the advice to start over; never silently a part of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from chatting_rt.domain import heads, sync, trimming
from chatting_rt.infra.database import Database
from chatting_rt.services import Services
from chatting_rt.settings import Settings
from models import Message
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client
from tests.support.clock import MovedClock
from tests.support.reducer import AgentStore, VisitorStore


@pytest.fixture(name="settings")
def _settings(unlimited: Settings, clock: MovedClock) -> Settings:
    return unlimited


async def everything_after(client: Client, question: dict[str, Any]) -> tuple[list[dict[str, Any]], list[Any]]:
    """The pages of a sync, and the read positions that came with them."""
    pages: list[dict[str, Any]] = []
    reads: list[Any] = []
    since = question["since"]
    while True:
        page = await client.call("sync", question | {"since": since})
        assert not page["reset"]
        pages.append(page)
        reads += page["reads"]
        since = page["events"][-1]["seq"] if page["events"] else since
        if since >= page["head"]:
            return pages, reads


@pytest.mark.slow
async def test_what_was_missed_comes_in_pages(connect: Connect, ana: AgentActor, vera: VisitorActor) -> None:
    tab, desk = await connect(vera), await connect(ana)
    conversation_id = (await tab.say("0"))["conversation_id"]
    for n in range(1, 430):
        await tab.say(str(n), conversation_id)
    epoch = (await desk.call("start", {}))["epoch"]

    for client, question in ((desk, {"epoch": epoch}), (tab, {"epoch": epoch, "conversation_id": conversation_id})):
        pages, _ = await everything_after(client, question | {"since": 0})
        assert [len(page["events"]) for page in pages] == [200, 200, 31]
        assert {page["head"] for page in pages} == {431}
        events = [event for page in pages for event in page["events"]]
        assert [event["seq"] for event in events] == list(range(1, 432))
        assert [event["data"]["body"] for event in events[1:]] == [str(n) for n in range(430)]


async def test_nothing_missed_is_an_empty_page(connect: Connect, ana: AgentActor, vera: VisitorActor) -> None:
    tab, desk = await connect(vera), await connect(ana)
    conversation_id = (await tab.say("Hello"))["conversation_id"]
    epoch = (await desk.call("start", {}))["epoch"]

    for client, question in ((desk, {"epoch": epoch}), (tab, {"epoch": epoch, "conversation_id": conversation_id})):
        page = await client.call("sync", question | {"since": 2})
        assert (page["events"], page["head"], page["reset"]) == ([], 2, False)


@pytest.mark.parametrize("since", [3, 2**53 - 1])
async def test_who_is_ahead_of_the_log_starts_over(
    connect: Connect, ana: AgentActor, vera: VisitorActor, since: int
) -> None:
    """The log went back in time, or the client made it up."""
    tab, desk = await connect(vera), await connect(ana)
    conversation_id = (await tab.say("Hello"))["conversation_id"]
    epoch = (await desk.call("start", {}))["epoch"]

    await assert_reset(desk, {"epoch": epoch, "since": since}, head=2)
    await assert_reset(tab, {"epoch": epoch, "since": since, "conversation_id": conversation_id}, head=2)


async def test_another_epoch_starts_over(
    services: Services, connect: Connect, ana: AgentActor, vera: VisitorActor, olga: AgentActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    conversation_id = (await tab.say("Hello"))["conversation_id"]
    before_restore = (await desk.call("start", {}))["epoch"]
    foreign = (await (await connect(olga)).call("start", {}))["epoch"]
    await services.database.fetch("UPDATE workspace SET epoch = 'restored' WHERE id = $1", ana.workspace_id)

    for epoch in (before_restore, foreign, "made up"):
        await assert_reset(desk, {"epoch": epoch, "since": 0}, head=2, epoch="restored")
        question = {"epoch": epoch, "since": 0, "conversation_id": conversation_id}
        await assert_reset(tab, question, head=2, epoch="restored")


async def assert_reset(client: Client, question: dict[str, Any], *, head: int, epoch: str | None = None) -> None:
    page = await client.call("sync", question)
    assert page["reset"] is True
    assert (page["events"], page["reads"]) == ([], [])
    assert page["head"] == head
    assert epoch is None or page["epoch"] == epoch


async def test_what_left_the_log_is_never_silently_missing(
    services: Services, clock: MovedClock, connect: Connect, ana: AgentActor, vera: VisitorActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    conversation_id = (await tab.say("1"))["conversation_id"]
    await desk.say("a note", conversation_id, kind="note")
    epoch = (await desk.call("start", {}))["epoch"]
    clock.move(days=services.settings.event_log_days + 1)
    await services.database.fetch("UPDATE session SET expires_at = expires_at + interval '60 days'")
    await tab.say("2", conversation_id)
    await desk.say("3", conversation_id)

    await trimming.trim(services)

    # Three events of the workspace are gone: created, "1" and the note; two of them were public.
    assert await services.database.value("SELECT min(seq) FROM event") == 4
    for since in (0, 1, 2):
        await assert_reset(desk, {"epoch": epoch, "since": since}, head=5)
    page = await desk.call("sync", {"epoch": epoch, "since": 3})
    assert [event["data"]["body"] for event in page["events"]] == ["2", "3"]
    mine = {"epoch": epoch, "conversation_id": conversation_id}
    for since in (0, 1):
        await assert_reset(tab, mine | {"since": since}, head=4)
    page = await tab.call("sync", mine | {"since": 2})
    assert [event["data"]["body"] for event in page["events"]] == ["2", "3"]
    assert (await AgentStore.fresh(desk)).head == 5
    assert len((await VisitorStore.fresh(tab)).messages[conversation_id]) == 3


async def test_a_log_that_is_trimmed_to_its_end_still_says_how_far_it_goes(
    services: Services, clock: MovedClock, connect: Connect, ana: AgentActor, vera: VisitorActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    conversation_id = (await tab.say("1"))["conversation_id"]
    epoch = (await desk.call("start", {}))["epoch"]
    clock.move(days=services.settings.event_log_days + 1)
    await services.database.fetch("UPDATE session SET expires_at = expires_at + interval '60 days'")

    await trimming.trim(services)

    mine = {"epoch": epoch, "conversation_id": conversation_id}
    assert not (await desk.call("sync", {"epoch": epoch, "since": 2}))["reset"]
    assert not (await tab.call("sync", mine | {"since": 2}))["reset"]
    await assert_reset(desk, {"epoch": epoch, "since": 1}, head=2)
    await assert_reset(tab, mine | {"since": 1}, head=2)


async def test_trimming_goes_on_until_nothing_old_is_left(
    services: Services,
    clock: MovedClock,
    connect: Connect,
    ana: AgentActor,
    vera: VisitorActor,
    vlad: VisitorActor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(trimming, "AT_ONCE", 2)
    for visitor in (vera, vlad):
        tab = await connect(visitor)
        conversation_id = (await tab.say("1"))["conversation_id"]
        for body in "234":
            await tab.say(body, conversation_id)
    clock.move(days=services.settings.event_log_days + 1)

    await trimming.trim(services)

    assert await services.database.value("SELECT count(*) FROM event") == 0
    assert await services.database.value("SELECT min(trimmed_seq) FROM workspace") == 5


async def test_what_is_trimmed_while_a_page_is_read_is_not_silently_missing(
    services: Services, connect: Connect, ana: AgentActor, vera: VisitorActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = await connect(vera)
    conversation_id = (await tab.say("1"))["conversation_id"]
    await tab.say("2", conversation_id)
    epoch = await services.database.value("SELECT epoch FROM workspace WHERE id = $1", ana.workspace_id)
    fetch = services.database.fetch

    async def fetch_after_a_trim(sql: str, *arguments: object) -> Any:
        if "FROM event" in sql:
            await fetch("UPDATE workspace SET trimmed_seq = 1 WHERE id = $1", ana.workspace_id)
            await fetch("DELETE FROM event WHERE seq <= 1")
        return await fetch(sql, *arguments)

    monkeypatch.setattr(Database, "fetch", lambda _, sql, *arguments: fetch_after_a_trim(sql, *arguments))
    page = await sync.workspace(services.database, ana.workspace_id, epoch, 0)

    assert page.reset or [event.seq for event in page.events] == [1, 2, 3]


async def test_what_was_erased_keeps_its_number(connect: Connect, ana: AgentActor, vera: VisitorActor) -> None:
    tab, desk = await connect(vera), await connect(ana)
    erased = await tab.say("My card is 1234 5678")
    await desk.say("Please do not send such things", erased["conversation_id"])
    await Message.filter(id=erased["id"]).delete()
    epoch = (await desk.call("start", {}))["epoch"]

    page = await desk.call("sync", {"epoch": epoch, "since": 0})
    mine = await tab.call("sync", {"epoch": epoch, "since": 0, "conversation_id": erased["conversation_id"]})

    for told in (page, mine):
        assert [(event["seq"], event["type"]) for event in told["events"]] == [
            (1, "conversation_created"), (2, "subject_erased"), (3, "message_created"),
        ]  # fmt: skip
        assert "1234 5678" not in json.dumps(told)


async def test_reads_that_moved_while_away_come_along(
    connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    """Also when what was missed takes several pages: positions moved at its beginning are not forgotten."""
    tab, desk, away = await connect(vera), await connect(ana), await connect(ben)
    question = await tab.say("0")
    start = await away.call("start", {})
    await away.leave()
    about = {"conversation_id": question["conversation_id"], "message_id": question["id"]}
    await desk.call("mark_read", about)
    for n in range(1, 250):
        await tab.say(str(n), question["conversation_id"])
    await tab.call("mark_read", about)

    back = await connect(ben)
    pages, reads = await everything_after(back, {"epoch": start["epoch"], "since": start["head"]})

    assert len(pages) == 2
    latest = {read["reader"]["id"]: read for read in reads}
    assert latest[str(ana.id)]["read_seq"] == question["seq"]
    assert latest[question["author"]["id"]]["read_seq"] == question["seq"]
    mine = await tab.call(
        "sync", {"conversation_id": question["conversation_id"], "epoch": start["epoch"], "since": 200}
    )
    assert {read["reader"]["name"] for read in mine["reads"]} == {"Ana", None}


async def test_start_brings_what_was_missed(connect: Connect, ana: AgentActor, vera: VisitorActor) -> None:
    tab, desk = await connect(vera), await connect(ana)
    conversation_id = (await tab.say("Hello"))["conversation_id"]
    known = await desk.call("start", {})
    assert known["missed"] is None
    since = {"epoch": known["epoch"], "since": known["head"]}
    await desk.say("secret note", conversation_id, kind="note")
    await desk.say("Hi", conversation_id)

    agents = await desk.call("start", since)
    visitors = await tab.call("start", {"epoch": known["epoch"], "since": 2})

    assert [event["data"]["body"] for event in agents["missed"]["events"]] == ["secret note", "Hi"]
    assert agents["head"] == agents["missed"]["head"] == 4
    assert [event["data"]["body"] for event in visitors["missed"]["events"]] == ["Hi"]
    assert visitors["missed"]["head"] == visitors["conversations"][0]["head"] == 3
    for client in (desk, tab):
        assert (await client.call("start", since | {"epoch": "other"}))["missed"]["reset"]
        assert (await client.call("start", {"epoch": known["epoch"]}))["missed"] is None


async def test_a_client_that_missed_the_last_event_learns_it(
    services: Services, connect: Connect, ana: AgentActor, vera: VisitorActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    conversation_id = (await tab.say("Hello"))["conversation_id"]
    epoch = (await desk.call("start", {}))["epoch"]
    for client in (desk, tab):
        await client.receive("message_created")
    monkeypatch.setattr(services.rooms, "_tell", lambda *_: None)  # every hint is lost
    await desk.say("a note", conversation_id, kind="note")
    await desk.say("Hi", conversation_id)

    await heads.tell_heads(services)

    assert await desk.receive("head") == {"epoch": epoch, "head": 4}
    assert await tab.receive("head") == {"conversation_id": conversation_id, "epoch": epoch, "head": 3}
    assert [name for name, _ in desk.heard_so_far()] == []
    missed = await desk.call("sync", {"epoch": epoch, "since": 2})
    assert [event["data"]["body"] for event in missed["events"]] == ["a note", "Hi"]


async def test_each_hears_the_heads_of_their_own_only(
    services: Services, connect: Connect, ana: AgentActor, olga: AgentActor, vera: VisitorActor, viktor: VisitorActor
) -> None:
    everybody = {name: await connect(who) for name, who in
                 {"ana": ana, "olga": olga, "vera": vera, "viktor": viktor}.items()}  # fmt: skip
    first = await everybody["vera"].say("One")
    second = await everybody["vera"].say("Two")
    viktors = await everybody["viktor"].say("Viktor's")

    await heads.tell_heads(services)

    assert {(await everybody["vera"].receive("head"))["conversation_id"] for _ in range(2)} == {
        first["conversation_id"],
        second["conversation_id"],
    }
    assert (await everybody["viktor"].receive("head"))["conversation_id"] == viktors["conversation_id"]
    assert (await everybody["ana"].receive("head"))["head"] == 6
    assert (await everybody["olga"].receive("head"))["head"] == 0
