"""docs/protocol.md: the same contract for people."""

from collections.abc import Iterable
from typing import Any

from msgspec.structs import fields

from chatting_rt.errors import MEANINGS
from chatting_rt.wire import base, shapes
from chatting_rt.wire.base import Shape
from handlers.http.answering import STATUS
from handlers.http.base import REQUESTS, Request
from handlers.reference.openapi import needs_session, openapi
from handlers.reference.prose import ASKING, CATCHING_UP, JOINING
from handlers.reference.schema import Kind, structs
from handlers.reference.sides import SIDES, Side, limit_in_words, paragraphs

HEAD = """\
# Protocol

Generated from the declarations by `make docs`. For machines: [asyncapi.json](asyncapi.json) is the sockets and
[openapi.json](openapi.json) is HTTP, with the type and bounds of every field; a running server has them under `/v1`.
For TypeScript: `client_js/src/wire.gen.ts`. JSON is `snake_case`, ids are UUIDs, times are RFC 3339 in UTC with
milliseconds. A field with a question mark may be left out; an answer never leaves one out. Fields, events and error
codes may join; what is here keeps its meaning."""


def page() -> str:
    parts = [HEAD, "## Joining", JOINING, joining_table(), "## Commands", ASKING]
    for side in SIDES:
        parts += [f"### Of {side.name}s, on `{side.namespace}`", commands_table(side)]
    parts += ["## Events, and catching up", CATCHING_UP]
    for side in SIDES:
        parts += [f"### Told to {side.name}s", events_table(side)]
    parts += ["## HTTP", openapi()["info"]["description"], requests_table(), "## Errors", errors_table()]
    parts += ["## Nouns", nouns_table()]
    return "\n\n".join(parts) + "\n"


def joining_table() -> str:
    return table(
        ("namespace", "`auth`", "what it says"),
        ((f"`{side.namespace}`", names(side.auth), summary(side.auth.__doc__)) for side in SIDES),
    )


def commands_table(side: Side) -> str:
    has_roles = any(declared.role for declared in side.commands)
    rows = (
        (
            f"`{declared.name}`",
            names(declared.payload),
            names(declared.result),
            *((str(declared.role),) if has_roles else ()),
            limit_in_words(declared.limit),
            summary(declared.documentation),
        )
        for declared in side.commands
    )
    role = ("role",) if has_roles else ()
    return table(("command", "payload", "`data` of the ack", *role, "limit", "what it does"), rows)


def events_table(side: Side) -> str:
    rows: list[tuple[str, ...]] = [
        (f"`{name}`", "durable", data_of(struct), summary(struct.__doc__))
        for name, struct in sorted(side.durable.items())
    ]
    rows += [
        (f"`{name}`", "ephemeral", names(struct), summary(struct.__doc__))
        for name, struct in sorted(side.ephemeral.items())
    ]
    envelope = f"A durable event is {names(next(iter(side.durable.values())), tagged=True)}."
    return envelope + "\n\n" + table(("event", "kind", "says", "when"), rows)


def data_of(struct: type[Shape]) -> str:
    kinds = [field.type.__name__ for field in fields(struct) if field.name == "data"]
    return f"`data`: {kinds[0]}" if kinds else "no `data`"


def requests_table() -> str:
    def row(declared: Request) -> tuple[str, ...]:
        return (
            f"`{declared.method} {declared.path}`",
            "a session" if needs_session(declared) else "nothing",
            names(declared.payload) if declared.payload else "",
            f"{declared.status}" + (f": {names(declared.result)}" if declared.result else ""),
            summary(declared.documentation),
        )

    plain = [
        (f"`GET {path}`", "nothing", "", ", ".join(methods["get"]["responses"]), methods["get"]["summary"])
        for path, methods in openapi()["paths"].items()
        if path not in {declared.path for declared in REQUESTS}
    ]
    declared = [row(declared) for declared in sorted(REQUESTS, key=lambda declared: declared.path)]
    return table(("request", "needs", "body", "answer", "what it does"), declared + plain)


def errors_table() -> str:
    rows = ((f"`{code}`", str(STATUS.get(code, "")), meaning) for code, meaning in MEANINGS.items())
    return table(("code", "HTTP", "meaning"), rows)


def nouns_table() -> str:
    nouns = [noun for noun in structs() if noun.__module__.startswith((base.__name__, shapes.__name__))]
    rows = (
        (noun.__name__, names(noun), summary(noun.__doc__)) for noun in sorted(nouns, key=lambda noun: noun.__name__)
    )
    return table(("noun", "fields", "what it is"), rows)


def names(struct: Kind, *, tagged: bool = False) -> str:
    found = [f"`{field.encode_name}{'' if _is_there(struct, field.required) else '?'}`" for field in fields(struct)]
    return ", ".join((["`type`"] if tagged else []) + found) or "nothing"


def _is_there(struct: Kind, is_required: bool) -> bool:
    return is_required or (issubclass(struct, Shape) and not struct.__struct_config__.omit_defaults)


def summary(documentation: str | None) -> str:
    first, rest = paragraphs(documentation or "")
    return " ".join([first, *rest.split()])


def table(head: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
