"""Which passwords are too easy to guess. Judged here, offline: what people type goes nowhere."""

from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.passwords.hasher import Hasher

LEAST_SCORE = 2  # of 4: more than a hundred million guesses
JUDGED = 72  # characters; the rest only makes it harder


async def new_hash(hasher: Hasher, password: str, about_them: list[str]) -> str:
    """The hash of a new password. Common ones are refused, and those made of what everybody knows about the person."""
    known = [word for text in about_them for word in (text, *text.replace("@", " ").split())]
    if await hasher.score(password[:JUDGED], known) < LEAST_SCORE:
        raise Refused(
            ErrorCode.INVALID_PAYLOAD, "This password is too easy to guess. A few unrelated words do well.",
            field="password",
        )  # fmt: skip
    return await hasher.hash(password)
