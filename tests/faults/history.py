"""What was asked and what was answered: the half of the truth that clients hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal
from uuid import uuid4

Outcome = Literal["ok", "failed", "unknown"]


@dataclass
class Send:
    """One message that somebody wanted to send, however often it was tried under its one client_id."""

    writer: str
    counter: int
    conversation_id: str | None
    """None for one that is to start a conversation."""
    kind: str = "reply"
    padding: str = ""
    client_id: str = field(default_factory=lambda: str(uuid4()))
    acks: list[dict[str, Any]] = field(default_factory=list)
    """The data of every ack that was ok."""
    refusals: list[str] = field(default_factory=list)
    is_in_doubt: bool = False

    @property
    def body(self) -> str:
        return f"{self.writer} {self.counter}{self.padding}"

    def payload(self, namespace: str) -> dict[str, Any]:
        payload = {"client_id": self.client_id, "body": self.body, "conversation_id": self.conversation_id}
        return payload | {"kind": self.kind} if namespace == "/agent" else payload

    @property
    def outcome(self) -> Outcome:
        if self.acks:
            return "ok"
        return "failed" if self.refusals and not self.is_in_doubt else "unknown"

    def answered(self, ack: dict[str, Any]) -> bool:
        """Note an answer; whether it settles the matter. `unavailable` says that nobody knows."""
        if ack["ok"]:
            self.acks.append(ack["data"])
            return True
        if ack["error"]["code"] == "unavailable":
            self.is_in_doubt = True
            return False
        self.refusals.append(ack["error"]["code"])
        return not self.is_in_doubt  # once it may have been written, only an ok tells

    def unanswered(self) -> None:
        self.is_in_doubt = True


@dataclass
class History:
    sends: list[Send] = field(default_factory=list)

    def begin(self, writer: str, counter: int, conversation_id: str | None, **more: Any) -> Send:
        send = Send(writer, counter, conversation_id, **more)
        self.sends.append(send)
        return send

    @property
    def acked(self) -> int:
        return sum(1 for send in self.sends if send.acks)

    @property
    def doubted(self) -> int:
        """How many were for a while neither acked nor refused."""
        return sum(1 for send in self.sends if send.is_in_doubt)
