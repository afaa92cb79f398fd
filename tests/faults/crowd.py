"""Writers and listeners around one or more servers, and the verdict on what became of it all."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import aiohttp

from chatting_rt.settings import Settings
from tests.faults.checker import Truth, View, faults, truth_of
from tests.faults.device import Device, Where
from tests.faults.history import History, Send
from tests.faults.line import LineLost
from tests.support.apart import services_apart
from tests.support.cast import AgentActor, VisitorActor, found_workspace, join_workspace

FASTEST = 0.012  # seconds from one message of a monologue to the next; 100 frames a second are a flood


@dataclass
class Cast:
    """Acme: Ana owns it, Ben is an agent. Other: Olga owns it, and should see nothing of Acme."""

    ana: AgentActor
    ben: AgentActor
    olga: AgentActor


async def cast_in(database: dict[str, Any]) -> Cast:
    """New workspaces, so that tests may share a server."""
    async with services_apart(Settings(data_dir=Path("unused"), secret_key="k" * 32), database) as services:
        suffix = uuid4().hex[:8]
        ana = await found_workspace(services, f"Acme{suffix}", "Ana")
        ben = await join_workspace(services, ana.workspace_id, ana.site, "Ben", "agent")
        olga = await found_workspace(services, f"Other{suffix}", "Olga")
        return Cast(ana, ben, olga)


@dataclass
class Crowd:
    database: dict[str, Any]
    http: aiohttp.ClientSession
    stack: AsyncExitStack
    seed: int
    history: History = field(default_factory=History)
    devices: list[Device] = field(default_factory=list)
    conversations: list[str] = field(default_factory=list)
    """Those of Acme, for its agents to write in."""
    workspaces: set[str] = field(default_factory=set)
    """The ones of its cast: other tests may share the database."""
    is_over: bool = False

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)

    async def cast(self) -> Cast:
        cast = await cast_in(self.database)
        self.workspaces |= {str(cast.ana.workspace_id), str(cast.olga.workspace_id)}
        return cast

    async def device(self, person: AgentActor | VisitorActor, where: Where, name: str, within: float = 15) -> Device:
        device = await Device(self.http, where, person, name).open(within)
        self.stack.push_async_callback(device.close)
        self.devices.append(device)
        return device

    async def deliver(self, device: Device, send: Send) -> None:
        """Try under the one client_id until there is an answer."""
        while True:
            try:
                ack = await device.ask("send_message", send.payload(device.person.namespace))
            except LineLost:
                send.unanswered()
                continue
            if send.answered(ack):
                return
            await asyncio.sleep(ack["error"].get("retry_after", 0.1) / 5)

    async def say(self, device: Device, counter: int, conversation_id: str | None, **more: Any) -> Send:
        send = self.history.begin(device.name, counter, conversation_id, **more)
        await self.deliver(device, send)
        return send

    async def monologue(self, device: Device, counters: range, conversation_id: str, **more: Any) -> list[float]:
        """One message after the other, not so fast as to be taken for a flood. Seconds until each ack."""
        waits = []
        for n in counters:
            began = time.monotonic()
            await self.say(device, n, conversation_id, kind="note" if n % 10 == 9 else "reply", **more)
            waits.append(time.monotonic() - began)
            await asyncio.sleep(max(0.0, FASTEST - waits[-1]))
        return waits

    async def visitor_talks(self, device: Device, other_tab: Device | None = None, is_of_acme: bool = True) -> None:
        """Until it is over. With another tab, many a message is sent through both at the same moment."""
        counter, conversation_id = 0, None
        while not self.is_over:
            send = self.history.begin(device.name, counter, conversation_id)
            both = other_tab is not None and self.random.random() < 0.7
            tabs = [device, other_tab] if both and other_tab else [device]
            await asyncio.gather(*(self.deliver(tab, send) for tab in tabs))
            if self.random.random() < 0.1:
                await self.deliver(device, send)  # a repeat for no reason
            if conversation_id is None and send.acks:
                conversation_id = send.acks[0]["message"]["conversation_id"]
                if is_of_acme:
                    self.conversations.append(conversation_id)
            counter += 1

    async def agent_talks(self, device: Device) -> None:
        """Until it is over, here and there, and now and then a note."""
        counter = 0
        while not self.is_over:
            if not self.conversations:
                await asyncio.sleep(0.05)
                continue
            kind = "note" if self.random.random() < 0.2 else "reply"
            await self.say(device, counter, self.random.choice(self.conversations), kind=kind)
            counter += 1

    async def until_acked(self, more: int, within: float = 30) -> None:
        wanted = self.history.acked + more
        async with asyncio.timeout(within):
            while self.history.acked < wanted:
                await asyncio.sleep(0.005)

    async def repeat_some(self, share: float = 0.1) -> None:
        """Send again what was acked long ago, perhaps through another process than then."""

        async def of(device: Device) -> None:
            for send in self.history.sends:
                if send.acks and send.writer == device.name and self.random.random() < share:
                    await self.deliver(device, send)

        await asyncio.gather(*(of(device) for device in self.devices))

    async def settled(self, within: float = 20) -> Truth:
        """The truth, once every device has come as far as the logs; or as far as it came in time."""
        deadline = asyncio.get_running_loop().time() + within
        while True:
            truth = await truth_of(self.database, self.workspaces)
            if all(_is_up_to_date(device, truth) for device in self.devices):
                return truth
            if asyncio.get_running_loop().time() > deadline:
                return truth
            await asyncio.sleep(0.1)

    async def verdict(self, within: float = 20) -> list[str]:
        truth = await self.settled(within)
        return faults(self.history, [view_of(device) for device in self.devices], truth)


def _is_up_to_date(device: Device, truth: Truth) -> bool:
    if device.is_agent:
        return device.tracks["workspace"].last >= truth.heads[str(device.person.workspace_id)]
    own = [id for id, visitor_id in truth.visitors.items() if visitor_id == device.visitor_id]
    return all(id in device.tracks and device.tracks[id].last >= truth.public_heads[id] for id in own)


def view_of(device: Device) -> View:
    resets = [f"was reset {device.resets} times"] if device.resets else []
    return View(
        name=device.name,
        side=device.person.namespace,
        id=str(device.person.workspace_id) if isinstance(device.person, AgentActor) else device.visitor_id,
        tracks={scope: track.applied for scope, track in device.tracks.items()},
        base=device.tracks["workspace"].base if device.is_agent else 0,
        complaints=(*device.complaints, *resets),
    )


@asynccontextmanager
async def crowd(database: dict[str, Any], seed: int = 1) -> AsyncIterator[Crowd]:
    async with AsyncExitStack() as stack:
        http = await stack.enter_async_context(aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)))
        yield Crowd(database, http, stack, seed)
