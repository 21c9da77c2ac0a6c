"""Tracked changes that take away more than a run."""

from __future__ import annotations

from knowledge.importing.reading.markup import Node, child, q, topmost

PARAGRAPH, TEXTS, GAPS = q("w:p"), (q("w:t"), q("w:delText")), (q("w:tab"), q("w:br"), q("w:cr"))
BOX = q("w:txbxContent")
PIECES = (*TEXTS, *GAPS, BOX)


def struck_text(node: Node) -> str:
    """All text below a deleted row or cell, its paragraphs apart."""
    paragraphs = topmost(node, (PARAGRAPH,))
    return "\n".join("".join(_piece(part) for part in topmost(paragraph, PIECES)) for paragraph in paragraphs)


def _piece(part: Node) -> str:
    if part.tag in TEXTS:
        return part.text or ""
    return "\n" + struck_text(part) if part.tag == BOX else " "


def mark_deleted(paragraph: Node) -> bool:
    """True where the end of a paragraph is struck: what is left of it continues in the next."""
    properties = child(paragraph, "w:pPr", "w:rPr")
    return child(properties, "w:del") is not None or child(properties, "w:moveFrom") is not None
