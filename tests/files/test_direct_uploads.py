"""Files that go straight into the bucket: refused before they are sent, looked into at the end, never left behind."""

from __future__ import annotations

import asyncio
import hashlib
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import aiohttp
import pytest
from botocore.auth import S3SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from chatting_rt.domain import files
from chatting_rt.infra.files.direct_puts import DirectPuts
from chatting_rt.infra.files.storage import StorageFailure
from chatting_rt.services import Services
from chatting_rt.settings import Settings
from chatting_rt.storage_url import parse
from tests.conftest import Connect
from tests.support.api import Answer
from tests.support.cast import AgentActor, VisitorActor
from tests.support.clock import MovedClock
from tests.support.s3 import new_bucket
from tests.support.uploads import TEXT, Uploads, links_of, photo


@pytest.fixture
def storage_url(request: pytest.FixtureRequest) -> str:
    """A folder has no addresses of its own."""
    return new_bucket(request.getfixturevalue("s3"))


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"direct_uploads": True, "upload_max_mb": 1, "workspace_quota_mb": 2})


class Direct:
    def __init__(self, uploads: Uploads, person: AgentActor | VisitorActor) -> None:
        self._uploads, self._person = uploads, person

    async def begin(self, size: int, name: str = "order.txt", **more: Any) -> Answer:
        return await self._uploads.begin_direct(self._person, {"name": name, "size": size} | more)

    async def put(self, begun: Answer, content: bytes) -> None:
        async with aiohttp.ClientSession() as http, http.put(begun.data["url"], data=content) as response:
            assert response.status == 200, await response.text()

    async def finish(self, begun: Answer) -> Answer:
        return await self._uploads.finish_direct(self._person, begun.data["file_id"])

    async def send(self, content: bytes, name: str = "order.txt", **more: Any) -> Answer:
        begun = await self.begin(len(content), name, **more)
        assert begun.status == 201, begun.data
        await self.put(begun, content)
        return await self.finish(begun)


@pytest.fixture
def direct(uploads: Uploads, ana: AgentActor) -> Direct:
    return Direct(uploads, ana)


async def stored(services: Services) -> set[str]:
    return {key.split("/", 2)[2] for key in await services.storage.keys("")}


async def rows(services: Services) -> int:
    return int(await services.database.value("SELECT count(*) FROM file"))


async def use(services: Services) -> int:
    return int(await services.database.value("SELECT COALESCE(sum(bytes), 0) FROM file_use"))


@pytest.mark.parametrize("where", ["", "&endpoint=https://s3.example:9000"])
def test_the_address_is_signed_as_amazon_wants_it_and_the_length_with_it(where: str) -> None:
    now = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
    bucket = parse(f"s3://key:s%2Fcret@files/a%20b/chat?region=eu-central-1{where}")
    url = DirectPuts(bucket).address("some/key~1", 1234, now, 300)

    theirs = AWSRequest("PUT", url.partition("?")[0], headers={"Content-Length": "1234"})
    signer = S3SigV4QueryAuth(Credentials("key", "s/cret"), "s3", "eu-central-1", 300)
    theirs.context["timestamp"] = now.strftime("%Y%m%dT%H%M%SZ")
    signer._modify_request_before_signing(theirs)
    expected = signer.signature(signer.string_to_sign(theirs, signer.canonical_request(theirs)), theirs)

    query = parse_qs(urlsplit(url).query)
    assert query["X-Amz-SignedHeaders"] == ["content-length;host"]
    assert query["X-Amz-Signature"] == [expected]


