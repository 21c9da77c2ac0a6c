"""Claims about tables in a Word file."""

from __future__ import annotations

from knowledge.importing.elements import Cell, Deletion, Picture, Span, Table
from tests.knowledge.importing.word_expected import reading, row, spans
from tests.knowledge.importing.word_files import (
    WordFile,
    cell,
    deleted,
    heading,
    item,
    paragraph,
    png,
    run,
    table,
    text_box,
)
from tests.knowledge.importing.word_parts import NUMBERS


def test_a_table_keeps_its_rows_and_its_header() -> None:
    document = reading(WordFile(), table(["Sector", "Aantal"], ["vo", "12"], ["mbo", "30"], header_rows=1))
    assert document.elements == (Table((row("Sector", "Aantal"), row("vo", "12"), row("mbo", "30")), 1),)


def test_a_cell_keeps_its_paragraphs_and_their_looks() -> None:
    inside = paragraph(run("Vet", bold=True)) + heading("Kop") + item("een", numbering=NUMBERS) + paragraph()
    (found,) = reading(WordFile(), table([inside, "b"])).elements
    assert found == Table(
        ((Cell(((Span("Vet", bold=True),), spans("Kop"), spans("1. een"))), Cell((spans("b"),))),),
    )


def test_a_merged_cell_stands_once_with_its_columns() -> None:
    wide = cell("breed", '<w:gridSpan w:val="2"/>')
    rows = f"<w:tr>{wide}{cell('smal')}</w:tr><w:tr>{cell('a')}{cell('b')}{cell('c')}</w:tr>"
    assert reading(WordFile(), f"<w:tbl>{rows}</w:tbl>").elements == (
        Table(((Cell((spans("breed"),), 2), Cell((spans("smal"),))), row("a", "b", "c"))),
    )


def test_a_cell_merged_downwards_leaves_its_place_empty() -> None:
    rows = "".join(
        f"<w:tr>{cell(text or paragraph(), merge)}{cell(other)}</w:tr>"
        for text, merge, other in (("hoog", '<w:vMerge w:val="restart"/>', "a"), ("", "<w:vMerge/>", "b"))
    )
    assert reading(WordFile(), f"<w:tbl>{rows}</w:tbl>").elements == (Table((row("hoog", "a"), row("", "b"))),)


def test_a_table_in_a_cell_loses_no_words() -> None:
    inner = table(["binnen 1", "binnen 2"]) + paragraph("erna")
    (found,) = reading(WordFile(), table([inner, "buiten"])).elements
    assert found == Table(((Cell((spans("binnen 1"), spans("binnen 2"), spans("erna"))), Cell((spans("buiten"),))),))


def test_absurd_numbers_of_columns_are_brought_down_to_what_word_allows() -> None:
    wide = cell("breed", '<w:gridSpan w:val="99999999"/>')
    assert reading(WordFile(), f"<w:tbl><w:tr>{wide}</w:tr></w:tbl>").elements == (
        Table(((Cell((spans("breed"),), 63),),)),
    )


def test_a_deleted_row_is_deleted_text_and_an_inserted_row_is_counted() -> None:
    gone = (
        f'<w:tr><w:trPr><w:del w:author="A"/></w:trPr>{cell(paragraph(deleted("weg")))}{cell(paragraph("ook"))}</w:tr>'
    )
    new = f'<w:tr><w:trPr><w:ins w:author="A"/></w:trPr>{cell("nieuw")}{cell("b")}</w:tr>'
    document = reading(WordFile(), f"<w:tbl><w:tr>{cell('a')}{cell('b')}</w:tr>{gone}{new}</w:tbl>")
    assert document.elements == (Table((row("a", "b"), row("nieuw", "b"))),)
    assert (document.deletions, document.insertions) == ((Deletion("A", "weg\nook"),), 1)


def test_a_picture_in_a_cell_follows_its_table() -> None:
    file = WordFile()
    found = reading(file, table([paragraph("links", file.picture(png(), "Een leerling")), "rechts"])).elements
    assert [type(element) for element in found] == [Table, Picture]


def test_a_table_may_say_what_it_shows() -> None:
    described = '<w:tblPr><w:tblCaption w:val="Aantallen per sector"/></w:tblPr>'
    assert reading(WordFile(), f"<w:tbl>{described}<w:tr>{cell('a')}</w:tr></w:tbl>").elements == (
        Table((row("a"),), caption="Aantallen per sector"),
    )


def test_a_box_in_a_cell_keeps_its_words_in_the_cell() -> None:
    (found,) = reading(WordFile(), table([paragraph("cel", text_box(paragraph("kader"))), "b"])).elements
    assert found == Table(((Cell((spans("cel"), spans("kader"))), Cell((spans("b"),))),))


def test_a_row_in_a_content_control_is_a_row() -> None:
    rows = f"<w:sdt><w:sdtContent><w:tr>{cell('a')}<w:sdt><w:sdtContent>{cell('b')}</w:sdtContent></w:sdt></w:tr>"
    assert reading(WordFile(), f"<w:tbl>{rows}</w:sdtContent></w:sdt></w:tbl>").elements == (Table((row("a", "b"),)),)
