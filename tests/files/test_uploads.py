"""Sending a file: what is taken, what is refused before its bytes come, and that nothing half done stays."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import replace
from typing import Any

import pytest

from chatting_rt.infra.files.storage import StorageFailure
from chatting_rt.infra.tokens import hash_of
from chatting_rt.services import Services
from chatting_rt.settings import Settings
from models import ApiToken
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.client import Client
from tests.support.eventually import eventually
from tests.support.uploads import TEXT, Uploads, photo


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"upload_max_mb": 1, "workspace_quota_mb": 2})


async def kept(services: Services) -> list[str]:
    return await services.storage.keys("")


async def rows(services: Services) -> int:
    return int(await services.database.value("SELECT count(*) FROM file"))


async def use(services: Services) -> int:
    return int(await services.database.value("SELECT COALESCE(sum(bytes), 0) FROM file_use"))


async def test_a_text_is_kept_as_it_is(services: Services, uploads: Uploads, ana: AgentActor) -> None:
    file = await uploads.of(ana, TEXT, "order.txt")

    assert file == {
        "id": file["id"], "name": "order.txt", "media_type": "text/plain", "size": len(TEXT),
        "width": None, "height": None, "has_thumbnail": False, "alt": "",
    }  # fmt: skip
    assert await kept(services) == [f"{ana.workspace_id}/{file['id']}/full"]
    row = await services.database.row("SELECT * FROM file")
    assert row is not None
    assert row["sha256"] == hashlib.sha256(TEXT).hexdigest()
    assert await use(services) == len(TEXT)


async def test_an_image_gets_its_measures_and_a_small_copy(
    services: Services, uploads: Uploads, ana: AgentActor
) -> None:
    file = await uploads.of(ana, photo((1200, 900)), "lamp.jpg", alt="A broken lamp")

    assert (file["width"], file["height"], file["has_thumbnail"]) == (1200, 900, True)
    assert file["alt"] == "A broken lamp"
    assert len(await kept(services)) == 2
    row = await services.database.row("SELECT * FROM file")
    assert row is not None
    assert await use(services) == row["occupies"] == row["size"] + row["thumbnail_size"]


async def test_a_visitor_uploads_by_their_token(
    services: Services, uploads: Uploads, connect: Any, vera: VisitorActor
) -> None:
    await connect(vera)
    assert (await uploads.of(vera))["name"] == "order.txt"

    for token in ("made up", "", vera.site.key):
        answer = await uploads.send(VisitorActor(vera.site, token))
        assert (answer.status, answer.code) == (401, "unauthorized")
    elsewhere = await uploads.send(vera, headers={"Origin": "https://evil.example"})
    assert elsewhere.status == 201, "any origin may use the widget until some are listed"
    await services.database.fetch("UPDATE site SET allowed_origins = '[\"https://acme.example\"]'")
    elsewhere = await uploads.send(vera, headers={"Origin": "https://evil.example"})
    assert (elsewhere.status, elsewhere.code) == (403, "origin_not_allowed")
    assert elsewhere.headers["Access-Control-Allow-Origin"] == "*", "a page has to be able to read why"


async def test_nobody_uploads_into_a_foreign_workspace(
    services: Services, uploads: Uploads, ana: AgentActor, olga: AgentActor
) -> None:
    answer = await uploads.send(ana, workspace_id=str(olga.workspace_id))
    assert (answer.status, answer.code) == (404, "not_found")
    answer = await uploads.send(AgentActor(ana.id, "", "", "no token", ana.workspace_id, ana.account_id, ana.site))
    assert (answer.status, answer.code) == (401, "unauthorized")
    assert await rows(services) == 0


async def test_too_large_is_said_before_the_bytes_are_sent(
    url: str, uploads: Uploads, services: Services, ana: AgentActor
) -> None:
    status, _ = await announce(url, uploads, ana, 1_000_001)
    assert status == 413
    status, answer = await announce(url, uploads, ana, 1_000_000_000_000)
    assert status == 413
    assert b"payload_too_large" in answer
    assert await rows(services) == 0


async def test_a_full_workspace_is_said_before_the_bytes_are_sent(
    url: str, uploads: Uploads, services: Services, ana: AgentActor
) -> None:
    for _ in range(2):
        await uploads.of(ana, b"x" * 900_000)

    status, answer = await announce(url, uploads, ana, 900_000)

    assert status == 413
    assert b"quota_exceeded" in answer
    assert await rows(services) == 2
    assert await use(services) == 1_800_000


async def test_uploads_at_the_same_time_never_exceed_the_quota(
    services: Services, uploads: Uploads, ana: AgentActor
) -> None:
    answers = await asyncio.gather(*(uploads.send(ana, b"x" * 900_000) for _ in range(5)))

    assert sorted(answer.status for answer in answers) == [201, 201, 413, 413, 413]
    assert await use(services) == 1_800_000
    assert len(await kept(services)) == 2


@pytest.mark.parametrize("sent", [0, 1, 60_000, 400_000, 899_999])
async def test_cut_at_any_byte_nothing_stays(
    url: str, uploads: Uploads, services: Services, ana: AgentActor, sent: int
) -> None:
    _, writer = await opened(url, uploads, ana, 900_000)
    await eventually(lambda: rows(services))
    writer.write(b"x" * sent)
    await writer.drain()
    writer.close()

    await eventually(lambda: nothing_is_left(services))
    assert await use(services) == 0


async def nothing_is_left(services: Services) -> bool:
    return await rows(services) == 0 and await kept(services) == []


@pytest.mark.parametrize(
    ("broken", "because"),
    [
        ({"sha256": "0" * 64}, "sha256"),
        ({"purpose": "banner"}, "purpose"),
        ({"name": ""}, "name"),
        ({"more": "x"}, None),
    ],
)
async def test_what_does_not_fit_leaves_nothing(
    services: Services, uploads: Uploads, ana: AgentActor, broken: dict[str, str], because: str | None
) -> None:
    wish = {"name": "order.txt"} | broken
    answer = await uploads.send(ana, TEXT, wish.pop("name"), **wish)

    assert 400 <= answer.status < 500
    assert because in (None, answer.data["error"]["field"])
    assert await nothing_is_left(services)
    assert await use(services) == 0


async def test_the_hash_that_was_sent_is_checked(uploads: Uploads, ana: AgentActor) -> None:
    assert await uploads.of(ana, TEXT, sha256=hashlib.sha256(TEXT).hexdigest())


async def test_without_a_length_or_packed_it_is_not_taken(url: str, uploads: Uploads, ana: AgentActor) -> None:
    async def pieces() -> Any:
        yield TEXT

    answer = await uploads.send(ana, pieces())  # type: ignore[arg-type]
    assert (answer.status, answer.code) == (422, "invalid_payload")
    answer = await uploads.send(ana, TEXT, headers={"Content-Encoding": "gzip"})
    assert 400 <= answer.status < 500


async def test_a_storage_that_is_away_or_full_is_said_and_nothing_stays(
    services: Services, uploads: Uploads, ana: AgentActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = services.storage.put

    async def full(key: str, chunks: Any, size: int) -> None:
        if key.endswith("thumbnail"):
            raise StorageFailure("No space left")
        await real(key, chunks, size)

    monkeypatch.setattr(services.storage, "put", full)
    answer = await uploads.send(ana, photo(), "lamp.jpg")

    assert (answer.status, answer.code) == (503, "unavailable")
    assert await nothing_is_left(services)
    assert await use(services) == 0


async def test_a_full_disk_is_said_and_nothing_stays(
    services: Services, uploads: Uploads, ana: AgentActor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int, __: Any) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("chatting_rt.infra.files.spool.os.write", full)
    answer = await uploads.send(ana)

    assert (answer.status, answer.code) == (503, "unavailable")
    assert await nothing_is_left(services)


async def test_one_person_does_not_take_all_places(url: str, uploads: Uploads, ana: AgentActor) -> None:
    slow = [await opened(url, uploads, ana, 100_000) for _ in range(7)]
    answers = [asyncio.create_task(reader.readline()) for reader, _ in slow]
    refused, kept = await asyncio.wait(answers, timeout=5, return_when=asyncio.FIRST_COMPLETED)
    assert [b" 429 " in answer.result() for answer in refused] == [True]
    assert len(kept) == 6
    for _, writer in slow:
        writer.close()
    await asyncio.gather(*kept, return_exceptions=True)
    await eventually(lambda: taken_again(uploads, ana), every=0.2)  # each look counts as an upload


async def taken_again(uploads: Uploads, ana: AgentActor) -> bool:
    return (await uploads.send(ana, name="a.txt")).status == 201


async def announce(url: str, uploads: Uploads, person: AgentActor, size: int) -> tuple[int, bytes]:
    """Say that so much will come, and send nothing. What is answered to that."""
    reader, writer = await opened(url, uploads, person, size)
    head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 5)
    answer = await asyncio.wait_for(reader.read(2000), 5)
    writer.close()
    return int(head.split(b" ")[1]), answer


async def opened(
    url: str, uploads: Uploads, person: AgentActor, size: int
) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    host, port = url.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    path = uploads.address(person, "x.txt").removeprefix(url)
    headers = {"Host": host, "Authorization": f"Bearer {person.token}", "Content-Length": size}
    lines = [f"POST {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    writer.write("\r\n".join(lines).encode())
    await writer.drain()
    return reader, writer


async def test_a_program_uploads_by_its_token(
    services: Services, uploads: Uploads, connect: Connect, ana: AgentActor, olga: AgentActor, vera: VisitorActor
) -> None:
    desk, tab = await connect(ana), await connect(vera)
    conversation_id = (await tab.say("Where is my order?"))["conversation_id"]
    bot = replace(ana, token=await api_token(desk, "use_inbox"))

    file = await uploads.of(bot)
    bots = await Client(uploads.url, "/agent", bot.auth()).join()
    sent = await bots.say("Here it is", conversation_id, attachment_ids=[file["id"]])
    await bots.leave()

    assert [each["id"] for each in sent["attachments"]] == [file["id"]]
    (link,) = (await uploads.links(bot, file["id"])).data["links"]
    assert (await uploads.get(link["download_url"]))[1] == TEXT
    elsewhere = await uploads.send(bot, workspace_id=str(olga.workspace_id))
    assert (elsewhere.status, elsewhere.code) == (404, "not_found")
    assert await rows(services) == 1


async def test_a_token_uploads_only_within_its_scopes_and_its_life(
    services: Services, uploads: Uploads, connect: Connect, ana: AgentActor, ben: AgentActor
) -> None:
    desk = await connect(ana)
    narrow = replace(ana, token=await api_token(desk, "manage_teams"))
    expired = replace(ana, token=await api_token(desk, "use_inbox"))
    await ApiToken.filter(scopes=["use_inbox"]).update(expires_at=services.clock.now())
    ended = replace(ana, token=await api_token(desk, "use_inbox"))
    await ApiToken.filter(token_hash=hash_of(ended.token)).delete()

    for program, refusal in (
        (narrow, (403, "forbidden")),
        (expired, (401, "unauthorized")),
        (ended, (401, "unauthorized")),
        (replace(ana, token="chat_made-up"), (401, "unauthorized")),
    ):
        for answer in (await uploads.send(program), await uploads.links(program, str(ana.id))):
            assert (answer.status, answer.code) == refusal
    assert await rows(services) == 0


async def api_token(desk: Client, scope: str) -> str:
    return str((await desk.call("create_api_token", {"name": "Bot", "scopes": [scope]}))["secret"])
