"""From WordprocessingML to neutral elements: everything a reader of the file sees, in reading order.

Text boxes, pictures and diagrams stand right after the paragraph that holds them. Hidden text is left out.
"""

from __future__ import annotations

from itertools import pairwise

from knowledge.importing.elements import Document, Element, Heading, ListItem, Origin, PageBreak, Paragraph, Span, Spans
from knowledge.importing.reading.annexes import Annexes
from knowledge.importing.reading.drawings import DrawingReader
from knowledge.importing.reading.errors import ReadingError
from knowledge.importing.reading.fields import unclosed
from knowledge.importing.reading.findings import Findings, in_order
from knowledge.importing.reading.markup import ALTERNATE, Node, branch, child, number, q, switch, value
from knowledge.importing.reading.mathematics import formula
from knowledge.importing.reading.numbering import Mark, Numbering
from knowledge.importing.reading.package import Package
from knowledge.importing.reading.runs import RunReader
from knowledge.importing.reading.story import Content, Story, joined, trimmed
from knowledge.importing.reading.styles import BODY_LEVEL, Style, Styles, style_identity
from knowledge.importing.reading.tables import read_table
from knowledge.importing.reading.tracked import goes_on

PARAGRAPH, TABLE, ALT_CHUNK, SUB_DOCUMENT = q("w:p"), q("w:tbl"), q("w:altChunk"), q("w:subDoc")
FORMULAS = frozenset({q("m:oMath"), q("m:oMathPara")})
TRANSPARENT = frozenset(map(q, ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo")))
CONTENTS_STYLES = ("toc", "table of figures")
SAME_PAGE = frozenset({"continuous", "nextColumn"})
SECTION, SECTION_CHANGE = q("w:sectPr"), q("w:sectPrChange")


def read_word(name: str, content: bytes) -> Document:
    """Read a Word file. Raises `ReadingError` for one that is damaged, protected or made to do harm."""
    return WordReader(Package(content)).read(name)


class WordReader:
    """Reads one package once."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._findings = Findings()
        relationships = package.relationships(package.main)

        def part(kind: str) -> Node | None:
            targets = [r.target for r in relationships.values() if r.kind == kind and not r.external]
            return package.xml(targets[0]) if targets else None

        self._relationships = relationships
        self._page_ends: frozenset[Node] = frozenset()
        self._styles = Styles(part("styles"))
        self._numbering = Numbering(part("numbering"))
        self._annexes = Annexes(package, self._findings, self.read_blocks)
        self._runs = RunReader(self._styles, self._findings, self._annexes.note_marks)
        self._runs.read_drawing = DrawingReader(package, self._findings, self.read_blocks).read

    def read(self, name: str) -> Document:
        root = self._package.xml(self._package.main)
        body = child(root, "w:body")
        if root is None or body is None:
            raise ReadingError("damaged")
        if next(root.iter(ALT_CHUNK), None) is not None:
            raise ReadingError("embedded_document")
        if next(root.iter(SUB_DOCUMENT), None) is not None:
            raise ReadingError("sub_document")
        self._page_ends = page_ends(body)
        elements = self.read_blocks(body, Story(self._relationships, Origin.BODY, unclosed(root)))
        self._findings.close_deletion()
        notes = self._annexes.notes()
        comments = self._annexes.comments()
        furniture = self._annexes.furniture(body)
        document = Document(
            name=name,
            elements=without_outer_breaks(elements),
            notes=notes,
            comments=in_order(comments, self._findings),
            deletions=tuple(self._findings.deletions),
            furniture=furniture,
            properties=self._annexes.properties(),
            insertions=self._findings.insertions,
        )
        if not (document.elements or document.comments or document.deletions or document.furniture):
            raise ReadingError("empty")
        return document

    def read_blocks(self, container: Node, story: Story) -> list[Element]:
        """The elements of a body, cell, text box, note or page head."""
        elements: list[Element] = []
        carried = Content()
        self._blocks(container, story, elements, carried)
        flush(carried, story, elements)
        return elements

    def _blocks(self, container: Node, story: Story, elements: list[Element], carried: Content) -> None:
        """Add the elements of a container. `carried` is what a paragraph without an end leaves to the next."""
        for node in container:
            tag = node.tag
            if tag == PARAGRAPH:
                self._paragraph(node, story, elements, carried)
            elif tag == TABLE:
                flush(carried, story, elements)
                elements.extend(read_table(node, story, self._findings, self.read_blocks))
            elif tag in TRANSPARENT:
                self._blocks(node, story, elements, carried)
            elif tag == ALTERNATE:
                chosen = branch(node)
                if chosen is not None:
                    self._blocks(chosen, story, elements, carried)
            elif tag in FORMULAS:
                text = formula(node).strip()
                if text:
                    flush(carried, story, elements)
                    self._findings.see(text)
                    elements.append(Paragraph((Span(text),), origin=story.origin))

    def _paragraph(self, node: Node, story: Story, elements: list[Element], carried: Content) -> None:
        properties = child(node, "w:pPr")
        identity = style_identity(properties, "w:pStyle")
        style = self._styles.paragraph(identity)
        in_contents = story.in_contents
        content = self._runs.read(node, style, story)
        in_contents = in_contents or story.in_contents
        self._findings.see("\n")
        break_before = switch(properties, "w:pageBreakBefore")
        if style.break_before if break_before is None else break_before:
            elements.append(PageBreak())
        carried.take(content)
        if goes_on(properties):
            return
        content = carried.give()
        parts = [trimmed(joined(part)) for part in content.parts]
        # Word counts an empty numbered paragraph too, but not one that is hidden with its end.
        hidden = not any(parts) and switch(child(properties, "w:rPr"), "w:vanish")
        mark = None if in_contents or hidden else self._mark(style, properties, identity)
        if in_contents and not style.name.startswith(CONTENTS_STYLES):
            style = Style(name="toc 1")
        level = level_of(style, properties)
        shaped = False
        for index, part in enumerate(parts):
            if index:
                elements.append(PageBreak())
            if part and shaped:
                elements.append(Paragraph(part, style.name, story.origin))
            elif part:
                elements.append(shape(part, style, level, mark, story.origin))
                shaped = True
        elements.extend(content.beside)
        if child(properties, "w:sectPr") in self._page_ends:
            elements.append(PageBreak())

    def _mark(self, style: Style, properties: Node | None, identity: str | None) -> Mark | None:
        numbers = child(properties, "w:numPr")
        list_id = number(value(numbers, "w:numId"))
        level = number(value(numbers, "w:ilvl"))
        if list_id is None:
            list_id = style.list_id
        if not list_id:
            return None
        if level is None:
            level = self._numbering.level_of_style(list_id, identity)
        return self._numbering.mark(list_id, style.list_level or 0 if level is None else level)


def flush(carried: Content, story: Story, elements: list[Element]) -> None:
    """Text that waits for a next paragraph, where none comes."""
    content = carried.give()
    for index, part in enumerate(content.parts):
        if index:
            elements.append(PageBreak())
        spans = trimmed(joined(part))
        if spans:
            elements.append(Paragraph(spans, origin=story.origin))
    elements.extend(content.beside)


def level_of(style: Style, properties: Node | None) -> int | None:
    """The rank of a paragraph as a heading: its own, or else its style's; None for plain text."""
    given = number(value(properties, "w:outlineLvl"))
    if style.name in {"title", "subtitle"} or style.name.startswith(CONTENTS_STYLES):
        return None
    if given is None:
        return style.level
    return given + 1 if 0 <= given < BODY_LEVEL else None


def shape(spans: Spans, style: Style, level: int | None, mark: Mark | None, origin: Origin) -> Element:
    """What a paragraph is: a heading, an item of a list, or plain text."""
    if level is not None:
        printed = mark.text.rstrip(" .):") if mark is not None and mark.ordered else ""
        return Heading(spans, level, printed or None, origin)
    if mark is None or style.name in {"title", "subtitle"}:
        return Paragraph(spans, style.name, origin)
    if mark.wordy:
        # Words in a mark ("Stap 1:") are text a reader sees; a list of the portal could not show them.
        return ListItem(joined((Span(f"{mark.text} "),), spans), mark.level, ordered=False, origin=origin)
    return ListItem(spans, mark.level, mark.ordered, mark.text, origin)


def page_ends(body: Node) -> frozenset[Node]:
    """The sections after which a new page begins: how a section begins is a property of that section itself."""
    earlier = {section for change in body.iter(SECTION_CHANGE) for section in change}
    sections = [node for node in body.iter(SECTION) if node not in earlier]
    return frozenset(ends for ends, follows in pairwise(sections) if value(follows, "w:type") not in SAME_PAGE)


def without_outer_breaks(elements: list[Element]) -> tuple[Element, ...]:
    """Elements with single page breaks between them: none at either end, never two in a row."""
    kept: list[Element] = []
    for element in elements:
        if not isinstance(element, PageBreak) or (kept and not isinstance(kept[-1], PageBreak)):
            kept.append(element)
    while kept and isinstance(kept[-1], PageBreak):
        kept.pop()
    return tuple(kept)
