"""Paragraph and character styles: which are headings, what they are called, and the appearance they hand down."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.importing.reading.markup import VALUE, Node, child, number, q, switch, value

HEADING_NAME = re.compile(r"(?:heading|kop)\s*([1-9])\Z")
# Word stores the names of its own styles in English; other programs store what their user saw.
ENGLISH = {
    "titel": "title",
    "ondertitel": "subtitle",
    "standaard": "normal",
    "bijschrift": "caption",
    "citaat": "quote",
    "lijstalinea": "list paragraph",
}
TOC_NAME = re.compile(r"inhopg\s*([1-9])\Z")
BODY_LEVEL = 9
MAX_CHAIN = 50


@dataclass(frozen=True, slots=True)
class Look:
    """The switches of a style or a run; None leaves it to what lies below."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None

    def over(self, below: Look) -> Look:
        """This look, completed with the one it is based on."""
        return Look(
            below.bold if self.bold is None else self.bold,
            below.italic if self.italic is None else self.italic,
            below.hidden if self.hidden is None else self.hidden,
        )


@dataclass(frozen=True, slots=True)
class Style:
    """`level` is 1..9 for a heading; `list_id` and `list_level` name the automatic numbers the style brings."""

    name: str = ""
    level: int | None = None
    list_id: int | None = None
    list_level: int | None = None
    break_before: bool | None = None
    look: Look = Look()


def look_of(properties: Node | None) -> Look:
    """The switches in one `w:rPr`."""
    if properties is None:
        return Look()
    return Look(switch(properties, "w:b"), switch(properties, "w:i"), switch(properties, "w:vanish"))


class Styles:
    """The styles of one file, each worked out once along its chain of `basedOn`."""

    def __init__(self, root: Node | None) -> None:
        self._nodes: dict[tuple[str, str], Node] = {}
        self._resolved: dict[tuple[str, str], Style] = {}
        self._default: str | None = None
        self.base = look_of(child(root, "w:docDefaults", "w:rPrDefault", "w:rPr"))
        for node in () if root is None else root.findall(q("w:style")):
            kind, identity = node.get(q("w:type")) or "paragraph", node.get(q("w:styleId")) or ""
            self._nodes.setdefault((kind, identity), node)
            if kind == "paragraph" and node.get(q("w:default")) in {"1", "true", "on"}:
                self._default = self._default or identity

    def paragraph(self, identity: str | None) -> Style:
        """A paragraph's style; the file's default style where it names none or one that doesn't exist."""
        if identity is None or ("paragraph", identity) not in self._nodes:
            identity = self._default
        return Style() if identity is None else self._resolve("paragraph", identity)

    def character(self, identity: str | None) -> Look:
        """The look of a character style."""
        return Look() if identity is None else self._resolve("character", identity).look

    def _resolve(self, kind: str, identity: str) -> Style:
        key = (kind, identity)
        if key not in self._resolved:
            chain: list[Node] = []
            seen: set[str] = set()
            at: str | None = identity
            while at is not None and at not in seen and len(chain) < MAX_CHAIN:
                seen.add(at)
                node = self._nodes.get((kind, at))
                if node is None:
                    break
                chain.append(node)
                at = value(node, "w:basedOn")
            style = Style()
            for node in reversed(chain):
                style = _on_top(node, style)
            self._resolved[key] = style
        return self._resolved[key]


def _on_top(node: Node, below: Style) -> Style:
    """One style laid over the one it is based on."""
    name = (value(node, "w:name") or node.get(q("w:styleId")) or "").strip().lower()
    name = ENGLISH.get(name, TOC_NAME.sub(r"toc \1", name))
    properties = child(node, "w:pPr")
    level, given = below.level, number(value(properties, "w:outlineLvl"))
    named = HEADING_NAME.match(name)
    if given is not None:
        level = given + 1 if 0 <= given < BODY_LEVEL else None
    elif named:
        level = int(named[1])
    numbers = child(properties, "w:numPr")
    list_id = number(value(numbers, "w:numId"))
    list_level = number(value(numbers, "w:ilvl"))
    break_before = switch(properties, "w:pageBreakBefore")
    return Style(
        name=name,
        level=level,
        list_id=below.list_id if list_id is None else list_id,
        list_level=below.list_level if list_level is None else list_level,
        break_before=below.break_before if break_before is None else break_before,
        look=look_of(child(node, "w:rPr")).over(below.look),
    )


def style_identity(properties: Node | None, name: str) -> str | None:
    """The style that a paragraph (`w:pStyle`) or run (`w:rStyle`) names."""
    found = child(properties, name)
    return None if found is None else found.get(VALUE)
