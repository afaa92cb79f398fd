"""Places as they stand in the database."""

from typing import Any

import msgspec

from chatting_rt.wire.places import Place


def kept(place: Place | None) -> dict[str, str] | None:
    return None if place is None else dict(msgspec.to_builtins(place))


def of(kept: Any) -> Place | None:
    if kept is None:
        return None
    return msgspec.json.decode(kept, type=Place) if isinstance(kept, str) else msgspec.convert(kept, Place)
