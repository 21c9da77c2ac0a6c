"""Footnotes, numbers and addresses that plain text left in the wrong place."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.importing.elements import Document, Heading, PageBreak, plain
from knowledge.importing.reading import read
from knowledge.importing.reading.text import read_text
from knowledge.importing.repairs import repair
from knowledge.importing.report import Removal, Task, TaskKind
from tests.knowledge.importing.repairing import paragraph, repaired, shown

SOURCES = Path(__file__).resolve().parents[4] / "shared" / "sources"


def notes(document: Document) -> dict[str, str]:
    return {key: " ".join(plain(note.spans) for note in found) for key, found in document.notes.items()}


@pytest.mark.parametrize(
    ("marked", "anchored"),
    [
        ("Wij zagen de molen1.", "Wij zagen de molen[1]."),
        ("Wij zagen de molen¹ staan.", "Wij zagen de molen[1] staan."),
        ("Wij zagen de molen[1] staan.", "Wij zagen de molen[1] staan."),
        ("Wij zagen de molen?.", "Wij zagen de molen[1]."),
        ("Bij de ANWI, de ANW en de ANW.", "Bij de ANW[1], de ANW en de ANW."),
    ],
)
def test_a_mark_becomes_an_anchor_and_its_text_a_note(marked: str, anchored: str) -> None:
    document, repairs = repaired(f"{marked}\n\n1 Gebouwd in een natte zomer.\n Daarna gingen wij verder.")

    assert shown(document) == [f"P {anchored}", "PageBreak", "P Daarna gingen wij verder."]
    assert notes(document) == {"1": "Gebouwd in een natte zomer."}
    assert [after for _, after in repairs["footnote_mark"]][-1] == "Gebouwd"


def test_a_note_inside_a_list_is_lifted_out() -> None:
    document, _ = repaired("- De molen1 draait\n\n1 Sinds kort.\n - De sluis staat open")

    assert shown(document) == ["L0 De molen[1] draait", "PageBreak", "L0 De sluis staat open"]


def test_notes_count_on_over_the_pages() -> None:
    document, _ = repaired(
        "De molen1 draait.\n\n1 Sinds kort.\n De sluis2 staat open.\n\n2 Al jaren.\n Einde van het stuk."
    )

    assert notes(document) == {"1": "Sinds kort.", "2": "Al jaren."}


def test_a_sentence_cut_by_a_note_and_a_page_is_whole_again() -> None:
    start = "De molen1 draait elke ochtend drie uur en maalt dan het graan van iedereen die"
    document, _ = repaired(f"{start}\n\n1 Sinds kort.\n het op tijd brengt. Mooi is dat.")

    assert shown(document) == [f"P {start.replace('1', '[1]')} het op tijd brengt. Mooi is dat."]


def test_a_note_without_a_mark_stays_and_the_editor_is_asked() -> None:
    document, _, _, tasks = repair(read_text("stuk", "De molen draait.\n\n1 Sinds kort.\n Einde van het stuk."))

    assert shown(document) == ["P De molen draait.", "P 1 Sinds kort.", "PageBreak", "P Einde van het stuk."]
    assert tasks == (Task(TaskKind.CHECK_TEXT, "1 Sinds kort."),)


@pytest.mark.parametrize(
    "sentence", ["Is dat waar? Ja.", "Het mbo2 en niveau 1.", "De sluis heet A1.", "“Waarom?”, vroeg zij."]
)
def test_questions_and_codes_are_no_marks(sentence: str) -> None:
    document, repairs = repaired(f"{sentence}\n\n1 Sinds kort.\n Einde van het stuk.")

    assert (notes(document), "footnote_mark" in repairs) == ({}, False)


def test_the_notes_of_a_word_file_stay_as_they_are() -> None:
    elements = (paragraph("De molen1."), paragraph("1 Sinds kort."), PageBreak(), paragraph("Einde."))
    document = Document("stuk", elements, {"5": (paragraph("Een echte noot."),)})

    assert repair(document)[0] == document


def chapters(*numbers: str) -> str:
    return "\n\n".join(f"{number}. Deel van het verhaal\n\nDit is een zin." for number in numbers)


def test_a_number_lost_between_two_others_comes_back() -> None:
    text = (
        f"{chapters('1', '2', '3')}\n\n. Over het weer en\nhet water\n\nDit is een zin.\n\n5. Slot\n\nDit is een zin."
    )
    document, repairs, _, tasks = repair(read_text("stuk", text))

    assert shown(document)[6] == "H1 4 Over het weer en het water"
    assert [(entry.before, entry.after, entry.sentence) for entry in repairs] == [
        (". Over", "4. Over", "4. Over het weer en het water")
    ]
    assert tasks == (Task(TaskKind.CHECK_NUMBERING, ". Over het weer en het water", "4"),)


def test_a_gap_without_a_candidate_is_asked_about() -> None:
    _, repairs, _, tasks = repair(read_text("stuk", chapters("1", "2", "4", "5")))

    assert repairs == ()
    assert tasks == (Task(TaskKind.CHECK_NUMBERING, "2 Deel van het verhaal", "4 Deel van het verhaal"),)


def test_a_full_series_raises_no_question() -> None:
    assert repair(read_text("stuk", chapters("1", "2", "3")))[1:] == ((), (), ())


def test_lettered_lines_that_count_up_are_headings_and_a_stuck_letter_is_proposed() -> None:
    titles = ("1. Begin", "Ada. Het weer", "Ad b. Het water", "Ad c. De wind", "2. Slot")
    text = "\n\n".join(f"{title}\n\nEen zin." for title in titles)
    document, repairs = repaired(text)

    assert [line for line in shown(document) if line.startswith("H2")] == [
        "H2 Ada. Het weer",
        "H2 Ad b Het water",
        "H2 Ad c De wind",
    ]
    assert repairs == {"glued_letter": [("Ada.", "Ad a.")]}


def test_one_lettered_line_is_no_series() -> None:
    document, repairs = repaired("Ada. Zo heet zij.\n\nEen zin.")

    assert ([line for line in shown(document) if line.startswith("H")], repairs) == ([], {})


def test_an_address_that_a_page_foot_repeats_is_left_out_by_name() -> None:
    text = "Zie de kaart (https://kaart.example/rivier/).\n\nhttp://www.kaart.example/rivier\n\nWij gingen verder."
    document, _, removals, _ = repair(read_text("stuk", text))

    assert len(document.elements) == 2
    assert removals == (Removal("repeated_address", "http://www.kaart.example/rivier"),)


def test_an_address_that_stands_nowhere_else_stays() -> None:
    document, _, removals, _ = repair(read_text("stuk", "Zie de kaart.\n\nhttps://kaart.example/rivier/"))

    assert (len(document.elements), removals) == (2, ())


@pytest.mark.parametrize("path", sorted(SOURCES.glob("notitie*.txt")), ids=lambda path: path.name)
def test_the_note_has_ten_chapters_three_notes_and_one_address_less(path: Path) -> None:
    document, repairs, removals, tasks = repair(read(path.name, path.read_bytes()))
    numbers = [element.number for element in document.elements if isinstance(element, Heading) and element.level == 1]
    anchors = [span.note for element in document.elements for span in getattr(element, "spans", ()) if span.note]

    assert numbers == [str(number) for number in range(1, 11)]
    assert anchors == list(document.notes) == ["1", "2", "3"]
    assert [removal.rule for removal in removals] == ["repeated_address"]
    assert [task.kind for task in tasks] == [TaskKind.CHECK_NUMBERING, TaskKind.CHECK_TEXT]
    assert sum(entry.rule == "glued_letter" and not entry.applied for entry in repairs) == 2


@pytest.mark.parametrize("path", sorted(SOURCES.glob("reportage*.txt")), ids=lambda path: path.name)
def test_the_report_keeps_its_eight_numbered_sections(path: Path) -> None:
    document, repairs = repaired(path.read_text())
    numbers = [element.number for element in document.elements if isinstance(element, Heading) and element.number]

    assert numbers == [str(number) for number in range(1, 9)]
    assert len(repairs["cut_paragraph"]) == 1
