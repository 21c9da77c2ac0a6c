"""A lock between processes and threads of one machine: a file, held by the system, let go when its holder dies."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_POLL_SECONDS = 0.01


class Taken(Exception):
    """Another process or thread holds the lock, and there was no time to wait for it."""


@contextmanager
def file_lock(path: Path, wait: float | None = None) -> Iterator[None]:
    """Holds `path` as a lock, waiting at most `wait` seconds, or as long as it takes. Raises `Taken` or `OSError`.

    A handle of its own for each holder: so the lock counts between threads as well.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        _take(handle, wait)
        yield
    finally:
        os.close(handle)


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
                raise Taken from None
            # The system's lock waits for ever or not at all.
            time.sleep(_POLL_SECONDS)
        else:
            return
