"""Word's fields: instructions of which a reader sees only the result."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from knowledge.importing.reading.markup import VALUE, Node, child, number, q, value

BEGIN, SEPARATE, END = "begin", "separate", "end"
CHARACTER, KIND = q("w:fldChar"), q("w:fldCharType")
ADDRESS = re.compile(r"\s*HYPERLINK\s+(?:\"((?:\\.|[^\"\\])*)\"|((?!\\)\S+))?", re.IGNORECASE | re.DOTALL)
PLACE = re.compile(r"\\l\s+(?:\"([^\"]*)\"|(\S+))", re.IGNORECASE)
BOXES = {True: "☒", False: "☐"}
BUTTON = re.compile(r"\s*(?:MACROBUTTON|GOTOBUTTON)\s+\S+\s+(.*\S)", re.IGNORECASE | re.DOTALL)


@dataclass(slots=True)
class Field:
    """One field that is open. Until its `result` begins, what stands in it is its instruction.

    `shown`, `link` and `contents` hold for its result, those of the fields around it included.
    """

    outer: Field | None = None
    instruction: list[str] = field(default_factory=list)
    result: bool = False
    shown: bool = False
    link: str | None = None
    contents: bool = False

    def instruct(self, text: str) -> None:
        """Text that stands where no reader sees it: part of the nearest instruction around it."""
        inner: Field | None = self
        while inner is not None and inner.result:
            inner = None if inner.shown else inner.outer
        if inner is not None:
            inner.instruction.append(text)

    def begin_result(self) -> None:
        """The instruction is complete: work out what it means for the result."""
        outer = self.outer
        instruction = "".join(self.instruction)
        words = instruction.split(maxsplit=1)
        link = link_of(instruction)
        self.result = True
        self.shown = outer is None or outer.shown
        self.link = outer.link if link is None and outer is not None else link
        self.contents = words[:1] in (["TOC"], ["toc"]) or (outer is not None and outer.contents)


def link_of(instruction: str) -> str | None:
    """The address in a HYPERLINK instruction; None for any other instruction."""
    found = ADDRESS.match(instruction)
    if found is None:
        return None
    target = (found[1] or found[2] or "").replace("\\\\", "\\")
    place = PLACE.search(instruction, found.end())
    if place is not None:
        target += "#" + (place[1] or place[2] or "")
    return target


def button_text(instruction: str) -> str:
    """The words that a field without a result shows: only buttons keep them in their instruction."""
    found = BUTTON.match(instruction)
    return found[1] if found else ""


def form_value(begin: Node) -> str:
    """What an old form field shows that keeps its value outside the text: a ticked box, the chosen entry of a list."""
    data = child(begin, "w:ffData")
    box, choices = child(data, "w:checkBox"), child(data, "w:ddList")
    if box is not None:
        ticked = child(box, "w:checked")
        ticked = child(box, "w:default") if ticked is None else ticked
        return BOXES[ticked is not None and ticked.get(VALUE, "1") in {"1", "true", "on"}]
    if choices is None:
        return ""
    entries = [entry.get(VALUE) or "" for entry in choices.findall(q("w:listEntry"))]
    chosen = number(value(choices, "w:result")) or number(value(choices, "w:default")) or 0
    return entries[chosen] if 0 <= chosen < len(entries) else ""


def unclosed(root: Node) -> frozenset[Node]:
    """The beginnings of fields that never end. Word shows what follows them, so they are passed over."""
    open_fields: list[Node] = []
    for node in root.iter(CHARACTER):
        kind = node.get(KIND)
        if kind == BEGIN:
            open_fields.append(node)
        elif kind == END and open_fields:
            open_fields.pop()
    return frozenset(open_fields)
