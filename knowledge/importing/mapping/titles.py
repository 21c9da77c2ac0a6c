"""A title and the people behind it on one line: which is which."""

from __future__ import annotations

import re

from knowledge.importing.mapping.names import Named, names_in

MOST_LEADERS = 3
_SEPARATOR = re.compile(r"\s*,\s+(?:(?:door|met)\s+)?|\s+[–—|]\s+(?:(?:door|met)\s+)?|\s+-\s+|\s+door\s+")


def split_title(line: str) -> tuple[str, tuple[Named, ...]]:
    """The title and the one to three names at the end of `line`; the title keeps its colon, commas and question mark.

    Looked at from the right: the longest tail that is nothing but names is taken off, so a comma inside
    the title never costs it a word. A line without names comes back whole.
    """
    best: tuple[str, tuple[Named, ...]] = (line.strip(), ())
    for separator in reversed(list(_SEPARATOR.finditer(line))):
        title, tail = line[: separator.start()].strip(), line[separator.end() :]
        names = names_in(tail)
        if not names or len(names) > MOST_LEADERS or not title:
            break
        best = (title, names)
    return best
