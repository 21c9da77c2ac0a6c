"""A cache of files that all processes of one machine share: what limits of failed logins count in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import structlog
from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.filebased import FileBasedCache
from django.core.files import locks
from django.utils.crypto import salted_hmac

log = structlog.stdlib.get_logger("portal.cache")


def hashed_key(key: str, prefix: str, version: int) -> str:
    """A key that tells nothing: limits count by network address and by mail address, and a bare hash can be guessed."""
    return salted_hmac("portal.shared.file_cache", f"{prefix}:{version}:{key}", algorithm="sha256").hexdigest()


class SharedFileCache(FileBasedCache):
    """Django's cache of files, whose `add` is won by one asker only: allauth takes its locks with it.

    What cannot be written, on a full disk, is not kept, and the page is answered all the same.
    """

    def __init__(self, location: str, params: dict[str, Any]) -> None:
        super().__init__(location, params)
        self.folder = Path(location)

    def add(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with (self.folder / "add.lock").open("w") as held:
                locks.lock(held, locks.LOCK_EX)
                return bool(super().add(key, value, timeout, version))
        except OSError as error:
            log.warning("cache cannot be locked", error=type(error).__name__)
            return True

    def set(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> None:
        try:
            super().set(key, value, timeout, version)
        except OSError as error:
            log.warning("cache cannot be written", error=type(error).__name__)
