"""What hangs in a paragraph beside its text: pictures, text boxes, diagrams, charts, word art."""

from __future__ import annotations

import posixpath
from collections.abc import Callable

from django.utils.translation import gettext as _

from knowledge.importing.elements import Element, Origin, Paragraph, Picture, Span
from knowledge.importing.reading.findings import Findings
from knowledge.importing.reading.graphics import chart_texts, diagram_texts, paragraphs_of
from knowledge.importing.reading.markup import Node, q, topmost
from knowledge.importing.reading.package import Package
from knowledge.importing.reading.story import Story

BLIP, VML_PICTURE, BOX, WORD_ART = q("a:blip"), q("v:imagedata"), q("w:txbxContent"), q("v:textpath")
DIAGRAM, CHART, NEW_CHART, SHAPE_TEXT = q("dgm:relIds"), q("c:chart"), q("cx:chart"), q("a:txBody")
PICTURE_HOLDER, CLICK = q("pic:pic"), q("a:hlinkClick")
PARTS = (BLIP, VML_PICTURE, BOX, WORD_ART, DIAGRAM, CHART, NEW_CHART, SHAPE_TEXT)
SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)
STYLE = "picture"
"""The style of a paragraph that stands in for a picture which cannot be taken over."""

BlockReader = Callable[[Node, Story], list[Element]]


class DrawingReader:
    """Reads `w:drawing`, `w:pict` and `w:object`. Pictures outside the file are never fetched."""

    def __init__(self, package: Package, findings: Findings, read_blocks: BlockReader) -> None:
        self._package = package
        self._findings = findings
        self._read_blocks = read_blocks
        self._texts: dict[str, list[str]] = {}

    def read(self, node: Node, story: Story) -> list[Element]:
        """The elements of one drawing, in order; their origin says what they come from."""
        frame = next(node.iter(q("wp:docPr")), None)
        if frame is not None and frame.get("hidden") in {"1", "true"}:
            return []
        name = _alternative(frame)
        elements: list[Element] = []
        for part in topmost(node, PARTS):
            made = self._part(part, name, story)
            if any(isinstance(element, Picture) or _stands_in(element) for element in made):
                # The alternative text of a group belongs to its first picture; the others may have their own.
                name = ""
            elements.extend(made)
        elements.extend(self._links(node, story))
        return elements

    def _part(self, part: Node, name: str, story: Story) -> list[Element]:
        if part.tag == BOX:
            return self._read_blocks(part, story.inner(_inner(story, Origin.TEXT_BOX)))
        if part.tag == BLIP:
            return self._picture(part.get(q("r:embed")) or part.get(q("r:link")), name or _own_name(part), story)
        if part.tag == VML_PICTURE:
            shape = part.getparent()
            own = (shape.get("alt") if shape is not None else "") or part.get(q("o:title")) or ""
            return self._picture(part.get(q("r:id")) or part.get(q("r:href")), name or own, story)
        if part.tag == WORD_ART:
            return self._paragraphs([part.get("string") or ""], Origin.TEXT_BOX, story)
        if part.tag == SHAPE_TEXT:
            return self._paragraphs(paragraphs_of(part), Origin.TEXT_BOX, story)
        identity = part.get(q("r:dm")) if part.tag == DIAGRAM else part.get(q("r:id"))
        return self._paragraphs(self._graphic(part.tag, identity, story), Origin.DIAGRAM, story)

    def _graphic(self, tag: object, identity: str | None, story: Story) -> list[str]:
        relationship = story.relationships.get(identity or "")
        if relationship is None or relationship.external:
            return []
        if relationship.target not in self._texts:
            root = self._package.xml(relationship.target)
            read = diagram_texts if tag == DIAGRAM else chart_texts
            self._texts[relationship.target] = [] if root is None else read(root)
        return self._texts[relationship.target]

    def _paragraphs(self, texts: list[str], origin: Origin, story: Story) -> list[Element]:
        made: list[Element] = []
        for text in texts:
            if text.strip():
                self._findings.see(text)
                made.append(Paragraph((Span(text.strip()),), origin=_inner(story, origin)))
        return made

    def _picture(self, identity: str | None, alternative: str, story: Story) -> list[Element]:
        relationship = story.relationships.get(identity or "")
        if relationship is None or relationship.external:
            return self._in_place_of_picture(alternative, "", story)
        content = self._package.read(relationship.target)
        name = posixpath.basename(relationship.target)
        kind = picture_type(content or b"")
        if content is None or kind is None:
            return self._in_place_of_picture(alternative, name, story)
        return [self._findings.see_picture(Picture(name, content, kind, alternative, _inner(story, story.origin)))]

    def _in_place_of_picture(self, alternative: str, name: str, story: Story) -> list[Element]:
        """A picture outside the file leaves its alternative text; one of a kind no browser shows leaves its name."""
        text = alternative
        if not text and name:
            text = _("[Picture that the portal can't show: %(name)s]") % {"name": name}
        if not text:
            return []
        self._findings.see(text)
        return [Paragraph((Span(text),), style=STYLE, origin=_inner(story, story.origin))]

    def _links(self, node: Node, story: Story) -> list[Element]:
        """A picture that is a link: its address stands below it, since a picture holds none."""
        targets: dict[str, None] = {}
        for click in topmost(node, (CLICK, BOX)):
            relationship = story.relationships.get(click.get(q("r:id")) or "")
            if relationship is not None and relationship.target:
                targets[relationship.target] = None
        return [Paragraph((Span(link, link=link),), style="hyperlink", origin=story.origin) for link in targets]


def picture_type(content: bytes) -> str | None:
    """The type of a picture that browsers show, by its own first bytes."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return next((kind for signature, kind in SIGNATURES if content.startswith(signature)), None)


def _alternative(frame: Node | None) -> str:
    return "" if frame is None else (frame.get("descr") or frame.get("title") or "").strip()


def _own_name(blip: Node) -> str:
    """The alternative text of one picture in a group."""
    for holder in blip.iterancestors(PICTURE_HOLDER):
        return _alternative(next(holder.iter(q("pic:cNvPr")), None))
    return ""


def _stands_in(element: Element) -> bool:
    return isinstance(element, Paragraph) and element.style == STYLE


def _inner(story: Story, origin: Origin) -> Origin:
    """What hangs in a note stays part of the note."""
    return Origin.FOOTNOTE if story.origin is Origin.FOOTNOTE else origin
