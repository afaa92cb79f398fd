"""From rows of the log to events on the wire. The log only refers: what is told is how its subjects are now."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from chatting_rt.domain import (
    agents,
    canned_replies,
    conversations,
    hours,
    kept_visitor,
    kept_workspaces,
    labels,
    messages,
    routings,
    saved_views,
    sites,
    teams,
)
from chatting_rt.infra.database import Database
from chatting_rt.infra.event_log import LoggedEvent
from chatting_rt.wire import events as wire
from chatting_rt.wire.base import Removed, rfc3339

AGENT_EVENTS: dict[str, type[Any]] = {
    "conversation_created": wire.ConversationCreated,
    "conversation_updated": wire.ConversationUpdated,
    "conversation_rated": wire.ConversationRated,
    "conversation_deleted": wire.ConversationDeleted,
    "message_created": wire.MessageCreated,
    "message_updated": wire.MessageUpdated,
    "message_deleted": wire.MessageDeleted,
    "agent_updated": wire.AgentUpdated,
    "agent_joined": wire.AgentJoined,
    "agent_removed": wire.AgentRemoved,
    "site_created": wire.SiteCreated,
    "site_updated": wire.SiteUpdated,
    "site_deleted": wire.SiteDeleted,
    "workspace_updated": wire.WorkspaceUpdated,
    "visitor_updated": wire.VisitorUpdated,
    "visitor_merged": wire.VisitorMerged,
    "visitor_deleted": wire.VisitorDeleted,
    "team_created": wire.TeamCreated,
    "team_updated": wire.TeamUpdated,
    "team_deleted": wire.TeamDeleted,
    "label_created": wire.LabelCreated,
    "label_updated": wire.LabelUpdated,
    "label_deleted": wire.LabelDeleted,
    "routing_updated": wire.RoutingUpdated,
    "canned_reply_created": wire.CannedReplyCreated,
    "canned_reply_updated": wire.CannedReplyUpdated,
    "canned_reply_deleted": wire.CannedReplyDeleted,
    "hours_updated": wire.HoursUpdated,
    "saved_view_created": wire.SavedViewCreated,
    "saved_view_updated": wire.SavedViewUpdated,
    "saved_view_deleted": wire.SavedViewDeleted,
}
REMOVALS = {
    "agent_removed",
    "site_deleted",
    "team_deleted",
    "canned_reply_deleted",
    "saved_view_deleted",
    "label_deleted",
    "conversation_deleted",
    "visitor_deleted",
}
"""Events that say only what is gone."""
VISITOR_EVENTS: dict[str, type[Any]] = {
    "conversation_created": wire.VisitorConversationCreated,
    "conversation_updated": wire.VisitorConversationUpdated,
    "conversation_rated": wire.VisitorConversationRated,
    "message_created": wire.VisitorMessageCreated,
    "message_updated": wire.VisitorMessageUpdated,
    "message_deleted": wire.VisitorMessageDeleted,
}

OF_CONVERSATIONS = "conversation_created", "conversation_updated", "conversation_rated"
OF_MESSAGES = "message_created", "message_updated", "message_deleted"


async def for_agents(database: Database, events: list[LoggedEvent]) -> list[tuple[UUID, wire.AgentEvent]]:
    """Each event with its workspace, in the order given."""
    subjects: dict[UUID, Any] = {}
    found = await conversations.by_ids(database, _subjects(events, *OF_CONVERSATIONS))
    subjects |= {id: conversation.for_agents() for id, conversation in found.items()}
    kept = await messages.by_ids(database, _subjects(events, *OF_MESSAGES))
    subjects |= {id: message.for_agents() for id, message in kept.items()}
    subjects |= await agents.by_ids(database, _subjects(events, "agent_joined", "agent_updated"))
    subjects |= await sites.by_ids(database, _subjects(events, "site_created", "site_updated"))
    subjects |= await kept_visitor.by_ids(database, _subjects(events, "visitor_updated"))
    subjects |= await kept_visitor.merged_by_ids(database, _subjects(events, "visitor_merged"))
    shared_views = _subjects(events, "saved_view_created", "saved_view_updated")
    subjects |= await saved_views.by_ids(database, shared_views)
    subjects |= await teams.by_ids(database, _subjects(events, "team_created", "team_updated"))
    subjects |= await labels.by_ids(database, _subjects(events, "label_created", "label_updated"))
    kept_replies = _subjects(events, "canned_reply_created", "canned_reply_updated")
    subjects |= await canned_replies.by_ids(database, kept_replies)
    of_workspaces: dict[str, dict[UUID, Any]] = {
        "routing_updated": await routings.by_ids(_subjects(events, "routing_updated")),
        "hours_updated": await hours.by_ids(database, _subjects(events, "hours_updated")),
        "workspace_updated": await kept_workspaces.by_ids(_subjects(events, "workspace_updated")),
    }
    return [
        (event.workspace_id, _envelope(
            event, event.seq, AGENT_EVENTS, wire.SubjectErased, of_workspaces.get(event.type, subjects)
        ))
        for event in events
    ]  # fmt: skip


async def for_visitors(database: Database, events: list[LoggedEvent]) -> list[tuple[UUID, wire.VisitorEvent]]:
    """Each public event with the visitor who may hear it, in the order given."""
    public = [event for event in events if event.public_seq is not None]
    found = await conversations.by_ids(database, [e.conversation_id for e in public if e.conversation_id])
    kept = await messages.by_ids(database, _subjects(public, *OF_MESSAGES))
    subjects: dict[UUID, Any] = {id: conversation.for_visitor() for id, conversation in found.items()}
    subjects |= {id: message.for_visitor() for id, message in kept.items() if message.public_seq is not None}
    return [
        (found[event.conversation_id].visitor.id,
         _envelope(event, event.public_seq or 0, VISITOR_EVENTS, wire.VisitorSubjectErased, subjects))
        for event in public if event.conversation_id in found
    ]  # fmt: skip


def _subjects(events: Iterable[LoggedEvent], *types: str) -> list[UUID]:
    return [event.subject_id for event in events if event.type in types]


def _envelope(
    event: LoggedEvent, seq: int, shapes: dict[str, type[Any]], erased: type[Any], subjects: dict[UUID, Any]
) -> Any:
    envelope = {
        "seq": seq, "epoch": event.epoch, "at": rfc3339(event.at), "conversation_id": event.conversation_id,
        "actor": event.actor,
    }  # fmt: skip
    subject = Removed(id=event.subject_id) if event.type in REMOVALS else subjects.get(event.subject_id)
    if subject is None or event.type not in shapes:
        return erased(**envelope)
    return shapes[event.type](**envelope, data=subject)
