"""Every way in which Chatting refuses, as a stable code. Codes are part of the contract with clients."""

from enum import StrEnum


class ErrorCode(StrEnum):
    """A code never changes its meaning; new ones may join."""

    INVALID_PAYLOAD = "invalid_payload"
    UNKNOWN_COMMAND = "unknown_command"
    PAYLOAD_TOO_LARGE = "payload_too_large"
    UNSUPPORTED_FILE = "unsupported_file"
    UNREADABLE_FILE = "unreadable_file"
    QUOTA_EXCEEDED = "quota_exceeded"
    UNAUTHORIZED = "unauthorized"
    TWO_FACTOR_REQUIRED = "two_factor_required"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not_found"
    CONFLICT = "conflict"
    IDEMPOTENCY_CONFLICT = "idempotency_conflict"
    ORIGIN_NOT_ALLOWED = "origin_not_allowed"
    BLOCKED = "blocked"
    IDENTITY_NOT_PROVEN = "identity_not_proven"
    RATING_CLOSED = "rating_closed"
    PREVIEWS_OFF = "previews_off"
    RATE_LIMITED = "rate_limited"
    OVERLOADED = "overloaded"
    TOO_BROAD = "too_broad"
    UNAVAILABLE = "unavailable"
    DRAINING = "draining"
    INTERNAL = "internal"


MEANINGS: dict[ErrorCode, str] = {
    ErrorCode.INVALID_PAYLOAD: "The payload does not fit its declaration; `field` names the first place that does not.",
    ErrorCode.UNKNOWN_COMMAND: "No such command in this namespace.",
    ErrorCode.PAYLOAD_TOO_LARGE: "The payload is larger than 64 kB, or the file than is allowed.",
    ErrorCode.UNSUPPORTED_FILE: "Files of this kind are not taken. What a file is, its content says, not its name.",
    ErrorCode.UNREADABLE_FILE: "The image is damaged, or larger than anybody needs.",
    ErrorCode.QUOTA_EXCEEDED: "The workspace has no room for more files.",
    ErrorCode.UNAUTHORIZED: "The token or password is missing, wrong, expired or revoked.",
    ErrorCode.TWO_FACTOR_REQUIRED: "The password fits; a right and unused code of the second factor is missing.",
    ErrorCode.FORBIDDEN: "The person's role does not allow this.",
    ErrorCode.NOT_FOUND: "There is no such thing for this person; a foreign one looks exactly like a missing one.",
    ErrorCode.CONFLICT: "It is taken already, or somebody else changed it first; `field` says what.",
    ErrorCode.IDEMPOTENCY_CONFLICT: "This client_id was used before with another content.",
    ErrorCode.ORIGIN_NOT_ALLOWED: "The page's origin is not on the site's list.",
    ErrorCode.BLOCKED: "This visitor may not write to this workspace.",
    ErrorCode.IDENTITY_NOT_PROVEN: "The proof of who the visitor is does not hold, or is missing where it is needed.",
    ErrorCode.RATING_CLOSED: "Nobody asks for a rating of this conversation now, or it was given over a day ago.",
    ErrorCode.PREVIEWS_OFF: "The workspace does not look at what visitors are writing; nothing of it was told.",
    ErrorCode.RATE_LIMITED: "Too many requests; `retry_after` says how many seconds to wait.",
    ErrorCode.OVERLOADED: "Too much waits already; nothing was done. Ask again after `retry_after` seconds.",
    ErrorCode.TOO_BROAD: "The search would take too long; ask with rarer words, or fewer.",
    ErrorCode.UNAVAILABLE: "Something the server needs did not answer in time. The outcome is unknown: "
    "ask again after `retry_after` seconds, a send with the same client_id.",
    ErrorCode.DRAINING: "This process is about to stop; connect again.",
    ErrorCode.INTERNAL: "A fault of ours; it is in the server's log.",
}


class Refused(Exception):
    """The one exception that domain code raises towards a client."""

    def __init__(
        self, code: ErrorCode, message: str | None = None, *, field: str | None = None, retry_after: float | None = None
    ) -> None:
        super().__init__(code)
        self.code = code
        self.message = message or MEANINGS[code]
        self.field = field
        self.retry_after = retry_after


def not_found() -> Refused:
    return Refused(ErrorCode.NOT_FOUND)


def unavailable() -> Refused:
    return Refused(ErrorCode.UNAVAILABLE, retry_after=1.0)
