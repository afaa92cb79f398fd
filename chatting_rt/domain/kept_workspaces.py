"""How a workspace looks to its agents."""

from uuid import UUID

from chatting_rt.domain import sites
from chatting_rt.wire import shapes
from chatting_rt.wire.base import rfc3339
from models import Workspace


async def by_ids(ids: list[UUID]) -> dict[UUID, shapes.Workspace]:
    found = await Workspace.filter(id__in=ids) if ids else []
    return {workspace.id: seen(workspace, await sites.of_workspace(workspace.id)) for workspace in found}


def seen(workspace: Workspace, of_it: list[shapes.Site]) -> shapes.Workspace:
    return shapes.Workspace(
        id=workspace.id,
        name=workspace.name,
        time_zone=workspace.time_zone,
        locale=workspace.locale,
        delete_at=rfc3339(workspace.delete_at) if workspace.delete_at else None,
        shows_live_visitors=workspace.shows_live_visitors,
        shows_typing_previews=workspace.shows_typing_previews,
        sites=of_it,
    )
