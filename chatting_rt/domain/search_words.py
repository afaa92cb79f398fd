"""From what somebody typed to what PostgreSQL looks for."""

import re

NOTHING_LEFT_OUT = re.compile(r'-(?!["\w])')
"""A sign before no word; many of them are more than the parser can bear."""
EITHER = re.compile(r"\bor\b", re.IGNORECASE)
LAST_WORD = re.compile(r"(?:^|\s)(\w{2,})$")
"""A word that may not be finished yet. Of one letter there would be too many."""

# A word counts as it stands or, without quotes, by its stem; the last one also if it is only begun.
QUERY = """
SELECT set_config('statement_timeout', $4, true), set_config('plan_cache_mode', 'force_custom_plan', true),
       q.language, (q.words)::text AS words, (q.tenant && q.words)::text AS query,
       numnode(q.words) = 0 AS is_empty, querytree(q.words) = 'T' AS is_all_but
FROM (
    SELECT w.language, ('''w:' || w.id::text || '''')::tsquery AS tenant,
           (websearch_to_tsquery('pg_catalog.simple', $2)
            && CASE WHEN $3 = '' THEN ''::tsquery ELSE to_tsquery('pg_catalog.simple', $3 || ':*') END)
           || websearch_to_tsquery(('pg_catalog.' || w.language)::regconfig, $2 || ' ' || $3) AS words
    FROM (
        SELECT id, CASE WHEN $2 LIKE '%"%' THEN 'simple' ELSE language END AS language
        FROM workspace WHERE id = $1
    ) w
) q
"""
"""For the rest of the transaction: a bound on each statement, and plans that know which words are frequent."""


def split(text: str) -> tuple[str, str]:
    """All but the last word, and the last word if it may go on; without any sign, it needs no quoting."""
    text = NOTHING_LEFT_OUT.sub(" ", text)
    unfinished = LAST_WORD.search(text)
    if unfinished is None or text.count('"') % 2 or EITHER.search(text):
        return text, ""
    return text[: unfinished.start()], unfinished[1]
