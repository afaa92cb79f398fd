"""The one funnel: whatever happens to a command becomes an ack with a stable code."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

import structlog
from tortoise.exceptions import DBConnectionError, OperationalError

from chatting_rt.errors import MEANINGS, ErrorCode, Refused, not_found, unavailable
from chatting_rt.infra.database import Gone, was_of_what_is_gone
from chatting_rt.infra.deadlines import Deadlines
from chatting_rt.infra.files.storage import StorageFailure
from chatting_rt.wire.base import Error, Shape

Result = TypeVar("Result")

log = structlog.get_logger()


async def outcome(work: Coroutine[Any, Any, Result], deadlines: Deadlines) -> Result | Refused:
    """The result or a refusal, in time: what takes longer is `unavailable` and its end is not waited for."""
    task = asyncio.get_running_loop().create_task(work)
    if not await deadlines.met(task):
        task.cancel()
        task.add_done_callback(_forget)
        return unavailable()
    return refusal_or_result(task)


def refusal_or_result(task: asyncio.Future[Result]) -> Result | Refused:
    if task.cancelled():
        return unavailable()
    error = task.exception()
    return task.result() if error is None else refused_by(error)


def refused_by(error: BaseException) -> Refused:
    """The refusal that an exception amounts to. What nobody expected is logged, and told without a detail.

    Its traceback goes: it holds the frame that holds the refusal. Such circles are freed only by the collector, and
    those of a flood of refusals keep it busy for a tenth of a second at a time.
    """
    if isinstance(error, Refused):
        return error.with_traceback(None)
    if was_of_what_is_gone(error):
        log.info("gone_meanwhile", error=type(error).__name__)
        return not_found()
    if isinstance(error, (*Gone, DBConnectionError, OperationalError, StorageFailure)):
        log.warning("unavailable", error=type(error).__name__)
        return unavailable()
    log.error("unexpected", exc_info=error)
    return Refused(ErrorCode.INTERNAL)


def _forget(task: asyncio.Future[Any]) -> None:
    if not task.cancelled() and task.exception() is not None:
        log.info("late_failure", error=type(task.exception()).__name__)


def ack(outcome: Shape | Refused) -> dict[str, Any]:
    if isinstance(outcome, Refused):
        return {"ok": False, "error": error_shape(outcome)}
    return {"ok": True, "data": outcome}


def error_shape(refused: Refused) -> Error:
    return Error(
        code=refused.code,
        message=refused.message or MEANINGS[refused.code],
        field=refused.field,
        retry_after=refused.retry_after,
    )
