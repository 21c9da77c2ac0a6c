"""Tracked changes that take away more than a run, and paragraphs that are one with the next."""

from __future__ import annotations

from knowledge.importing.reading.markup import Node, child, q, topmost

PARAGRAPH, TEXTS, GAPS = q("w:p"), (q("w:t"), q("w:delText")), (q("w:tab"), q("w:br"), q("w:cr"))
BOX, DROP_CAP = q("w:txbxContent"), q("w:dropCap")
PIECES = (*TEXTS, *GAPS, BOX)


def struck_text(node: Node) -> str:
    """All text below a deleted row or cell, its paragraphs apart."""
    paragraphs = topmost(node, (PARAGRAPH,))
    return "\n".join("".join(_piece(part) for part in topmost(paragraph, PIECES)) for paragraph in paragraphs)


def _piece(part: Node) -> str:
    if part.tag in TEXTS:
        return part.text or ""
    return "\n" + struck_text(part) if part.tag == BOX else " "


def goes_on(properties: Node | None) -> bool:
    """True where a paragraph continues in the next: its end is struck, or it is the large first letter of a text."""
    end = child(properties, "w:rPr")
    if child(end, "w:del") is not None or child(end, "w:moveFrom") is not None:
        return True
    frame = child(properties, "w:framePr")
    return frame is not None and frame.get(DROP_CAP) in {"drop", "margin"}
