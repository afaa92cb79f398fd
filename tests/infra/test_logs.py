"""What people send cannot pass for a line of the log, nor steer the terminal that shows it."""

import json
import logging
from collections.abc import Callable, Iterator

import pytest
import structlog

from chatting_rt.infra import logs

FORGED = "2026-11-28T12:00:00Z [info     ] signed_in  account=ana"
EVIL = f"no such name: x\n{FORGED}\r{FORGED}\u2028{FORGED}\x1b[2J"
Said = Callable[[str], str]


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Iterator[Said]:
    """What is written, in one format or the other, of a failure nobody expected."""
    before, handlers = structlog.get_config(), list(logging.root.handlers)

    def say(log_format: str) -> str:
        logs.configure(log_format, "info")
        log = structlog.wrap_logger(structlog.PrintLogger())
        try:
            raise LookupError(EVIL)
        except LookupError as error:
            log.error("unexpected", exc_info=error, name=EVIL.replace("\x1b", ""))
        return capsys.readouterr().out

    yield say
    structlog.configure(**before)
    logging.root.handlers[:] = handlers


def test_of_a_failure_no_line_looks_like_another_entry(said: Said) -> None:
    first, *rest = said("console").rstrip("\n").splitlines()

    assert "[error    ] unexpected" in first
    assert rest
    assert all(line.startswith("    ") for line in rest)
    assert "\x1b" not in "".join(rest)
    assert any("LookupError: no such name: x" in line for line in rest)


def test_as_json_an_entry_is_one_line(said: Said) -> None:
    (line,) = said("json").splitlines()

    assert "LookupError: no such name: x" in json.loads(line)["exception"]
