"""What a file really is, by its first bytes: a name can be changed by anyone."""

from __future__ import annotations

import re

from knowledge.importing.reading.errors import ReadingError

MAX_FILE = 20 * 1024 * 1024
ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")
WORD_NAME = re.compile(r"\.(docx|docm|dotx|dotm)\Z", re.IGNORECASE)


def is_package(name: str, content: bytes) -> bool:
    """True for a zip archive, False for what may be plain text; everything recognised as something else is refused."""
    if len(content) > MAX_FILE:
        raise ReadingError("too_large")
    if not content:
        raise ReadingError("empty")
    if content.startswith(ZIP):
        return True
    _refuse_known(content)
    if WORD_NAME.search(name):
        raise ReadingError("damaged" if b"\0" in content else "plain_text_named_word")
    return False


def _refuse_known(content: bytes) -> None:
    if content.startswith(COMPOUND_FILE):
        raise ReadingError(_compound_kind(content))
    if content.startswith(EMPTY_ZIP):
        raise ReadingError("not_word_archive")
    if b"%PDF-" in content[:1024]:
        raise ReadingError("pdf")
    if content.lstrip()[:5] == b"{\\rtf":
        raise ReadingError("rtf")
    if content.startswith(b"MIME-Version:"):
        raise ReadingError("web_page")


def _compound_kind(content: bytes) -> str:
    """Old Word files and all password-protected Office files share one container; its directory tells them apart."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "password"
    if "WordDocument".encode("utf-16-le") in content:
        return "old_word"
    if "Workbook".encode("utf-16-le") in content or "PowerPoint Document".encode("utf-16-le") in content:
        return "other_office"
    return "old_word"
