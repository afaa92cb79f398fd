"""The hot path: once however often it is asked, in one order, and without a deadlock."""

from __future__ import annotations

import asyncio
import random
from typing import Any
from uuid import UUID, uuid4

import pytest

from chatting_rt.domain import posting
from chatting_rt.domain.messages import Draft, KeptMessage
from chatting_rt.errors import Refused
from chatting_rt.infra.database import Database
from chatting_rt.services import Services
from chatting_rt.settings import Settings
from chatting_rt.wire.base import Author
from models.base import new_id
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client
from tests.support.processes import second_server, second_services


@pytest.fixture(name="settings")
def _settings(unlimited: Settings) -> Settings:
    return unlimited


def draft(services: Services, by: AgentActor, conversation_id: str, body: str, client_id: UUID | None = None) -> Draft:
    author = Author(type="agent", id=by.id, name=by.name)
    now = services.clock.now()
    return Draft(new_id(), UUID(conversation_id), client_id or uuid4(), "reply", body, author, now)


async def test_the_same_message_twice_in_one_batch_is_one_message(
    services: Services, connect: Connect, ana: AgentActor, vera: VisitorActor
) -> None:
    id = (await (await connect(vera)).say("Hello"))["conversation_id"]
    again, other = uuid4(), uuid4()
    drafts = [
        draft(services, ana, id, "one", again),
        draft(services, ana, id, "two", other),
        draft(services, ana, id, "one", again),
        draft(services, ana, id, "another body", again),
        draft(services, ana, str(uuid4()), "to nowhere"),
        draft(services, ana, id, "three"),
    ]

    one, two, repeated, conflict, nowhere, three = await posting.write(services, drafts)

    assert isinstance(one, KeptMessage)
    assert isinstance(two, KeptMessage)
    assert isinstance(three, KeptMessage)
    assert repeated == one
    assert [message.seq for message in (one, two, three)] == [3, 4, 5]
    assert isinstance(conflict, Refused)
    assert isinstance(nowhere, Refused)
    assert (conflict.code, nowhere.code) == ("idempotency_conflict", "not_found")


async def test_a_batch_across_workspaces_numbers_each_by_itself(
    services: Services, connect: Connect, ana: AgentActor, olga: AgentActor, vera: VisitorActor, vlad: VisitorActor
) -> None:
    here = (await (await connect(vera)).say("Hello"))["conversation_id"]
    there = (await (await connect(vlad)).say("Hello"))["conversation_id"]
    desk, other_desk = await connect(ana), await connect(olga)
    drafts = [draft(services, *((ana, here) if n % 2 else (olga, there)), str(n)) for n in range(10)]

    kept = await posting.write(services, drafts)

    assert [message.seq for message in kept if isinstance(message, KeptMessage)] == [
        3, 3, 4, 4, 5, 5, 6, 6, 7, 7,
    ]  # fmt: skip
    for listener, bodies in ((desk, "13579"), (other_desk, "02468")):
        assert [(await listener.receive("message_created"))["data"]["body"] for _ in bodies] == list(bodies)


