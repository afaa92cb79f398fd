"""Everybody acts at once, by seeds: clients that saw different interleavings end with what a fresh one loads."""

from __future__ import annotations

import asyncio
import random
from typing import Any
from uuid import uuid4

import pytest

from chatting_rt.settings import Settings
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client
from tests.support.hearing import heard
from tests.support.reducer import AgentStore, VisitorStore

pytestmark = pytest.mark.slow
DEEDS = 30
Conversations = dict[str, list[str]]
"""The ids of those that each visitor has."""
About = dict[str, Any]


@pytest.fixture(name="settings")
def _settings(unlimited: Settings) -> Settings:
    return unlimited


class Agent:
    """Does what comes to mind. `ack` where a colleague may have been there before, and it is refused."""

    def __init__(self, name: str, desk: Client, owners_desk: Client, colleagues: list[str], chance: random.Random):
        self.name, self.desk, self.owners_desk, self.colleagues = name, desk, owners_desk, colleagues
        self.chance = chance
        self.said: list[About] = []
        self.labels: list[str] = []
        self.teams: list[str] = []

    async def work(self, conversations: Conversations) -> None:
        deeds = [
            self.assign, self.set_status, self.set_priority, self.set_availability, self.label, self.unlabel,
            self.delete_label, self.give_to_a_team, self.dissolve_a_team, self.edit, self.take_back, self.quote,
            self.draft, self.keep_a_reply, self.change_many, *[self.say] * 8,
        ]  # fmt: skip
        for _ in range(DEEDS):
            about = {"conversation_id": self.chance.choice([id for ids in conversations.values() for id in ids])}
            await self.chance.choice(deeds)(about)

    async def say(self, about: About) -> None:
        message = await self.desk.say("Yes", **about, kind=self.chance.choice(["reply", "note"]))
        self.said.append(about | {"message_id": message["id"]})

    async def quote(self, _: About) -> None:
        for said in self._one_of(self.said):
            about = {"conversation_id": said["conversation_id"], "quoted_message_id": said["message_id"]}
            await self.desk.ack("send_message", about | {"client_id": str(uuid4()), "kind": "note", "body": "So what?"})

    async def edit(self, _: About) -> None:
        for said in self._one_of(self.said):
            await self.desk.ack("edit_message", said | {"body": self._word()})

    async def take_back(self, _: About) -> None:
        for said in self._one_of(self.said):
            await self.desk.ack("delete_message", said)

    async def assign(self, about: About) -> None:
        wanted = {"assignee_id": self.chance.choice([*self.colleagues, None])}
        await self.desk.call("assign_conversation", about | wanted)

    async def set_status(self, about: About) -> None:
        wanted = {"status": self.chance.choice(["open", "resolved", "snoozed"])}
        await self.desk.call("set_conversation_status", about | wanted)

    async def set_priority(self, about: About) -> None:
        await self.desk.call("set_priority", about | {"priority": self.chance.choice(["low", "high", "urgent"])})

    async def set_availability(self, _: About) -> None:
        await self.desk.call("set_availability", {"availability": self.chance.choice(["online", "away", "busy"])})

    async def label(self, about: About) -> None:
        made = await self.owners_desk.call("create_label", {"name": self._word()})
        self.labels.append(made["label"]["id"])
        await self.desk.call("label_conversation", about | {"label_id": self.labels[-1]})

    async def unlabel(self, about: About) -> None:
        for label_id in self._one_of(self.labels):
            await self.desk.ack("unlabel_conversation", about | {"label_id": label_id})

    async def delete_label(self, _: About) -> None:
        for label_id in self._one_of(self.labels):
            await self.owners_desk.ack("delete_label", {"label_id": label_id})

    async def give_to_a_team(self, about: About) -> None:
        made = await self.owners_desk.call("create_team", {"name": self._word(), "agent_ids": self.colleagues[:1]})
        self.teams.append(made["team"]["id"])
        await self.desk.call("assign_team", about | {"team_id": self.teams[-1]})

    async def dissolve_a_team(self, _: About) -> None:
        for team_id in self._one_of(self.teams):
            await self.owners_desk.ack("delete_team", {"team_id": team_id})

    async def draft(self, about: About) -> None:
        await self.desk.call("save_draft", about | {"kind": "reply", "body": self.chance.choice(["", "Perhaps"])})

    async def keep_a_reply(self, _: About) -> None:
        await self.owners_desk.call("create_canned_reply", {"short_code": self._word(), "body": "Good morning"})

    async def change_many(self, about: About) -> None:
        await self.desk.call("change_conversations", {"conversation_ids": list(about.values()), "status": "open"})

    def _one_of(self, things: list[Any]) -> list[Any]:
        return self.chance.sample(things, 1) if things else []

    def _word(self) -> str:
        return f"{self.name}{self.chance.randrange(10**9)}"


