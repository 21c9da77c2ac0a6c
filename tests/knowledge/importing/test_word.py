"""Claims about the text of a Word file: what stands in it, in which order, and what it is."""

from __future__ import annotations

import pytest

from knowledge.importing.elements import (
    Deletion,
    Element,
    Furniture,
    Heading,
    ListItem,
    Origin,
    PageBreak,
    Paragraph,
    Span,
    Spans,
    plain,
)
from knowledge.importing.reading import read
from tests.knowledge.importing.word_files import (
    WordFile,
    deleted,
    field,
    heading,
    inserted,
    item,
    page_break,
    paragraph,
    run,
    title,
)
from tests.knowledge.importing.word_parts import BULLETS, HEADINGS, LETTERS, NUMBERS, STEPS


def elements(*blocks: str) -> tuple[Element, ...]:
    return read("a.docx", WordFile().add(*blocks).content()).elements


def spans(*inline: str) -> Spans:
    (only,) = elements(paragraph(*inline))
    assert isinstance(only, Paragraph)
    return only.spans


def text(*inline: str) -> str:
    return plain(spans(*inline))


def marks(*blocks: str) -> list[tuple[str, int, bool]]:
    return [(e.marker, e.level, e.ordered) for e in elements(*blocks) if isinstance(e, ListItem)]


def headings(*blocks: str) -> list[tuple[str, int, str | None]]:
    return [(plain(e.spans), e.level, e.number) for e in elements(*blocks) if isinstance(e, Heading)]


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


# Lists and numbers


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


# Links and fields


def test_a_link_keeps_its_words_and_its_address() -> None:
    file = WordFile()
    file.add(paragraph("lees ", file.link("https://example.nl/a?b=1&c=2", "hier ", run("meer", bold=True))))
    assert read("a.docx", file.content()).elements == (
        Paragraph(
            (
                Span("lees "),
                Span("hier ", link="https://example.nl/a?b=1&c=2"),
                Span("meer", bold=True, link="https://example.nl/a?b=1&c=2"),
            ),
            "normal",
        ),
    )


