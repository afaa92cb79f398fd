"""Times that clients name. Some are none in UTC, where another zone's first or last day lies beyond the calendar."""

from datetime import UTC, datetime

from chatting_rt.errors import ErrorCode, Refused

EARLIEST = datetime(1, 1, 2, tzinfo=UTC)
FURTHEST = datetime(9999, 1, 1, tzinfo=UTC)


def check(at: datetime | None, field: str) -> None:
    if at is not None and not EARLIEST < at < FURTHEST:
        raise Refused(ErrorCode.INVALID_PAYLOAD, "There is no such time.", field=field)
