"""Builds small Word files from a description, for tests.

Functions make the XML of what needs nothing outside the text; methods of `WordFile` make what needs a part of its
own (a note, a comment, a picture, a link) and hand back the XML that stands in the text:

    file = WordFile()
    file.add(heading("Kern"), paragraph("Een zin met een noot", file.note("De noot."), "."))
    content = file.content()
"""

from __future__ import annotations

import re
import zlib
from html import escape

from tests.knowledge.importing.word_parts import (
    BULLETS,
    CONTENT_TYPES,
    NAMES,
    NUMBERING,
    PACKAGE,
    STYLES,
    core_properties,
    part,
    relationships,
    zipped,
)

XML = re.compile(r"<(w|m|mc):")
DATE = "2026-01-23T10:00:00Z"


def run(text: str, *, bold: bool = False, italic: bool = False, hidden: bool = False, style: str = "") -> str:
    """A run; ``"\\n"`` becomes a manual line break and ``"\\t"`` a tab."""
    switches = [
        f'<w:rStyle w:val="{style}"/>' if style else "",
        "<w:b/>" if bold else "",
        "<w:i/>" if italic else "",
        "<w:vanish/>" if hidden else "",
    ]
    return f"<w:r><w:rPr>{''.join(switches)}</w:rPr>{_pieces(text, 't')}</w:r>"


def _pieces(text: str, tag: str) -> str:
    def piece(part: str) -> str:
        return f'<w:{tag} xml:space="preserve">{escape(part)}</w:{tag}>' if part else ""

    lines = ("<w:tab/>".join(map(piece, line.split("\t"))) for line in text.split("\n"))
    return "<w:br/>".join(lines)


def paragraph(*inline: str, style: str = "", properties: str = "") -> str:
    """A paragraph of plain strings and XML; what begins like ``<w:`` is taken for XML."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inlined(*inline)}</w:p>"


def inlined(*inline: str) -> str:
    return "".join(part if XML.match(part) else run(part) for part in inline if part)


def heading(text: str, level: int = 2, *, dutch: bool = False) -> str:
    """A heading by style; `dutch` takes the style that a Dutch program calls "Kop 2"."""
    return paragraph(text, style=f"{'Nederlands' if dutch else 'Kop'}{level}")


def title(text: str) -> str:
    return paragraph(text, style="Titel")


def item(*inline: str, numbering: int = BULLETS, level: int = 0) -> str:
    """An item of a real Word list."""
    numbers = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr>'
    return paragraph(*inline, style="Lijstalinea", properties=numbers)


def table(*rows: list[str], header_rows: int = 0) -> str:
    """A table; a cell is a string, or the XML of its paragraphs."""
    made = []
    for index, cells in enumerate(rows):
        repeated = "<w:trPr><w:tblHeader/></w:trPr>" if index < header_rows else ""
        made.append(f"<w:tr>{repeated}{''.join(cell(text) for text in cells)}</w:tr>")
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(made)}</w:tbl>"


def cell(content: str, properties: str = "") -> str:
    inside = content if XML.match(content) else paragraph(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def text_box(*paragraphs: str) -> str:
    """A run with a text box as Word writes it: twice, for new and for old programs."""
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    new = f"<wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></a:graphicData>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"<w:drawing>{new}</a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def inserted(*inline: str, author: str = "Redactie") -> str:
    return f'<w:ins w:id="0" w:author="{escape(author)}" w:date="{DATE}">{inlined(*inline)}</w:ins>'


def deleted(text: str, author: str = "Redactie") -> str:
    return f'<w:del w:id="0" w:author="{escape(author)}" w:date="{DATE}"><w:r>{_pieces(text, "delText")}</w:r></w:del>'


def field(instruction: str, *result: str) -> str:
    """A complex field: its instruction is not visible, its result is."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{inlined(*result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def page_break() -> str:
    return paragraph('<w:r><w:br w:type="page"/></w:r>')


