"""Elements to blocks and rich text: everything carried, nothing that runs."""

from __future__ import annotations

import pytest

from knowledge.importing.elements import (
    Cell,
    Element,
    Heading,
    ListItem,
    Origin,
    Paragraph,
    Picture,
    Span,
    Spans,
    Table,
)
from knowledge.importing.mapping.blocks import blocks_of
from knowledge.importing.mapping.findings import Findings
from knowledge.importing.mapping.richtext import cut, inline
from knowledge.importing.mapping.texts import text_of
from knowledge.importing.report import Removal, Task, TaskKind
from tests.knowledge.importing.vocabulary import VOCABULARY


def words(text: str) -> Spans:
    return (Span(text),)


def blocks(*elements: Element, findings: Findings | None = None) -> list[dict[str, object]]:
    return blocks_of(elements, findings or Findings(VOCABULARY))


def test_neighbouring_paragraphs_and_lists_are_one_text_block() -> None:
    made = blocks(Paragraph(words("Een.")), ListItem(words("twee")), ListItem(words("drie")), Paragraph(words("Vier.")))

    assert made == [{"type": "text", "value": "<p>Een.</p><ul><li>twee</li><li>drie</li></ul><p>Vier.</p>"}]


def test_a_heading_is_a_block_with_its_number_and_a_level_from_two_to_four() -> None:
    made = blocks(Heading(words("Vooraf"), 1, "3"), Heading(words("Diep"), 6))

    assert made == [
        {"type": "heading", "value": {"text": "Vooraf", "level": "2", "number": "3"}},
        {"type": "heading", "value": {"text": "Diep", "level": "4", "number": ""}},
    ]


def test_deeper_items_are_a_list_inside_their_item() -> None:
    made = blocks(ListItem(words("a")), ListItem(words("b"), 1), ListItem(words("c"), 1), ListItem(words("d")))

    assert made[0]["value"] == "<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>"


def test_a_numbered_list_that_counts_from_one_is_numbered() -> None:
    made = blocks(ListItem(words("a"), ordered=True, marker="1."), ListItem(words("b"), ordered=True, marker="2."))

    assert made[0]["value"] == "<ol><li>a</li><li>b</li></ol>"
    assert text_of(str(made[0]["value"])).split() == ["1.", "a", "2.", "b"]


def test_letters_and_other_numbers_of_items_stay_in_their_text() -> None:
    made = blocks(
        ListItem(words("appel"), ordered=True, marker="a)"), ListItem(words("peer"), ordered=True, marker="b)")
    )

    assert made[0]["value"] == "<ul><li>a) appel</li><li>b) peer</li></ul>"


def test_emphasis_line_breaks_and_signs_are_kept() -> None:
    spans = (
        Span("R&D "),
        Span("sterk", bold=True),
        Span(" en "),
        Span("schuin", bold=True, italic=True),
        Span("\nregel <2>"),
    )

    assert inline(spans, Findings(VOCABULARY)) == "R&amp;D <b>sterk</b> en <b><i>schuin</i></b><br/>regel &lt;2&gt;"


def test_a_live_link_is_kept_and_counted_once_however_many_runs_it_has() -> None:
    findings = Findings(VOCABULARY)
    spans = (
        Span("zie "),
        Span("de ", link="https://a.example/?x=1&y=2"),
        Span("site", bold=True, link="https://a.example/?x=1&y=2"),
    )

    assert inline(spans, findings) == 'zie <a href="https://a.example/?x=1&amp;y=2">de <b>site</b></a>'
    assert findings.links == [{"text": "de site", "url": "https://a.example/?x=1&y=2", "dead": False}]


@pytest.mark.parametrize("address", ["", "#", "#blz3", "file:///C:/stuk.docx", "bijlage.pdf"])
def test_a_dead_link_keeps_its_text_and_is_a_task(address: str) -> None:
    findings = Findings(VOCABULARY)

    assert inline((Span("de LOB-visie", link=address),), findings) == "de LOB-visie"
    assert findings.tasks == [Task(TaskKind.DEAD_LINK, "de LOB-visie", "/lob-visie/")]
    assert findings.links == [{"text": "de LOB-visie", "url": address, "dead": True}]


def test_a_dead_link_to_nothing_known_proposes_a_search() -> None:
    findings = Findings(VOCABULARY)
    inline((Span("groene stoelen", link="#"),), findings)

    assert findings.tasks[0].proposal == "/zoeken/?q=groene+stoelen"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " JavaScript:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:x",
        "data:text/html,x",
        "vbscript:x",
        "java\u200bscript:x",
    ],
)
def test_an_active_link_becomes_plain_text_and_the_report_says_so(address: str) -> None:
    findings = Findings(VOCABULARY)

    assert inline((Span("klik hier", link=address),), findings) == "klik hier"
    assert (findings.tasks, findings.links) == ([Task(TaskKind.ACTIVE_LINK, "klik hier")], [])
    assert findings.removals == [Removal("active_link", address.strip())]


