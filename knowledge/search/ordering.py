"""By what results are ordered where their worth does not tell, the same in every engine: no two documents ever tie."""

from __future__ import annotations

from zlib import crc32

from knowledge.search.analysis import sort_key
from knowledge.search.contract import SearchDocument

_TITLE_LENGTH = 200


def title_order(document: SearchDocument) -> str:
    """Sorts by title, ascending; ends in the key."""
    return f"{sort_key(document.title)[:_TITLE_LENGTH]}\0{document.key}"


def newest(document: SearchDocument) -> int:
    """Sorts by date, descending: the day in the high bits, a number from the key in the low ones."""
    digits = "".join(sign for sign in document.date[:10] if sign.isdigit())
    day = int(digits) if len(digits) == 8 else 0
    return day << 32 | crc32(document.key.encode())
