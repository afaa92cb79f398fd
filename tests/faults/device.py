"""A client that follows the resume protocol: start, events, a gap -> sync, reset -> start over. It comes back."""

from __future__ import annotations

import asyncio
import contextlib
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from tests.faults.line import JoinRefused, Line, LineLost
from tests.support.cast import AgentActor, VisitorActor

A_MOMENT = 0.25  # seconds that a gap gets to fill by itself: with several processes live events overtake each other

Where = Callable[[], str]


@dataclass
class Track:
    """One numbered log as this device knows it: the workspace's for an agent, a conversation's for a visitor."""

    base: int
    """The number after which this device began to follow."""
    epoch: str = ""
    last: int = -1
    applied: list[dict[str, Any]] = field(default_factory=list)
    ahead: dict[int, dict[str, Any]] = field(default_factory=dict)
    head: int = 0
    looking: asyncio.Task[None] | None = None

    def __post_init__(self) -> None:
        self.last = self.base

    def offer(self, event: dict[str, Any]) -> None:
        """Apply it if it is the next one, keep it if it is ahead, drop what is known."""
        if event["seq"] > self.last:
            self.ahead.setdefault(event["seq"], event)
        while (following := self.ahead.pop(self.last + 1, None)) is not None:
            self.applied.append(following)
            self.last += 1
        for seq in [seq for seq in self.ahead if seq <= self.last]:
            del self.ahead[seq]

    @property
    def has_gap(self) -> bool:
        return bool(self.ahead) or self.head > self.last


class Device:
    """`where` names the server to connect to, asked afresh at each attempt."""

    def __init__(self, http: aiohttp.ClientSession, where: Where, person: AgentActor | VisitorActor, name: str = ""):
        self.person = person
        self.name = name or person.namespace
        self.tracks: dict[str, Track] = {}
        self.heard: list[tuple[str, Any]] = []
        """Ephemeral events, in the order they came."""
        self.visitor_id = ""
        self.complaints: list[str] = []
        """What the server did that breaks the protocol."""
        self.resets = 0
        self.syncs = 0
        """How often it had to ask for what it was not told."""
        self.joins = 0
        self.is_ready = asyncio.Event()
        self.line: Line | None = None
        self._http = http
        self._where = where
        self._started = False
        self._early: list[dict[str, Any]] = []
        self._task: asyncio.Task[None] | None = None
        self._children: set[asyncio.Task[None]] = set()

    @property
    def is_agent(self) -> bool:
        return isinstance(self.person, AgentActor)

    async def open(self, within: float = 15) -> Device:
        self._task = asyncio.create_task(self._stay())
        await self.ready(within)
        return self

    async def ready(self, within: float = 30) -> None:
        async with asyncio.timeout(within):
            await self.is_ready.wait()

    async def close(self) -> None:
        for task in filter(None, [self._task, *self._children]):
            task.cancel()
        await asyncio.gather(*filter(None, [self._task, *self._children]), return_exceptions=True)
        if self.line is not None:
            await self.line.close()

    def cut(self) -> None:
        """Lose the socket, as in a tunnel. The device comes back by itself."""
        if self.line is not None:
            self.line._lose()

    async def ask(self, name: str, payload: dict[str, Any], **more: Any) -> dict[str, Any]:
        """The ack, or LineLost. Waits until the device is connected and has caught up."""
        while True:
            await self.ready(60)
            assert self.line is not None
            if not self.line.lost.is_set():
                return await self.line.ask(name, payload, **more)
            await asyncio.sleep(0.01)  # it is about to notice

    async def _stay(self) -> None:
        while True:
            try:
                await self._come()
                await self._resume()
                self.is_ready.set()
                assert self.line is not None
                await self.line.lost.wait()
            except (LineLost, JoinRefused):
                pass
            finally:
                self.is_ready.clear()
            await asyncio.sleep(random.uniform(0.05, 0.25))

    async def _come(self) -> None:
        if self.line is not None:
            await self.line.close()
        self._started = False
        self._early.clear()
        self.line = await Line.join(self._http, self._where(), self.person.namespace, self.person.auth(), self._hear)
        self.joins += 1

    async def _resume(self) -> None:
        started = await self._sure("start", {})
        if isinstance(self.person, VisitorActor):
            self.person.token, self.visitor_id = started["visitor_token"], started["visitor"]["id"]
            for thread in started["conversations"]:
                self._track(thread["id"], started["epoch"]).head = thread["head"]
        else:
            # What was there before is looked up in lists; only from here on events are followed.
            track = self.tracks.setdefault("workspace", Track(started["head"], started["epoch"]))
            track.head = max(track.head, started["head"])
        self._started = True
        for event in self._early:
            self._follow(event)
        for scope in list(self.tracks):
            await self._catch_up(scope)

    def _track(self, scope: str, epoch: str) -> Track:
        return self.tracks.setdefault(scope, Track(0, epoch))

    async def _sure(self, name: str, payload: dict[str, Any]) -> dict[str, Any]:
        """The data of a command that only reads: asked until it is answered."""
        while True:
            assert self.line is not None
            ack = await self.line.ask(name, payload)
            if ack["ok"]:
                data: dict[str, Any] = ack["data"]
                return data
            await asyncio.sleep(0.1)

    def _hear(self, name: str, payload: Any) -> None:
        if name == "head" and self._started:
            scope = payload.get("conversation_id") or "workspace"
            track = self._track(scope, payload["epoch"])
            track.head = max(track.head, payload["head"])
            self._mind(scope)
        elif isinstance(payload, dict) and "seq" in payload:
            if self._started:
                self._follow(payload)
            else:
                self._early.append(payload)
        else:
            self.heard.append((name, payload))

    def _follow(self, event: dict[str, Any]) -> None:
        scope = "workspace" if self.is_agent else event["conversation_id"]
        self._track(scope, event["epoch"]).offer(event)
        self._mind(scope)

    def _mind(self, scope: str) -> None:
        """See that a gap is closed: by what is on its way, or else by asking."""
        track = self.tracks[scope]
        if track.has_gap and (track.looking is None or track.looking.done()):
            track.looking = asyncio.create_task(self._look(scope))
            self._children.add(track.looking)
            track.looking.add_done_callback(self._children.discard)

    async def _look(self, scope: str) -> None:
        await asyncio.sleep(A_MOMENT)
        with contextlib.suppress(LineLost):  # then resuming does it
            await self._catch_up(scope)

    async def _catch_up(self, scope: str) -> None:
        track = self.tracks[scope]
        while track.has_gap:
            wanted = {"epoch": track.epoch, "since": track.last}
            self.syncs += 1
            page = await self._sure("sync", wanted if self.is_agent else wanted | {"conversation_id": scope})
            if page.get("reset"):
                self.resets += 1
                self.tracks[scope] = Track(page["head"], page["epoch"])
                return
            track.head = max(track.head, page["head"])
            first = page["events"][0]["seq"] if page["events"] else None
            if page["head"] > wanted["since"] and first != wanted["since"] + 1:
                self.complaints.append(f"sync since {wanted['since']} of {page['head']} began at {first}")
                return
            for event in page["events"]:
                track.offer(event)
