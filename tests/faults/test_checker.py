"""The checker itself: it is silent about what is well, and it finds what is not."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import asyncpg
import pytest

from tests.faults.checker import Kept, Logged, Truth, View, faults
from tests.faults.conftest import StartServer
from tests.faults.crowd import Crowd, crowd
from tests.faults.history import History
from tests.faults.servers import Server
from tests.faults.test_kill import fill, kill_and_restart
from tests.support.cast import VisitorActor

ACME, VERA, TALK = "acme", "vera", "talk"


class World:
    """Vera started a conversation with two messages, and Ana answered; all is well."""

    def __init__(self) -> None:
        self.history = History()
        self.truth = Truth([], [], {ACME: 4}, {TALK: 3}, {TALK: VERA})
        self.ana = View("Ana", "/agent", ACME, {"workspace": []})
        self.vera = View("Vera", "/visitor", VERA, {TALK: []})
        self._log("conversation_created", 1, 1, TALK)
        for seq, public_seq, writer, counter, kind in (
            (2, 2, "Vera", 0, "reply"), (3, 3, "Vera", 1, "reply"), (4, None, "Ana", 0, "note"),
        ):  # fmt: skip
            self._say(seq, public_seq, writer, counter, kind)

    def _say(self, seq: int, public_seq: int | None, writer: str, counter: int, kind: str) -> None:
        send = self.history.begin(writer, counter, TALK, kind=kind)
        kept = Kept(f"m{seq}", ACME, TALK, VERA, send.client_id, kind, send.body, seq, public_seq)
        self.truth.messages.append(kept)
        data = {"id": kept.id, "body": kept.body, "client_id": kept.client_id}
        send.answered({"ok": True, "data": {"message": data | {"seq": seq}}})
        self._log("message_created", seq, public_seq, kept.id, data)

    def _log(self, type: str, seq: int, public_seq: int | None, subject_id: str, data: Any = None) -> None:
        self.truth.events.append(Logged(ACME, seq, type, TALK, subject_id, public_seq))
        event = {"type": type, "conversation_id": TALK, "data": data}
        self.ana.tracks["workspace"].append(event | {"seq": seq})
        if public_seq:
            self.vera.tracks[TALK].append(event | {"seq": public_seq})

    def faults(self) -> list[str]:
        return faults(self.history, [self.ana, self.vera], self.truth)


def test_what_is_well_is_not_blamed() -> None:
    assert World().faults() == []


def lose_a_message(world: World) -> None:
    world.truth.messages.pop()
    world.truth.events.pop()
    world.truth.heads[ACME] = 3
    world.ana.tracks["workspace"].pop()


def double_a_message(world: World) -> None:
    world.truth.messages.append(replace(world.truth.messages[0], id="again"))


def keep_a_refused_message(world: World) -> None:
    world.history.sends[2].acks.clear()
    world.history.sends[2].refusals.append("rate_limited")


def double_an_unknown_message(world: World) -> None:
    world.history.sends[0].acks.clear()
    double_a_message(world)


def leave_a_gap(world: World) -> None:
    world.truth.events.remove(world.truth.events[0])


def leave_a_public_gap(world: World) -> None:
    world.truth.events[0] = replace(world.truth.events[0], public_seq=None)


def turn_a_devices_order(world: World) -> None:
    world.vera.tracks[TALK].reverse()


def apply_twice(world: World) -> None:
    world.ana.tracks["workspace"].append(world.ana.tracks["workspace"][-1])


def miss_the_last(world: World) -> None:
    world.vera.tracks[TALK].pop()


def turn_a_writers_order(world: World) -> None:
    world.history.sends[0].counter = 2


def tell_a_note_to_the_visitor(world: World) -> None:
    world.vera.tracks[TALK].append(world.ana.tracks["workspace"][-1])


def tell_a_stranger(world: World) -> None:
    world.vera.tracks["of somebody else"] = []


def tell_another_workspace(world: World) -> None:
    world.ana.tracks["workspace"][2] = world.ana.tracks["workspace"][2] | {"conversation_id": "of another workspace"}


def answer_a_repeat_otherwise(world: World) -> None:
    send = world.history.sends[0]
    send.acks.append({"message": send.acks[0]["message"] | {"seq": 9}})


def ack_what_is_not_kept(world: World) -> None:
    world.history.sends[0].acks[0]["message"]["id"] = "another"


def show_another_text(world: World) -> None:
    event = world.vera.tracks[TALK][1]
    world.vera.tracks[TALK][1] = event | {"data": event["data"] | {"body": "forged"}}


@pytest.mark.parametrize(
    ("break_it", "complaint"),
    [
        (lose_a_message, "was acked, but is not in the database"),
        (double_a_message, "is 2 times in the database"),
        (double_an_unknown_message, "(unknown) is 2 times"),
        (keep_a_refused_message, "was refused (rate_limited), but is in the database"),
        (leave_a_gap, "the log of workspace acme is not 1 to 4"),
        (leave_a_public_gap, "the public log of conversation talk is not 1 to 3"),
        (turn_a_devices_order, "in order: False"),
        (apply_twice, "doubled [4]"),
        (miss_the_last, "missing [3]"),
        (turn_a_writers_order, "has a higher number than what Vera sent after it"),
        (tell_a_note_to_the_visitor, "applied 4 of 3"),
        (tell_a_stranger, "which is not its own"),
        (tell_another_workspace, "which is not of its workspace's log"),
        (answer_a_repeat_otherwise, "ways that differ"),
        (ack_what_is_not_kept, "is not what is kept"),
        (show_another_text, "holds 'forged'"),
    ],
)
def test_what_is_broken_is_found(break_it: Callable[[World], None], complaint: str) -> None:
    world = World()
    break_it(world)
    assert any(complaint in fault for fault in world.faults()), world.faults()


@pytest.mark.slow
@pytest.mark.timeout(150)
async def test_acking_before_the_commit_is_found(fresh: dict[str, Any], start_server: StartServer) -> None:
    server = await asyncio.to_thread(start_server, fresh, twists=["ack_before_commit"])
    async with crowd(fresh) as people:
        talks = await fill(people, server)
        await people.until_acked(100)
        await kill_and_restart(server)
        await people.until_acked(20)
        people.is_over = True
        await asyncio.gather(*talks)

        found = await people.verdict(within=3)
        assert any("was acked, but is not in the database" in fault for fault in found)


@pytest.mark.slow
@pytest.mark.timeout(150)
@pytest.mark.parametrize("is_unique", [True, False])
async def test_a_dropped_unique_index_is_found(
    fresh: dict[str, Any], start_server: StartServer, is_unique: bool
) -> None:
    """What is sent through two servers at the same moment is one message, and it is the index that sees to it."""
    if not is_unique:
        await drop_indexes(fresh)
    one, two = [await asyncio.to_thread(start_server, fresh, twists=["heads=1"]) for _ in range(2)]
    async with crowd(fresh) as people:
        cast = await people.cast()
        await asyncio.gather(*(says_all_twice(people, VisitorActor(cast.ana.site), n, one, two) for n in range(10)))

        found = await people.verdict(within=20 if is_unique else 3)
        assert any("(ok) is 2 times in the database" in fault for fault in found) is not is_unique
        assert is_unique is (found == [])


async def says_all_twice(people: Crowd, visitor: VisitorActor, n: int, one: Server, two: Server) -> None:
    tab = await people.device(visitor, lambda: one.url, f"visitor {n}")
    other_tab = await people.device(visitor, lambda: two.url, f"visitor {n}'s other tab")
    conversation_id = None
    for counter in range(5):
        send = people.history.begin(tab.name, counter, conversation_id)
        await asyncio.gather(people.deliver(tab, send), people.deliver(other_tab, send))
        conversation_id = send.acks[0]["conversation_id"]


async def drop_indexes(database: dict[str, Any]) -> None:
    connection = await asyncpg.connect(**database)
    await connection.execute(await connection.fetchval(DROP_INDEXES))
    await connection.close()


DROP_INDEXES = """
SELECT string_agg(format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname), ';') FROM pg_constraint
WHERE conrelid IN ('message'::regclass, 'conversation'::regclass) AND contype = 'u'
  AND pg_get_constraintdef(oid) LIKE '%client_id%'
"""
