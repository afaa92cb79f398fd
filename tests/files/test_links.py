"""Links to files: for one viewer, for a few minutes, and only while they may see it. And how files go over the wire."""

from __future__ import annotations

from typing import Any

import pytest

from chatting_rt.services import Services
from tests.conftest import Connect
from tests.support.cast import AgentActor, VisitorActor
from tests.support.clock import MovedClock
from tests.support.uploads import TEXT, Uploads, links_of, photo


class Shared:
    """Vera sent a photo and a text; the links are each viewer's own."""

    def __init__(self, tab: Any, desk: Any, photo: dict[str, Any], text: dict[str, Any], about: str) -> None:
        self.tab, self.desk, self.photo, self.text, self.conversation_id = tab, desk, photo, text, about


@pytest.fixture
async def shared(connect: Connect, uploads: Uploads, clock: MovedClock, vera: VisitorActor, ana: AgentActor) -> Shared:
    tab, desk = await connect(vera), await connect(ana)
    lamp, order = await uploads.of(vera, photo(), "lamp.jpg"), await uploads.of(vera, TEXT, "Rechnung für Ö.txt")
    sent = await tab.say("See", attachment_ids=[lamp["id"], order["id"]])
    return Shared(tab, desk, lamp, order, sent["conversation_id"])


async def test_links_come_in_the_order_asked(shared: Shared) -> None:
    for ids in ([shared.photo["id"], shared.text["id"]], [shared.text["id"], shared.photo["id"]]):
        assert [link["file_id"] for link in await links_of(shared.tab, *ids)] == ids


async def test_both_sides_get_the_bytes(uploads: Uploads, shared: Shared) -> None:
    for client in (shared.tab, shared.desk):
        lamp, order = await links_of(client, shared.photo["id"], shared.text["id"])

        status, content, headers = await uploads.get(lamp["url"])
        assert (status, headers["Content-Type"], len(content)) == (200, "image/jpeg", shared.photo["size"])
        assert headers["Content-Disposition"].startswith("inline")
        status, content, headers = await uploads.get(lamp["thumbnail_url"])
        assert (status, headers["Content-Type"], content[8:12]) == (200, "image/webp", b"WEBP")
        status, _, headers = await uploads.get(lamp["download_url"])
        assert (status, headers["Content-Disposition"].split(";")[0]) == (200, "attachment")

        assert (order["url"], order["thumbnail_url"]) == (None, None)
        status, content, headers = await uploads.get(order["download_url"])
        assert (status, content) == (200, TEXT)
        assert headers["Content-Disposition"] == (
            "attachment; filename=\"Rechnung f_r _.txt\"; filename*=UTF-8''Rechnung%20f%C3%BCr%20%C3%96.txt"
        )
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert headers["Cache-Control"].startswith("private")


async def test_who_has_no_socket_gets_links_too(
    uploads: Uploads, shared: Shared, vera: VisitorActor, viktor: VisitorActor, ana: AgentActor, olga: AgentActor
) -> None:
    lamp = shared.photo["id"]
    for person in (vera, ana):
        links = (await uploads.links(person, lamp, shared.text["id"])).data["links"]
        assert (await uploads.get(links[0]["url"]))[0] == 200
    assert (await uploads.links(olga, lamp)).code == "not_found"
    assert (await uploads.links(viktor, lamp)).code == "unauthorized", "he has no token yet"
    assert (await uploads.links(vera, "x" * 36)).code == "invalid_payload"


async def test_an_altered_link_is_refused(uploads: Uploads, shared: Shared) -> None:
    lamp, order = await links_of(shared.desk, shared.photo["id"], shared.text["id"])
    url: str = lamp["url"]
    token = url.split("link=")[1]
    swapped = url.replace(shared.photo["id"], shared.text["id"])
    for altered in (
        swapped, url[:-1], url + "x", url.replace(token, ""), url.replace(token, "x" * 300), url.split("?")[0],
        *(url.replace(token, token[:n] + ("A" if token[n] != "A" else "B") + token[n + 1 :]) for n in range(0, 98, 7)),
        order["download_url"].replace(shared.text["id"], "00000000-0000-7000-8000-000000000000"),
    ):  # fmt: skip
        status, content, _ = await uploads.get(altered)
        assert status in (401, 422), (status, altered)
        assert content.startswith(b'{"error"')


