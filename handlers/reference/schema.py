"""The wire as JSON Schema: the source of the TypeScript types and of the protocol reference."""

import ast
import inspect
import sys
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from itertools import pairwise
from pkgutil import walk_packages
from types import ModuleType
from typing import Any

import msgspec

from chatting_rt import wire
from chatting_rt.errors import MEANINGS
from chatting_rt.wire import base, events
from chatting_rt.wire.base import Command, Shape
from handlers.reference.sides import SIDES, Events, Side

MODULES = tuple(import_module(module.name) for module in walk_packages(wire.__path__, "chatting_rt.wire."))
Kind = type[msgspec.Struct]


def schema() -> dict[str, Any]:
    """Every struct under `$defs`; under `x-chatting` which of them belong to which command and event."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$defs": schemas(structs(), "#/$defs/{name}"),
        "x-chatting": {side.name: names_of(side) for side in SIDES},
    }


def names_of(side: Side) -> dict[str, Any]:
    return {
        "commands": {
            declared.name: {"payload": declared.payload.__name__, "result": declared.result.__name__}
            for declared in side.commands
        },
        "durable": event_names(side.durable),
        "ephemeral": event_names(side.ephemeral),
    }


def event_names(told: Events) -> dict[str, str]:
    return {name: struct.__name__ for name, struct in sorted(told.items())}


def schemas(kinds: Iterable[Kind], ref_template: str) -> dict[str, Any]:
    """These structs and all that they hold, by name; `ref_template` is where one finds another."""
    _, components = msgspec.json.schema_components(kinds, ref_template=ref_template)
    for struct in structs():
        if struct.__name__ in components:
            _complete(struct, components[struct.__name__])
    if "ErrorCode" in components:
        components["ErrorCode"]["x-enumDescriptions"] = {str(code): meaning for code, meaning in MEANINGS.items()}
    return {name: components[name] for name in sorted(components)}


def _complete(struct: Kind, component: dict[str, Any]) -> None:
    component["description"] = inspect.cleandoc(component["description"])  # Python 3.13 does so by itself
    for field, note in notes().get(struct.__name__, {}).items():
        component["properties"][field]["description"] = note
    if issubclass(struct, Shape) and struct is not base.Error and not struct.__struct_config__.omit_defaults:
        # Elsewhere the server never leaves a field out, even where the struct knows a default.
        component["required"] = list(component["properties"])


def structs() -> list[Kind]:
    return [struct for module in MODULES for struct in structs_of(module)]


def structs_of(module: ModuleType) -> list[Kind]:
    own = (thing for thing in vars(module).values() if isinstance(thing, type) and thing.__module__ == module.__name__)
    abstract = (Shape, Command, events.Durable)
    return [thing for thing in own if issubclass(thing, msgspec.Struct) and thing not in abstract]


@cache
def notes() -> dict[str, dict[str, str]]:
    """What is written below a field, by struct and field. msgspec does not see it."""
    return {
        struct.name: {field: note for before, after in pairwise(struct.body) for field, note in _note(before, after)}
        for module in MODULES
        for struct in ast.parse(inspect.getsource(module)).body
        if isinstance(struct, ast.ClassDef)
    }


def _note(before: ast.stmt, after: ast.stmt) -> list[tuple[str, str]]:
    match before, after:
        case ast.AnnAssign(target=ast.Name(id=field)), ast.Expr(value=ast.Constant(value=str(note))):
            return [(field, inspect.cleandoc(note))]
        case _:
            return []


if __name__ == "__main__":
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(schema())).decode() + "\n")