async def visit(tab: Client, own: list[str], chance: random.Random) -> None:
    for n in range(DEEDS):
        if chance.random() < 0.1:
            own.append((await tab.say(f"New {n}"))["conversation_id"])
        elif chance.random() < 0.15:
            about = {"conversation_id": chance.choice(own), "rating": chance.randint(1, 5)}
            await tab.ack("rate_conversation", about)  # refused where nobody asked
        else:
            await tab.say(f"Well {n}", chance.choice(own))


@pytest.mark.parametrize("seed", range(4))
async def test_many_deeds_at_once_end_in_one_truth(
    connect: Connect, ana: AgentActor, ben: AgentActor, vera: VisitorActor, viktor: VisitorActor, seed: int
) -> None:
    """One device watches it all, another comes and goes; both end with what a fresh one loads."""
    chance = random.Random(seed)
    watching, restless, owners_desk = await connect(ben), await connect(ben), await connect(ana)
    tabs = {"vera": await connect(vera), "viktor": await connect(viktor)}
    watching_tabs = {"vera": await connect(vera), "viktor": await connect(viktor)}
    live, coming_and_going = await AgentStore.fresh(watching), await AgentStore.fresh(restless)
    await restless.leave()
    conversations = {name: [(await tab.say("Hello"))["conversation_id"]] for name, tab in tabs.items()}
    team = [str(ana.id), str(ben.id)]
    agents = [
        Agent("a", owners_desk, owners_desk, team, chance),
        Agent("b", await connect(ben), owners_desk, team, chance),
    ]

    async def come_and_go() -> None:
        for _ in range(5):
            desk = await connect(ben)
            await coming_and_going.sync(desk)
            await desk.leave()

    await asyncio.gather(
        *(visit(tab, conversations[name], chance) for name, tab in tabs.items()),
        *(agent.work(conversations) for agent in agents),
        come_and_go(),
    )

    desk = await connect(ana)
    fresh = await AgentStore.fresh(desk)
    told = await heard(watching, lambda event: event["seq"], set(range(1, fresh.head + 1)))
    for event in sorted(told, key=lambda event: event["seq"]):  # deeds at once may be told the other way round
        live.apply(event)
    await coming_and_going.sync(desk)
    assert live == fresh
    assert coming_and_going == fresh
    for name, tab in watching_tabs.items():
        await assert_heard_what_is_loaded(tab, conversations[name])


async def assert_heard_what_is_loaded(tab: Client, own: list[str]) -> None:
    loaded = await VisitorStore.fresh(tab)
    assert set(loaded.conversations) == set(own)
    wanted = {(id, n) for id in own for n in range(1, loaded.head_of(id) + 1)}
    by_hearing = VisitorStore(loaded.epoch)
    told = await heard(tab, lambda event: (event["conversation_id"], event["seq"]), wanted)
    for event in sorted(told, key=lambda event: (event["conversation_id"], event["seq"])):
        by_hearing.apply(event)
    assert by_hearing == loaded
