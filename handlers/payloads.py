"""From what a client sent to a declared struct, or `invalid_payload`."""

import re
from typing import Any, TypeVar

import msgspec

from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.wire.base import Command

UNSTORABLE = re.compile("[\0\ud800-\udfff]")
UNSTORABLE_TEXT = "Text may not contain NUL or half a letter."
MOST_TOLD = 200  # letters of a refusal, which may repeat a name that the client made up
PATH = re.compile(r" - at (?:`key` in )?`\$?\.?(.*)`$")

C = TypeVar("C", bound=Command)


def parsed(payload: object, kind: type[C]) -> C:
    """No payload counts as an empty one. Text that PostgreSQL or UTF-8 cannot hold is refused by name."""
    return _parsed({} if payload is None else payload, kind, is_strict=True)


def parsed_query(query: dict[str, str], kind: type[C]) -> C:
    """As `parsed`, where numbers are written as text."""
    return _parsed(query, kind, is_strict=False)


def _parsed(payload: object, kind: type[C], *, is_strict: bool) -> C:
    try:
        command = msgspec.convert(payload, kind, strict=is_strict)
    except msgspec.ValidationError as error:
        raise _refused(str(error)) from None
    except UnicodeEncodeError:  # half a letter where there is no text to check: in a name, an id, a choice
        raise Refused(ErrorCode.INVALID_PAYLOAD, UNSTORABLE_TEXT) from None
    _check_text(payload, "")
    return command


def argument(arguments: list[Any]) -> object:
    """A command takes one payload. How large it may be, the socket has seen to."""
    if len(arguments) > 1:
        raise Refused(ErrorCode.INVALID_PAYLOAD, "One payload at most.")
    return arguments[0] if arguments else {}


def _check_text(value: object, path: str) -> None:
    """Only what fitted its struct comes here, so depth and size are small."""
    if isinstance(value, str):
        if UNSTORABLE.search(value):
            raise Refused(ErrorCode.INVALID_PAYLOAD, UNSTORABLE_TEXT, field=path or None)
    elif isinstance(value, dict):
        for name, part in value.items():
            _check_text(name, path)
            _check_text(part, f"{path}.{name}" if path else str(name))
    elif isinstance(value, list):
        for part in value:
            _check_text(part, path)


def _refused(message: str) -> Refused:
    found = PATH.search(message)
    return Refused(
        ErrorCode.INVALID_PAYLOAD, PATH.sub("", message)[:MOST_TOLD], field=found.group(1) if found else None
    )
