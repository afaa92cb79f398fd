"""After deleting a conversation or a visitor a scan of the storage finds none of their bytes."""

from __future__ import annotations

from chatting_rt.jobs import JOBS
from tests.support.talk import SECRET, Talk


async def test_after_deleting_a_conversation_none_of_its_bytes_are_stored(talk: Talk) -> None:
    await talk.desk.call("delete_conversation", {"conversation_id": talk.id})
    await JOBS["erase_files"].function(talk.services)

    assert await talk.files_stored() == {talk.kept_file}
    assert set(await talk.rows_with(SECRET)) == {"visitor"}, "who wrote it is still known"
    assert set(await talk.rows_with(talk.id)) == {"event"}, "the log says that it was, and no more"


async def test_after_deleting_a_visitor_nothing_of_theirs_is_stored(talk: Talk) -> None:
    await talk.desk.call("delete_visitor", {"visitor_id": talk.visitor_id})
    await JOBS["erase_files"].function(talk.services)

    assert await talk.files_stored() == {talk.kept_file}
    assert await talk.rows_with(SECRET) == {}
    assert set(await talk.rows_with(talk.id)) == {"event"}
    assert set(await talk.rows_with(talk.visitor_id)) == {"event", "visitor"}, "an id, and nothing about it"
