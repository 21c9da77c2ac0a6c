"""Lists whose signs were misread, typed or lost are lists again."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.importing.elements import Document, ListItem, Paragraph, Span
from knowledge.importing.reading.text import read_text
from knowledge.importing.repairs import repair
from knowledge.importing.report import Repair
from tests.knowledge.importing.repairing import paragraph, repaired, shown

SOURCES = Path(__file__).resolve().parents[4] / "shared" / "sources"


def lines(text: str) -> list[str]:
    return shown(repaired(text)[0])


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_run_of_lone_letters_is_a_list(gap: str) -> None:
    document, repairs = repaired(f"Mee te nemen:\n\ne Brood en kaas{gap}e Een fles water{gap}e Een jas")

    assert shown(document) == ["P Mee te nemen:", "L0 Brood en kaas", "L0 Een fles water", "L0 Een jas"]
    assert repairs == {"misread_bullet": [("e Brood", "• Brood"), ("e Een", "• Een"), ("e Een", "• Een")]}


def test_one_such_line_alone_stays() -> None:
    assert lines("Zo staat het er:\n\ne is de vijfde letter.\n\nDat klopt.")[1] == "P e is de vijfde letter."


def test_an_o_among_them_stands_one_level_down() -> None:
    assert lines("e Fruit\n\no Appels\n\no Peren\n\ne Brood") == ["L0 Fruit", "L1 Appels", "L1 Peren", "L0 Brood"]


def test_a_run_of_o_alone_is_flat() -> None:
    assert lines("o Appels\n\no Peren") == ["L0 Appels", "L0 Peren"]


def test_the_sign_is_remembered_as_found() -> None:
    items = [element for element in repaired("e Appels\n\ne Peren")[0].elements if isinstance(element, ListItem)]

    assert [item.marker for item in items] == ["e", "e"]


def test_a_list_item_is_quoted_as_a_reader_sees_it() -> None:
    _, repairs, _, _ = repair(read_text("stuk", "e Brood en kaas. Veel.\n\ne Water"))

    assert repairs[0] == Repair("misread_bullet", "e Brood", "• Brood", "• Brood en kaas.", 0)


def test_signs_typed_in_a_word_file_make_items() -> None:
    document = Document("stuk", tuple(paragraph(f"\u200b{text}", "normal") for text in ("x",)))
    document = Document(
        "stuk",
        (
            Paragraph((Span("- Brood"),), "normal"),
            Paragraph((Span("- "), Span("Water", bold=True)), "normal"),
            Paragraph((Span("• Kaas"),), "normal"),
        ),
    )

    assert repair(document)[0].elements == (
        ListItem((Span("Brood"),), marker="-"),
        ListItem((Span("Water", bold=True),), marker="-"),
        ListItem((Span("Kaas"),), marker="•"),
    )


def test_a_single_dash_in_a_word_file_may_be_a_line_of_talk() -> None:
    document = Document("stuk", (Paragraph((Span("– Ga je mee?"),), "normal"), paragraph("Zij knikte.", "normal")))

    assert repair(document)[0] == document


LOOSE = [
    "Te weinig tijd om te oefenen",
    "Geen vaste plek aan de steiger",
    "Veel verschillende wensen",
    "Een oude en zware boot",
]


def test_loose_lines_under_a_colon_are_a_list() -> None:
    document, repairs = repaired(
        "Dit hield ons tegen:\n\n" + "\n\n".join(LOOSE) + "\n\nToch gingen wij door. Het lukte."
    )

    assert shown(document) == [
        "P Dit hield ons tegen:",
        *(f"L0 {line}" for line in LOOSE),
        "P Toch gingen wij door. Het lukte.",
    ]
    assert repairs == {"lost_bullet": [(line.split()[0], f"• {line.split()[0]}") for line in LOOSE]}


def test_fragments_in_small_letters_under_a_colon_are_a_list() -> None:
    fragments = ["een boot die niet lekt en ligt,", "met riemen die heel zijn", "waar iedereen op tijd is"]

    assert lines("Het lukt daar, waar:\n\n" + "\n\n".join(fragments) + "\n\nEn dan varen wij.")[1:] == [
        *(f"L0 {fragment}" for fragment in fragments),
        "P En dan varen wij.",
    ]


def test_two_items_in_one_block_come_apart() -> None:
    text = "Dit hield ons tegen:\n\n" + "\n\n".join([*LOOSE, "De wind uit het westen\nHet tij dat tegen zat"])

    assert lines(text)[-2:] == ["L0 De wind uit het westen", "L0 Het tij dat tegen zat"]


@pytest.mark.parametrize(
    "text",
    [
        "Dit hield ons tegen:\n\nTe weinig tijd om te oefenen\n\nGeen vaste plek aan de steiger",
        "Dit hield ons tegen:\n\nWij oefenden te weinig.\n\nWij hadden geen plek.\n\nDe boot was oud en zwaar.",
        "Wij gingen.\n\n" + "\n\n".join(LOOSE),
        "Gegevens:\n\nPlaats\t: De kade van het dorp\n\nTijd\t: Half tien in de ochtend\n\nWie\t: Iedereen die wil",
    ],
)
def test_two_lines_sentences_rows_and_lines_without_an_opening_stay(text: str) -> None:
    assert "lost_bullet" not in repaired(text)[1]


def test_a_word_file_says_itself_what_is_a_list() -> None:
    document = Document("stuk", tuple(paragraph(text, "normal") for text in ("Dit hield ons tegen:", *LOOSE)))

    assert repair(document)[0] == document


@pytest.mark.parametrize(
    ("item", "before", "after"),
    [
        ("Eenboot die niet lekt", "Eenboot", "Een boot"),
        ("Hetwater is koud", "Hetwater", "Het water"),
        ("Ditis een zin", "Ditis", "Dit is"),
        ("Debootsman wacht", "Debootsman", "De bootsman"),
    ],
)
def test_words_stuck_together_at_an_item_are_only_proposed(item: str, before: str, after: str) -> None:
    document, repairs = repaired(f"- {item}\n- Nog een punt")

    assert shown(document)[0] == f"L0 {item}"
    assert repairs == {"glued_bullet": [(before, after)]}


@pytest.mark.parametrize(
    "item",
    [
        "Opleidingen zoeken",
        "Inhoudelijk overleg",
        "Tegenwind",
        "Deelnemers werven",
        "Eenheid bewaren",
        "Debat voeren",
        "Erasmus lezen",
    ],
)
def test_good_first_words_are_left_alone(item: str) -> None:
    assert repaired(f"- {item}\n- Nog een punt")[1] == {}


@pytest.mark.parametrize("path", sorted(SOURCES.glob("notitie*.txt")), ids=lambda path: path.name)
def test_the_note_has_its_lists_back(path: Path) -> None:
    document, repairs = repaired(path.read_text())
    items = [element for element in document.elements if isinstance(element, ListItem)]

    assert (len(repairs["misread_bullet"]), len(repairs["lost_bullet"]), len(repairs["glued_bullet"])) == (9, 27, 4)
    assert sum(item.marker == "o" and item.level == 1 for item in items) == 1
