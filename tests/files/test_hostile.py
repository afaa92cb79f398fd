"""Every hostile file has its expected end, and none of them costs the server more than a little."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest
from PIL import Image

from chatting_rt.services import Services
from chatting_rt.settings import Settings
from tests.conftest import Connect
from tests.files.corpus import CASES, GOOD, SECRET, Case, bites, flipped, gif, photo_with_metadata
from tests.support.cast import AgentActor
from tests.support.uploads import Uploads, links_of, photo

pytestmark = pytest.mark.slow


@pytest.fixture(params=["folder"])
def storage_url() -> None:
    """What a file is does not depend on where it is kept."""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(host="127.0.0.1", port=0, data_dir=tmp_path, rate_limits=False)


@pytest.mark.parametrize("case", CASES, ids=str)
async def test_a_hostile_file_comes_to_its_end(
    services: Services, connect: Connect, uploads: Uploads, ana: AgentActor, case: Case
) -> None:
    answer = await uploads.send(ana, case.make(), case.name)

    if case.refused is not None:
        assert answer.status in (415, 422)
        assert answer.code == case.refused
        assert await services.storage.keys("") == []
        assert await services.database.value("SELECT count(*) FROM file") == 0
        return
    file = answer.data["attachment"]
    assert (file["media_type"], file["name"]) == (case.media_type, case.kept_name)
    (link,) = await links_of(await connect(ana), file["id"])
    for url in (link["url"], link["thumbnail_url"], link["download_url"]):
        if url is None:
            continue
        status, content, headers = await uploads.get(url)
        assert status == 200
        assert headers["Content-Type"].split(";")[0] in (case.media_type, "image/webp")
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in headers["Content-Security-Policy"]
        assert "Set-Cookie" not in headers
        if headers["Content-Disposition"].startswith("inline"):
            assert headers["Content-Type"].startswith("image/")
            assert SECRET not in content
            assert b"<script" not in content
            assert Image.open(io.BytesIO(content)).getexif() == {}
        if content != case.make():
            assert SECRET not in content


@pytest.mark.parametrize("name", GOOD)
async def test_what_people_send_is_taken(uploads: Uploads, ana: AgentActor, name: str) -> None:
    make, media_type = GOOD[name]

    file = await uploads.of(ana, make(), name)

    assert file["media_type"] == media_type
    assert file["name"] == (name if name != "a.avif" else "a.avif.jpg")


async def test_a_photo_is_shown_the_way_it_was_held(connect: Connect, uploads: Uploads, ana: AgentActor) -> None:
    file = await uploads.of(ana, photo_with_metadata(), "photo.jpg")
    assert (file["width"], file["height"]) == (30, 40)


async def test_an_animation_still_moves(connect: Connect, uploads: Uploads, ana: AgentActor) -> None:
    file = await uploads.of(ana, gif(5), "wave.gif")
    (link,) = await links_of(await connect(ana), file["id"])
    image = Image.open(io.BytesIO((await uploads.get(link["url"]))[1]))
    assert getattr(image, "n_frames", 1) == 5


@pytest.mark.timeout(180)
async def test_a_damaged_image_never_does_harm(services: Services, uploads: Uploads, ana: AgentActor) -> None:
    """Cut and changed in many places: it is taken or refused, and always answered."""
    for whole in (photo((60, 40)), photo((60, 40), "PNG"), gif(3), photo((60, 40), "WEBP")):
        for damaged in (*bites(whole, len(whole) // 8), *flipped(whole, len(whole) // 12)):
            answer = await uploads.send(ana, damaged, "photo.jpg")
            assert answer.status in (201, 415, 422), answer.data


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
async def test_bombs_leave_the_servers_memory_alone(uploads: Uploads, ana: AgentActor) -> None:
    before = resident()
    for case in CASES:
        if "bomb" in case.title or "frames" in case.title or "claims" in case.title:
            await uploads.send(ana, case.make(), case.name)
    assert resident() - before < 60_000_000, "the worst of them would take gigabytes"


def resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
