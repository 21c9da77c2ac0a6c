"""A second reader of Word and text files, for proofs: what must be found again after an import.

It shares no code with the importer and none of its libraries: zipfile and xml.etree only. A word is a run of letters
and digits, in NFC. Numbers that Word makes itself (of lists and headings) are no words here: they stand nowhere in
the file. Neither is alternative text. What hangs in a paragraph (a text box, a diagram) is read right after it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from tests.knowledge.importing.second_walk import Walk

WORD = re.compile(r"[^\W_]+")
TEXT_LINK = re.compile(r"\]\(([^()\s]*)\)")


@dataclass(frozen=True)
class Counts:
    links: int
    tables: int
    pictures: int
    notes: int
    insertions: int


def words_of(text: str) -> list[str]:
    """The words in a text, in order."""
    return WORD.findall(unicodedata.normalize("NFC", text))


def visible_words(content: bytes) -> list[str]:
    """The words of the body that a reader sees, text boxes and diagrams included, notes and page heads not."""
    return words_of(Walk(content).body() if is_word(content) else TEXT_LINK.sub("] ", text_of(content)))


def note_words(content: bytes) -> list[str]:
    """The words of footnotes, then of endnotes, each in the order of their marks."""
    return words_of(Walk(content).notes()) if is_word(content) else []


def comment_words(content: bytes) -> list[str]:
    """The words of all comments in the margin, sorted: their order depends on where they are pinned."""
    return sorted(words_of(Walk(content).stories("comments"))) if is_word(content) else []


def deleted_words(content: bytes) -> list[str]:
    """The words that tracked changes struck from the body."""
    return words_of(Walk(content, deleted=True).body()) if is_word(content) else []


def furniture_words(content: bytes) -> set[str]:
    """The words of page heads and feet."""
    if not is_word(content):
        return set()
    walk = Walk(content)
    return {*words_of(walk.stories("header")), *words_of(walk.stories("footer"))}


def counts(content: bytes) -> Counts:
    """How many links with text, outermost tables, pictures and notes the body shows, and how many insertions it has."""
    if not is_word(content):
        return Counts(len(TEXT_LINK.findall(text_of(content))), 0, 0, 0, 0)
    walk = Walk(content)
    walk.body()
    return Counts(len(walk.links), walk.tables, walk.pictures, len(walk.marks), walk.insertions)


def links(content: bytes) -> list[tuple[str, str]]:
    """The words and the address of each link in the body; a place in the file itself begins with ``#``."""
    if not is_word(content):
        return [(found[1], found[2]) for found in re.finditer(r"\[([^\]]*)\]\(([^()\s]*)\)", text_of(content))]
    walk = Walk(content)
    walk.body()
    return walk.links


def is_word(content: bytes) -> bool:
    return content.startswith(b"PK")


def text_of(content: bytes) -> str:
    """A text file as Dutch editors have them."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252")
