"""How workspaces give out their conversations, as their agents see it."""

from uuid import UUID

from chatting_rt.wire import routing as wire
from models import Routing

BY_HAND = wire.Routing(mode="off", capacity=10, reroutes_offline=True, answer_minutes=None)


async def by_ids(workspace_ids: list[UUID]) -> dict[UUID, wire.Routing]:
    if not workspace_ids:
        return {}
    return {row.workspace_id: _seen(row) for row in await Routing.filter(workspace_id__in=workspace_ids)}


async def of_workspace(workspace_id: UUID) -> wire.Routing:
    row = await Routing.filter(workspace_id=workspace_id).first()
    return _seen(row) if row else BY_HAND


def _seen(row: Routing) -> wire.Routing:
    return wire.Routing(
        mode=row.mode,  # type: ignore[arg-type]
        capacity=row.capacity,
        reroutes_offline=row.reroutes_offline,
        answer_minutes=row.answer_minutes,
    )
