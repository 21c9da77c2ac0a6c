"""From the bytes of a text file to its text."""

from __future__ import annotations

import codecs
import re

from knowledge.importing.reading.errors import ReadingError

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MARKUP = re.compile(r"\s*<(\?xml|!doctype|html)\b", re.IGNORECASE)
# What no text editor writes: control signs other than tab, line ends, page break and the old end-of-file sign.
CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x19\x1b-\x1f]")


def decode(content: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 with a mark, or what Windows wrote; anything else is refused.

    Line ends become ``"\\n"``.
    """
    text = _characters(content)
    if CONTROL.search(text):
        raise ReadingError("binary")
    if MARKUP.match(text):
        raise ReadingError("web_page")
    if not text.strip("\ufeff\x1a \t\r\n\f"):
        raise ReadingError("empty")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _characters(content: bytes) -> str:
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError as error:
                raise ReadingError("binary") from error
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise ReadingError("binary") from error