async def test_two_processes_given_the_same_send_write_one_message(
    services: Services, database: dict[str, Any], connect: Connect, ana: AgentActor, vera: VisitorActor
) -> None:
    """A client that lost its connection repeats elsewhere what the first process is writing at that moment."""
    tab, desk = await connect(vera), await connect(ana)
    id = (await tab.say("0"))["conversation_id"]
    async with second_server(services, database) as url:
        elsewhere = await Client(url, "/visitor", vera.auth()).join()
        for n in range(1, 31):
            send = {"conversation_id": id, "client_id": str(uuid4()), "body": str(n)}
            answers = await asyncio.gather(*(client.ack("send_message", send) for client in (tab, elsewhere, tab)))
            assert all(answer == answers[0] and answer["ok"] for answer in answers), answers
        send |= {"body": "another"}
        for client in (tab, elsewhere):
            assert (await client.refusal("send_message", send))["code"] == "idempotency_conflict"
        await elsewhere.leave()

    messages = (await desk.call("list_messages", {"conversation_id": id}))["messages"]
    assert [(message["seq"], message["body"]) for message in messages] == [(n + 2, str(n)) for n in range(31)]
    assert (await desk.call("start", {}))["head"] == 32


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
async def test_writers_that_overlap_never_lock_each_other_out(
    services: Services,
    database: dict[str, Any],
    connect: Connect,
    ana: AgentActor,
    olga: AgentActor,
    vera: VisitorActor,
    viktor: VisitorActor,
    vlad: VisitorActor,
    seed: int,
) -> None:
    """Two processes write batches over the same conversations of two workspaces, in every order, with deeds between."""
    chance = random.Random(seed)
    places: list[tuple[AgentActor, str]] = []
    for visitor, agent in ((vera, ana), (viktor, ana), (vlad, olga)):
        tab = await connect(visitor)
        places += [(agent, (await tab.say(f"Hello {n}"))["conversation_id"]) for n in range(3)]
    desk = await connect(ana)
    deadlocks = "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
    before = await services.database.value(deadlocks)

    async def write(process: Services) -> int:
        written = 0
        for _ in range(25):
            chosen = chance.choices(places, k=chance.randrange(1, 12))
            sends = [process.posts.submit(draft(process, *place, "again")) for place in chosen]
            kept = await asyncio.gather(*sends)
            assert all(isinstance(message, KeptMessage) for message in kept), kept
            written += len(kept)
        return written

    async def handle() -> int:
        ours = [id for agent, id in places if agent is ana]
        events = 0
        for n in range(30):
            about = {"conversation_id": chance.choice(ours)}
            status = "resolved" if n % 2 else "snoozed"
            before = (await desk.call("get_conversation", about))["item"]["conversation"]["status"]
            changed = await desk.call("set_conversation_status", about | {"status": status})
            events += 2 * (changed["conversation"]["status"] != before)  # the thread tells of it, too
        return events

    async with second_services(services, database) as other:
        *written, events = await asyncio.gather(*(write(process) for process in (services, other) * 2), handle())

    assert await services.database.value(deadlocks) == before
    log = await services.database.fetch("SELECT workspace_id, seq FROM event ORDER BY workspace_id, seq")
    assert len(log) == 2 * len(places) + sum(written) + events
    for workspace_id in (ana.workspace_id, olga.workspace_id):
        numbers = [row["seq"] for row in log if row["workspace_id"] == workspace_id]
        assert numbers == list(range(1, len(numbers) + 1)), "the log has a gap"
    public = await services.database.fetch(
        "SELECT conversation_id, array_agg(public_seq ORDER BY seq) AS numbers FROM event"
        " WHERE public_seq IS NOT NULL GROUP BY 1"
    )
    for row in public:
        assert row["numbers"] == list(range(1, len(row["numbers"]) + 1))


async def test_conversations_that_a_batch_opens_again_are_told_together(
    services: Services, connect: Connect, ana: AgentActor, vera: VisitorActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not one after the other: everybody in the batch waits for its acks."""
    tab, desk = await connect(vera), await connect(ana)
    questions = [await tab.say(f"Hello {n}") for n in range(5)]
    for question in questions:
        about = {"conversation_id": question["conversation_id"], "status": "resolved"}
        await desk.call("set_conversation_status", about)
        await desk.receive("conversation_updated")
    vera_herself = Author(type="visitor", id=UUID(questions[0]["author"]["id"]), name=None)
    now = services.clock.now()
    drafts = [
        Draft(new_id(), UUID(question["conversation_id"]), uuid4(), "reply", "Again", vera_herself, now)
        for question in questions
    ]
    fetches = []
    fetch = Database.fetch

    async def counted(self: Database, sql: str, *arguments: object) -> Any:
        fetches.append(sql)
        return await fetch(self, sql, *arguments)

    monkeypatch.setattr(Database, "fetch", counted)
    await posting.write(services, drafts)

    told = [(await desk.receive("conversation_updated"))["data"] for _ in questions]
    assert {conversation["id"] for conversation in told} == {question["conversation_id"] for question in questions}
    assert {conversation["status"] for conversation in told} == {"open"}
    assert len(fetches) <= 5


async def test_what_is_committed_is_acked_though_telling_fails(
    connect: Connect, ana: AgentActor, vera: VisitorActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    question = await tab.say("Hello")

    async def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("chatting_rt.domain.replay.for_agents", fail)
    about = {"conversation_id": question["conversation_id"], "status": "resolved"}
    assert (await desk.call("set_conversation_status", about))["conversation"]["status"] == "resolved"
    assert (await tab.say("Still there?", question["conversation_id"]))["body"] == "Still there?"


async def test_one_connections_sends_are_numbered_as_sent(
    connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor
) -> None:
    tab, desk, second = await connect(vera), await connect(ana), await connect(ben)
    id = (await tab.say("Hello"))["conversation_id"]

    async def send(client: Client, name: str) -> None:
        await asyncio.gather(*(client.say(f"{name} {n}", id) for n in range(20)))

    await asyncio.gather(send(tab, "Vera"), send(desk, "Ana"), send(second, "Ben"))

    messages = (await desk.call("list_messages", {"conversation_id": id, "limit": 100}))["messages"]
    assert [message["seq"] for message in messages] == list(range(2, 63))
    for name in ("Vera", "Ana", "Ben"):
        said = [message["body"] for message in messages if message["body"].startswith(name)]
        assert said == [f"{name} {n}" for n in range(20)]