async def test_a_text_and_a_photo_go_past_us_and_into_a_message(
    services: Services, connect: Connect, uploads: Uploads, vera: VisitorActor, direct: Direct
) -> None:
    tab = await connect(vera)
    visitors = Direct(uploads, vera)
    assert (await tab.call("start", {}))["uploads"]["is_direct"] is True

    order = (await visitors.send(TEXT, sha256=hashlib.sha256(TEXT).hexdigest())).data["attachment"]
    lamp = (await visitors.send(photo((1200, 900)), "lamp.jpg", alt="A lamp")).data["attachment"]

    assert (order["name"], order["media_type"], order["size"]) == ("order.txt", "text/plain", len(TEXT))
    assert (lamp["width"], lamp["has_thumbnail"], lamp["alt"]) == (1200, True, "A lamp")
    sent = await tab.say("See", attachment_ids=[order["id"], lamp["id"]])
    assert sent["attachments"] == [order, lamp]
    (link,) = await links_of(tab, order["id"])
    assert (await uploads.get(link["download_url"]))[1] == TEXT
    used = await services.database.value("SELECT sum(occupies) FROM file")
    assert await use(services) == used


async def test_nothing_can_be_done_with_it_before_it_was_looked_into(
    connect: Connect, direct: Direct, ana: AgentActor, vera: VisitorActor
) -> None:
    tab, desk = await connect(vera), await connect(ana)
    about = {"conversation_id": (await tab.say("Hello"))["conversation_id"]}
    begun = await direct.begin(len(TEXT))
    await direct.put(begun, TEXT)

    id = begun.data["file_id"]
    message = about | {"client_id": id, "body": "", "attachment_ids": [id]}
    assert (await desk.refusal("send_message", message))["code"] == "not_found"
    assert (await desk.refusal("get_file_links", {"file_ids": [id]}))["code"] == "not_found"
    assert (await desk.refusal("describe_file", {"file_id": id, "alt": "x"}))["code"] == "not_found"
    await direct.finish(begun)
    assert (await desk.call("send_message", message))["message"]["attachments"][0]["id"] == id


@pytest.mark.parametrize(
    ("wish", "status", "code"),
    [
        ({"size": 1_000_001}, 413, "payload_too_large"),
        ({"size": 10**15}, 413, "payload_too_large"),
        ({"size": 0}, 422, "invalid_payload"),
        ({"size": 5, "media_type": "image/svg+xml"}, 415, "unsupported_file"),
        ({"size": 5, "media_type": "image/heic"}, 415, "unsupported_file"),
        ({"size": 5, "media_type": "text/html"}, 415, "unsupported_file"),
        ({"size": 5, "sha256": "short"}, 422, "invalid_payload"),
    ],
)
async def test_limits_are_said_before_the_bytes_are_sent(
    services: Services, direct: Direct, wish: dict[str, Any], status: int, code: str
) -> None:
    answer = await direct.begin(**wish)
    assert (answer.status, answer.code) == (status, code)
    assert await rows(services) == 0


async def test_so_is_a_full_workspace(services: Services, direct: Direct) -> None:
    for _ in range(2):
        await direct.begin(900_000)
    assert (await direct.begin(900_000)).code == "quota_exceeded"
    assert await use(services) == 1_800_000, "what is only announced has its room"


@pytest.mark.parametrize(
    ("content", "announced", "code"),
    [
        (TEXT + b"more", {"size": len(TEXT)}, "invalid_payload"),
        (TEXT[:-1], {"size": len(TEXT)}, "invalid_payload"),
        (TEXT, {"size": len(TEXT), "sha256": "0" * 64}, "invalid_payload"),
        (b"<svg onload=alert(1)>", {"size": 21}, "unsupported_file"),
        (b"\x7fELF" + bytes(60), {"size": 64}, "unsupported_file"),
        (photo()[:300], {"size": 300}, "unreadable_file"),
        (None, {"size": 5}, "invalid_payload"),
    ],
    ids=["more", "less", "another", "markup", "program", "broken", "nothing"],
)
async def test_what_is_not_what_was_announced_is_refused_and_gone(
    services: Services, clock: MovedClock, direct: Direct, content: bytes | None, announced: dict[str, Any], code: str
) -> None:
    begun = await direct.begin(**announced)
    if content is not None:
        await direct.put(begun, content)

    assert (await direct.finish(begun)).code == code

    assert await stored(services) == set()
    assert await use(services) == 0
    assert (await direct.finish(begun)).code == "not_found"
    await direct.put(begun, TEXT)  # the address is still good for a while
    clock.move(hours=3)
    await files.sweep(services)
    assert await stored(services) == set()
    assert await rows(services) == 0