@pytest.mark.parametrize("address", ["#", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
def test_an_address_is_handed_on_as_the_file_has_it(address: str) -> None:
    file = WordFile()
    file.add(paragraph(file.link(address, "hier")))
    assert read("a.docx", file.content()).elements == (Paragraph((Span("hier", link=address),), "normal"),)


@pytest.mark.parametrize(
    ("inline", "link"),
    [
        ('<w:hyperlink w:anchor="doel"><w:r><w:t>hier</w:t></w:r></w:hyperlink>', "#doel"),
        ('<w:hyperlink r:id="rId99"><w:r><w:t>hier</w:t></w:r></w:hyperlink>', ""),
        (field('HYPERLINK "https://example.nl"', "hier"), "https://example.nl"),
        (field('HYPERLINK "https://example.nl" \\l "doel" \\o "uitleg"', "hier"), "https://example.nl#doel"),
        (field('HYPERLINK \\l "doel"', "hier"), "#doel"),
        (field("HYPERLINK https://example.nl", "hier"), "https://example.nl"),
        (
            f'<w:fldSimple w:instr=" HYPERLINK &quot;https://example.nl&quot; ">{run("hier")}</w:fldSimple>',
            "https://example.nl",
        ),
        (field("REF doel \\h", "hier"), None),
    ],
)
def test_a_link_is_found_in_each_way_word_writes_one(inline: str, link: str | None) -> None:
    assert spans(inline) == (Span("hier", link=link),)


def test_of_a_field_only_the_result_is_text() -> None:
    assert text("pagina ", field("PAGE", "3"), " van ", field("NUMPAGES", "15")) == "pagina 3 van 15"


def test_a_field_in_the_instruction_of_a_field_is_not_text() -> None:
    nested = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> IF </w:instrText></w:r>'
        + field("PAGE", "3")
        + '<w:r><w:instrText> = 3 </w:instrText><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("ja")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert text("antwoord: ", nested) == "antwoord: ja"


def test_a_field_that_never_ends_hides_nothing() -> None:
    assert text("voor ", '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "na") == "voor na"


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ("<w:checkBox><w:checked/></w:checkBox>", "☒"),
        ('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>', "☐"),
        (
            '<w:ddList><w:result w:val="1"/><w:listEntry w:val="vo"/><w:listEntry w:val="mbo"/></w:ddList>',
            "mbo",
        ),
        ('<w:ddList><w:listEntry w:val="vo"/><w:listEntry w:val="mbo"/></w:ddList>', "vo"),
    ],
)
def test_an_old_form_field_shows_its_value(data: str, shown: str) -> None:
    form = (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert text(form) == shown


def test_a_button_shows_the_words_in_its_instruction() -> None:
    button = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>MACROBUTTON NoMacro [Vul je naam in]</w:instrText>'
        '<w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert text(button) == "[Vul je naam in]"


def test_a_generated_table_of_contents_is_known_by_its_style() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
    separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    found = elements(
        paragraph(begin, separate, "1.\tKern\t2", style="Inhopg1"),
        paragraph("2.\tKans\t3", end),
        paragraph("Zin"),
    )
    assert [(plain(e.spans), e.style) for e in found if isinstance(e, Paragraph)] == [
        ("1.\tKern\t2", "toc 1"),
        ("2.\tKans\t3", "toc 1"),
        ("Zin", "normal"),
    ]


# Content controls


def test_what_stands_in_a_content_control_is_text() -> None:
    control = "<w:sdt><w:sdtPr><w:alias w:val='niet zichtbaar'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    ticked = control.format('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>')
    assert elements(control.format(paragraph(ticked, " ", control.format(run("mbo"))))) == (
        Paragraph((Span("☑ mbo"),), "normal"),
    )


# Tracked changes


def test_inserted_text_is_text_and_is_counted() -> None:
    document = read("a.docx", WordFile().add(paragraph("een ", inserted("nieuwe "), "zin", inserted("."))).content())
    assert document.elements == (Paragraph((Span("een nieuwe zin."),), "normal"),)
    assert document.insertions == 2


def test_deleted_text_is_kept_apart_with_its_author() -> None:
    document = read(
        "a.docx",
        WordFile().add(paragraph("een ", deleted("oude ", "A. Bakker"), "zin", deleted("!", "B. Smit"))).content(),
    )
    assert document.elements == (Paragraph((Span("een zin"),), "normal"),)
    assert document.deletions == (Deletion("A. Bakker", "oude"), Deletion("B. Smit", "!"))


def test_pieces_of_one_deletion_are_one() -> None:
    document = read("a.docx", WordFile().add(paragraph("een", deleted(" oude"), deleted(" rare"), " zin")).content())
    assert document.deletions == (Deletion("Redactie", "oude rare"),)


def test_moved_text_stands_where_it_went() -> None:
    moved = paragraph(
        '<w:moveFrom w:author="A"><w:r><w:t xml:space="preserve">eerst </w:t></w:r></w:moveFrom>',
        "daarna",
        '<w:moveTo w:author="A"><w:r><w:t xml:space="preserve"> eerst</w:t></w:r></w:moveTo>',
    )
    document = read("a.docx", WordFile().add(moved).content())
    assert document.elements == (Paragraph((Span("daarna eerst"),), "normal"),)
    assert document.deletions == (Deletion("A", "eerst"),)


def test_a_deleted_paragraph_leaves_no_element() -> None:
    gone = paragraph(deleted("Weg ermee."), properties='<w:rPr><w:del w:author="A"/></w:rPr>')
    document = read("a.docx", WordFile().add(paragraph("Een."), gone, paragraph("Twee.")).content())
    assert document.elements == (Paragraph((Span("Een."),), "normal"), Paragraph((Span("Twee."),), "normal"))
    assert document.deletions == (Deletion("Redactie", "Weg ermee."),)


def test_a_deleted_paragraph_end_joins_the_next_paragraph() -> None:
    first = paragraph("Een zin die ", properties='<w:rPr><w:del w:author="A"/></w:rPr>')
    assert elements(first, heading("doorgaat")) == (Heading((Span("Een zin die doorgaat"),), 2),)


def test_a_link_in_deleted_text_is_not_a_link() -> None:
    document = read("a.docx", WordFile().add(paragraph("a", deleted("b")), paragraph(deleted("c"))).content())
    assert document.deletions == (Deletion("Redactie", "b"), Deletion("Redactie", "c"))


def test_earlier_formatting_kept_by_tracked_changes_counts_for_nothing() -> None:
    changed = paragraph(
        "Zin",
        properties='<w:pPrChange><w:pPr><w:pStyle w:val="Kop1"/><w:pageBreakBefore/></w:pPr></w:pPrChange>',
    )
    assert elements(paragraph("Een"), changed) == (
        Paragraph((Span("Een"),), "normal"),
        Paragraph((Span("Zin"),), "normal"),
    )


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


def test_a_paragraph_end_that_was_moved_away_joins_the_next_paragraph() -> None:
    first = paragraph("Een ", properties='<w:rPr><w:moveFrom w:author="A"/></w:rPr>')
    assert elements(first, paragraph("zin")) == (Paragraph((Span("Een zin"),), "normal"),)
