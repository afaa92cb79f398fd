"""The smallest client store: a snapshot, and the rules by which durable events change it.

An event's data is the present state of its subject: put it in place of what is there. A conversation's `head` is the
number of its last event. A message becomes its conversation's last.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tests.support.client import Client

Things = dict[str, dict[str, Any]]
DURABLE = ("conversation_created", "conversation_updated", "message_created", "agent_updated", "site_updated")
DURABLE += ("agent_joined", "agent_removed", "site_created", "site_deleted", "workspace_updated")
DURABLE += ("canned_reply_created", "canned_reply_updated", "canned_reply_deleted")
DURABLE += ("team_created", "team_updated", "team_deleted", "label_created", "label_updated", "label_deleted")
DURABLE += ("conversation_rated", "message_updated", "message_deleted", "routing_updated", "visitor_updated")
DURABLE += ("hours_updated",)
DURABLE += ("saved_view_created", "saved_view_updated", "saved_view_deleted")
DURABLE += ("visitor_merged", "conversation_deleted", "visitor_deleted")


@dataclass
class AgentStore:
    """What a dashboard holds, if it holds everything. Two are equal when nobody could tell them apart."""

    epoch: str
    head: int
    agents: Things = field(default_factory=dict)
    sites: Things = field(default_factory=dict)
    conversations: Things = field(default_factory=dict)
    messages: dict[str, Things] = field(default_factory=dict)
    teams: Things = field(default_factory=dict)
    labels: Things = field(default_factory=dict)
    saved_views: Things = field(default_factory=dict)
    workspace: dict[str, Any] = field(default_factory=dict)
    routing: dict[str, Any] = field(default_factory=dict)
    canned_replies: Things = field(default_factory=dict)
    hours: dict[str, Any] = field(default_factory=dict)

    @classmethod
    async def fresh(cls, desk: Client) -> AgentStore:
        start = await desk.call("start", {})
        store = cls(start["epoch"], start["head"])
        store.agents = by_id(colleague["agent"] for colleague in start["agents"])
        store.sites = by_id(start["workspace"]["sites"])
        store.teams = by_id(start["teams"])
        store.labels = by_id(start["labels"])
        store.saved_views = by_id(start["saved_views"])
        store.workspace = start["workspace"] | {"sites": None}
        store.routing = start["routing"]
        store.canned_replies = by_id(start["canned_replies"])
        store.hours = start["hours"]
        cursor = None
        while True:
            page = await desk.call("list_conversations", {"view": "all", "status": None, "cursor": cursor, "limit": 20})
            store.conversations |= by_id(item["conversation"] for item in page["items"])
            cursor = page["next_cursor"]
            if cursor is None:
                break
        store.messages = {id: by_id(await every_message(desk, id)) for id in store.conversations}
        return store

    def apply(self, event: dict[str, Any]) -> None:
        assert event["seq"] == self.head + 1, f"{event} does not follow {self.head}"
        self.head = event["seq"]
        name, subject = event["type"], event.get("data")
        if name in ("conversation_created", "conversation_updated", "conversation_rated"):
            self.conversations[subject["id"]] = subject
            self.messages.setdefault(subject["id"], {})
        elif name == "message_created":
            self.messages[subject["conversation_id"]][subject["id"]] = subject
            if subject["kind"] != "activity":
                self.conversations[subject["conversation_id"]]["last_message"] = subject
        elif name in ("message_updated", "message_deleted"):
            self.messages[subject["conversation_id"]][subject["id"]] = subject
            quote_anew(self.messages[subject["conversation_id"]].values(), subject)
            last = self.conversations[subject["conversation_id"]]["last_message"]
            if last and last["id"] == subject["id"]:
                self.conversations[subject["conversation_id"]]["last_message"] = subject
            elif last:
                quote_anew([last], subject)
        elif name in ("agent_joined", "agent_updated"):
            self.agents[subject["id"]] = subject
            self._rename(subject)
        elif name == "agent_removed":
            self.agents.pop(subject["id"], None)
            for conversation in self.conversations.values():
                conversation["follower_ids"] = [id for id in conversation["follower_ids"] if id != subject["id"]]
        elif name == "site_deleted":
            self.sites.pop(subject["id"], None)
        elif name == "workspace_updated":
            self.workspace = subject | {"sites": None}
        elif name == "visitor_updated":
            for conversation in self.conversations.values():
                if conversation["visitor"]["id"] == subject["id"]:
                    conversation["visitor"] = subject
            self._rename(subject)
        elif name == "conversation_deleted":
            self._drop(subject["id"])
        elif name == "visitor_deleted":
            whose = {id: conversation["visitor"]["id"] for id, conversation in self.conversations.items()}
            for id in (id for id, visitor_id in whose.items() if visitor_id == subject["id"]):
                self._drop(id)
        elif name == "visitor_merged":
            self._merge(subject["merged_id"], subject["visitor"])
        elif name in ("site_created", "site_updated"):
            self.sites[subject["id"]] = subject
        elif name in ("team_created", "team_updated"):
            self.teams[subject["id"]] = subject
        elif name in ("canned_reply_created", "canned_reply_updated"):
            self.canned_replies[subject["id"]] = subject
        elif name in ("saved_view_created", "saved_view_updated"):
            self.saved_views[subject["id"]] = subject
        elif name == "saved_view_deleted":
            self.saved_views.pop(subject["id"], None)
        elif name == "canned_reply_deleted":
            self.canned_replies.pop(subject["id"], None)
        elif name == "routing_updated":
            self.routing = subject
        elif name == "hours_updated":
            self.hours = subject
        elif name == "team_deleted":
            self.teams.pop(subject["id"], None)
            for conversation in self.conversations.values():
                if conversation["team_id"] == subject["id"]:
                    conversation["team_id"] = None
        elif name in ("label_created", "label_updated"):
            self.labels[subject["id"]] = subject
        elif name == "label_deleted":
            self.labels.pop(subject["id"], None)
            for conversation in self.conversations.values():
                conversation["label_ids"] = [id for id in conversation["label_ids"] if id != subject["id"]]
        else:
            assert name == "subject_erased", f"no rule for {name}"
        if event["conversation_id"] in self.conversations:
            raise_head(self.conversations[event["conversation_id"]], event["seq"])

    def _drop(self, conversation_id: str) -> None:
        self.conversations.pop(conversation_id, None)
        self.messages.pop(conversation_id, None)

    def _merge(self, merged_id: str, visitor: dict[str, Any]) -> None:
        for conversation in self.conversations.values():
            if conversation["visitor"]["id"] in (merged_id, visitor["id"]):
                conversation["visitor"] = visitor
        lasts = [each["last_message"] for each in self.conversations.values() if each["last_message"]]
        for message in [*lasts, *(message for thread in self.messages.values() for message in thread.values())]:
            for author in (message["author"], (message["quote"] or message)["author"]):
                if author["id"] == merged_id:
                    author["id"] = visitor["id"]
        self._rename(visitor)

    def _rename(self, person: dict[str, Any]) -> None:
        """What somebody wrote carries their name and picture as they are now."""
        lasts = [each["last_message"] for each in self.conversations.values() if each["last_message"]]
        for message in [*lasts, *(message for thread in self.messages.values() for message in thread.values())]:
            if message["author"]["id"] == person["id"]:
                message["author"]["name"] = person["name"]
                message["author"].pop("avatar_id", None)
                if person.get("avatar_id"):
                    message["author"]["avatar_id"] = person["avatar_id"]
            if message["quote"] and message["quote"]["author"]["id"] == person["id"]:
                message["quote"]["author"]["name"] = person["name"]

    async def sync(self, desk: Client) -> list[dict[str, Any]]:
        """Catch up, in as many pages as it takes. Returns the events."""
        events = []
        while True:
            page = await desk.call("sync", {"epoch": self.epoch, "since": self.head})
            assert not page["reset"]
            for event in page["events"]:
                self.apply(event)
            events += page["events"]
            if self.head >= page["head"]:
                return events


@dataclass
class VisitorStore:
    """What a widget holds. Heads are each conversation's own."""

    epoch: str
    conversations: Things = field(default_factory=dict)
    messages: dict[str, Things] = field(default_factory=dict)

    @classmethod
    async def fresh(cls, tab: Client) -> VisitorStore:
        start = await tab.call("start", {})
        store = cls(start["epoch"])
        for thread in start["conversations"]:
            recent = thread.pop("messages")
            has_more = thread.pop("has_more")
            for told_as_it_changes in ("reads", "queue"):
                del thread[told_as_it_changes]
            everything = await every_message(tab, thread["id"])
            assert everything[-len(recent) :] == recent
            assert has_more == (len(everything) > len(recent))
            store.conversations[thread["id"]] = thread
            store.messages[thread["id"]] = by_id(everything)
        return store

    def head_of(self, conversation_id: str) -> int:
        return int(self.conversations.get(conversation_id, {}).get("head", 0))

    def apply(self, event: dict[str, Any]) -> None:
        conversation_id, name, subject = event["conversation_id"], event["type"], event.get("data")
        assert event["seq"] == self.head_of(conversation_id) + 1, f"{event} does not follow what is known"
        if name in ("conversation_created", "conversation_updated", "conversation_rated"):
            # `head` is the present one, which may be further than this event: what lies between is still to come.
            self.conversations[conversation_id] = subject | {"head": event["seq"]}
            self.messages.setdefault(conversation_id, {})
        elif name in ("message_created", "message_updated", "message_deleted"):
            self.messages[conversation_id][subject["id"]] = subject
            quote_anew(self.messages[conversation_id].values(), subject)
        else:
            assert name == "subject_erased", f"no rule for {name}"
        if conversation_id in self.conversations:
            self.conversations[conversation_id]["head"] = event["seq"]

    async def sync(self, tab: Client, conversation_id: str) -> list[dict[str, Any]]:
        events = []
        while True:
            since = self.head_of(conversation_id)
            page = await tab.call("sync", {"conversation_id": conversation_id, "epoch": self.epoch, "since": since})
            assert not page["reset"]
            for event in page["events"]:
                self.apply(event)
            events += page["events"]
            if self.head_of(conversation_id) >= page["head"]:
                return events


def quote_anew(messages: Iterable[dict[str, Any]], changed: dict[str, Any]) -> None:
    """What is quoted is quoted as it is now."""
    for message in messages:
        if message["quote"] and message["quote"]["message_id"] == changed["id"]:
            message["quote"] |= {"excerpt": changed["body"][:200], "is_deleted": changed["is_deleted"]}


def by_id(things: Iterable[dict[str, Any]]) -> Things:
    return {thing["id"]: thing for thing in things}


def raise_head(conversation: dict[str, Any], seq: int) -> None:
    conversation["head"] = max(conversation["head"], seq)


async def every_message(client: Client, conversation_id: str) -> list[dict[str, Any]]:
    """Oldest first."""
    messages: list[dict[str, Any]] = []
    while True:
        before = messages[0]["id"] if messages else None
        page = await client.call("list_messages", {"conversation_id": conversation_id, "before": before, "limit": 100})
        messages = page["messages"] + messages
        if not page["has_more"]:
            return messages
