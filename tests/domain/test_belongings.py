"""Whatever hangs by a conversation or a visitor is named where deleting looks, or somebody forgot it."""

from __future__ import annotations

from chatting_rt.domain.belongings import BIT_BY_BIT, BY_OTHER_MEANS, FOR_VISITOR, WITH_CONVERSATION, WITH_VISITOR
from chatting_rt.services import Services

TABLES = """
SELECT table_name FROM information_schema.columns
WHERE table_schema = 'public' AND column_name = ANY($1) GROUP BY table_name
"""
CASCADES = """
SELECT conrelid::regclass::text AS table_name FROM pg_constraint
WHERE contype = 'f' AND confdeltype = 'c' AND confrelid = $1::regclass
"""


async def tables_with(services: Services, *columns: str) -> set[str]:
    return {row["table_name"] for row in await services.database.fetch(TABLES, list(columns))}


async def cascading_from(services: Services, table: str) -> set[str]:
    return {row["table_name"] for row in await services.database.fetch(CASCADES, table)}


async def test_every_table_with_a_conversation_or_a_visitor_is_named(services: Services) -> None:
    named = {*WITH_CONVERSATION, *BIT_BY_BIT, *WITH_VISITOR, *BY_OTHER_MEANS}
    assert await tables_with(services, "conversation_id", "visitor_id") == named


async def test_what_shall_go_with_the_row_does(services: Services) -> None:
    assert set(WITH_CONVERSATION) <= await cascading_from(services, "conversation")
    assert set(WITH_VISITOR) <= await cascading_from(services, "visitor")
    assert set(FOR_VISITOR) <= set(WITH_VISITOR)
    assert not set(BIT_BY_BIT) & await cascading_from(services, "conversation"), "one statement would take it all"
