"""What can be set: the rows of `python -m chatting_rt settings`, and the page docs/settings.md."""

from __future__ import annotations

from typing import NamedTuple

from pydantic import SecretStr
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings


class Row(NamedTuple):
    name: str
    value: str
    default: str
    description: str


def rows_of(settings: BaseSettings) -> list[Row]:
    return [
        Row(name.upper(), shown(getattr(settings, name)), default_of(field), field.description or "")
        for name, field in type(settings).model_fields.items()
    ]


def default_of(field: FieldInfo) -> str:
    if isinstance(field.json_schema_extra, dict):
        return str(field.json_schema_extra["default"])
    return shown(field.default)


def shown(value: object) -> str:
    match value:
        case SecretStr():
            return "(set)"
        case None:
            return ""
        case bool():
            return "on" if value else "off"
        case tuple():
            return ",".join(str(part) for part in value)
        case _:
            return str(value)


def page_of(kind: type[BaseSettings]) -> str:
    lines = [
        "# Settings",
        "",
        "Generated from `chatting_rt/settings.py` by `make docs`. All of them come from the environment, and none is",
        "needed to try it. `python -m chatting_rt settings` shows what a process would use. The secret ones may also",
        "come from a file, by the name with `_FILE` added: `SECRET_KEY_FILE=/run/secrets/key`.",
        "",
        "| name | default | what it does |",
        "|---|---|---|",
    ]
    for name, field in kind.model_fields.items():
        lines.append(f"| `{name.upper()}` | {default_of(field) or 'none'} | {field.description} |")
    return "\n".join(lines) + "\n"
