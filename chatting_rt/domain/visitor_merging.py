"""An agent knows that two visitors are one person.

Nobody sees by it what only a proof opens. So a verified visitor is never merged into another, and a device of who is
merged into a verified one is a stranger's from then on. Where neither is verified, both devices see all that was said.
"""

from chatting_rt.domain import kept_visitor, merging
from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.telling import tell, tell_to_come_again
from chatting_rt.errors import ErrorCode, Refused, not_found
from chatting_rt.services import Services
from chatting_rt.wire import shapes
from chatting_rt.wire.visitors import MergeVisitors
from models import Visitor

MOST_DEVICES = 10


async def merge(services: Services, agent: AgentPerson, wish: MergeVisitors) -> shapes.Visitor:
    """Tells agents, and who stays of the conversations that they have now."""
    async with services.log.transaction(agent.workspace_id) as log:
        kept, other = await _both(agent, wish)
        _check(kept, other)
        _let_devices_in(kept, other)
        kept.blocked_at = kept.blocked_at or other.blocked_at
        await merging.merge(log, kept, other, by=agent.author)
        await kept.save(update_fields=["name", "email", "attributes", "blocked_at", "other_token_hashes"])
    await tell(services, log.events)
    tell_to_come_again(services, other.id)
    return (await kept_visitor.by_ids(services.database, [kept.id]))[kept.id]


async def _both(agent: AgentPerson, wish: MergeVisitors) -> tuple[Visitor, Visitor]:
    ids = [wish.visitor_id, wish.merged_id]
    there = Visitor.filter(id__in=ids, workspace_id=agent.workspace_id, merged_into_id=None, erased_at=None)
    held = {visitor.id: visitor for visitor in await there.order_by("id").select_for_update(no_key=True)}
    if wish.visitor_id not in held:
        raise not_found()
    if wish.merged_id not in held:
        raise Refused(ErrorCode.NOT_FOUND, field="merged_id")
    return held[wish.visitor_id], held[wish.merged_id]


def _check(kept: Visitor, other: Visitor) -> None:
    if other.verified_at is not None:
        raise Refused(ErrorCode.CONFLICT, "Who has proven who they are stays who they are.", field="merged_id")
    if kept.site_id != other.site_id:
        raise Refused(ErrorCode.CONFLICT, "They are visitors of different sites.", field="merged_id")


def _let_devices_in(kept: Visitor, other: Visitor) -> None:
    if kept.verified_at is None:
        tokens = [*(kept.other_token_hashes or ()), other.token_hash, *(other.other_token_hashes or ())]
        kept.other_token_hashes = tokens[: MOST_DEVICES - 1]
