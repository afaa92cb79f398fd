"""Who is on the sites now, for workspaces that want to see it. Each process says whom it sees, again and again."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import UUID

import msgspec

from chatting_rt.domain.people import AgentPerson
from chatting_rt.domain.visits import Visit
from chatting_rt.infra.sightings import MOST_TOLD, Sighting
from chatting_rt.services import Services
from chatting_rt.wire.live_visitors import LiveVisitor, LiveVisitors, Sighted

WATCHING = "SELECT id FROM workspace WHERE id = ANY($1) AND shows_live_visitors"
IS_ON = "SELECT shows_live_visitors FROM workspace WHERE id = $1"
KNOWN = """
SELECT v.id, v.name, (
    SELECT c.id FROM conversation c WHERE c.visitor_id = v.id ORDER BY c.last_message_seq DESC LIMIT 1
) AS conversation_id
FROM visitor v WHERE v.id = ANY($1) AND v.workspace_id = $2
"""

Seen = tuple[UUID, UUID, str, Visit]
"""A workspace, a visitor there, their device, and what is known of their visit."""


async def tell(services: Services, seen: Callable[[], Iterable[Seen]]) -> None:
    """Comes round; so whoever leaves, takes their consent back or is not to be shown any more is soon gone."""
    here = [one for one in seen() if one[3].is_allowed and one[3].pages]
    rows = await services.database.fetch(WATCHING, list({workspace_id for workspace_id, *_ in here})) if here else []
    watching = {row["id"] for row in rows}
    shown = [one for one in here if one[0] in watching]
    await services.sightings.put([_sighting(one) for one in _some_of_each(shown)])


def _some_of_each(seen: list[Seen]) -> Iterable[Seen]:
    """Of each workspace those who moved last, since putting them into words costs something."""
    counts: Counter[UUID] = Counter()
    for one in sorted(seen, key=lambda one: one[3].pages[-1].at, reverse=True):
        counts[one[0]] += 1
        if counts[one[0]] <= MOST_TOLD:
            yield one


def _sighting(seen: Seen) -> Sighting:
    workspace_id, visitor_id, device, visit = seen
    page = visit.pages[-1]
    shown = Sighted(
        visitor_id=visitor_id,
        page=page,
        here_since=visit.pages[0].at,
        locale=visit.locale,
        referrer=visit.referrer,
        campaign=visit.campaign,
        device=visit.device,
        place=visit.place,
    )
    moved_at = datetime.fromisoformat(page.at).timestamp()
    return Sighting(workspace_id, device, moved_at, msgspec.json.encode(shown).decode())


async def listed(services: Services, agent: AgentPerson) -> LiveVisitors:
    if not await services.database.value(IS_ON, agent.workspace_id):
        return LiveVisitors(is_on=False, visitors=[])
    sighted = [msgspec.json.decode(text, type=Sighted) for text in await services.sightings.of(agent.workspace_id)]
    newest: dict[UUID, Sighted] = {}
    for one in sighted:
        newest.setdefault(one.visitor_id, one)
    rows = await services.database.fetch(KNOWN, list(newest), agent.workspace_id)
    known = {row["id"]: (row["name"], row["conversation_id"]) for row in rows}
    there = [_live(one, *known.get(one.visitor_id, (None, None))) for one in newest.values()]
    return LiveVisitors(is_on=True, visitors=there)


def _live(sighted: Sighted, name: str | None, conversation_id: UUID | None) -> LiveVisitor:
    return LiveVisitor(**msgspec.structs.asdict(sighted), name=name, conversation_id=conversation_id)
