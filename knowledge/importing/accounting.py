"""Whether every word that a reader of the file can see is in the draft or in a named entry of the report."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from knowledge.importing.draft import Draft
from knowledge.importing.elements import Document, Element, Heading, ListItem, Paragraph, Picture, Table, plain
from knowledge.importing.mapping.texts import draft_texts
from knowledge.importing.report import Report

_WORD = re.compile(r"\w+")


def words_in(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in _WORD.findall(unicodedata.normalize("NFC", text)))


def words_lost(document: Document, draft: Draft, report: Report) -> tuple[str, ...]:
    """The words of `document`, as it was read, that are nowhere; each as often as it is missing.

    A repair keeps only what it changed: the words of `before` that are not in `after`. Neither the block
    of unplaced text nor the kept original makes a word kept, and a task does not either: it repeats
    what stands elsewhere.
    """
    kept = words_in(draft_texts(draft))
    for repair in report.repairs:
        if repair.applied:
            kept += words_in([repair.before]) - words_in([repair.after])
    kept += words_in(removal.text for removal in report.removals)
    kept += words_in(text for comment in report.comments for text in (comment.author, comment.text))
    kept += words_in(text for deletion in report.deletions for text in (deletion.author, deletion.text))
    return tuple(sorted((words_in(document_texts(document)) - kept).elements()))


def document_texts(document: Document) -> Iterator[str]:
    """All that a reader of the file can see: text, notes, heads and feet, comments and deletions."""
    for element in document.elements:
        yield from _element_texts(element)
    for note in document.notes.values():
        yield from (plain(paragraph.spans) for paragraph in note)
    yield from (entry.text for entry in document.furniture)
    yield from (comment.text for comment in document.comments)
    yield from (deletion.text for deletion in document.deletions)


def _element_texts(element: Element) -> Iterator[str]:
    if isinstance(element, Heading):
        yield f"{element.number or ''} {plain(element.spans)}"
    elif isinstance(element, Paragraph):
        yield plain(element.spans)
    elif isinstance(element, ListItem):
        yield f"{element.marker if element.ordered else ''} {plain(element.spans)}"
    elif isinstance(element, Picture):
        yield element.alternative
    elif isinstance(element, Table):
        yield element.caption
        yield from (plain(spans) for row in element.rows for cell in row for spans in cell.paragraphs)
