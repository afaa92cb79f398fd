"""Who hears what: the only file that names rooms. Deliveries are hints; the event log is the truth."""

from collections.abc import Iterable
from uuid import UUID

from chatting_rt.infra.bus import Bus
from chatting_rt.infra.sockets.connection import Connection
from chatting_rt.infra.sockets.packets import Frame, event_frame, text_frame
from chatting_rt.wire.base import Shape

AGENT = "/agent"
VISITOR = "/visitor"


def agents_of(workspace_id: UUID) -> str:
    return f"agents:{workspace_id}"


def visitors_of(workspace_id: UUID) -> str:
    return f"visitors:{workspace_id}"


def visitor_room(visitor_id: UUID) -> str:
    return f"visitor:{visitor_id}"


def agent_room(membership_id: UUID) -> str:
    return f"agent:{membership_id}"


def viewers_of(conversation_id: UUID) -> str:
    return f"viewers:{conversation_id}"


def followers_of(visitor_id: UUID) -> str:
    return f"followers:{visitor_id}"


class Rooms:
    """The rooms of this process. What is told here is published to the other processes too."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._members: dict[str, set[Connection]] = {}
        bus.on_message = self._deliver_text

    def enter(self, connection: Connection, *rooms: str) -> None:
        for room in rooms:
            self._members.setdefault(room, set()).add(connection)
            connection.rooms.add(room)

    def view(self, connection: Connection, conversation_id: UUID, visitor_id: UUID) -> None:
        """Who looks at a conversation follows its visitor."""
        self.enter(connection, viewers_of(conversation_id), followers_of(visitor_id))

    def cease_to_view(self, connection: Connection) -> None:
        for room in [room for room in connection.rooms if room.startswith(("viewers:", "followers:"))]:
            self._leave(connection, room)
            connection.rooms.discard(room)

    def has_viewers(self, conversation_id: UUID) -> bool:
        return viewers_of(conversation_id) in self._members

    def leave_all(self, connection: Connection) -> None:
        for room in connection.rooms:
            self._leave(connection, room)
        connection.rooms.clear()

    def _leave(self, connection: Connection, room: str) -> None:
        members = self._members.get(room, set())
        members.discard(connection)
        if not members:
            self._members.pop(room, None)

    def members(self, room: str) -> Iterable[Connection]:
        return tuple(self._members.get(room, ()))

    def here(self, prefix: str) -> list[UUID]:
        """The ids of the rooms of one kind that have members in this process."""
        return [UUID(room.removeprefix(prefix)) for room in self._members if room.startswith(prefix)]

    def workspaces_here(self) -> list[UUID]:
        return self.here("agents:")

    def workspaces_visited_here(self) -> list[UUID]:
        return self.here("visitors:")

    def visitors_here(self) -> list[UUID]:
        return self.here("visitor:")

    def tell_agents(self, workspace_id: UUID, name: str, payload: Shape) -> None:
        self._tell(agents_of(workspace_id), AGENT, name, payload)

    def tell_agent(self, membership_id: UUID, name: str, payload: Shape, *, but: Connection | None = None) -> None:
        """All their devices, `but` the one that knows."""
        self._tell(agent_room(membership_id), AGENT, name, payload, but)

    def tell_viewers(self, conversation_id: UUID, name: str, payload: Shape) -> None:
        """The agents' devices that show it."""
        self._tell(viewers_of(conversation_id), AGENT, name, payload)

    def tell_followers(self, visitor_id: UUID, name: str, payload: Shape) -> None:
        """The agents' devices that show a conversation of the visitor."""
        self._tell(followers_of(visitor_id), AGENT, name, payload)

    def tell_visitor(self, visitor_id: UUID, name: str, payload: Shape) -> None:
        self._tell(visitor_room(visitor_id), VISITOR, name, payload)

    def tell_visitors(self, workspace_id: UUID, name: str, payload: Shape) -> None:
        """Everybody on its sites who is connected."""
        self._tell(visitors_of(workspace_id), VISITOR, name, payload)

    def tell_here(self, room: str, name: str, payload: Shape) -> None:
        """Only in this process: for what every process finds out by itself."""
        namespace = AGENT if room.startswith("agent") else VISITOR
        self._deliver(room, event_frame(namespace, name, payload))

    def _tell(self, room: str, namespace: str, name: str, payload: Shape, but: Connection | None = None) -> None:
        if room not in self._members and not self._bus.has_others:
            return
        frame = event_frame(namespace, name, payload)
        self._deliver(room, frame, but)
        if self._bus.has_others:
            self._bus.publish(room, frame.text)

    def _deliver_text(self, room: str, text: str) -> None:
        if room in self._members:
            self._deliver(room, text_frame(text))

    def _deliver(self, room: str, frame: Frame, but: Connection | None = None) -> None:
        for connection in self.members(room):
            if connection is not but:
                connection.send(frame)
