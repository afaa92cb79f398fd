"""Images are made anew in processes of their own, whose end is no end for the next image."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from PIL import Image

from chatting_rt.errors import ErrorCode, Refused
from chatting_rt.infra.files import images as module
from chatting_rt.infra.files.images import Images
from chatting_rt.infra.files.spool import Spool


@pytest.fixture
def images(tmp_path: Path) -> Iterator[Images]:
    images = Images(lambda: Spool(tmp_path))
    yield images
    images.close()


@asynccontextmanager
async def photo(folder: Path) -> AsyncIterator[Spool]:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(out, "JPEG")
    async with Spool(folder) as spool:
        await spool.write(out.getvalue())
        yield spool


async def test_the_next_image_finds_a_new_process_where_the_old_one_ended(images: Images, tmp_path: Path) -> None:
    async with photo(tmp_path) as source:
        async with await images.remade(source) as before:
            pass
        forks = images._processes._process
        assert forks is not None
        forks.kill()
        forks.wait()
        async with await images.remade(source) as after:
            assert (after.width, after.height) == (before.width, before.height) == (40, 30)


async def test_several_at_once_come_from_one_process_and_are_not_mixed_up(images: Images, tmp_path: Path) -> None:
    async with photo(tmp_path) as source, Spool(tmp_path) as broken:
        await broken.write(b"\xff\xd8\xff\xe0 no photo")
        good, bad, again = await asyncio.gather(
            images.remade(source), images.remade(broken), images.remade(source), return_exceptions=True
        )
        assert isinstance(bad, Refused)
        assert bad.code == ErrorCode.UNREADABLE_FILE
        for picture in (good, again):
            assert isinstance(picture, module.Picture)
            async with picture:
                assert picture.full.size > 0


async def test_an_image_that_nobody_has_time_for_is_not_called_damaged(
    images: Images, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "TIMEOUT", 0)
    async with photo(tmp_path) as source:
        with pytest.raises(Refused) as refusal:
            await images.remade(source)
    assert refusal.value.code == ErrorCode.UNAVAILABLE
