"""A conversation as a page or a text, written out piece by piece while it is read."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from chatting_rt.infra.mail.texts import locale_of
from chatting_rt.infra.mail.words import plain
from chatting_rt.wire.base import Author

FOLDER = Path(__file__).parents[1] / "templates" / "transcript"
Format = Literal["html", "txt"]


@dataclass(frozen=True)
class Said:
    author: Author
    at: datetime
    body: str
    is_note: bool


@dataclass(frozen=True)
class Frame:
    """What stands around the messages."""

    workspace: str
    locale: str
    zone: ZoneInfo
    nonce: str


@dataclass(frozen=True)
class Entry:
    author: str
    day: str
    time: str
    begins_day: bool
    is_note: bool
    body: str


async def written(form: Format, frame: Frame, said: AsyncIterator[Said]) -> AsyncIterator[str]:
    locale = locale_of(frame.locale)
    words = words_of(locale)
    values = {
        "locale": locale,
        "words": words,
        "title": words["title"].format(workspace=plain(frame.workspace)),
        "times": words["times"].format(zone=frame.zone.key),
        "nonce": frame.nonce,
        "entries": _entries(said, frame.zone, words),
    }
    async for piece in _environment(form).get_template(f"page.{form}").generate_async(values):
        yield piece


async def _entries(said: AsyncIterator[Said], zone: ZoneInfo, words: dict[str, str]) -> AsyncIterator[Entry]:
    day = ""
    async for one in said:
        local = one.at.astimezone(zone)
        begins_day = day != (day := f"{local:%Y-%m-%d}")
        nameless = words["visitor"] if one.author.type == "visitor" else words["team"]
        yield Entry(plain(one.author.name or nameless), day, f"{local:%H:%M}", begins_day, one.is_note, one.body)


@cache
def words_of(locale: str) -> dict[str, Any]:
    words: dict[str, Any] = json.loads((FOLDER / f"{locale}.json").read_text(encoding="utf-8"))
    return words


@cache
def _environment(form: Format) -> SandboxedEnvironment:
    return SandboxedEnvironment(
        loader=FileSystemLoader(FOLDER), autoescape=form == "html", undefined=StrictUndefined, enable_async=True,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
