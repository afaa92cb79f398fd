"""The passage of a message that was found, with what was looked for told apart: structure, never markup."""

from chatting_rt.wire.search import ExcerptPart

BEGIN, END, LESS, GREATER = "\ue000", "\ue001", "\ue002", "\ue003"
"""Of the private use area; taken out of what people wrote. The last two hide tags, which PostgreSQL would drop."""
HEADLINES = f"""
SELECT m.id, ts_headline(('pg_catalog.' || $2)::regconfig,
    translate(m.body, '<>{BEGIN}{END}{LESS}{GREATER}', '{LESS}{GREATER}'), $3::text::tsquery,
    'StartSel={BEGIN}, StopSel={END}, MaxWords=32, MinWords=16, ShortWord=0, MaxFragments=1') AS excerpt
FROM message m WHERE m.id = ANY($1)
"""  # noqa: S608


def excerpt(marked: str) -> list[ExcerptPart]:
    parts = []
    for piece in marked.replace(LESS, "<").replace(GREATER, ">").split(BEGIN):
        match, ended, rest = piece.partition(END)
        if not ended:
            match, rest = "", piece
        parts += [ExcerptPart(text=match, is_match=True), ExcerptPart(text=rest, is_match=False)]
    return [part for part in parts if part.text]
