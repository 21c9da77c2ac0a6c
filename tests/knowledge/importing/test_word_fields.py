"""Claims about links, fields and content controls in a Word file."""

from __future__ import annotations

import pytest

from knowledge.importing.elements import Paragraph, Span, plain
from knowledge.importing.reading import read
from tests.knowledge.importing.word_files import WordFile, field, paragraph, run
from tests.knowledge.importing.word_read import elements, spans, text


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
