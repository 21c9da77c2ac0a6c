"""Plain text becomes neutral elements: nothing is judged, nothing is lost."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.importing.elements import Heading, ListItem, PageBreak, Paragraph, Span, plain
from knowledge.importing.reading.text import read_text
from tests.knowledge.importing.repairing import all_texts, shown

SOURCES = Path(__file__).resolve().parents[4] / "shared" / "sources"


def read(text: str) -> list[str]:
    return shown(read_text("stuk.txt", text))


def spans(text: str) -> tuple[Span, ...]:
    (element,) = read_text("stuk.txt", text).elements
    assert isinstance(element, Paragraph)
    return element.spans


def source(start: str) -> pytest.MarkDecorator:
    """A claim for the text source whose name begins so, where the sources lie beside the project."""
    return pytest.mark.parametrize("path", sorted(SOURCES.glob(f"{start}*.txt")), ids=lambda path: path.name)


def test_an_empty_line_parts_paragraphs_and_a_line_end_stays() -> None:
    assert read("Wij lopen de route.\nZij volgen ons.\n\n\nDaarna rusten we.") == [
        "P Wij lopen de route.\nZij volgen ons.",
        "P Daarna rusten we.",
    ]


def test_line_ends_of_every_system_are_one() -> None:
    assert read("Een zin.\r\n\r\nNog een zin.\rEn verder.") == read("Een zin.\n\nNog een zin.\nEn verder.")


def test_emphasis_and_links_become_spans() -> None:
    assert spans("Wij *wandelen* graag **samen** naar [het dorp](#) en [de stad](https://stad.example/a_(b)).") == (
        Span("Wij "),
        Span("wandelen", italic=True),
        Span(" graag "),
        Span("samen", bold=True),
        Span(" naar "),
        Span("het dorp", link="#"),
        Span(" en "),
        Span("de stad", link="https://stad.example/a_(b)"),
        Span("."),
    )


def test_emphasis_runs_on_over_a_line_end_and_nests() -> None:
    assert spans("Dit is **heel\n*erg* mooi**.") == (
        Span("Dit is "),
        Span("heel\n", bold=True),
        Span("erg", bold=True, italic=True),
        Span(" mooi", bold=True),
        Span("."),
    )


def test_three_stars_are_bold_and_italic() -> None:
    assert spans("***Let op*** hier.") == (Span("Let op", bold=True, italic=True), Span(" hier."))


def test_a_bold_link_keeps_both() -> None:
    assert spans("Zie **[de brief](#)**.") == (Span("Zie "), Span("de brief", bold=True, link="#"), Span("."))


@pytest.mark.parametrize(
    "text", ["Het is 3 * 4 * 5 meter.", "Een ster* zonder partner.", "Twee **sterren open.", "Een [haak](open."]
)
def test_a_sign_without_a_partner_stays_a_letter(text: str) -> None:
    assert spans(text) == (Span(text),)


@pytest.mark.parametrize("sign", ["-", "➤", "•", "—", "–", "*"])
def test_list_signs_make_items_that_remember_them(sign: str) -> None:
    document = read_text("stuk.txt", f"Mee te nemen:\n\n{sign} brood\n{sign} een fles\nmet water")

    assert document.elements == (
        Paragraph((Span("Mee te nemen:"),)),
        ListItem((Span("brood"),), marker=sign),
        ListItem((Span("een fles\nmet water"),), marker=sign),
    )


def test_a_dash_inside_a_wrapped_sentence_is_no_list() -> None:
    assert read("Zij lopen elke dag\n— ook bij regen — naar huis.") == [
        "P Zij lopen elke dag\n— ook bij regen — naar huis."
    ]


def test_indents_give_depth_and_a_list_indented_as_a_whole_is_flat() -> None:
    assert read("  - appels\n  - peren") == ["L0 appels", "L0 peren"]
    assert read("- fruit\n    - appels\n    - peren\n- brood") == ["L0 fruit", "L1 appels", "L1 peren", "L0 brood"]


def test_lettered_items_count_up_from_the_first() -> None:
    document = read_text("stuk.txt", "Twee redenen:\na) het weer\nb) de weg\n\nZie d) in de brief.")

    assert document.elements[1:3] == (
        ListItem((Span("het weer"),), ordered=True, marker="a)"),
        ListItem((Span("de weg"),), ordered=True, marker="b)"),
    )
    assert isinstance(document.elements[3], Paragraph)


def test_one_leading_space_or_a_form_feed_begins_a_page() -> None:
    assert read("De zin loopt\n door op een ander blad.\n\fHet slot.") == [
        "P De zin loopt",
        "PageBreak",
        "P door op een ander blad.",
        "PageBreak",
        "P Het slot.",
    ]


def test_a_text_that_is_indented_throughout_has_no_page_breaks() -> None:
    elements = read_text("stuk.txt", "\n\n".join(f" Regel nummer {number}." for number in range(9))).elements

    assert not any(isinstance(element, PageBreak) for element in elements)


def test_a_row_of_a_key_and_a_value_stands_alone_with_its_tab() -> None:
    assert read("Plaats\t: Het oude raadhuis\nTijd\t: 10.00 uur\nWij beginnen op tijd.") == [
        "P Plaats\t: Het oude raadhuis",
        "P Tijd\t: 10.00 uur",
        "P Wij beginnen op tijd.",
    ]


@pytest.mark.parametrize("stop", ["", "."])
def test_numbers_that_count_up_make_headings(stop: str) -> None:
    text = f"1{stop} 'Wij gaan!'\n\nWij gingen op weg.\n\n2{stop} De terugreis\n\nWij kwamen thuis."

    assert read(text) == ["H1 1 'Wij gaan!'", "P Wij gingen op weg.", "H1 2 De terugreis", "P Wij kwamen thuis."]


def test_a_title_above_numbered_sections_stands_one_level_higher() -> None:
    text = "Een dag op het water\n\nWij voeren uit.\n\n1 Vertrek\n\nWij vertrokken.\n\n2 Aankomst\n\nWij kwamen aan."

    assert [line[:2] for line in read(text)] == ["H1", "P ", "H2", "P ", "H2", "P "]


def test_a_lost_number_does_not_end_the_series() -> None:
    text = "\n\n".join(f"{number}. Deel {number}\n\nDit is een zin." for number in (1, 2, 4, 5))

    assert [line for line in read(text) if line.startswith("H")] == [f"H1 {n} Deel {n}" for n in (1, 2, 4, 5)]


def test_a_numbered_line_right_above_a_page_break_is_no_heading() -> None:
    text = "1. Begin\n\nEen zin met een noot1.\n\n1 Dit is de noot\n Het volgende blad.\n\n2. Slot\n\nEen zin."

    assert [line for line in read(text) if line.startswith("H")] == ["H1 1 Begin", "H1 2 Slot"]


def test_numbered_lines_with_nothing_between_are_no_headings() -> None:
    assert all(line.startswith("P") for line in read("1. melk\n\n2. kaas\n\n3. brood"))


def test_deeper_numbers_give_deeper_headings() -> None:
    text = "1. Begin\n\n1.1 Aanleiding\n\nEen zin.\n\n2. Slot\n\n2.1 Dank\n\nEen zin."

    assert [line for line in read(text) if line.startswith("H")] == [
        "H1 1 Begin",
        "H2 1.1 Aanleiding",
        "H1 2 Slot",
        "H2 2.1 Dank",
    ]


def test_hash_signs_make_headings() -> None:
    assert read("# Boven\n\nEen zin.\n\n## Onder\n\nEen zin.")[::2] == ["H1 Boven", "H2 Onder"]


def test_a_short_line_above_running_text_is_a_heading() -> None:
    assert read("Dit was de eerste zin.\n\nWat ons opviel\n\nHet water stond hoog.")[1] == "H2 Wat ons opviel"


def test_loose_lines_among_each_other_stay_paragraphs() -> None:
    text = "Dit was de eerste zin.\n\nTe weinig tijd\n\nGeen vaste lokalen\n\nVeel verschillende wensen\n\nDat was het."

    assert [line[0] for line in read(text)] == ["P"] * 5


def test_a_line_that_ends_in_a_colon_is_no_heading() -> None:
    assert read("Dit namen wij mee:\n\n- brood")[0] == "P Dit namen wij mee:"


@source("notitie")
def test_the_note_has_its_chapters_and_subheadings(path: Path) -> None:
    headings = [element for element in read_text(path.name, path.read_text()).elements if isinstance(element, Heading)]

    assert [heading.number for heading in headings if heading.level == 1] == [
        str(n) for n in (1, 2, 3, 4, 5, 6, 8, 9, 10)
    ]
    assert sum(heading.level == 2 for heading in headings) == 15


@source("reportage")
def test_the_report_has_a_title_and_eight_numbered_sections(path: Path) -> None:
    headings = [element for element in read_text(path.name, path.read_text()).elements if isinstance(element, Heading)]

    assert [(heading.level, heading.number) for heading in headings] == [(1, None), *((2, str(n)) for n in range(1, 9))]


@source("samenvatting")
def test_the_summary_has_four_rows(path: Path) -> None:
    rows = [line for line in shown(read_text(path.name, path.read_text())) if "\t: " in line]

    assert [row.split("\t")[0] for row in rows] == ["P Datum", "P Locatie", "P Gespreksleider", "P Aanwezig"]


@settings(deadline=None)
@given(st.text(alphabet="abcABC é.,:!?*[]()#-•➤eo123\n\t\f \u2028’'", max_size=300))
def test_every_letter_is_read_and_in_order(text: str) -> None:
    read_letters = [letter for part in all_texts(read_text("stuk.txt", text)) for letter in part if letter.isalpha()]
    links = "".join(
        span.link or "" for element in read_text("", text).elements for span in getattr(element, "spans", ())
    )
    markers = "".join(element.marker for element in read_text("", text).elements if isinstance(element, ListItem))

    seen = len(read_letters) + sum(letter.isalpha() for letter in links + markers)
    assert seen == sum(letter.isalpha() for letter in text)
    iterator = iter(text)
    assert all(letter in iterator for letter in read_letters)


@settings(deadline=None)
@given(st.text(alphabet="ab *[](#)", max_size=120))
def test_reading_never_breaks_on_stars_and_brackets(text: str) -> None:
    document = read_text("stuk.txt", f"x{text}x")

    assert all(span.text or span.note for element in document.elements for span in getattr(element, "spans", ()))


@pytest.mark.parametrize("piece", ["**a *b ** c* ", "[a](b ", "- x\n", "Kop\n\n", "a\tb\n", " a\n\n"])
def test_memory_grows_with_the_text_and_no_faster(piece: str) -> None:
    def peak(times: int) -> int:
        tracemalloc.start()
        read_text("stuk.txt", piece * times)
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return highest

    assert peak(4000) < 12 * peak(500)


def test_the_name_is_kept() -> None:
    assert read_text("verslag.txt", "Een zin.").name == "verslag.txt"
    assert plain(spans("Een zin.")) == "Een zin."
