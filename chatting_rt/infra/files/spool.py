"""Bytes on their way in. They wait in a file without a name: whatever happens to us, nothing of it stays."""

from __future__ import annotations

import asyncio
import hashlib
import os
import tempfile
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, TypeVar, TypeVarTuple

THREADS = ThreadPoolExecutor(4, thread_name_prefix="files")
"""A slow disk holds up files, and nothing else."""
Given = TypeVarTuple("Given")
Result = TypeVar("Result")
CHUNK = 256 * 1024
HEAD = 8192


class Spool:
    """Write it through, then read it as often as is needed. Nothing of it is held in memory."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._hash = hashlib.sha256()
        self.size = 0

    async def __aenter__(self) -> Spool:
        self._file = await _in_thread(self._opened)
        return self

    def _opened(self) -> IO[bytes]:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return tempfile.TemporaryFile(dir=self._folder)

    async def __aexit__(self, *_: object) -> None:
        await _in_thread(self._file.close)

    @property
    def descriptor(self) -> int:
        return self._file.fileno()

    @property
    def sha256(self) -> str:
        return self._hash.hexdigest()

    async def write(self, chunk: bytes) -> None:
        self.size += len(chunk)
        await _in_thread(self._write, chunk)

    def _write(self, chunk: bytes) -> None:
        self._hash.update(chunk)
        view = memoryview(chunk)
        while view:
            view = view[os.write(self.descriptor, view) :]

    async def head(self) -> bytes:
        return await _in_thread(os.pread, self.descriptor, HEAD, 0)

    async def measured(self) -> int:
        """How large it is now: another process may have written into it."""
        self.size = (await _in_thread(os.fstat, self.descriptor)).st_size
        return self.size

    async def chunks(self) -> AsyncIterator[bytes]:
        position = 0
        while chunk := await _in_thread(os.pread, self.descriptor, CHUNK, position):
            yield chunk
            position += len(chunk)


async def _in_thread(work: Callable[[*Given], Result], *arguments: *Given) -> Result:
    return await asyncio.get_running_loop().run_in_executor(THREADS, work, *arguments)
