"""What people call themselves, made fit to stand in a mail to somebody else."""

from __future__ import annotations

import re
import unicodedata

MAX_LENGTH = 100
JOINERS = "\u200c\u200d"  # Persian words and emoji are made with these
WORD_JOINER = "\u2060"
ISOLATE, POP = "\u2068", "\u2069"


def plain(text: str) -> str:
    """One line of bounded length, without characters that steer: no line breaks, no turning of the direction."""
    kept = "".join(c if c in JOINERS or unicodedata.category(c)[0] != "C" else " " for c in text)
    kept = " ".join(kept.split())
    return kept if len(kept) <= MAX_LENGTH else kept[: MAX_LENGTH - 1] + "…"


def without_links(text: str) -> str:
    """Looks the same, but no mail program makes a link of it: our mails must not carry a stranger's advertisement."""
    return re.sub(r"(?<=\w)\.(?=\w)|:(?=//)|@(?=\w)", lambda found: found[0] + WORD_JOINER, text)


def isolated(text: str, direction: str) -> str:
    """So that a name of the other direction does not scramble the sentence around it."""
    if direction == "ltr" and not any(unicodedata.bidirectional(c) in ("R", "AL", "AN") for c in text):
        return text
    return f"{ISOLATE}{text}{POP}"
