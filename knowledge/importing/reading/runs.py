"""The inside of a paragraph: runs, links, fields, tracked changes, note marks, symbols."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from knowledge.importing.elements import Element, Paragraph, Span
from knowledge.importing.reading import fields
from knowledge.importing.reading.fields import Field
from knowledge.importing.reading.findings import Findings
from knowledge.importing.reading.markup import ALTERNATE, Node, branch, child, number, q, value
from knowledge.importing.reading.mathematics import formula
from knowledge.importing.reading.story import Content, Story
from knowledge.importing.reading.styles import Look, Style, Styles, look_of, style_identity
from knowledge.importing.reading.symbols import symbol, without_private

HIDDEN_CONTROLS = frozenset(map(q, ("w:sdtPr", "w:sdtEndPr", "w:pPr", "w:rPr", "w:smartTagPr", "w:customXmlPr")))
SIGNS = {
    q("w:tab"): "\t",
    q("w:ptab"): "\t",
    q("w:cr"): "\n",
    q("w:noBreakHyphen"): "\u2011",
    q("w:br"): "\n",
}
TEXTS = frozenset({q("w:t"), q("w:delText")})
DRAWINGS = frozenset({q("w:drawing"), q("w:pict"), q("w:object")})
NOTE_MARKS = {q("w:footnoteReference"): "footnote", q("w:endnoteReference"): "endnote"}
XML_WHITE = " \t\r\n"
BOXES = {True: "☒", False: "☐"}


@dataclass(frozen=True, slots=True)
class Place:
    """What holds at one point in a paragraph. `deleted_by` is the author of the tracked deletion around it."""

    style: Style
    link: str | None = None
    deleted_by: str | None = None


DrawingReader = Callable[[Node, Story], list[Element]]


class RunReader:
    """Reads paragraphs of one file; `read_drawing` turns a drawing into elements and is asked only for visible ones."""

    def __init__(self, styles: Styles, findings: Findings, notes: frozenset[tuple[str, str]]) -> None:
        self._styles = styles
        self._findings = findings
        self._notes = notes
        self.read_drawing: DrawingReader = lambda _node, _story: []

    def read(self, paragraph: Node, style: Style, story: Story, deleted_by: str | None = None) -> Content:
        """The content of a paragraph (or of anything that holds runs)."""
        content = Content()
        self._walk(paragraph, content, Place(style, deleted_by=deleted_by), story)
        return content

    def _walk(self, parent: Node, content: Content, place: Place, story: Story) -> None:
        for node in parent:
            tag = node.tag
            if tag == W_R:
                self._run(node, content, place, story)
            elif tag in HIDDEN_CONTROLS:
                continue
            elif tag == W_HYPERLINK:
                self._hyperlink(node, content, place, story)
            elif tag in INSERTIONS:
                if place.deleted_by is None and node.find(f".//{W_R}") is not None:
                    self._findings.insertions += 1
                self._walk(node, content, place, story)
            elif tag in DELETIONS:
                self._walk(node, content, replace(place, deleted_by=node.get(W_AUTHOR) or ""), story)
            elif tag == ALTERNATE:
                chosen = branch(node)
                if chosen is not None:
                    self._walk(chosen, content, place, story)
            elif tag in MATHS:
                around = "\n" if tag == M_PARAGRAPH and not content.empty else ""
                self._text(around + formula(node), Look(), content, place, story)
            elif tag == W_SIMPLE_FIELD:
                self._simple_field(node, content, place, story)
            elif tag == W_COMMENT_START:
                self._findings.open_comment(node.get(W_ID) or "")
            elif tag == W_COMMENT_END:
                self._findings.shut_comment(node.get(W_ID) or "")
            elif tag in TRANSPARENT:
                self._walk(node, content, place, story)

    def _hyperlink(self, node: Node, content: Content, place: Place, story: Story) -> None:
        link = ""
        relationship = story.relationships.get(node.get(R_ID) or "")
        if relationship is not None:
            link = relationship.target
        anchor = node.get(W_ANCHOR) or node.get(W_LOCATION)
        if anchor:
            link += "#" + anchor
        before = (len(content.parts), len(content.parts[-1]), len(content.beside))
        self._walk(node, content, replace(place, link=link), story)
        shows_picture = len(content.beside) > before[2]
        if shows_picture and before[:2] == (len(content.parts), len(content.parts[-1])) and link.strip("#"):
            content.beside.append(Paragraph((Span(link, link=link),), style="hyperlink", origin=story.origin))

    def _simple_field(self, node: Node, content: Content, place: Place, story: Story) -> None:
        field = Field(node.get(W_INSTRUCTION) or "", result=True)
        fields.instructed(field)
        story.fields.append(field)
        self._walk(node, content, place, story)
        story.fields.pop()

    def _run(self, run: Node, content: Content, place: Place, story: Story) -> None:
        properties = child(run, "w:rPr")
        look = self._look(properties, place.style)
        fonts = child(properties, "w:rFonts")
        font = "" if fonts is None else fonts.get(W_ASCII) or ""
        for node in run:
            self._piece(node, look, font, content, place, story)

    def _look(self, properties: Node | None, style: Style) -> Look:
        """Switches of a paragraph's and a run's style cancel each other; what the run itself says goes over both."""
        direct = look_of(properties)
        character = self._styles.character(style_identity(properties, "w:rStyle"))
        base, paragraph = self._styles.base, style.look
        if style.level is not None or style.name == "title":
            # Headings are bold by their style: that is their rank and no emphasis.
            paragraph = Look(hidden=paragraph.hidden)
        return direct.over(
            Look(
                bool(base.bold) or bool(paragraph.bold) != bool(character.bold),
                bool(base.italic) or bool(paragraph.italic) != bool(character.italic),
                bool(base.hidden) or bool(paragraph.hidden) != bool(character.hidden),
            )
        )

    def _piece(self, node: Node, look: Look, font: str, content: Content, place: Place, story: Story) -> None:
        tag = node.tag
        if tag in TEXTS:
            self._text(without_private(written(node), font), look, content, place, story)
        elif tag in SIGNS:
            if tag == W_BREAK and node.get(W_TYPE) == "page" and place.deleted_by is None:
                content.parts.append([])
            else:
                self._text(SIGNS[tag], look, content, place, story)
        elif tag == fields.CHARACTER:
            self._field_character(node, look, content, place, story)
        elif tag == W_INSTRUCTION_TEXT:
            if story.fields and not story.fields[-1].result:
                story.fields[-1].instruction += node.text or ""
        elif tag == W_SYMBOL:
            code = int(node.get(W_CHAR) or "0", 16) if is_hexadecimal(node.get(W_CHAR)) else 0
            self._text(symbol(code, node.get(W_FONT) or ""), look, content, place, story)
        elif tag in DRAWINGS:
            if place.deleted_by is None and not look.hidden and story.visible:
                content.beside.extend(self.read_drawing(node, story))
        elif tag in NOTE_MARKS:
            self._note_mark(NOTE_MARKS[tag], node.get(W_ID) or "", look, content, place, story)
        elif tag == W_COMMENT_MARK:
            # A comment without a range is pinned to this very point.
            self._findings.open_comment(node.get(W_ID) or "")
        elif tag == W_RUBY:
            self._ruby(node, content, place, story)
        elif tag == ALTERNATE:
            chosen = branch(node)
            for inner in () if chosen is None else chosen:
                self._piece(inner, look, font, content, place, story)

    def _text(self, text: str, look: Look, content: Content, place: Place, story: Story) -> None:
        if look.hidden or not text:
            return
        if not story.visible:
            instruction = next(field for field in reversed(story.fields) if not field.result)
            instruction.instruction += text
            return
        if place.deleted_by is not None:
            self._findings.delete(place.deleted_by, text)
            return
        link = next((field.link for field in reversed(story.fields) if field.link is not None), place.link)
        self._findings.see(text)
        content.add(Span(text, bold=bool(look.bold), italic=bool(look.italic), link=link))

    def _note_mark(self, kind: str, identity: str, look: Look, content: Content, place: Place, story: Story) -> None:
        if (kind, identity) not in self._notes or look.hidden or not story.visible:
            return
        if place.deleted_by is not None:
            self._findings.deleted_notes.add((kind, identity))
        else:
            content.add(Span("", note=self._findings.note(kind, identity)))

    def _field_character(self, node: Node, look: Look, content: Content, place: Place, story: Story) -> None:
        kind = node.get(fields.KIND)
        if kind == fields.BEGIN:
            if node in story.unclosed:
                return
            self._text(form_value(node), look, content, place, story)
            story.fields.append(Field())
        elif kind == fields.SEPARATE and story.fields:
            story.fields[-1].result = True
            fields.instructed(story.fields[-1])
        elif kind == fields.END and story.fields:
            field = story.fields.pop()
            if not field.result:
                self._text(fields.button_text(field.instruction), look, content, place, story)

    def _ruby(self, node: Node, content: Content, place: Place, story: Story) -> None:
        """Small text over other text: written behind it, in brackets."""
        base, above = child(node, "w:rubyBase"), child(node, "w:rt")
        if base is not None:
            self._walk(base, content, place, story)
        if above is not None:
            self._text("(", Look(), content, place, story)
            self._walk(above, content, place, story)
            self._text(")", Look(), content, place, story)


def written(node: Node) -> str:
    """The text of a `w:t`: white space at its ends counts only where the file says so, line ends in it are spaces."""
    text = "".join(str(piece) for piece in node.itertext())
    if node.get(XML_SPACE) != "preserve":
        text = text.strip(XML_WHITE)
    return text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")


def form_value(begin: Node) -> str:
    """What an old form field shows that keeps its value outside the text: a ticked box, the chosen entry of a list."""
    data = child(begin, "w:ffData")
    box, choices = child(data, "w:checkBox"), child(data, "w:ddList")
    if box is not None:
        ticked = child(box, "w:checked")
        ticked = child(box, "w:default") if ticked is None else ticked
        return BOXES[ticked is not None and ticked.get(W_VALUE, "1") in {"1", "true", "on"}]
    if choices is not None:
        entries = [entry.get(W_VALUE) or "" for entry in choices.findall(q("w:listEntry"))]
        chosen = number(value(choices, "w:result")) or number(value(choices, "w:default")) or 0
        return entries[chosen] if 0 <= chosen < len(entries) else ""
    return ""


def is_hexadecimal(text: str | None) -> bool:
    return text is not None and 0 < len(text) <= 6 and all(sign in "0123456789abcdefABCDEF" for sign in text)


W_R, W_ID, W_TYPE, W_AUTHOR, W_BREAK = q("w:r"), q("w:id"), q("w:type"), q("w:author"), q("w:br")
W_HYPERLINK, W_ANCHOR, W_LOCATION, R_ID = q("w:hyperlink"), q("w:anchor"), q("w:docLocation"), q("r:id")
W_SIMPLE_FIELD, W_INSTRUCTION, W_INSTRUCTION_TEXT = q("w:fldSimple"), q("w:instr"), q("w:instrText")
W_COMMENT_START, W_COMMENT_END = q("w:commentRangeStart"), q("w:commentRangeEnd")
W_COMMENT_MARK, W_RUBY, W_SYMBOL = q("w:commentReference"), q("w:ruby"), q("w:sym")
W_CHAR, W_FONT, W_ASCII, W_VALUE, XML_SPACE = q("w:char"), q("w:font"), q("w:ascii"), q("w:val"), q("xml:space")
M_PARAGRAPH = q("m:oMathPara")
MATHS = frozenset({q("m:oMath"), M_PARAGRAPH})
INSERTIONS = frozenset({q("w:ins"), q("w:moveTo")})
DELETIONS = frozenset({q("w:del"), q("w:moveFrom")})
TRANSPARENT = frozenset(map(q, ("w:sdt", "w:sdtContent", "w:smartTag", "w:customXml", "w:dir", "w:bdo")))
