"""Bold lines and bold openings in a Word file: the items of a list, or the headings of sections."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.enums import Kind
from knowledge.importing.draft import Analysis, Draft
from knowledge.importing.pipeline import analyse
from tests.knowledge.importing.vocabulary import VOCABULARY
from tests.knowledge.importing.word_files import WordFile, heading, item, paragraph, run, title

HEADINGS = (
    "Bel eerst",
    "Wacht niet op een brief",
    "Vraag door: wie belt",
    "Schrijf op wat je hoort",
    "Kom langs bij de ander",
    "Deel wat werkt",
)
TEXTS = tuple(f"Dat scheelt {number} weken. Probeer het een keer." for number in range(2, 8))
CORE = "Er stond veel op het bord. We spraken af dat we in maart weer bellen."
CLOSE = "Wij danken wie er was."


def bold(text: str) -> str:
    return paragraph(run(text, bold=True))


def styled(text: str) -> str:
    return heading(text, 2)


FORMS: dict[str, Callable[[str, str], tuple[str, ...]]] = {
    "a line of its own": lambda words, text: (bold(words), paragraph(text)),
    "a line of its own with a stop": lambda words, text: (bold(f"{words}."), paragraph(text)),
    "the first line of its paragraph": lambda words, text: (paragraph(run(words, bold=True), f"\n{text}"),),
    "a bold sentence before the text": lambda words, text: (paragraph(run(f"{words}.", bold=True), f" {text}"),),
    "bold words and a colon": lambda words, text: (paragraph(run(words, bold=True), f": {text}"),),
    "bold words before a sentence": lambda words, text: (paragraph(run(words, bold=True), f" {text}"),),
}
ABOVE: dict[str, Callable[[str], str]] = {"styled": styled, "bold": bold, "plain": paragraph}


def analysed(*blocks: str, above: Callable[[str], str] = styled) -> Analysis:
    """An outcome with these blocks below its core, as the whole importer sees it."""
    file = WordFile().add(paragraph("Opbrengst themasessie"), title("Wie luistert er?"))
    file.add(above("Kern van de themasessie"), paragraph(CORE), *blocks)
    return analyse("verslag.docx", file.content(), VOCABULARY)


def draft_of(*blocks: str, above: Callable[[str], str] = styled) -> Draft:
    draft = analysed(*blocks, above=above).draft
    assert draft is not None
    return draft


def recommended(draft: Draft) -> list[tuple[str, str]]:
    return [(found.heading, html(found.blocks)) for found in draft.recommendations]


def html(blocks: object) -> str:
    return "".join(str(block["value"]) for block in blocks)  # type: ignore[attr-defined]


@pytest.mark.parametrize("above", ABOVE.values(), ids=ABOVE)
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("numbered", [False, True], ids=["bare", "numbered"])
@pytest.mark.parametrize("count", [2, 3, 4, 5, 6])
def test_bold_recommendations_are_recommendations_and_what_follows_is_a_section(
    count: int, numbered: bool, form: Callable[[str, str], tuple[str, ...]], above: Callable[[str], str]
) -> None:
    pairs = list(zip(HEADINGS, TEXTS, strict=True))[:count]
    blocks = [
        block
        for number, (words, text) in enumerate(pairs, start=1)
        for block in form(f"{number}. {words}" if numbered else words, text)
    ]
    analysis = analysed(above("Aanbevelingen van deelnemers"), *blocks, styled("Wie er waren"), paragraph(CLOSE))

    assert analysis.draft is not None
    assert recommended(analysis.draft) == [(words, f"<p>{text}</p>") for words, text in pairs]
    assert html(analysis.draft.fields["core"]) == f"<p>{CORE}</p>"
    assert [block["value"] for block in analysis.draft.body] == [
        {"text": "Wie er waren", "level": "2", "number": ""},
        f"<p>{CLOSE}</p>",
    ]
    assert analysis.words_lost == ()


def test_a_single_bold_line_right_below_the_heading_is_a_recommendation() -> None:
    assert recommended(draft_of(bold("Aanbeveling"), bold("Bel eerst"), paragraph(TEXTS[0]), above=bold)) == [
        ("Bel eerst", f"<p>{TEXTS[0]}</p>")
    ]


def test_numbered_names_of_recommendations_are_recommendations() -> None:
    draft = draft_of(
        styled("Aanbevelingen"),
        bold("Aanbeveling 1: bel eerst"),
        paragraph(TEXTS[0]),
        bold("Aanbeveling 2: wacht niet"),
        paragraph(TEXTS[1]),
    )

    assert recommended(draft) == [
        ("Aanbeveling 1: bel eerst", f"<p>{TEXTS[0]}</p>"),
        ("Aanbeveling 2: wacht niet", f"<p>{TEXTS[1]}</p>"),
    ]


def test_an_introduction_above_bold_lines_stays_in_the_body() -> None:
    draft = draft_of(
        styled("Aanbevelingen"),
        paragraph("De deelnemers stemden met stickers."),
        bold(HEADINGS[0]),
        paragraph(TEXTS[0]),
        bold(HEADINGS[1]),
        paragraph(TEXTS[1]),
    )

    assert [words for words, _ in recommended(draft)] == list(HEADINGS[:2])
    assert html(draft.body[1:]) == "<p>De deelnemers stemden met stickers.</p>"


def test_a_bold_line_that_names_another_field_ends_the_list() -> None:
    draft = draft_of(
        bold("Aanbevelingen"),
        bold(HEADINGS[0]),
        paragraph(TEXTS[0]),
        bold("Spanningen"),
        paragraph(CLOSE),
        above=bold,
    )

    assert recommended(draft) == [(HEADINGS[0], f"<p>{TEXTS[0]}</p>")]
    assert html(draft.fields["tensions"]) == f"<p>{CLOSE}</p>"


@pytest.mark.parametrize("closing", ["Tot slot", "Conclusie", "Vervolgstappen", "Hoe nu verder?"])
def test_a_bold_line_that_closes_a_text_ends_the_list(closing: str) -> None:
    draft = draft_of(
        bold("Aanbevelingen"), bold(HEADINGS[0]), paragraph(TEXTS[0]), bold(closing), paragraph(CLOSE), above=bold
    )

    assert recommended(draft) == [(HEADINGS[0], f"<p>{TEXTS[0]}</p>")]
    assert draft.sections[-1] == closing


def test_a_bold_line_without_a_number_ends_a_numbered_list() -> None:
    draft = draft_of(
        bold("Aanbevelingen"),
        *(bold(f"1. {HEADINGS[0]}"), paragraph(TEXTS[0]), bold(f"2. {HEADINGS[1]}"), paragraph(TEXTS[1])),
        *(bold("Wie er waren"), paragraph(CLOSE)),
        above=bold,
    )

    assert [words for words, _ in recommended(draft)] == list(HEADINGS[:2])
    assert draft.sections[-1] == "Wie er waren"


def test_a_bold_line_below_a_list_of_another_form_is_a_section() -> None:
    draft = draft_of(
        styled("Aanbevelingen"),
        item(run(HEADINGS[0], bold=True), f"\n{TEXTS[0]}"),
        item(run(HEADINGS[1], bold=True), f"\n{TEXTS[1]}"),
        bold("Wie er waren"),
        paragraph(CLOSE),
    )

    assert [words for words, _ in recommended(draft)] == list(HEADINGS[:2])
    assert draft.sections[-1] == "Wie er waren"


def test_one_bold_line_far_below_the_heading_is_a_section() -> None:
    draft = draft_of(styled("Aanbevelingen"), paragraph(TEXTS[0]), bold("Wie er waren"), paragraph(CLOSE))

    assert recommended(draft) == []
    assert draft.sections[-1] == "Wie er waren"


def test_bold_words_that_open_one_paragraph_only_are_emphasis() -> None:
    draft = draft_of(
        styled("Aanbevelingen"),
        paragraph(run("Let op:", bold=True), " niet alles is uitgewerkt."),
        item("Bel eerst: mailen kan later."),
        item("Wacht niet. Een week is lang."),
    )

    assert [words for words, _ in recommended(draft)] == ["Bel eerst", "Wacht niet"]


def test_bold_openings_between_bold_lines_belong_to_the_text() -> None:
    draft = draft_of(
        styled("Aanbevelingen"),
        bold(HEADINGS[0]),
        paragraph(run("Let op:", bold=True), " bel niet te laat."),
        bold(HEADINGS[1]),
        paragraph(run("Ook goed:", bold=True), " langskomen."),
    )

    assert recommended(draft) == [
        (HEADINGS[0], "<p><b>Let op:</b> bel niet te laat.</p>"),
        (HEADINGS[1], "<p><b>Ook goed:</b> langskomen.</p>"),
    ]


def test_a_short_sentence_that_begins_like_a_heading_starts_no_list() -> None:
    draft = draft_of(
        styled("Wat er gebeurde"),
        paragraph("Aanbevelingen vielen er genoeg."),
        bold("Wie er waren"),
        paragraph(CLOSE),
    )

    assert recommended(draft) == []
    assert draft.sections[-1] == "Wie er waren"


def test_steps_in_bold_are_steps() -> None:
    file = WordFile().add(title("Samen bellen"), styled("Aanpak"))
    file.add(bold("Zoek een maatje"), paragraph(TEXTS[0]), bold("Maak een afspraak"), paragraph(TEXTS[1]))
    draft = analyse("voorbeeld.docx", file.content(), VOCABULARY, Kind.PRACTICE).draft

    assert draft is not None
    assert draft.fields["steps"] == [
        {"heading": "Zoek een maatje", "text": f"<p>{TEXTS[0]}</p>"},
        {"heading": "Maak een afspraak", "text": f"<p>{TEXTS[1]}</p>"},
    ]
