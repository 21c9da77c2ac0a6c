"""Addresses that a page's foot left among the paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from knowledge.importing.elements import Document, Paragraph, plain
from knowledge.importing.repairs.editing import texts
from knowledge.importing.repairs.ledger import Ledger

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()\"'’”]+", re.IGNORECASE)


def repeated_address(document: Document, ledger: Ledger) -> Document:
    """A paragraph that is only an address which also stands in a sentence: the page's foot repeated it."""
    counts: Counter[str] = Counter()
    for spans in texts(document):
        text = plain(spans).strip()
        if not _ADDRESS.fullmatch(text):
            counts.update(_bare(match.group()) for match in _ADDRESS.finditer(text))
    kept = []
    for element in document.elements:
        text = plain(element.spans).strip() if isinstance(element, Paragraph) else ""
        if text and _ADDRESS.fullmatch(text) and counts[_bare(text)]:
            ledger.remove("repeated_address", text)
        else:
            kept.append(element)
    return replace(document, elements=tuple(kept)) if len(kept) < len(document.elements) else document


def _bare(address: str) -> str:
    address = re.sub(r"^https?://", "", address.lower())
    return address.removeprefix("www.").rstrip("/.,;:!?")
