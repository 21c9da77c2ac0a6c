"""The parts beside the body: notes, comments, page heads and feet, properties."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from knowledge.importing.elements import (
    Comment,
    Element,
    Furniture,
    Heading,
    ListItem,
    Origin,
    Paragraph,
    Picture,
    Spans,
    Table,
    plain,
)
from knowledge.importing.reading.fields import unclosed
from knowledge.importing.reading.findings import Findings
from knowledge.importing.reading.markup import Node, q
from knowledge.importing.reading.package import Package, Relationship
from knowledge.importing.reading.story import Story
from knowledge.importing.reading.tables import flattened

NOTE_KINDS = {"footnote": "footnotes", "endnote": "endnotes"}
# Notes of these types are the lines that Word draws between text and notes.
RULES = frozenset({"separator", "continuationSeparator", "continuationNotice"})
PLACES = {q("w:headerReference"): "header", q("w:footerReference"): "footer"}
WORD_ART = q("v:textpath")
DATE = re.compile(r"\d{4}-\d\d-\d\d")

BlockReader = Callable[[Node, Story], list[Element]]


class Annexes:
    """The parts beside one body, found by its relationships; parts outside the file are never fetched."""

    def __init__(self, package: Package, findings: Findings, read_blocks: BlockReader) -> None:
        self._package = package
        self._findings = findings
        self._read_blocks = read_blocks
        self._targets: Mapping[str, Relationship] = package.relationships(package.main)
        self._notes: dict[tuple[str, str], tuple[Node, Story]] = {}
        for kind, part in NOTE_KINDS.items():
            for root, story in self._parts(part, Origin.FOOTNOTE):
                for node in root.findall(q(f"w:{kind}")):
                    if node.get(q("w:type")) not in RULES:
                        self._notes.setdefault((kind, node.get(q("w:id")) or ""), (node, story))

    @property
    def note_marks(self) -> frozenset[tuple[str, str]]:
        """The notes that exist: a mark of any other shows nothing."""
        return frozenset(self._notes)

    def _parts(self, kind: str, origin: Origin) -> list[tuple[Node, Story]]:
        targets = dict.fromkeys(r.target for r in self._targets.values() if r.kind == kind and not r.external)
        return [part for target in targets if (part := self._part(target, origin)) is not None]

    def _part(self, target: str, origin: Origin) -> tuple[Node, Story] | None:
        root = self._package.xml(target)
        if root is None:
            return None
        return root, Story(self._package.relationships(target), origin, unclosed(root))

    def notes(self) -> dict[str, tuple[Paragraph, ...]]:
        """The notes whose marks were met, by key. A note whose mark was struck is deleted text."""
        found: dict[str, tuple[Paragraph, ...]] = {}
        for identity, key in list(self._findings.notes.items()):
            node, story = self._notes[identity]
            found[key] = tuple(_paragraphs(self._read_blocks(node, story)))
            self._findings.close_deletion()
        for identity in sorted(self._findings.deleted_notes - set(self._findings.notes)):
            node, story = self._notes[identity]
            self._findings.delete("", "\n".join(_lines(self._read_blocks(node, story))))
            self._findings.close_deletion()
        return found

    def comments(self) -> dict[str, Comment]:
        """All comments by their id."""
        found: dict[str, Comment] = {}
        for root, story in self._parts("comments", Origin.BODY):
            for node in root.findall(q("w:comment")):
                identity = node.get(q("w:id")) or ""
                text = "\n".join(_lines(self._read_blocks(node, story)))
                if text:
                    author = node.get(q("w:author")) or ""
                    found.setdefault(identity, Comment(author, text, self._findings.quoted(identity)))
        return found

    def furniture(self, body: Node) -> tuple[Furniture, ...]:
        """Page heads and feet that a section uses, once for each distinct text."""
        found: dict[Furniture, None] = {}
        read: set[str] = set()
        for node in body.iter(*PLACES):
            relationship = self._targets.get(node.get(q("r:id")) or "")
            if relationship is None or relationship.external or relationship.target in read:
                continue
            read.add(relationship.target)
            part = self._part(relationship.target, Origin.BODY)
            if part is not None:
                root, story = part
                text = "\n".join(_lines(self._read_blocks(root, story)))
                if text:
                    found[Furniture(PLACES[str(node.tag)], text)] = None
        return tuple(found)

    def properties(self) -> dict[str, str]:
        """Title, author and date as the file states them about itself, where it does."""
        target = next(
            (r.target for r in self._package.relationships("").values() if r.kind == "core-properties"),
            "docProps/core.xml",
        )
        root = self._package.xml(target)
        found: dict[str, str] = {}
        for name, tag in (("title", "dc:title"), ("author", "dc:creator"), ("created", "dcterms:created")):
            node = None if root is None else root.find(q(tag))
            text = "" if node is None else (node.text or "").strip()
            if name == "created":
                date = DATE.match(text)
                text = date[0] if date else ""
            if text:
                found[name] = text
        return found


def _paragraphs(elements: list[Element]) -> list[Paragraph]:
    """A note's elements as paragraphs, which is all a note holds."""
    made: list[Paragraph] = []
    for element in elements:
        if isinstance(element, Paragraph):
            made.append(Paragraph(element.spans, element.style, Origin.FOOTNOTE))
        else:
            made.extend(Paragraph(spans, "", Origin.FOOTNOTE) for spans in flattened([element], []))
    return made


def _lines(elements: list[Element]) -> list[str]:
    """The text of elements, one line for each paragraph; the cells of a row stand on one line."""
    lines: list[str] = []
    for element in elements:
        if isinstance(element, Table):
            lines.extend("\t".join(plain(p).strip() for cell in row for p in cell.paragraphs) for row in element.rows)
        elif isinstance(element, Heading | ListItem | Paragraph):
            lines.append(_line(element.spans))
        elif isinstance(element, Picture):
            lines.append(element.alternative)
    return [line for line in lines if line.strip()]


def _line(spans: Spans) -> str:
    return plain(spans).strip()
