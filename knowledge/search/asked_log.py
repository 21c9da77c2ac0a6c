"""What visitors ask, in a file beside the database until the worker counts it: looking something up writes nothing to
the database, and waits for nobody.

A line is a day, the number of results and the words. No address, no account, no time of day; what looks like a mail
address, a telephone or other number of a person is not written at all.
"""

from __future__ import annotations

import fcntl
import os
import re
import unicodedata
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import structlog
from django.conf import settings
from django.utils import timezone

from knowledge.models.asked import LONGEST_TEXT

log = structlog.stdlib.get_logger("knowledge.search")

# The worker empties the file every minute; what comes faster than this was not asked by people.
LARGEST_FILE = 2 * 1024 * 1024
BATCH_SUFFIX = ".batch"
_OPEN_TRIES = 5
# Six figures in a row, or nine with single signs between them: a pupil's number, a telephone number, an account.
_NUMBER_OF_A_PERSON = re.compile(r"\d{6}|\d(?:[\s.()/+-]{0,2}\d){8}")


@dataclass(frozen=True, slots=True)
class Question:
    """One time that a text was asked; `total` is how many results it had."""

    day: date
    text: str
    total: int


def note(text: str, total: int) -> None:
    """Remembers that `text` was asked and had `total` results. Call it once for each question, not for its later pages.

    Never raises: a full disk must not keep anybody from searching.
    """
    tidy = _tidy(text)
    if not tidy:
        return
    line = f"{timezone.localdate().isoformat()}\t{max(0, total)}\t{tidy}\n".encode("utf-8", "replace")
    try:
        _append(line)
    except OSError as error:
        log.warning("question not noted", reason=error.strerror)


def take() -> str:
    """Sets the file aside as a batch, and says its name; empty when nothing was asked."""
    name = uuid.uuid4().hex
    try:
        _buffer().rename(_batch(name))
    except FileNotFoundError:
        return ""
    return name


def batches() -> list[str]:
    """Names of the batches that are set aside, those left by a worker that was killed as well."""
    return sorted(path.stem for path in _folder().glob(f"*{BATCH_SUFFIX}"))


def read(name: str) -> Iterator[Question]:
    """The questions of a batch; lines that cannot be read are passed over. None when the batch is gone."""
    try:
        with _batch(name).open("rb") as file:
            # Whoever opened the file before it was set aside may still be writing; nobody begins any more.
            fcntl.flock(file, fcntl.LOCK_EX)
            content = file.read(2 * LARGEST_FILE)
    except FileNotFoundError:
        return
    for line in content.decode("utf-8", "replace").split("\n"):
        day, _tab, rest = line.partition("\t")
        total, _tab, text = rest.partition("\t")
        try:
            yield Question(date.fromisoformat(day), text[:LONGEST_TEXT], int(total))
        except ValueError:
            continue


def drop(name: str) -> None:
    """Takes a counted batch away."""
    _batch(name).unlink(missing_ok=True)


def _tidy(text: str) -> str:
    """Lower case, single spaces, at most 100 characters; empty for what is not to be remembered."""
    if "@" in text or "＠" in text or _NUMBER_OF_A_PERSON.search(text):
        return ""
    plain = " ".join(unicodedata.normalize("NFC", text.lower()).split())
    return "".join(letter for letter in plain if letter.isprintable())[:LONGEST_TEXT].strip()


def _append(line: bytes) -> None:
    """One write at the end of the file, which the system keeps whole however many processes write."""
    for _attempt in range(_OPEN_TRIES):
        with _opened() as (handle, is_current):
            if is_current:
                if os.fstat(handle).st_size + len(line) <= LARGEST_FILE:
                    os.write(handle, line)
                return


@contextmanager
def _opened() -> Iterator[tuple[int, bool]]:
    """The file, held so that it is not read before it is closed, and whether it still is the one that is written to:
    it may have been set aside between opening and holding it.
    """
    path = _buffer()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_SH)
        try:
            is_current = os.path.samestat(path.stat(), os.fstat(handle))
        except FileNotFoundError:
            is_current = False
        yield handle, is_current
    finally:
        os.close(handle)


def _folder() -> Path:
    return Path(settings.DATA_DIR) / "asked"


def _buffer() -> Path:
    return _folder() / "questions.log"


def _batch(name: str) -> Path:
    return _folder() / f"{name}{BATCH_SUFFIX}"
