"""Claims about the text of a Word file: headings, looks and signs, pages, and what the file says of itself."""

from __future__ import annotations

import pytest

from knowledge.importing.elements import Furniture, Heading, Origin, PageBreak, Paragraph, Span
from knowledge.importing.reading import read
from tests.knowledge.importing.word_files import WordFile, heading, page_break, paragraph, run, title
from tests.knowledge.importing.word_read import elements, headings, spans, text

# Paragraphs and headings


@pytest.mark.parametrize("dutch", [False, True])
@pytest.mark.parametrize("level", [1, 2, 3, 4, 5])
def test_a_heading_is_known_by_its_style_in_english_and_in_dutch(level: int, dutch: bool) -> None:
    assert headings(heading("Kern", level, dutch=dutch)) == [("Kern", level, None)]


def test_a_style_based_on_a_heading_is_a_heading() -> None:
    assert headings(paragraph("Kern", style="Genummerd")) == [("Kern", 1, "1")]


def test_a_rank_in_the_outline_makes_a_heading_and_the_rank_of_plain_text_unmakes_one() -> None:
    made = paragraph("Kern", properties='<w:outlineLvl w:val="2"/>')
    unmade = paragraph("Kern", style="Kop1", properties='<w:outlineLvl w:val="9"/>')
    assert headings(made, unmade) == [("Kern", 3, None)]


def test_the_title_is_a_paragraph_of_that_style() -> None:
    assert elements(title("Samen verder")) == (Paragraph((Span("Samen verder"),), "title"),)


def test_a_heading_is_not_bold_because_its_style_is() -> None:
    assert elements(heading("Kern")) == (Heading((Span("Kern"),), 2),)


def test_a_style_that_the_file_does_not_have_is_plain_text() -> None:
    assert elements(paragraph("Zin", style="Bestaatniet")) == (Paragraph((Span("Zin"),), "normal"),)


def test_an_empty_paragraph_is_left_out() -> None:
    assert elements(paragraph("Een"), paragraph(), paragraph("  "), paragraph("Twee")) == (
        Paragraph((Span("Een"),), "normal"),
        Paragraph((Span("Twee"),), "normal"),
    )


def test_a_large_first_letter_is_one_with_its_word() -> None:
    letter = paragraph("D", properties='<w:framePr w:dropCap="drop" w:lines="3"/>')
    assert elements(letter, paragraph("e dag begon vroeg.")) == (Paragraph((Span("De dag begon vroeg."),), "normal"),)


# Emphasis


def test_bold_and_italic_are_kept() -> None:
    assert spans("plat ", run("vet", bold=True), run("cursief", italic=True)) == (
        Span("plat "),
        Span("vet", bold=True),
        Span("cursief", italic=True),
    )


def test_emphasis_by_a_style_is_kept() -> None:
    assert spans(run("nadruk", style="Nadruk"), run("vet", style="Vet")) == (
        Span("nadruk", italic=True),
        Span("vet", bold=True),
    )


def test_emphasis_of_a_paragraph_and_of_a_run_cancel_each_other() -> None:
    assert elements(paragraph("citaat ", run("recht", style="Nadruk"), style="Citaat")) == (
        Paragraph((Span("citaat ", italic=True), Span("recht")), "quote"),
    )


def test_emphasis_switched_off_on_the_run_itself_is_off() -> None:
    plain_run = '<w:r><w:rPr><w:rStyle w:val="Vet"/><w:b w:val="0"/></w:rPr><w:t>plat</w:t></w:r>'
    assert spans(plain_run) == (Span("plat"),)


def test_a_word_cut_into_runs_is_one_span() -> None:
    assert spans(run("door"), '<w:proofErr w:type="spellStart"/>', run("stroom")) == (Span("doorstroom"),)


def test_hidden_text_is_left_out_by_its_own_switch_or_by_its_style() -> None:
    assert text("zichtbaar", run(" verborgen", hidden=True), run(" verborgen", style="Verborgen")) == "zichtbaar"


# Signs