def test_an_address_without_scheme_is_made_whole() -> None:
    assert (
        inline((Span("site", link="www.school.example/a"),), Findings(VOCABULARY))
        == '<a href="https://www.school.example/a">site</a>'
    )


def test_a_note_mark_stays_where_it_stood() -> None:
    spans = (Span("voor"), Span("", note="7"), Span(" en na"))

    assert inline(spans, Findings(VOCABULARY)) == 'voor<footnote id="7">[1]</footnote> en na'


def test_a_note_and_a_link_in_a_heading_stand_right_below_it() -> None:
    made = blocks(Heading((Span("Kop"), Span("", note="1"), Span(" met "), Span("link", link="https://a.example/"))))

    assert [block["type"] for block in made] == ["heading", "text"]
    assert made[1]["value"] == '<p><footnote id="1">[1]</footnote> <a href="https://a.example/">link</a></p>'


def test_a_link_in_a_deeper_heading_stays_in_the_heading() -> None:
    made = blocks(Heading((Span("Kop met "), Span("link", link="https://a.example/")), 3))

    assert made == [{"type": "text", "value": '<h3>Kop met <a href="https://a.example/">link</a></h3>'}]


def test_a_table_keeps_head_rows_links_and_merged_cells() -> None:
    table = Table(
        (
            (Cell((words("Wie"),)), Cell((words("Wat"),)), Cell((words("Waar"),))),
            (Cell(((Span("Jet", link="https://jet.example/"),),)), Cell((words("een"), words("twee")), 2)),
        ),
        1,
        "Taken",
    )

    assert blocks(table) == [
        {
            "type": "table",
            "value": {
                "caption": "Taken",
                "columns": ["Wie", "Wat", "Waar"],
                "rows": [['<p><a href="https://jet.example/">Jet</a></p>', "<p>een</p><p>twee</p>", ""]],
            },
        }
    ]


def test_a_head_row_with_a_link_stays_a_row() -> None:
    table = Table(((Cell(((Span("Wie", link="https://wie.example/"),),)),), (Cell((words("Jet"),)),)), 1)

    assert blocks(table)[0]["value"] == {
        "caption": "",
        "columns": [""],
        "rows": [['<p><a href="https://wie.example/">Wie</a></p>'], ["<p>Jet</p>"]],
    }


def test_a_picture_takes_its_caption_and_alternative_text() -> None:
    findings = Findings(VOCABULARY)
    made = blocks(
        Picture("a.png", b"1", "image/png", "Een deur"),
        Paragraph(words("Figuur 1. De deur"), "bijschrift"),
        findings=findings,
    )

    assert made == [
        {
            "type": "figure",
            "value": {"image": 0, "alternative": "Een deur", "caption": "Figuur 1. De deur", "credit": ""},
        }
    ]
    assert findings.tasks == []


def test_a_picture_without_alternative_text_is_a_task() -> None:
    findings = Findings(VOCABULARY)
    blocks(Picture("deur.png", b"1", "image/png"), findings=findings)

    assert findings.tasks == [Task(TaskKind.MISSING_ALTERNATIVE, "deur.png")]


def test_a_caption_above_a_table_is_the_tables() -> None:
    made = blocks(Paragraph(words("Tabel 1"), "caption"), Table(((Cell((words("x"),)),),)))

    assert [block["type"] for block in made] == ["table"]
    assert made[0]["value"]["caption"] == "Tabel 1"  # type: ignore[index]


def test_quoted_words_in_a_text_box_are_a_quotation() -> None:
    made = blocks(Paragraph(words("'Ik bleef omdat iemand belde.' – Sam, student"), origin=Origin.TEXT_BOX))

    assert made == [
        {"type": "quote", "value": {"text": "'Ik bleef omdat iemand belde.'", "speaker": "Sam", "role": "student"}}
    ]


def test_other_words_in_a_text_box_are_a_box() -> None:
    made = blocks(
        Paragraph(words("Voor.")),
        Paragraph(words("Let op"), origin=Origin.TEXT_BOX),
        ListItem(words("dit"), origin=Origin.TEXT_BOX),
    )

    assert made[1] == {"type": "box", "value": {"title": "", "text": "<p>Let op</p><ul><li>dit</li></ul>"}}


def test_a_paragraph_in_a_quotation_style_is_a_quotation() -> None:
    made = blocks(Paragraph(words("Doen, dan pas kiezen."), "citaat"))

    assert made == [{"type": "quote", "value": {"text": "Doen, dan pas kiezen.", "speaker": "", "role": ""}}]


@pytest.mark.parametrize(
    ("position", "first", "second"), [(0, "", "abcd"), (2, "ab", "cd"), (3, "abc", "d"), (4, "abcd", "")]
)
def test_spans_are_cut_at_a_letter(position: int, first: str, second: str) -> None:
    before, after = cut((Span("ab", bold=True), Span("cd")), position)

    assert ("".join(span.text for span in before), "".join(span.text for span in after)) == (first, second)
