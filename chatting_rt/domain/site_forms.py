"""What a site asks before a conversation starts."""

from uuid import UUID

import msgspec

from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.sites import seen_by_agents
from chatting_rt.domain.telling import tell
from chatting_rt.errors import ErrorCode, Refused, not_found
from chatting_rt.services import Services
from chatting_rt.wire import shapes
from chatting_rt.wire.forms import Form, FormField, FormPurpose
from models import Site


async def set_to(
    services: Services, agent: AgentPerson, site_id: UUID, purpose: FormPurpose, form: Form | None
) -> shapes.Site:
    """Tells agents. Widgets meet the new form when they next connect."""
    if form is not None:
        _check(form)
    column = f"{purpose}_form"
    async with services.log.transaction(agent.workspace_id) as log:
        site = (
            await Site.filter(id=site_id, workspace_id=agent.workspace_id, removed_at=None)
            .select_for_update(no_key=True)
            .first()
        )
        if site is None:
            raise not_found()
        setattr(site, column, None if form is None else msgspec.to_builtins(form))
        await site.save(update_fields=[column])
        log.append("site_updated", site.id, by=agent.author)
    await tell(services, log.events)
    return seen_by_agents(site)


def _check(form: Form) -> None:
    """What the shape alone does not say."""
    if not form.fields:
        raise Refused(ErrorCode.INVALID_PAYLOAD, "To ask nothing, leave the form out.", field="form.fields")
    names = [field.name for field in form.fields]
    for at, field in enumerate(form.fields):
        if field.name in names[:at]:
            raise _wrong(at, "name", "Two fields have this name.")
        if not field.label.strip():
            raise _wrong(at, "label", "A field without words cannot be answered.")
        if not _are_right(field):
            raise _wrong(at, "options", "Two different options at least for a select, and none for other fields.")


def _are_right(field: FormField) -> bool:
    if field.kind != "select":
        return not field.options
    said = {option.strip() for option in field.options}
    return len(said) == len(field.options) >= 2 and "" not in said


def _wrong(at: int, part: str, message: str) -> Refused:
    return Refused(ErrorCode.INVALID_PAYLOAD, message, field=f"form.fields[{at}].{part}")
