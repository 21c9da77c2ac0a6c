"""Formulas as one line of text."""

from __future__ import annotations

from knowledge.importing.reading.markup import Node, q

M_T, M_ELEMENT, M_ROW, M_DELIMITED, M_NARY = q("m:t"), q("m:e"), q("m:mr"), q("m:d"), q("m:naryPr")
M_VALUE, W_BREAK = q("m:val"), q("w:br")
# What the layout shows and the text does not hold.
BEFORE = {
    q("m:rad"): "√",
    q("m:den"): "/",
    q("m:sup"): "^",
    q("m:fName"): " ",
    q("m:lim"): " ",
    M_ROW: "; ",
}
AFTER = {q("m:fName"): " "}


def formula(node: Node) -> str:
    """The signs of a formula in reading order, with `/`, `^`, `√` and brackets where only the layout shows them."""
    pieces: list[str] = []
    _write(node, pieces)
    return "".join(pieces)


def _write(node: Node, pieces: list[str]) -> None:
    for part in node:
        tag = part.tag
        first = part.getprevious() is None
        if tag == M_T:
            pieces.append(part.text or "")
        elif tag == W_BREAK:
            pieces.append("\n")
        elif tag == M_NARY:
            pieces.append(_sign(part, "m:chr", "∫"))
        elif tag == M_DELIMITED:
            _delimited(part, pieces)
        else:
            pieces.append("" if tag == M_ROW and first else BEFORE.get(tag, ""))
            if tag == M_ELEMENT and node.tag == M_ROW and not first:
                pieces.append(" ")
            _write(part, pieces)
            pieces.append(AFTER.get(tag, ""))


def _delimited(node: Node, pieces: list[str]) -> None:
    """Brackets are a property of a formula's part, not text in it."""
    properties = node.find(q("m:dPr"))
    pieces.append(_sign(properties, "m:begChr", "("))
    for index, part in enumerate(node.findall(M_ELEMENT)):
        pieces.append(_sign(properties, "m:sepChr", "|") if index else "")
        _write(part, pieces)
    pieces.append(_sign(properties, "m:endChr", ")"))


def _sign(properties: Node | None, name: str, usual: str) -> str:
    found = None if properties is None else properties.find(q(name))
    return usual if found is None else found.get(M_VALUE, usual)