def png(colour: int = 0) -> bytes:
    """A real picture of one grey pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    size = (1).to_bytes(4, "big") * 2
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", size + bytes([8, 0, 0, 0, 0]))
        + chunk(b"IDAT", zlib.compress(bytes([0, colour])))
        + chunk(b"IEND", b"")
    )


class WordFile:
    """A Word file in the making.

    `parts`, `numbering` (lists) and `section` (properties of the last one) may be changed before `content` is asked.
    """

    def __init__(self) -> None:
        self.parts: dict[str, str | bytes] = {}
        self.properties = {"title": "", "creator": "Redactie", "created": DATE}
        self._body: list[str] = []
        self._relationships: list[str] = []
        self._notes: dict[str, list[str]] = {"footnote": [], "endnote": []}
        self._comments: list[str] = []
        self.numbering = NUMBERING
        self.section = ""
        self._page_heads = ""

    def add(self, *blocks: str) -> WordFile:
        self._body.extend(blocks)
        return self

    def relate(self, kind: str, target: str, *, external: bool = False) -> str:
        """The id of a new relationship of the document."""
        identity = f"rId{len(self._relationships) + 1}"
        mode = ' TargetMode="External"' if external else ""
        self._relationships.append(
            f'<Relationship Id="{identity}" Type="{NAMES["r"]}/{kind}" Target="{escape(target)}"{mode}/>'
        )
        return identity

    def link(self, address: str, *inline: str) -> str:
        identity = self.relate("hyperlink", address, external=True)
        return f'<w:hyperlink r:id="{identity}">{inlined(*inline)}</w:hyperlink>'

    def note(self, *paragraphs: str, kind: str = "footnote") -> str:
        """The mark of a note; its paragraphs are plain strings or XML."""
        notes = self._notes[kind]
        identity = len(notes) + 1
        blocks = (block if block.startswith("<w:p>") else paragraph(block) for block in paragraphs)
        notes.append(f'<w:{kind} w:id="{identity}">{"".join(blocks)}</w:{kind}>')
        return f'<w:r><w:{kind}Reference w:id="{identity}"/></w:r>'

    def comment(self, remark: str, *inline: str, author: str = "Redactie") -> str:
        """Text with a remark in the margin."""
        identity = len(self._comments)
        self._comments.append(
            f'<w:comment w:id="{identity}" w:author="{escape(author)}">{paragraph(remark)}</w:comment>'
        )
        return (
            f'<w:commentRangeStart w:id="{identity}"/>{inlined(*inline)}<w:commentRangeEnd w:id="{identity}"/>'
            f'<w:r><w:commentReference w:id="{identity}"/></w:r>'
        )

    def picture(self, content: bytes, alternative: str = "", extension: str = "png") -> str:
        """A run with a picture."""
        name = f"media/image{len(self.parts) + 1}.{extension}"
        self.parts[f"word/{name}"] = content
        return drawing(f'<a:blip r:embed="{self.relate("image", name)}"/>', alternative)

    def outside_picture(self, address: str, alternative: str = "") -> str:
        """A picture that stays on another server."""
        return drawing(f'<a:blip r:link="{self.relate("image", address, external=True)}"/>', alternative)

    def diagram(self, *points: str) -> str:
        """A run with SmartArt; its points in order."""
        texts = "".join(
            f'<dgm:pt modelId="{index}"><dgm:t><a:p><a:r><a:t>{escape(text)}</a:t></a:r></a:p></dgm:t></dgm:pt>'
            for index, text in enumerate(points, start=1)
        )
        tree = "".join(
            f'<dgm:cxn modelId="{100 + index}" srcId="0" destId="{index}" srcOrd="{index}" destOrd="0"/>'
            for index, _text in enumerate(points, start=1)
        )
        name = f"diagrams/data{len(self.parts) + 1}.xml"
        self.parts[f"word/{name}"] = part(
            "dgm:dataModel",
            f'<dgm:ptLst><dgm:pt modelId="0" type="doc"/>{texts}</dgm:ptLst><dgm:cxnLst>{tree}</dgm:cxnLst>',
        )
        return drawing(f'<dgm:relIds r:dm="{self.relate("diagramData", name)}"/>')

    def chart(self, caption: str, series: dict[str, dict[str, str]]) -> str:
        """A run with a chart: series by name, each with its values by category."""
        name = f"charts/chart{len(self.parts) + 1}.xml"
        rows = "".join(
            f"<c:ser><c:tx>{_points([label], 'str')}</c:tx><c:cat>{_points([*values], 'str')}</c:cat>"
            f"<c:val>{_points([*values.values()], 'num')}</c:val></c:ser>"
            for label, values in series.items()
        )
        heading_text = f"<c:title><c:tx><c:rich><a:p><a:r><a:t>{escape(caption)}</a:t></a:r></a:p></c:rich></c:tx>"
        self.parts[f"word/{name}"] = part(
            "c:chartSpace",
            f"<c:chart>{heading_text}</c:title><c:plotArea><c:barChart>{rows}</c:barChart></c:plotArea></c:chart>",
        )
        return drawing(f'<c:chart r:id="{self.relate("chart", name)}"/>')

    def page_head(self, text: str, place: str = "header") -> None:
        """A running head (or, with ``"footer"``, foot) of the last section."""
        name = f"{place}{len(self.parts) + 1}.xml"
        tag = {"header": "w:hdr", "footer": "w:ftr"}[place]
        self.parts[f"word/{name}"] = part(tag, paragraph(text))
        self._page_heads += f'<w:{place}Reference w:type="default" r:id="{self.relate(place, name)}"/>'

    def document(self) -> str:
        """The XML of the body."""
        section = f"<w:sectPr>{self._page_heads}{self.section}</w:sectPr>"
        return part("w:document", f"<w:body>{''.join(self._body)}{section}</w:body>")

    def content(self) -> bytes:
        """The bytes of the file."""
        parts = {
            "word/document.xml": self.document(),
            "word/styles.xml": part("w:styles", STYLES),
            "word/numbering.xml": part("w:numbering", self.numbering),
            "docProps/core.xml": core_properties(self.properties),
            **self.parts,
        }
        for kind in ("styles", "numbering"):
            self.relate(kind, f"{kind}.xml")
        for kind, notes in self._notes.items():
            if notes:
                parts.setdefault(f"word/{kind}s.xml", part(f"w:{kind}s", "".join(notes)))
                self.relate(f"{kind}s", f"{kind}s.xml")
        if self._comments:
            parts.setdefault("word/comments.xml", part("w:comments", "".join(self._comments)))
            self.relate("comments", "comments.xml")
        parts["word/_rels/document.xml.rels"] = relationships(*self._relationships)
        parts["_rels/.rels"] = relationships(
            f'<Relationship Id="rId1" Type="{NAMES["r"]}/officeDocument" Target="word/document.xml"/>',
            f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties"'
            ' Target="docProps/core.xml"/>',
        )
        return zipped({"[Content_Types].xml": CONTENT_TYPES, **parts})


def drawing(graphic: str, alternative: str = "") -> str:
    described = f'<wp:docPr id="1" name="Beeld" descr="{escape(alternative)}"/>'
    inside = f"<a:graphic><a:graphicData>{graphic}</a:graphicData></a:graphic>"
    return f"<w:r><w:drawing><wp:inline>{described}{inside}</wp:inline></w:drawing></w:r>"


def _points(values: list[str], kind: str) -> str:
    points = "".join(f'<c:pt idx="{index}"><c:v>{escape(value)}</c:v></c:pt>' for index, value in enumerate(values))
    return f"<c:{kind}Ref><c:{kind}Cache>{points}</c:{kind}Cache></c:{kind}Ref>"
