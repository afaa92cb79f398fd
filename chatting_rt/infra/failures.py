"""How work for later may fail. Their text is the reason that whoever runs the server reads: no secrets in it."""


class PermanentFailure(Exception):
    """Trying again will not help."""


class TransientFailure(Exception):
    """The other side is away or busy: worth another try later."""


MAX_REASON = 500


def reason_of(error: BaseException) -> str:
    """One line. What we raised ourselves speaks for itself; of anything else the type matters too."""
    text = str(error)
    if not isinstance(error, PermanentFailure | TransientFailure):
        text = f"{type(error).__name__}: {text}".removesuffix(": ")
    return "".join(c if c.isprintable() else " " for c in text)[:MAX_REASON]
