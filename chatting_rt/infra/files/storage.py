"""Where files are kept: a folder, or a bucket of anything that speaks S3. The only file that knows obstore."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import obstore
from obstore.exceptions import BaseError
from obstore.store import LocalStore, S3Store

from chatting_rt.infra.failures import TransientFailure
from chatting_rt.storage_url import Bucket, parse

Store = LocalStore | S3Store
PART = 5 * 1024 * 1024  # bytes that are in memory at once while a file is put away; S3 takes no smaller parts
PUTS_AT_ONCE = 4  # each holds a part or two in memory
PATIENCE = 20.0  # seconds for the first byte, or for a small request
RETRIES: Any = {"max_retries": 2, "retry_timeout": timedelta(seconds=15)}


class StorageFailure(TransientFailure):
    """The storage does not answer, is full, or does not take us. Chat goes on without it."""


class Missing(Exception):
    """There is nothing under this key."""


@dataclass(frozen=True)
class Stored:
    """A piece of what is kept, to be read once."""

    size: int
    chunks: AsyncIterator[bytes]


class Storage:
    def __init__(self, store: Store) -> None:
        self._store = store
        self._puts = asyncio.Semaphore(PUTS_AT_ONCE)

    async def put(self, key: str, chunks: AsyncIterator[bytes], size: int) -> None:
        """All of it or nothing: what is cut off leaves no part behind."""
        async with self._puts:
            with _telling():
                if size <= PART:
                    whole = b"".join([chunk async for chunk in chunks])
                    await obstore.put_async(self._store, key, whole, use_multipart=False)
                else:
                    await obstore.put_async(self._store, key, chunks, chunk_size=PART, max_concurrency=1)

    async def get(self, key: str, start: int, end: int) -> Stored:
        """The bytes from `start` up to and without `end`."""
        with _telling():
            async with asyncio.timeout(PATIENCE):
                found = await obstore.get_async(self._store, key, options={"range": (start, end)})
            return Stored(found.range[1] - found.range[0], _read(found.stream(min_chunk_size=64 * 1024)))

    async def keys(self, prefix: str) -> list[str]:
        with _telling():
            return [meta["path"] async for page in obstore.list(self._store, prefix) for meta in page]

    async def erase(self, prefix: str) -> int:
        """Delete all below the prefix, look again, and fail unless nothing is left. How many things it were."""
        found = await self.keys(prefix)
        for key in found:
            with _telling():
                await self._delete(key)
        if left := await self.keys(prefix):
            raise StorageFailure(f"{len(left)} of {len(found)} files are still there")
        return len(found)

    async def _delete(self, key: str) -> None:
        try:
            async with asyncio.timeout(PATIENCE):
                await obstore.delete_async(self._store, key)
        except FileNotFoundError:
            pass  # another worker was faster


@contextmanager
def _telling() -> Iterator[None]:
    """Its errors carry addresses and keys; ours do not."""
    try:
        yield
    except FileNotFoundError as error:
        raise Missing from error
    except (BaseError, OSError) as error:
        raise StorageFailure(f"The storage failed ({type(error).__name__})") from error


async def _read(chunks: AsyncIterator[Any]) -> AsyncIterator[bytes]:
    with _telling():
        while True:
            async with asyncio.timeout(PATIENCE):
                chunk = await anext(chunks, None)
            if chunk is None:
                return
            yield bytes(chunk)


def open_storage(url: str | None, data_dir: Path) -> Storage:
    return Storage(_bucket(parse(url)) if url else _folder(data_dir / "files"))


def _folder(folder: Path) -> LocalStore:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return LocalStore(folder, automatic_cleanup=True)


def _bucket(bucket: Bucket) -> S3Store:
    config = {
        "access_key_id": bucket.key,
        "secret_access_key": bucket.secret,
        "region": bucket.region or ("us-east-1" if bucket.endpoint else None),
        "endpoint": bucket.endpoint,
        # What is not Amazon seldom has a name for each bucket.
        "virtual_hosted_style_request": False if bucket.endpoint else None,
    }
    given: Any = {name: value for name, value in config.items() if value is not None}
    client: Any = {
        "allow_http": bool(bucket.endpoint and bucket.endpoint.startswith("http://")),
        "connect_timeout": timedelta(seconds=3),
        "read_timeout": timedelta(seconds=PATIENCE),
        "timeout": timedelta(seconds=120),
    }
    return S3Store(bucket.name, prefix=bucket.prefix, client_options=client, retry_config=RETRIES, **given)
