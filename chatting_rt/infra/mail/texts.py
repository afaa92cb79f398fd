"""The text of a mail, in the words of its reader's language."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from chatting_rt.infra.mail.words import isolated

FOLDER = Path(__file__).parents[2] / "templates" / "mail"
LOCALES = ("en", "de", "ar")
START = {"ltr": "left", "rtl": "right"}


@dataclass(frozen=True)
class Text:
    locale: str
    subject: str
    text: str
    html: str


def render(kind: str, locale: str, words: Mapping[str, str], link: str | None) -> Text:
    """`words` are what people set: they are escaped here, once, and are never part of a template."""
    locale = locale_of(locale)
    direction = words_of(locale)["direction"]
    sentences = {"greeting": words_of(locale)["greeting"] if "name" in words else "", **words_of(locale)[kind]}
    words = {name: isolated(word, direction) for name, word in words.items()}
    plain = {name: sentence.format(**words) for name, sentence in sentences.items()}
    unescaped = {name: Markup(sentence) for name, sentence in plain.items()}  # noqa: S704 - for the text, not the HTML
    marked = {name: escape(sentence).format(**words) for name, sentence in sentences.items()}
    frame = {"locale": locale, "direction": direction, "start": START[direction], "link": link}
    return Text(
        locale=locale,
        subject=plain["subject"],
        text=_environment().get_template("layout.txt").render(frame | unescaped),
        html=_environment().get_template("layout.html").render(frame | marked),
    )


def locale_of(locale: str) -> str:
    """The nearest of ours: `de` for `de-AT`, English for what we do not speak."""
    language = locale.replace("_", "-").split("-")[0].lower()
    return language if language in LOCALES else LOCALES[0]


@cache
def words_of(locale: str) -> dict[str, Any]:
    words: dict[str, Any] = json.loads((FOLDER / f"{locale}.json").read_text(encoding="utf-8"))
    return words


@cache
def _environment() -> SandboxedEnvironment:
    return SandboxedEnvironment(loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined)
