"""Making labels, changing and deleting them."""

from uuid import UUID

from msgspec import UnsetType
from tortoise.exceptions import IntegrityError

from chatting_rt.domain import labels
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.telling import tell
from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.services import Services
from chatting_rt.wire import labels as wire
from models import Label

MOST = 200  # of a workspace


async def create(services: Services, by: AgentPerson, name: str, colour: wire.LabelColour) -> wire.Label:
    """Tells agents."""
    try:
        async with services.log.transaction(by.workspace_id) as log:
            if await Label.filter(workspace_id=by.workspace_id).count() >= MOST:
                raise Refused(ErrorCode.CONFLICT, f"A workspace has at most {MOST} labels.")
            label = await Label.create(
                workspace_id=by.workspace_id, name=name.strip(), colour=colour, created_at=log.at
            )
            log.append("label_created", label.id, by=by.author)
    except IntegrityError:
        raise _name_is_taken() from None
    await tell(services, log.events)
    return (await labels.by_ids(services.database, [label.id]))[label.id]


async def update(services: Services, by: AgentPerson, wish: wire.UpdateLabel) -> wire.Label:
    """Tells agents."""
    try:
        async with services.log.transaction(by.workspace_id) as log:
            label = await _locked(by, wish.label_id)
            if not isinstance(wish.name, UnsetType):
                label.name = wish.name.strip()
            if not isinstance(wish.colour, UnsetType):
                label.colour = wish.colour
            await label.save(update_fields=["name", "colour"])
            log.append("label_updated", label.id, by=by.author)
    except IntegrityError:
        raise _name_is_taken() from None
    await tell(services, log.events)
    return (await labels.by_ids(services.database, [label.id]))[label.id]


async def delete(services: Services, by: AgentPerson, label_id: UUID) -> None:
    """Tells agents. The one event stands for all conversations that carried it, be they a hundred thousand."""
    async with services.log.transaction(by.workspace_id) as log:
        label = await _locked(by, label_id)
        await label.delete()
        log.append("label_deleted", label.id, by=by.author)
    await tell(services, log.events)


async def _locked(by: AgentPerson, label_id: UUID) -> Label:
    label = await Label.filter(id=label_id, workspace_id=by.workspace_id).select_for_update().first()
    if label is None:
        raise Refused(ErrorCode.NOT_FOUND, field="label_id")
    return label


def _name_is_taken() -> Refused:
    return Refused(ErrorCode.CONFLICT, "There is a label of this name.", field="name")
