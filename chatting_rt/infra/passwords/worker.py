"""Hashes, compares and judges passwords in a process of its own, which lives while its standard input is open.

A line is whether it shall give way, a deed and its arguments, the next line of the output the result; both JSON. It is
run as a file, so it knows nothing of the rest. Whatever else the machine has to do comes first.
"""

import json
import os
import signal
import sys
import time
from contextlib import suppress
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
SHARE = 0.25  # of a core, for who gives way: even then others miss the caches and the memory that it uses
NOBODY = HASHER.hash("nobody's password")


def hashed(password: str) -> str:
    return HASHER.hash(password)


def fitting(password: str, password_hashes: list[str | None]) -> list[bool]:
    return [fits(each or NOBODY, password) and each is not None for each in password_hashes]


def fits(password_hash: str, password: str) -> bool:
    with suppress(VerificationError, InvalidHashError):
        return HASHER.verify(password_hash, password)
    return False


def renewed(password: str, password_hash: str) -> str | None:
    return HASHER.hash(password) if HASHER.check_needs_rehash(password_hash) else None


def score(password: str, known: list[str]) -> int:
    from zxcvbn import zxcvbn  # its lists of words take a while, and most processes never judge

    return int(zxcvbn(password, user_inputs=known)["score"])


DEEDS = {deed.__name__: deed for deed in (hashed, fitting, renewed, score)}


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server says when it is over
    os.nice(5)
    for line in sys.stdin.buffer:
        gives_way, name, *arguments = json.loads(line)
        give_way(gives_way)
        began = time.process_time()
        result: Any = DEEDS[name](*arguments)
        sys.stdout.write(json.dumps(result) + "\n")
        sys.stdout.flush()
        if gives_way:
            time.sleep((time.process_time() - began) * (1 / SHARE - 1))


def give_way(gives_way: bool) -> None:
    """Take only what nobody else wants. A process that is merely nice keeps others from a core for milliseconds."""
    if hasattr(os, "sched_setscheduler"):
        os.sched_setscheduler(0, os.SCHED_IDLE if gives_way else os.SCHED_OTHER, os.sched_param(0))


if __name__ == "__main__":
    main()
