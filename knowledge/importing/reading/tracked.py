"""Tracked changes that take away more than a run."""

from __future__ import annotations

from knowledge.importing.reading.markup import Node, child, q

PARAGRAPH, TEXTS, GAPS = q("w:p"), (q("w:t"), q("w:delText")), (q("w:tab"), q("w:br"), q("w:cr"))
FALLBACK = q("mc:Fallback")


def struck_text(node: Node) -> str:
    """All text below a deleted row or cell, its paragraphs apart."""
    pieces: list[str] = []
    for part in node.iter(PARAGRAPH, *TEXTS, *GAPS):
        if any(ancestor.tag == FALLBACK for ancestor in part.iterancestors()):
            continue
        if part.tag in TEXTS:
            pieces.append(part.text or "")
        elif pieces:
            pieces.append("\n" if part.tag == PARAGRAPH else " ")
    return "".join(pieces)


def mark_deleted(paragraph: Node) -> bool:
    """True where the end of a paragraph is struck: what is left of it continues in the next."""
    properties = child(paragraph, "w:pPr", "w:rPr")
    return child(properties, "w:del") is not None or child(properties, "w:moveFrom") is not None
