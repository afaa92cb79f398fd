"""What the declared commands take: a payload that is right, and which fields of it name something by id."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import msgspec

from handlers.base import Declaration

PLAIN: dict[str, Any] = {
    "alt": "A lamp",
    "attributes": {"plan": "pro"},
    "answer_minutes": 5,
    "availability": "away",
    "body": "Good morning",
    "capacity": 5,
    "code": "123456",
    "email": "new@acme.example",
    "file_id": "00000000-0000-7000-8000-000000000000",
    "file_ids": ["00000000-0000-7000-8000-000000000000"],
    "holidays": [{"date": "2026-12-25", "name": "Christmas"}],
    "is_given": True,
    "is_on": False,
    "is_typing": True,
    "kind": "reply",
    "mode": "off",
    "name": "A new name",
    "network": "203.0.113.9",
    "new_password": "a new horse entirely",
    "password": "correct horse battery",
    "form": None,
    "purpose": "offline",
    "rating": 4,
    "query": "question",
    "priority": "high",
    "reroutes_offline": False,
    "role": "agent",
    "scopes": ["use_inbox"],
    "short_code": "hello",
    "status": "resolved",
    "url": "https://acme.example/lamps",
    "week": {"monday": [{"opens": "09:00", "closes": "17:00"}]},
}
"""A right value for every required field that is neither an id nor a position in the log."""


ALONGSIDE = {"quoted_message_id": "conversation_id"}
"""What an optional field means nothing without."""


@dataclass(frozen=True)
class IdField:
    """A place in a command's payload where an id goes."""

    declared: Declaration
    name: str

    def __str__(self) -> str:
        return f"{self.declared.namespace}:{self.declared.name}.{self.name}"


def id_fields(declared: Declaration) -> list[IdField]:
    kind = msgspec.inspect.type_info(declared.payload)
    assert isinstance(kind, msgspec.inspect.StructType)
    return [IdField(declared, place.name) for place in kind.fields if _is_id(place.name, place.type)]


def _is_id(name: str, kind: Any) -> bool:
    """Whatever is a UUID or is called an id, however deep: what hides one must be looked at by a person."""
    if isinstance(kind, msgspec.inspect.UUIDType) or name in ("id", "ids") or name.endswith(("_id", "_ids")):
        return True
    if isinstance(kind, msgspec.inspect.Metadata):
        return _is_id(name, kind.type)
    if isinstance(kind, msgspec.inspect.UnionType):
        return any(_is_id(name, part) for part in kind.types)
    if isinstance(kind, msgspec.inspect.CollectionType):
        return _is_id(name, kind.item_type)
    if isinstance(kind, msgspec.inspect.StructType):
        return any(_is_id(part.name, part.type) for part in kind.fields)
    return False


@dataclass
class Payloads:
    """Right payloads for one person: `ids` by the field's name, `epoch` of their log."""

    ids: dict[str, Any]
    epoch: str
    more: dict[str, Any] = field(default_factory=dict)

    def of(self, declared: Declaration, **replaced: Any) -> dict[str, Any]:
        """The required fields, and those given."""
        names = [place.name for place in msgspec.structs.fields(declared.payload) if place.required]
        names += [ALONGSIDE[name] for name in replaced if name in ALONGSIDE]
        return {name: self._value(declared, name) for name in names} | replaced

    def _value(self, declared: Declaration, name: str) -> Any:
        known = {"client_id": str(uuid4()), "epoch": self.epoch, "since": 0} | PLAIN | self.ids | self.more
        assert name in known, f"tests/support/payloads.py knows no value for {name} of {declared.name}: add one"
        return known[name]