async def test_a_link_is_over_after_five_minutes(uploads: Uploads, shared: Shared, clock: MovedClock) -> None:
    (link,) = await links_of(shared.tab, shared.photo["id"])
    clock.move(seconds=149)
    assert (await uploads.get(link["url"]))[0] == 200
    clock.move(seconds=152)
    assert (await uploads.get(link["url"]))[0] == 401
    (again,) = await links_of(shared.tab, shared.photo["id"])
    assert (await uploads.get(again["url"]))[0] == 200


async def test_a_link_dies_with_the_right_to_see(
    services: Services, connect: Connect, uploads: Uploads, shared: Shared, ana: AgentActor, ben: AgentActor
) -> None:
    bens = await links_of(await connect(ben), shared.photo["id"])
    anas = await links_of(shared.desk, shared.photo["id"])
    assert (await uploads.get(bens[0]["url"]))[0] == 200

    await services.database.fetch("DELETE FROM membership WHERE id = $1", ben.id)
    assert (await uploads.get(bens[0]["url"]))[0] == 404
    await services.database.fetch("DELETE FROM session WHERE account_id = $1", ana.account_id)
    assert (await uploads.get(anas[0]["url"]))[0] == 404


async def test_a_note_is_not_the_visitors(
    connect: Connect, uploads: Uploads, shared: Shared, ana: AgentActor, viktor: VisitorActor
) -> None:
    file = await uploads.of(ana)
    assert await links_of(shared.desk, file["id"]), "before it is sent it is for who sent it"
    await shared.desk.say("", shared.conversation_id, kind="note", attachment_ids=[file["id"]])

    for client in (shared.tab, await connect(viktor)):
        refusal = await client.refusal("get_file_links", {"file_ids": [file["id"]]})
        assert (refusal["code"], refusal["field"]) == ("not_found", "file_ids")
    both = {"file_ids": [shared.text["id"], file["id"]]}
    assert (await shared.tab.refusal("get_file_links", both))["code"] == "not_found"


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=0-9", 206, slice(0, 10)),
        ("bytes=5-", 206, slice(5, None)),
        ("bytes=-4", 206, slice(-4, None)),
        ("bytes=0-99999", 200, slice(None)),
        ("bytes=3-3", 206, slice(3, 4)),
        ("lines=1-2", 200, slice(None)),
        ("bytes=1-2,5-6", 200, slice(None)),
        ("bytes=9-2", 200, slice(None)),
    ],
)
async def test_a_part_may_be_asked_for(uploads: Uploads, shared: Shared, asked: str, status: int, part: slice) -> None:
    (link,) = await links_of(shared.desk, shared.text["id"])
    answer, content, headers = await uploads.get(link["download_url"], Range=asked)

    assert (answer, content) == (status, TEXT[part])
    assert headers["Accept-Ranges"] == "bytes"
    if status == 206:
        start = TEXT.index(TEXT[part])
        assert headers["Content-Range"] == f"bytes {start}-{start + len(content) - 1}/{len(TEXT)}"


async def test_a_part_that_is_not_there_and_a_file_that_one_has(uploads: Uploads, shared: Shared) -> None:
    (link,) = await links_of(shared.desk, shared.text["id"])
    assert (await uploads.get(link["download_url"], Range="bytes=100-"))[0] == 416
    _, _, headers = await uploads.get(link["download_url"])
    assert (await uploads.get(link["download_url"], **{"If-None-Match": headers["ETag"]}))[0] == 304
    changed = await uploads.get(link["download_url"], **{"Range": "bytes=0-1", "If-Range": '"other"'})
    assert (changed[0], changed[1]) == (200, TEXT)


async def test_a_link_stays_the_same_for_a_while_so_that_browsers_keep_the_file(
    shared: Shared, clock: MovedClock
) -> None:
    seen = set()
    for _ in range(10):
        seen.add((await links_of(shared.tab, shared.photo["id"]))[0]["url"])
        clock.move(seconds=10)
    assert len(seen) <= 2
