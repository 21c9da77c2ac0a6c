"""Word files of any make, for proofs by hypothesis."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from tests.knowledge.importing.word_files import (
    WordFile,
    deleted,
    field,
    heading,
    inserted,
    item,
    page_break,
    paragraph,
    png,
    run,
    table,
    text_box,
    title,
)
from tests.knowledge.importing.word_parts import BULLETS, LETTERS, NUMBERS

# Letters that decompose, curly quotes, hyphens, signs that XML escapes, tabs and line breaks.
CHARACTERS = "abcdeABZ019 éëïöüé’‘'\"-–…&<>.,:;?!()/_\t\n\u00a0"
words = st.text(CHARACTERS, min_size=1, max_size=30).filter(lambda text: bool(text.strip()))
Inline = Callable[[WordFile], str]


def _made(kind: str, text: str, other: str) -> Inline:
    makers: dict[str, Inline] = {
        "plain": lambda _: run(text),
        "bold": lambda _: run(text, bold=True),
        "styled": lambda _: run(text, style="Nadruk"),
        "hidden": lambda _: run(text, hidden=True),
        "hidden by style": lambda _: run(text, style="Verborgen"),
        "link": lambda file: file.link("https://example.nl/a?b=1&c", run(text), run(other, italic=True)),
        "dead link": lambda file: file.link("#", text),
        "field link": lambda _: field('HYPERLINK "https://example.nl"', run(text)),
        "field": lambda _: field("PAGE", run(text)),
        "note": lambda file: run(text) + file.note(other),
        "endnote": lambda file: run(text) + file.note(paragraph(run(other)), paragraph(run(text)), kind="endnote"),
        "comment": lambda file: file.comment(other, run(text)),
        "inserted": lambda _: inserted(run(text)),
        "deleted": lambda _: deleted(text, other),
        "box": lambda file: run(other) + text_box(paragraph(run(text), file.note(other))),
        "picture": lambda file: run(text) + file.picture(png(), other),
        "outside picture": lambda file: run(text) + file.outside_picture("https://example.nl/x.png"),
        "diagram": lambda file: run(other) + file.diagram(text, other),
        "control": lambda _: f"<w:sdt><w:sdtContent>{run(text)}</w:sdtContent></w:sdt>",
        "page break": lambda _: run(text) + '<w:r><w:br w:type="page"/></w:r>' + run(other),
    }
    return makers[kind]


KINDS = (
    *("plain", "bold", "styled", "hidden", "hidden by style", "link", "dead link", "field link", "field", "note"),
    *("endnote", "comment", "inserted", "deleted", "box", "picture", "outside picture", "diagram", "control"),
    "page break",
)
inlines = st.lists(st.builds(_made, st.sampled_from(KINDS), words, words), min_size=1, max_size=4)


def _inside(parts: list[Inline]) -> Inline:
    return lambda file: "".join(part(file) for part in parts)


def _block(kind: str, parts: list[Inline], level: int) -> Inline:
    inside = _inside(parts)
    makers: dict[str, Inline] = {
        "paragraph": lambda file: paragraph(inside(file)),
        "heading": lambda file: heading(inside(file), level + 1, dutch=bool(level % 2)),
        "title": lambda file: title(inside(file)),
        "bullet": lambda file: item(inside(file), numbering=BULLETS, level=level % 2),
        "number": lambda file: item(inside(file), numbering=NUMBERS, level=level % 2),
        "letter": lambda file: item(inside(file), numbering=LETTERS),
        "quotation": lambda file: paragraph(inside(file), style="Citaat"),
        "table": lambda file: table([paragraph(inside(file)), "b"], ["c", paragraph("d")], header_rows=level % 2),
        "nested table": lambda file: table([table([paragraph(inside(file))]) + paragraph("e")]),
        "struck end": lambda file: paragraph(inside(file), properties='<w:rPr><w:del w:author="A"/></w:rPr>'),
        "first letter": lambda _: paragraph("D", properties='<w:framePr w:dropCap="drop" w:lines="3"/>'),
        "page break": lambda _: page_break(),
        "empty": lambda _: paragraph(),
    }
    return makers[kind]


BLOCKS = (
    *("paragraph", "heading", "title", "bullet", "number", "letter", "quotation", "table", "nested table"),
    *("struck end", "first letter", "page break", "empty"),
)
blocks = st.lists(
    st.builds(_block, st.sampled_from(BLOCKS), inlines, st.integers(min_value=0, max_value=3)), min_size=1, max_size=6
)


def _file(made: list[Inline]) -> bytes:
    file = WordFile().add(paragraph("Begin."))
    return file.add(*(block(file) for block in made)).content()


word_contents = st.builds(_file, blocks)
"""The bytes of Word files in which anything may stand in anything."""
