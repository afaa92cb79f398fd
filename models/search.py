"""Full-text search. It has no ORM model: PostgreSQL derives the words of a message or visitor from the row itself.

So what is edited is found by its new words and what is erased is not found, whoever wrote the statement. The words are
kept as they stand and, in the workspace's language, by their stems. The workspace is a word too, so that the index
answers for one tenant without looking at the others.
"""

LANGUAGES = (
    "simple", "arabic", "armenian", "basque", "catalan", "danish", "dutch", "english", "finnish", "french", "german",
    "greek", "hindi", "hungarian", "indonesian", "irish", "italian", "lithuanian", "nepali", "norwegian", "portuguese",
    "romanian", "russian", "serbian", "spanish", "swedish", "tamil", "turkish", "yiddish",
)  # fmt: skip
"""Those whose stems every PostgreSQL from 14 on knows; `simple` has none."""

TENANT = "array_to_tsvector(ARRAY['w:' || workspace_id::text])"
STEMS = " ".join(
    f"WHEN '{language}' THEN to_tsvector('pg_catalog.{language}', body)"
    for language in LANGUAGES
    if language != "simple"
)
CREATE_SEARCH = f"""
ALTER TABLE message ADD COLUMN IF NOT EXISTS search tsvector GENERATED ALWAYS AS (
    {TENANT} || to_tsvector('pg_catalog.simple', body) || CASE language {STEMS} ELSE ''::tsvector END
) STORED;
ALTER TABLE visitor ADD COLUMN IF NOT EXISTS search tsvector GENERATED ALWAYS AS (
    {TENANT} || to_tsvector('pg_catalog.simple',
        COALESCE(name, '') || ' ' || COALESCE(email, '') || ' ' || translate(COALESCE(email, ''), '@.+-_', '     '))
) STORED;
CREATE INDEX IF NOT EXISTS message_search ON message USING gin (search);
CREATE INDEX IF NOT EXISTS visitor_search ON visitor USING gin (search);
CREATE INDEX IF NOT EXISTS message_of_workspace ON message (workspace_id, seq);
"""
MORE_STATISTICS = "ALTER TABLE message ALTER COLUMN search SET STATISTICS 500"
"""So that rare words are known to be rare: by default all but a thousand count as hardly rarer than those."""
DAY = "ARRAY[({} AT TIME ZONE 'UTC')::date]"
"""When it was written. Also in the index of words, so that it answers for some days without looking at all others."""
BY_DAY = f"CREATE INDEX CONCURRENTLY message_words ON message USING gin (search, ({DAY.format('created_at')}))"
IN_TIME = "CREATE INDEX CONCURRENTLY message_in_time ON message (workspace_id, created_at, seq)"
