"""The wire as one JSON Schema: the source of the TypeScript types and of the protocol reference."""

import sys
from types import ModuleType
from typing import Any, get_args

import msgspec

from chatting_rt.wire import base, commands, events, results, shapes
from chatting_rt.wire.base import Command, Shape
from handlers import agent, visitor  # noqa: F401 - importing them declares the commands
from handlers.base import declarations

EPHEMERAL: dict[str, type[Shape]] = {
    "typing_changed": events.TypingChanged,
    "read_changed": events.ReadChanged,
    "presence_changed": events.PresenceChanged,
    "draining": events.Draining,
    "session_revoked": events.SessionRevoked,
}


def schema() -> dict[str, Any]:
    """Every struct under `$defs`; under `x-chatting` which of them belong to which command and event."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$defs": schemas("#/$defs/{name}"),
        "x-chatting": {
            "visitor": {
                "commands": command_names("/visitor"),
                "durable": durable_names(events.VisitorEvent),
                "ephemeral": event_names(EPHEMERAL | {"head": events.ConversationHead}),
            },
            "agent": {
                "commands": command_names("/agent"),
                "durable": durable_names(events.AgentEvent),
                "ephemeral": event_names(EPHEMERAL | {"head": events.WorkspaceHead}),
            },
        },
    }


def schemas(ref_template: str) -> dict[str, Any]:
    """Every struct by name; `ref_template` is where one finds another."""
    _, components = msgspec.json.schema_components(structs(), ref_template=ref_template)
    for struct in structs():
        if issubclass(struct, Shape) and struct is not base.Error:
            # The server never leaves a field out, even where the struct knows a default.
            components[struct.__name__]["required"] = list(components[struct.__name__]["properties"])
    return {name: components[name] for name in sorted(components)}


def structs() -> list[type[msgspec.Struct]]:
    return [struct for module in (base, shapes, commands, results, events) for struct in structs_of(module)]


def structs_of(module: ModuleType) -> list[type[msgspec.Struct]]:
    own = (thing for thing in vars(module).values() if isinstance(thing, type) and thing.__module__ == module.__name__)
    abstract = (Shape, Command, events.Durable)
    return [thing for thing in own if issubclass(thing, msgspec.Struct) and thing not in abstract]


def command_names(namespace: str) -> dict[str, dict[str, str]]:
    return {
        declared.name: {"payload": declared.payload.__name__, "result": declared.result.__name__}
        for declared in declarations()
        if declared.namespace == namespace
    }


def durable_names(union: Any) -> dict[str, str]:
    return event_names({str(struct.__struct_config__.tag): struct for struct in get_args(union)})


def event_names(table: dict[str, type[Shape]]) -> dict[str, str]:
    return {name: struct.__name__ for name, struct in sorted(table.items())}


if __name__ == "__main__":
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(schema())).decode() + "\n")
