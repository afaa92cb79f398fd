"""Telling what is committed to those who may hear it. A telling that fails is only a hint lost: the log has it."""

from uuid import UUID

import structlog

from chatting_rt.domain import replay
from chatting_rt.domain.messages import KeptMessage
from chatting_rt.infra.event_log import LoggedEvent
from chatting_rt.infra.rooms import Rooms
from chatting_rt.services import Services
from chatting_rt.wire import ephemeral_events
from chatting_rt.wire import events as wire
from chatting_rt.wire.base import Author, rfc3339

WRITE_WITH = """
SELECT DISTINCT c.visitor_id FROM conversation c WHERE c.visitor_id = ANY($1) AND (
    c.assignee_id = $2
    OR EXISTS (SELECT FROM message m WHERE m.conversation_id = c.id AND m.author_id = $2 AND m.public_seq IS NOT NULL)
)
"""

log = structlog.get_logger()


async def tell(services: Services, events: list[LoggedEvent]) -> None:
    """Agents hear every event of their workspace; a visitor hears the public ones of their own conversations."""
    try:
        for_agents = await replay.for_agents(services.database, events)
        # Both at once: what an agent's device answers must not come to the visitor before what it answers.
        for visitor_id, public in await replay.for_visitors(services.database, events):
            services.rooms.tell_visitor(visitor_id, type_of(public), public)
        for workspace_id, event in for_agents:
            services.rooms.tell_agents(workspace_id, type_of(event), event)
    except Exception as error:  # whatever it is: what is committed must not be answered as if it had failed
        log.warning("not_told", events=len(events), error=type(error).__name__)


def tell_message(rooms: Rooms, workspace_id: UUID, visitor_id: UUID, epoch: str, message: KeptMessage) -> None:
    """The hot path's telling: everything is at hand, nothing is read."""
    at = rfc3339(message.created_at)
    heard = wire.MessageCreated(
        seq=message.seq, epoch=epoch, at=at, conversation_id=message.conversation_id, actor=message.author,
        data=message.for_agents(),
    )  # fmt: skip
    rooms.tell_agents(workspace_id, "message_created", heard)
    if message.public_seq is not None:
        public = wire.VisitorMessageCreated(
            seq=message.public_seq, epoch=epoch, at=at, conversation_id=message.conversation_id, actor=message.author,
            data=message.for_visitor(),
        )  # fmt: skip
        rooms.tell_visitor(visitor_id, "message_created", public)


def tell_gone(services: Services, visitor_id: UUID, conversation_id: UUID | None = None) -> None:
    """To the visitor, whose numbers went with the conversation. Without one, that all is gone, they themselves too."""
    services.rooms.tell_visitor(visitor_id, "conversation_deleted", ephemeral_events.ConversationGone(conversation_id))


def tell_to_come_again(services: Services, visitor_id: UUID) -> None:
    """To who turned out to be another: by their token they are that one, or a stranger."""
    services.rooms.tell_visitor(visitor_id, "draining", ephemeral_events.Draining(retry_after_ms=0))


async def tell_visitors_of(services: Services, workspace_id: UUID, author: Author) -> None:
    """That somebody looks different: those who are there, and have an answer of theirs or are about to."""
    try:
        online = await services.presence.online(workspace_id)
        event = ephemeral_events.AuthorChanged(author=author)
        visitors = [subject.id for subject in online if subject.type == "visitor"]
        for row in await services.database.fetch(WRITE_WITH, visitors, author.id) if visitors else []:
            services.rooms.tell_visitor(row["visitor_id"], "author_changed", event)
    except Exception as error:  # they see it when they come back
        log.warning("not_told", events=1, error=type(error).__name__)


def type_of(event: wire.AgentEvent | wire.VisitorEvent) -> str:
    return str(event.__struct_config__.tag)
