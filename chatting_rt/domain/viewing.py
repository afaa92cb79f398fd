"""Which agents look at a conversation, by lease as presence is. Only those who look at it themselves are told."""

import asyncio
from uuid import UUID

from chatting_rt.domain.access import ConversationAccess
from chatting_rt.infra.presence import Lease, Subject
from chatting_rt.infra.sockets.connection import Connection
from chatting_rt.services import Services
from chatting_rt.wire.ephemeral_events import ViewingChanged


class ViewingWatch:
    def __init__(self, services: Services) -> None:
        self._services = services
        self._leases: dict[Connection, Lease] = {}
        self._told: dict[UUID, set[Subject]] = {}
        self._lock = asyncio.Lock()

    async def move(self, connection: Connection, agent: Subject, conversation: ConversationAccess | None) -> list[UUID]:
        """Whom one meets there. Those hear who came, and those who were left hear that."""
        await self.gone(connection)
        if conversation is None or not connection.rooms:  # it may have hung up meanwhile
            return []
        lease = self._leases[connection] = Lease(conversation.id, agent, connection.engine_sid)
        self._services.rooms.view(connection, conversation.id, conversation.visitor_id)
        await self._services.presence.renew([lease])
        return sorted(subject.id for subject in await self._look(conversation.id))

    async def gone(self, connection: Connection) -> None:
        lease = self._leases.pop(connection, None)
        if lease is None:
            return
        self._services.rooms.cease_to_view(connection)
        await self._services.presence.release(lease)
        await self._look(lease.place_id)

    async def renew(self) -> None:
        """Keep the leases of this process alive, and notice the ends of others'."""
        leases = list(self._leases.values())
        await self._services.presence.renew(leases)
        for conversation_id in {lease.place_id for lease in leases} | self._told.keys():
            await self._look(conversation_id)

    async def _look(self, conversation_id: UUID) -> set[Subject]:
        async with self._lock:  # an older look must not be told after a newer one
            there = await self._services.presence.online(conversation_id)
            for agent in self._told.pop(conversation_id, set()) ^ there:
                changed = ViewingChanged(conversation_id=conversation_id, agent_id=agent.id, is_viewing=agent in there)
                self._services.rooms.tell_viewers(conversation_id, "viewing_changed", changed)
            if self._services.rooms.has_viewers(conversation_id):
                self._told[conversation_id] = there
            return there
