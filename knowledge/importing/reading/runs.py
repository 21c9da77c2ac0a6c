"""The inside of a paragraph: runs, links, fields, tracked changes, note marks, symbols."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from knowledge.importing.elements import Element, Paragraph, Span
from knowledge.importing.reading import fields
from knowledge.importing.reading.findings import Findings
from knowledge.importing.reading.markup import ALTERNATE, Node, branch, child, q
from knowledge.importing.reading.mathematics import formula
from knowledge.importing.reading.story import Content, Story
from knowledge.importing.reading.styles import Look, Style, Styles, look_of, style_identity
from knowledge.importing.reading.symbols import coded, without_private

SIGNS = {
    q("w:tab"): "\t",
    q("w:ptab"): "\t",
    q("w:cr"): "\n",
    q("w:br"): "\n",
    q("w:noBreakHyphen"): "\u2011",
}
PLAIN = Look()
XML_WHITE = " \t\r\n"
W_R, W_ID, W_TYPE, W_AUTHOR = q("w:r"), q("w:id"), q("w:type"), q("w:author")
W_ASCII, W_INSTRUCTION, XML_SPACE, R_ID = q("w:ascii"), q("w:instr"), q("xml:space"), q("r:id")


@dataclass(frozen=True, slots=True)
class Place:
    """Where reading is: what is being filled, and what holds there.

    `deleted_by` is the author of the tracked deletion around this point; `look` and `font` are those of the run.
    """

    content: Content
    story: Story
    style: Style
    link: str | None = None
    deleted_by: str | None = None
    look: Look = PLAIN
    font: str = ""

    @property
    def shown(self) -> bool:
        """False in hidden text, in struck text and in the instruction of a field."""
        return self.deleted_by is None and not self.look.hidden and self.story.visible


class RunReader:
    """Reads paragraphs of one file; `read_drawing` turns a drawing into elements and is asked only for visible ones."""

    def __init__(self, styles: Styles, findings: Findings, notes: frozenset[tuple[str, str]]) -> None:
        self._styles = styles
        self._findings = findings
        self._notes = notes
        self.read_drawing: Callable[[Node, Story], list[Element]] = lambda _node, _story: []
        # What stands in a paragraph, and what stands in a run; everything not named here shows nothing.
        self._in_paragraph: dict[str, Callable[[Node, Place], None]] = {
            W_R: self._run,
            ALTERNATE: self._branch,
            q("w:hyperlink"): self._hyperlink,
            q("w:fldSimple"): self._simple_field,
            q("w:commentRangeStart"): lambda node, _: self._findings.open_comment(node.get(W_ID) or ""),
            q("w:commentRangeEnd"): lambda node, _: self._findings.shut_comment(node.get(W_ID) or ""),
            **dict.fromkeys(map(q, ("w:ins", "w:moveTo")), self._inserted),
            **dict.fromkeys(map(q, ("w:del", "w:moveFrom")), self._deleted),
            **dict.fromkeys(map(q, ("m:oMath", "m:oMathPara")), self._formula),
            **dict.fromkeys(
                map(q, ("w:sdt", "w:sdtContent", "w:smartTag", "w:customXml", "w:dir", "w:bdo")), self._walk
            ),
        }
        self._in_run: dict[str, Callable[[Node, Place], None]] = {
            **dict.fromkeys(map(q, ("w:t", "w:delText")), self._written),
            **dict.fromkeys(SIGNS, self._sign),
            **dict.fromkeys(map(q, ("w:drawing", "w:pict", "w:object")), self._drawing),
            **dict.fromkeys(map(q, ("w:footnoteReference", "w:endnoteReference")), self._note_mark),
            fields.CHARACTER: self._field_character,
            q("w:instrText"): self._instruction,
            q("w:sym"): lambda node, place: self._text(coded(node.get(q("w:char")), node.get(q("w:font"))), place),
            # A comment without a range is pinned to this very point.
            q("w:commentReference"): lambda node, _: self._findings.open_comment(node.get(W_ID) or ""),
            q("w:ruby"): self._ruby,
        }

    def read(self, paragraph: Node, style: Style, story: Story) -> Content:
        """The content of a paragraph."""
        content = Content()
        self._walk(paragraph, Place(content, story, style))
        return content

    def _walk(self, parent: Node, place: Place) -> None:
        for node in parent:
            read = self._in_paragraph.get(node.tag)
            if read is not None:
                read(node, place)

    def _branch(self, node: Node, place: Place) -> None:
        chosen = branch(node)
        if chosen is not None:
            self._walk(chosen, place)

    def _inserted(self, node: Node, place: Place) -> None:
        if place.deleted_by is None and next(node.iter(W_R), None) is not None:
            self._findings.insertions += 1
        self._walk(node, place)

    def _deleted(self, node: Node, place: Place) -> None:
        self._walk(node, replace(place, deleted_by=node.get(W_AUTHOR) or ""))

    def _formula(self, node: Node, place: Place) -> None:
        display = node.tag == q("m:oMathPara") and not place.content.empty
        self._text(("\n" if display else "") + formula(node), place)

    def _hyperlink(self, node: Node, place: Place) -> None:
        relationship = place.story.relationships.get(node.get(R_ID) or "")
        link = "" if relationship is None else relationship.target
        anchor = node.get(q("w:anchor")) or node.get(q("w:docLocation"))
        if anchor:
            link += "#" + anchor
        content = place.content
        text, beside = len(content.parts[-1]), len(content.beside)
        self._walk(node, replace(place, link=link))
        if len(content.beside) > beside and len(content.parts[-1]) == text and link.strip("#"):
            # A picture holds no link: its address stands below it.
            content.beside.append(Paragraph((Span(link, link=link),), style="hyperlink", origin=place.story.origin))

    def _simple_field(self, node: Node, place: Place) -> None:
        field = place.story.open_field()
        field.instruction.append(node.get(W_INSTRUCTION) or "")
        field.begin_result()
        self._walk(node, place)
        place.story.close_field(field)

    def _run(self, run: Node, place: Place) -> None:
        properties = child(run, "w:rPr")
        fonts = child(properties, "w:rFonts")
        font = "" if fonts is None else fonts.get(W_ASCII) or ""
        self._pieces(run, replace(place, look=self._look(properties, place.style), font=font))

    def _pieces(self, run: Node, place: Place) -> None:
        for node in run:
            read = self._in_run.get(node.tag)
            if read is not None:
                read(node, place)
            elif node.tag == ALTERNATE:
                chosen = branch(node)
                if chosen is not None:
                    self._pieces(chosen, place)

    def _look(self, properties: Node | None, style: Style) -> Look:
        """Switches of a paragraph's and a run's style cancel each other; what the run itself says goes over both."""
        character = self._styles.character(style_identity(properties, "w:rStyle"))
        base, paragraph = self._styles.base, style.look
        if style.level is not None or style.name == "title":
            # Headings are bold by their style: that is their rank and no emphasis.
            paragraph = Look(hidden=paragraph.hidden)
        return look_of(properties).over(
            Look(
                bool(base.bold) or bool(paragraph.bold) != bool(character.bold),
                bool(base.italic) or bool(paragraph.italic) != bool(character.italic),
                bool(base.hidden) or bool(paragraph.hidden) != bool(character.hidden),
            )
        )

    def _text(self, text: str, place: Place) -> None:
        story, look = place.story, place.look
        if look.hidden or not text:
            return
        if not story.visible:
            story.fields[-1].instruct(text)
            return
        if place.deleted_by is not None:
            self._findings.delete(place.deleted_by, text)
            return
        link = story.fields[-1].link if story.fields else None
        link = place.link if link is None else link
        self._findings.see(text)
        place.content.add(Span(text, bold=bool(look.bold), italic=bool(look.italic), link=link))

    def _written(self, node: Node, place: Place) -> None:
        self._text(without_private(written(node), place.font), place)

    def _sign(self, node: Node, place: Place) -> None:
        if node.get(W_TYPE) == "page":
            if place.shown:
                place.content.parts.append([])
        else:
            self._text(SIGNS[node.tag], place)

    def _drawing(self, node: Node, place: Place) -> None:
        if place.shown:
            place.content.beside.extend(self.read_drawing(node, place.story))

    def _note_mark(self, node: Node, place: Place) -> None:
        note = (str(node.tag).rpartition("}")[2].removesuffix("Reference"), node.get(W_ID) or "")
        if note not in self._notes:
            return
        if place.shown:
            place.content.add(Span("", note=self._findings.note(*note)))
        elif place.deleted_by is not None and not place.look.hidden:
            self._findings.deleted_notes.add(note)

    def _instruction(self, node: Node, place: Place) -> None:
        open_fields = place.story.fields
        if open_fields and not open_fields[-1].result:
            open_fields[-1].instruction.append(node.text or "")

    def _field_character(self, node: Node, place: Place) -> None:
        kind, story = node.get(fields.KIND), place.story
        if kind == fields.BEGIN:
            if node not in story.unclosed:
                self._text(fields.form_value(node), place)
                story.open_field()
        elif kind == fields.SEPARATE and story.fields:
            story.fields[-1].begin_result()
        elif kind == fields.END and story.fields:
            field = story.close_field(story.fields[-1])
            if not field.result:
                self._text(fields.button_text("".join(field.instruction)), place)

    def _ruby(self, node: Node, place: Place) -> None:
        """Small text over other text: written behind it, in brackets."""
        base, above = child(node, "w:rubyBase"), child(node, "w:rt")
        if base is not None:
            self._walk(base, place)
        if above is not None:
            self._text("(", place)
            self._walk(above, place)
            self._text(")", place)


def written(node: Node) -> str:
    """The text of a `w:t`: white space at its ends counts only where the file says so, line ends in it are spaces."""
    text = node.text or ""
    if node.get(XML_SPACE) != "preserve":
        text = text.strip(XML_WHITE)
    return text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
