"""Structured logs. They carry ids and codes, never tokens, addresses of people or what people wrote."""

import logging
import sys
from traceback import format_exception

import structlog
from structlog.typing import ExcInfo


def configure(log_format: str, level: str) -> None:
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.ExceptionRenderer(contained),
            structlog.processors.JSONRenderer()
            if log_format == "json"
            else structlog.dev.ConsoleRenderer(colors=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")


def contained(exc_info: ExcInfo) -> str:
    """The trace, each line further in than a line of the log begins, since what somebody sent may be quoted in it."""
    text = "".join(format_exception(*exc_info))
    return "\n".join("    " + "".join(c if c.isprintable() else " " for c in line) for line in text.splitlines())
