"""WordprocessingML as lxml sees it: names, and the few ways attributes are read. Parsing is in `parsing`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

Node = etree._Element

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "cx": "http://schemas.microsoft.com/office/drawing/2014/chartex",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
# Markup newer than 2007 that this reader knows: a "choice" that asks for anything else gives way to its fallback.
UNDERSTOOD = {
    *NAMESPACES.values(),
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "http://schemas.microsoft.com/office/word/2010/wordml",
    "http://schemas.microsoft.com/office/word/2012/wordml",
    "http://schemas.microsoft.com/office/drawing/2010/main",
    *(f"http://schemas.microsoft.com/office/drawing/{year}/chartex" for year in ("2014", "2015/9/8", "2015/10/21")),
}
NUMBER = re.compile(r"\s*([+-]?\d{1,9})(?:\.\d+)?\s*\Z")


def q(name: str) -> str:
    """``"w:p"`` as lxml writes it."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


VALUE = q("w:val")
ALTERNATE, CHOICE, FALLBACK = q("mc:AlternateContent"), q("mc:Choice"), q("mc:Fallback")


def child(node: Node | None, *names: str) -> Node | None:
    """The first child along a path of names."""
    for name in names:
        if node is None:
            return None
        node = node.find(q(name))
    return node


def value(node: Node | None, *names: str) -> str | None:
    """`w:val` of the node at the end of a path."""
    found = child(node, *names)
    return None if found is None else found.get(VALUE)


def number(text: str | None) -> int | None:
    """A whole number of sane length; None for anything else that a file may hold in its place."""
    match = NUMBER.match(text or "")
    return int(match[1]) if match else None


def switch(node: Node | None, name: str) -> bool | None:
    """An on/off property: True, False, or None where it isn't given."""
    found = child(node, name)
    if found is None:
        return None
    return found.get(VALUE, "true").lower() not in {"0", "false", "off", "none"}


def branch(alternate: Node) -> Node | None:
    """The one branch of `mc:AlternateContent` that this reader shows: the same content stands in the others."""
    choices = alternate.findall(CHOICE)
    for choice in choices:
        wanted = (choice.get("Requires") or "").split()
        if all(choice.nsmap.get(prefix) in UNDERSTOOD for prefix in wanted):
            return choice
    fallback = alternate.find(FALLBACK)
    if fallback is not None:
        return fallback
    return choices[0] if choices else None


def topmost(node: Node, tags: Iterable[str]) -> Iterator[Node]:
    """Descendants with these tags in reading order, not looking inside them, following one branch of alternatives."""
    wanted = frozenset(tags)
    stack = list(reversed(node))
    while stack:
        current = stack.pop()
        if current.tag in wanted:
            yield current
        elif current.tag == ALTERNATE:
            chosen = branch(current)
            if chosen is not None:
                stack.extend(reversed(chosen))
        else:
            stack.extend(reversed(current))
