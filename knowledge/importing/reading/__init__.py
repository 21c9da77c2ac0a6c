"""Reading: the bytes of a file to neutral elements. Raises `ReadingError` with a sentence for the editor."""

from __future__ import annotations

import re

from knowledge.importing.elements import Document, characters
from knowledge.importing.reading.decoding import decode
from knowledge.importing.reading.errors import ReadingError
from knowledge.importing.reading.sniffing import is_package
from knowledge.importing.reading.text import read_text
from knowledge.importing.reading.word import read_word

__all__ = ["ReadingError", "read"]

FOLDERS = re.compile(r".*[\\/]", re.DOTALL)
CONTROL = re.compile("[\x00-\x1f\x7f]")


# About 500 pages; repairs and mapping look at every word several times and must end within seconds.
MOST_CHARACTERS = 1_500_000


def read(name: str, content: bytes) -> Document:
    """Read a Word file or a text file, going by what it holds and not by its name.

    The name is kept without folders. Needs at most 500 MB and a few seconds for the worst of files.
    """
    bare = CONTROL.sub("", FOLDERS.sub("", name))
    if not is_package(bare, content):
        text = decode(content)
        if len(text) > MOST_CHARACTERS:
            raise ReadingError("too_long")
        return read_text(bare, text)
    try:
        document = read_word(bare, content)
    except RecursionError as error:
        raise ReadingError("too_complex") from error
    if characters(document) > MOST_CHARACTERS:
        raise ReadingError("too_long")
    return document