async def test_what_is_never_finished_is_swept(services: Services, clock: MovedClock, direct: Direct) -> None:
    await direct.put(await direct.begin(len(TEXT)), TEXT)
    await direct.begin(len(TEXT))
    clock.move(hours=1)
    await files.sweep(services)
    assert await rows(services) == 2, "it may still be coming"

    clock.move(hours=2)
    await files.sweep(services)
    assert (await stored(services), await rows(services), await use(services)) == (set(), 0, 0)


async def test_what_is_put_there_after_it_was_read_changes_nothing_and_is_swept(
    services: Services, connect: Connect, uploads: Uploads, clock: MovedClock, direct: Direct, ana: AgentActor
) -> None:
    begun = await direct.begin(len(TEXT))
    await direct.put(begun, TEXT)
    await direct.finish(begun)
    await direct.put(begun, b"<script>" + bytes(30))

    (link,) = await links_of(await connect(ana), begun.data["file_id"])
    assert (await uploads.get(link["download_url"]))[1] == TEXT
    clock.move(hours=3)
    await files.sweep(services)
    assert await stored(services) == {"full"}


async def test_the_bytes_go_with_the_message_also_those_that_come_afterwards(
    services: Services, clock: MovedClock, direct: Direct
) -> None:
    begun = await direct.begin(len(TEXT))
    await direct.put(begun, TEXT)
    id = UUID((await direct.finish(begun)).data["attachment"]["id"])
    await services.database.fetch("UPDATE file SET erased_at = $1", services.clock.now())
    await files.erase_marked(services)
    assert await stored(services) == set(), "at once"

    await direct.put(begun, TEXT)
    clock.move(hours=3)
    await files.sweep(services)
    assert (await stored(services), await rows(services)) == (set(), 0), id


async def test_finishing_twice_is_safe(services: Services, direct: Direct) -> None:
    begun = await direct.begin(len(TEXT))
    await direct.put(begun, TEXT)

    answers = await asyncio.gather(*(direct.finish(begun) for _ in range(4)))

    assert {answer.status for answer in answers} <= {201, 503}
    assert 201 in {answer.status for answer in answers}
    again = await direct.finish(begun)
    assert all(answer.data == again.data for answer in answers if answer.status == 201)
    assert "full" in await stored(services)


async def test_a_storage_that_is_away_is_said_and_nothing_stays(
    services: Services, direct: Direct, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> None:
        raise StorageFailure("away")

    begun = await direct.begin(len(TEXT))
    await direct.put(begun, TEXT)
    with monkeypatch.context() as patched:
        patched.setattr(services.storage, "get", away)
        assert (await direct.finish(begun)).code == "unavailable"
    assert (await stored(services), await use(services)) == (set(), 0)


async def test_only_who_began_it_finishes_it(
    uploads: Uploads, connect: Connect, direct: Direct, ben: AgentActor, olga: AgentActor, vera: VisitorActor
) -> None:
    await connect(vera)
    begun = await direct.begin(len(TEXT))
    await direct.put(begun, TEXT)

    for stranger in (ben, olga, vera):
        assert (await Direct(uploads, stranger).finish(begun)).code == "not_found"
    assert (await direct.finish(begun)).status == 201


class TestWithoutIt:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return settings.model_copy(update={"direct_uploads": False})

    async def test_it_is_not_offered(self, connect: Connect, direct: Direct, ana: AgentActor) -> None:
        assert (await (await connect(ana)).call("start", {}))["uploads"]["is_direct"] is False
        assert (await direct.begin(5)).code == "not_found"