@pytest.mark.parametrize(
    ("xml", "read_as"),
    [
        ("<w:tab/>", "a\tb"),
        ("<w:ptab/>", "a\tb"),
        ("<w:br/>", "a\nb"),
        ('<w:br w:type="textWrapping"/>', "a\nb"),
        ("<w:cr/>", "a\nb"),
        ("<w:noBreakHyphen/>", "a\u2011b"),
        ("<w:softHyphen/>", "ab"),
        ("<w:t>\u00ad</w:t>", "a\u00adb"),
        ("<w:t> x </w:t>", "axb"),
        ('<w:t xml:space="preserve"> x </w:t>', "a x b"),
        ("<w:t>x\ny</w:t>", "ax yb"),
        ('<w:sym w:font="Wingdings" w:char="F0E0"/>', "a→b"),
        ('<w:sym w:font="Wingdings" w:char="F0FC"/>', "a✓b"),
        ('<w:sym w:font="Symbol" w:char="F061"/>', "aαb"),
        ('<w:sym w:font="Symbol" w:char="F0B3"/>', "a≥b"),
        ('<w:sym w:font="Arial" w:char="00E9"/>', "aéb"),
        ('<w:sym w:font="Wingdings" w:char="onzin"/>', "a▪b"),
        ("<w:t>\uf0b7</w:t>", "a•b"),
        ("<w:lastRenderedPageBreak/>", "ab"),
        (f"<w:ruby><w:rt>{run('boven')}</w:rt><w:rubyBase>{run('onder')}</w:rubyBase></w:ruby>", "aonder(boven)b"),
    ],
)
def test_a_sign_is_read_as_what_it_shows(xml: str, read_as: str) -> None:
    assert text(f"<w:r><w:t>a</w:t>{xml}<w:t>b</w:t></w:r>") == read_as


# Pages


def test_a_page_break_stands_between_paragraphs() -> None:
    assert elements(paragraph("Een"), page_break(), paragraph("Twee")) == (
        Paragraph((Span("Een"),), "normal"),
        PageBreak(),
        Paragraph((Span("Twee"),), "normal"),
    )


def test_a_page_break_in_a_paragraph_cuts_it() -> None:
    assert elements(paragraph("een zin ", '<w:r><w:br w:type="page"/></w:r>', "die doorgaat")) == (
        Paragraph((Span("een zin"),), "normal"),
        PageBreak(),
        Paragraph((Span("die doorgaat"),), "normal"),
    )


@pytest.mark.parametrize(
    ("following", "breaks"), [("", 1), ('<w:type w:val="nextPage"/>', 1), ('<w:type w:val="continuous"/>', 0)]
)
def test_a_new_section_begins_a_page_unless_it_says_otherwise(following: str, breaks: int) -> None:
    file = WordFile().add(paragraph("Een", properties="<w:sectPr/>"), paragraph("Twee"))
    file.section = following
    found = read("a.docx", file.content()).elements
    assert sum(isinstance(element, PageBreak) for element in found) == breaks


def test_page_breaks_never_begin_or_end_a_document_nor_follow_each_other() -> None:
    before = "<w:pageBreakBefore/>"
    found = elements(
        page_break(),
        paragraph("Een", properties=before),
        page_break(),
        paragraph("Twee", properties=before),
        page_break(),
    )
    assert found == (Paragraph((Span("Een"),), "normal"), PageBreak(), Paragraph((Span("Twee"),), "normal"))


# The file around the text


def test_page_heads_and_feet_are_kept_once() -> None:
    file = WordFile().add(paragraph("Zin"))
    file.page_head("Jaarverslag")
    file.page_head("Jaarverslag")
    file.page_head("Pagina 1", "footer")
    assert read("a.docx", file.content()).furniture == (
        Furniture("header", "Jaarverslag"),
        Furniture("footer", "Pagina 1"),
    )


def test_the_file_says_its_title_author_and_date() -> None:
    file = WordFile().add(paragraph("Zin"))
    file.properties = {"title": "Verslag", "creator": "N. Vos", "created": "2026-01-23T10:00:00Z"}
    assert read("a.docx", file.content()).properties == {
        "title": "Verslag",
        "author": "N. Vos",
        "created": "2026-01-23",
    }


def test_a_formula_is_a_line_of_signs() -> None:
    formula = (
        "<m:oMath><m:r><m:t>p</m:t></m:r><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num>"
        "<m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
        "<m:d><m:e><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"
        "</m:e></m:d></m:oMath>"
    )
    assert text("dus ", formula) == "dus p1/2(x^2)"


def test_text_has_the_origin_of_the_body() -> None:
    assert {element.origin for element in elements(paragraph("Een")) if isinstance(element, Paragraph)} == {Origin.BODY}


def test_a_matrix_is_read_row_by_row() -> None:
    def cells(*signs: str) -> str:
        return "<m:mr>" + "".join(f"<m:e><m:r><m:t>{sign}</m:t></m:r></m:e>" for sign in signs) + "</m:mr>"

    assert text(f"<m:oMath><m:m>{cells('a', 'b')}{cells('c', 'd')}</m:m></m:oMath>") == "a b; c d"
