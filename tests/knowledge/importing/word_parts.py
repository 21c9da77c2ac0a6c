"""The parts that every built Word file has: its styles, its lists, its content types."""

from __future__ import annotations

import io
import zipfile
from html import escape

NAMES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
}
DECLARED = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMES.items())
PROLOG = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
BULLETS, NUMBERS, LETTERS, STEPS, HEADINGS = 1, 2, 3, 4, 5
"""The lists that every built file has: `HEADINGS` numbers the style "Kop1 genummerd"."""


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zip archive of named parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def part(root: str, inside: str) -> str:
    return f"{PROLOG}<{root} {DECLARED}>{inside}</{root}>"


def relationships(*inside: str) -> str:
    return f'{PROLOG}<Relationships xmlns="{PACKAGE}/relationships">{"".join(inside)}</Relationships>'


def core_properties(values: dict[str, str]) -> str:
    return (
        f'{PROLOG}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"<dc:title>{escape(values['title'])}</dc:title><dc:creator>{escape(values['creator'])}</dc:creator>"
        f"<dcterms:created>{values['created']}</dcterms:created></cp:coreProperties>"
    )


def _style(identity: str, name: str, properties: str = "", kind: str = "paragraph", extra: str = "") -> str:
    return (
        f'<w:style w:type="{kind}" w:styleId="{identity}" {extra}><w:name w:val="{name}"/>'
        f"{'' if identity == 'Standaard' or kind != 'paragraph' else BASED}{properties}</w:style>"
    )


BASED = '<w:basedOn w:val="Standaard"/>'
BOLD = "<w:rPr><w:b/></w:rPr>"
STYLES = "".join(
    [
        _style("Standaard", "Normal", extra='w:default="1"'),
        *(
            _style(f"Kop{n}", f"heading {n}", f'<w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr>{BOLD}')
            for n in range(1, 6)
        ),
        *(_style(f"Nederlands{n}", f"Kop {n}", BOLD) for n in range(1, 6)),
        _style("Genummerd", "Kop met nummer", '<w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr>').replace(
            BASED, '<w:basedOn w:val="Kop1"/>'
        ),
        _style("Titel", "Title", BOLD),
        _style("Ondertitel", "Subtitle"),
        _style("Lijstalinea", "List Paragraph"),
        _style("Citaat", "Quote", "<w:rPr><w:i/></w:rPr>"),
        _style("Inhopg1", "toc 1"),
        _style("Nadruk", "Emphasis", "<w:rPr><w:i/></w:rPr>", "character"),
        _style("Vet", "Strong", BOLD, "character"),
        _style("Verborgen", "Verborgen", "<w:rPr><w:vanish/></w:rPr>", "character"),
    ]
)


def _pattern(identity: int, *levels: tuple[str, str]) -> str:
    made = "".join(
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for index, (form, text) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{identity}">{made}</w:abstractNum>'


NUMBERING = "".join(
    [
        _pattern(BULLETS, ("bullet", "•"), ("bullet", "o")),
        _pattern(NUMBERS, ("decimal", "%1."), ("decimal", "%1.%2.")),
        _pattern(LETTERS, ("lowerLetter", "%1)"), ("lowerRoman", "%2.")),
        _pattern(STEPS, ("decimal", "Stap %1:")),
        _pattern(HEADINGS, ("decimal", "%1.")),
        *(
            f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{identity}"/></w:num>'
            for identity in (BULLETS, NUMBERS, LETTERS, STEPS, HEADINGS)
        ),
    ]
)
CONTENT_TYPES = (
    f'{PROLOG}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{WORD_TYPE}.document.main+xml"/></Types>'
)
