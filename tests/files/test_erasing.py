"""How files go: nobody sees them from the commit on, and the storage is proven empty of them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from tortoise.transactions import in_transaction

from chatting_rt.domain import files
from chatting_rt.infra.files.storage import StorageFailure
from chatting_rt.jobs import JOBS
from chatting_rt.services import Services
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.clock import MovedClock
from tests.support.uploads import Uploads, links_of, photo


async def everything(services: Services) -> tuple[list[str], int, int]:
    """What is stored, how many rows there are, and what they take."""
    used = await services.database.value("SELECT COALESCE(sum(bytes), 0) FROM file_use")
    return await services.storage.keys(""), await services.database.value("SELECT count(*) FROM file"), int(used)


async def erase(services: Services, **which: Any) -> int:
    async with in_transaction() as connection:
        return await files.erase_later(services, connection, **which)


@pytest.fixture
async def sent(connect: Connect, uploads: Uploads, clock: MovedClock, vera: VisitorActor) -> dict[str, Any]:
    """Vera's message with a photo and a text."""
    tab = await connect(vera)
    ids = [(await uploads.of(vera, photo(), "lamp.jpg"))["id"], (await uploads.of(vera))["id"]]
    return await tab.say("See", attachment_ids=ids)


@pytest.mark.parametrize("what", ["files", "messages", "conversations", "visitors", "workspaces"])
async def test_whatever_goes_its_bytes_go(
    services: Services, uploads: Uploads, sent: dict[str, Any], ana: AgentActor, olga: AgentActor, what: str
) -> None:
    others = await uploads.of(olga, photo(), "other.png")
    ids = {
        "files": [UUID(file["id"]) for file in sent["attachments"]],
        "messages": [UUID(sent["id"])],
        "conversations": [UUID(sent["conversation_id"])],
        "visitors": [UUID(sent["author"]["id"])],
        "workspaces": [ana.workspace_id],
    }
    before, _, _ = await everything(services)
    assert len(before) == 5

    assert await erase(services, **{what: ids[what]}) == 2
    assert await services.database.value("SELECT count(*) FROM pgqueuer WHERE entrypoint = 'erase_files'") == 1
    await JOBS["erase_files"].function(services)

    left, rows, used = await everything(services)
    assert {key.split("/")[1] for key in left} == {others["id"]}
    assert rows == 1
    assert used == await services.database.value("SELECT sum(occupies) FROM file")


async def test_from_the_commit_on_nobody_sees_it(
    services: Services, connect: Connect, uploads: Uploads, sent: dict[str, Any], ana: AgentActor
) -> None:
    desk = await connect(ana)
    (link,) = await links_of(desk, sent["attachments"][0]["id"])

    await erase(services, messages=[UUID(sent["id"])])

    assert (await uploads.get(link["url"]))[0] == 404
    assert (await desk.refusal("get_file_links", {"file_ids": [sent["attachments"][0]["id"]]}))["code"] == "not_found"
    page = await desk.call("list_messages", {"conversation_id": sent["conversation_id"]})
    assert page["messages"][0]["attachments"] == []
    names = await services.database.fetch("SELECT name, alt FROM file")
    assert {(row["name"], row["alt"]) for row in names} == {("", "")}, "nor is it known what they were called"


async def test_a_rolled_back_deletion_erases_nothing(services: Services, sent: dict[str, Any]) -> None:
    async with in_transaction() as connection:
        await files.erase_later(services, connection, messages=[UUID(sent["id"])])
        await connection.rollback()
    await files.sweep(services)

    assert len((await everything(services))[0]) == 3
    assert await services.database.value("SELECT count(*) FROM pgqueuer WHERE entrypoint = 'erase_files'") == 0


async def test_a_storage_that_is_away_is_asked_again(
    services: Services, sent: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The row is what remembers that there is something left to erase."""
    await erase(services, messages=[UUID(sent["id"])])
    real = services.storage.erase
    photo_id = sent["attachments"][0]["id"]

    async def half(prefix: str) -> int:
        if photo_id in prefix:
            raise StorageFailure("away")
        return await real(prefix)

    with monkeypatch.context() as patched:
        patched.setattr(services.storage, "erase", half)
        with pytest.raises(StorageFailure):
            await files.erase_marked(services)
    left, rows, _ = await everything(services)
    assert (len(left), rows) == (2, 1), "the others went all the same"

    await files.erase_marked(services)
    assert await everything(services) == ([], 0, 0)


async def test_what_says_it_erased_and_did_not_is_found_out(
    services: Services, sent: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    await erase(services, messages=[UUID(sent["id"])])

    async def nothing(_: str) -> None:
        pass

    monkeypatch.setattr(services.storage, "_delete", nothing)
    with pytest.raises(StorageFailure, match="still there"):
        await files.erase_marked(services)
    assert await services.database.value("SELECT count(*) FROM file") == 2


async def test_the_sweep_takes_what_was_never_sent_and_not_what_was(
    services: Services, uploads: Uploads, clock: MovedClock, sent: dict[str, Any], vera: VisitorActor
) -> None:
    await uploads.of(vera)
    clock.move(hours=23)
    await files.sweep(services)
    assert len((await everything(services))[0]) == 4

    clock.move(hours=2)
    await files.sweep(services)
    left, rows, _ = await everything(services)
    assert (len(left), rows) == (3, 2)


async def test_the_sweep_takes_what_a_killed_process_left(
    services: Services, clock: MovedClock, ana: AgentActor
) -> None:
    """A row without its bytes, and bytes of an upload that never came to its end."""
    for n in (1, 2):
        id = UUID(int=n)
        await services.database.fetch(
            "INSERT INTO file (id, workspace_id, purpose, uploader_type, uploader_id, name, size, occupies, created_at)"
            " VALUES ($1, $2, 'attachment', 'agent', $3, 'x', 5, 5, $4)",
            id, ana.workspace_id, ana.id, services.clock.now(),
        )  # fmt: skip
    await services.storage.put(f"{files.folder(ana.workspace_id, UUID(int=2))}/full", pieces(), 5)
    clock.move(hours=1)
    await files.sweep(services)
    assert (await everything(services))[1] == 2, "it may still be coming"

    clock.move(hours=2)
    await files.sweep(services)
    assert (await everything(services))[:2] == ([], 0)


async def pieces() -> Any:
    yield b"12345"


async def test_the_sweep_takes_files_whose_message_went_without_a_word(
    services: Services, sent: dict[str, Any]
) -> None:
    await services.database.fetch("DELETE FROM message")
    await files.sweep(services)
    assert await everything(services) == ([], 0, 0)


async def test_an_upload_whose_workspace_goes_meanwhile_leaves_nothing(
    services: Services, uploads: Uploads, clock: MovedClock, ana: AgentActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = services.storage.put

    async def meanwhile(key: str, chunks: Any, size: int) -> None:
        await real(key, chunks, size)
        await erase(services, workspaces=[ana.workspace_id])
        await files.erase_marked(services)

    monkeypatch.setattr(services.storage, "put", meanwhile)
    answer = await uploads.send(ana)

    assert (answer.status, answer.code) == (404, "not_found")
    assert await everything(services) == ([], 0, 0)
