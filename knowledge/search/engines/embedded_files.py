"""The folder of the embedded index: which index is current, who may write, and when a reader must look again.

``lock``          taken by the one process that writes; the system lets go of it when that process dies
``current.json``  the folder of the index in use and the version it was made with; replaced in one step
``index-…``       an index
"""

from __future__ import annotations

import json
import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from knowledge.search.contract import EngineBusy, EngineUnavailable
from knowledge.search.locks import Taken, file_lock


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
        """Hold the write lock for one batch."""
        with ExitStack() as held:
            try:
                held.enter_context(file_lock(self.path / "lock", wait))
            except Taken as error:
                message = "another process is writing the search index"
                raise EngineBusy(message) from error
            except OSError as error:
                message = f"the search index in {self.path} cannot be written"
                raise EngineUnavailable(message) from error
            yield

    def new_folder(self) -> Path:
        """An empty folder for an index in the making. Call it with the lock held: what a killed rebuild left is
        cleared away.
        """
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
        """Make `folder` the index in use. The one before stays until the next rebuild, for readers that are just
        opening it.
        """
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
