"""The folder of the embedded index: which index is current, who may write, and when a reader must look again.

``lock``          taken by the one process that writes; the system lets go of it when that process dies
``current.json``  the folder of the index in use and the version it was made with; replaced in one step
``index-…``       an index
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from knowledge.search.contract import EngineBusy, EngineUnavailable

_POLL_SECONDS = 0.01


@dataclass(frozen=True, slots=True)
class Current:
    """The index in use. `stamp` differs whenever a reader has to open it again."""

    folder: Path
    version: str
    stamp: tuple[int, ...]


class IndexFolder:
    def __init__(self, path: Path) -> None:
        self.path = path
        self._pointer = path / "current.json"

    def current(self) -> Current:
        """The index in use; `EngineUnavailable` when there is none."""
        try:
            pointer = self._pointer.stat()
            named = json.loads(self._pointer.read_text(encoding="utf-8"))
            folder = self.path / str(named["folder"])
            meta = (folder / "meta.json").stat()
            version = str(named["version"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            message = f"no search index in {self.path}: run rebuild_search"
            raise EngineUnavailable(message) from error
        stamp = (pointer.st_ino, pointer.st_mtime_ns, meta.st_ino, meta.st_mtime_ns, meta.st_size)
        return Current(folder, version, stamp)

    @contextmanager
    def writing(self, wait: float | None) -> Iterator[None]:
        """Hold the write lock. One handle for each batch: the lock then counts between threads as well as processes."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            handle = os.open(self.path / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            message = f"the search index in {self.path} cannot be written"
            raise EngineUnavailable(message) from error
        try:
            _take(handle, wait)
            yield
        finally:
            os.close(handle)

    def new_folder(self) -> Path:
        """An empty folder for an index in the making. Call it with the lock held: what a killed rebuild left is cleared away."""
        try:
            in_use = {self.current().folder}
        except EngineUnavailable:
            in_use = set()
        for old in self.path.glob("index-*"):
            if old not in in_use:
                shutil.rmtree(old, ignore_errors=True)
        folder = self.path / f"index-{uuid.uuid4().hex[:12]}"
        folder.mkdir()
        return folder

    def switch(self, folder: Path, version: str) -> None:
        """Make `folder` the index in use. The one before stays until the next rebuild, for readers that are just opening it."""
        fresh = self._pointer.with_suffix(".new")
        with fresh.open("w", encoding="utf-8") as file:
            json.dump({"folder": folder.name, "version": version}, file)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._pointer)
        directory = os.open(self.path, os.O_RDONLY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)


def _take(handle: int, wait: float | None) -> None:
    if wait is None:
        fcntl.flock(handle, fcntl.LOCK_EX)
        return
    end = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= end:
                message = "another process is writing the search index"
                raise EngineBusy(message) from None
            time.sleep(_POLL_SECONDS)
        else:
            return
