"""Claims about lists in a Word file: their levels, marks and numbers."""

from __future__ import annotations

from knowledge.importing.elements import ListItem, Paragraph, Span
from knowledge.importing.reading import read
from tests.knowledge.importing.word_files import WordFile, item, paragraph, run
from tests.knowledge.importing.word_parts import BULLETS, HEADINGS, LETTERS, NUMBERS, STEPS
from tests.knowledge.importing.word_read import elements, headings, marks


def test_bullets_and_numbers_are_lists_with_their_levels_and_marks() -> None:
    assert marks(
        item("een"),
        item("deel", level=1),
        item("een", numbering=NUMBERS),
        item("deel", numbering=NUMBERS, level=1),
        item("deel", numbering=NUMBERS, level=1),
        item("twee", numbering=NUMBERS),
        item("deel", numbering=NUMBERS, level=1),
        item("a", numbering=LETTERS),
        item("b", numbering=LETTERS),
        item("i", numbering=LETTERS, level=1),
    ) == [
        ("•", 0, False),
        ("o", 1, False),
        ("1.", 0, True),
        ("1.1.", 1, True),
        ("1.2.", 1, True),
        ("2.", 0, True),
        ("2.1.", 1, True),
        ("a)", 0, True),
        ("b)", 0, True),
        ("i.", 1, True),
    ]


def test_a_number_goes_on_after_text_in_between() -> None:
    assert marks(item("een", numbering=NUMBERS), paragraph("tussen"), item("twee", numbering=NUMBERS)) == [
        ("1.", 0, True),
        ("2.", 0, True),
    ]


def test_a_number_starts_again_where_its_list_says_so() -> None:
    file = WordFile().add(item("een", numbering=NUMBERS), item("twee", numbering=NUMBERS), item("een", numbering=9))
    again = (
        f'<w:num w:numId="9"><w:abstractNumId w:val="{NUMBERS}"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    file.numbering += again
    found = [element.marker for element in read("a.docx", file.content()).elements if isinstance(element, ListItem)]
    assert found == ["1.", "2.", "1."]


def test_a_paragraph_taken_out_of_its_list_is_plain() -> None:
    out = paragraph("los", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>')
    assert elements(out) == (Paragraph((Span("los"),), "normal"),)


def test_words_in_a_list_mark_are_text() -> None:
    assert elements(item("begin", numbering=STEPS), item("maak af", numbering=STEPS)) == (
        ListItem((Span("Stap 1: begin"),)),
        ListItem((Span("Stap 2: maak af"),)),
    )


def test_a_heading_keeps_the_number_that_word_prints() -> None:
    numbered = f'<w:numPr><w:numId w:val="{HEADINGS}"/></w:numPr>'
    assert headings(
        paragraph("Eerst", style="Kop1", properties=numbered),
        paragraph("Dan", style="Kop1", properties=numbered),
        paragraph("Los", style="Kop1"),
        paragraph("Daarna", style="Genummerd"),
    ) == [("Eerst", 1, "1"), ("Dan", 1, "2"), ("Los", 1, None), ("Daarna", 1, "3")]


def test_an_empty_numbered_paragraph_counts_as_word_counts_it() -> None:
    assert marks(item("een", numbering=NUMBERS), item("", numbering=NUMBERS), item("drie", numbering=NUMBERS)) == [
        ("1.", 0, True),
        ("3.", 0, True),
    ]


def test_a_list_that_does_not_exist_is_plain_text() -> None:
    assert elements(item("los", numbering=77)) == (Paragraph((Span("los"),), "list paragraph"),)


def test_a_manual_break_in_an_item_stays_in_it() -> None:
    assert elements(item(run("Kop", bold=True), "\ntekst", numbering=BULLETS)) == (
        ListItem((Span("Kop", bold=True), Span("\ntekst")), marker="•"),
    )
