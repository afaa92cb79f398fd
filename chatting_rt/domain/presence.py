"""Noticing who came and went. Each process compares the leases with what it told last, and tells its own sockets."""

import asyncio
from collections.abc import Collection
from uuid import UUID

from chatting_rt.errors import Refused
from chatting_rt.infra.presence import Lease, Subject
from chatting_rt.infra.rooms import agents_of, visitors_of
from chatting_rt.services import Services
from chatting_rt.wire.ephemeral_events import PresenceChanged, Present

TOLD_AT_ONCE = 50  # changes, then their readers get a moment: a crowd that vanishes together must not fill their queues
MOMENT = 0.01  # seconds
PATIENCE = 1.0  # seconds for a look: the commands of whoever joins wait for it


class PresenceWatch:
    def __init__(self, services: Services) -> None:
        self._services = services
        self._told: dict[UUID, set[Subject]] = {}
        self._team_told: dict[UUID, bool] = {}
        self._lock = asyncio.Lock()

    async def came(self, leases: list[Lease]) -> None:
        """Somebody's, on one device."""
        await self._services.presence.renew(leases)
        await self.look(leases[0].place_id, {lease.subject for lease in leases})

    async def went(self, leases: list[Lease]) -> None:
        for lease in leases:
            await self._services.presence.release(lease)
        await self.look(leases[0].place_id)

    async def renew(self, leases: list[Lease]) -> None:
        """Keep the leases of this process alive, and notice the ends of others'."""
        await self._services.presence.renew(leases)
        for workspace_id in {lease.place_id for lease in leases} | self._told.keys():
            await self.look(workspace_id)

    async def look(self, workspace_id: UUID, newcomers: Collection[Subject] = ()) -> None:
        """Soon or not at all: without the database we cannot say who is away. The next look will."""
        try:
            async with asyncio.timeout(PATIENCE):
                await self._look(workspace_id, newcomers)
        except (Refused, TimeoutError):
            self._told.setdefault(workspace_id, set())  # then it tells of everybody, since who came now was not told

    async def _look(self, workspace_id: UUID, newcomers: Collection[Subject]) -> None:
        async with self._lock:  # an older look must not be told after a newer one
            if not self._is_heard(workspace_id):
                self._told.pop(workspace_id, None)
                self._team_told.pop(workspace_id, None)
                return
            online = await self._services.presence.online(workspace_id)
            # The first here learns by `start` who is there already: only their own coming is news.
            told = self._told.setdefault(workspace_id, online - set(newcomers))
            await self._tell_changes(workspace_id, told, online)
            is_team_online = await self.is_team_online(workspace_id, online)
            if self._team_told.get(workspace_id) != is_team_online:
                self._team_told[workspace_id] = is_team_online
                self._tell(visitors_of(workspace_id), Present(type="workspace", id=workspace_id), is_team_online)

    def _is_heard(self, workspace_id: UUID) -> bool:
        rooms = self._services.rooms
        return bool(rooms.members(agents_of(workspace_id)) or rooms.members(visitors_of(workspace_id)))

    async def _tell_changes(self, workspace_id: UUID, told: set[Subject], online: set[Subject]) -> None:
        for number, subject in enumerate(_news(told, online), 1):
            self._tell(agents_of(workspace_id), Present(type=subject.type, id=subject.id), subject in online)
            told ^= {subject}
            if number % TOLD_AT_ONCE == 0:
                await asyncio.sleep(MOMENT)
        told.clear()
        told |= online

    async def is_team_online(self, workspace_id: UUID, online: set[Subject]) -> bool:
        """Whether some agent is attentive and has not said that they are away."""
        agents = [subject.id for subject in online if subject.type == "attention"]
        if not agents:
            return False
        return bool(
            await self._services.database.value(
                "SELECT EXISTS (SELECT FROM membership WHERE id = ANY($1) AND availability = 'online')", agents
            )
        )

    def _tell(self, room: str, subject: Present, is_online: bool) -> None:
        self._services.rooms.tell_here(room, "presence_changed", PresenceChanged(subject=subject, is_online=is_online))


def _news(told: set[Subject], online: set[Subject]) -> list[Subject]:
    """What changed. That who comes is attentive, and who goes is not, goes without saying."""
    changed = told ^ online
    understood = {
        one for one in changed
        if one.type == "attention"
        and (agent := Subject("agent", one.id)) in changed
        and (agent in online) == (one in online)
    }  # fmt: skip
    return sorted(changed - understood, key=lambda one: one.type == "attention")
