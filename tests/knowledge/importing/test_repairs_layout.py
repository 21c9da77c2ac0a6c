"""Lines, hyphens and paragraphs that a page broke are whole again; meant breaks stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.importing.elements import Document, Paragraph, Span
from knowledge.importing.reading import read
from knowledge.importing.reading.text import read_text
from knowledge.importing.repairs import repair
from knowledge.importing.report import Repair, Task, TaskKind
from tests.knowledge.importing.repairing import paragraph, repaired, shown

SOURCES = Path(__file__).resolve().parents[4] / "shared" / "sources"

WRAPPED = """\
De veerman roeit elke ochtend drie keer over de rivier en neemt iedereen mee die op tijd aan
de steiger staat. Wie te laat komt wacht op de volgende keer, want hij vaart pas weer uit als de
boot vol is. Zo gaat het al jaren en niemand vindt dat vreemd, ook de mensen van de overkant
niet.
"""


def lines(text: str) -> list[str]:
    return shown(repaired(text)[0])


def wrapped(*extra: str) -> str:
    return "\n\n".join((WRAPPED.strip(), *extra))


def test_lines_broken_by_the_width_become_one_without_an_entry() -> None:
    document, repairs = repaired(WRAPPED)

    assert shown(document) == ["P " + " ".join(WRAPPED.split("\n")).strip()]
    assert repairs == {}


def test_a_line_end_in_a_text_without_a_width_stays() -> None:
    text = f"**Begin met roeien**\n{' '.join(WRAPPED.split())}"

    assert lines(text) == ["P Begin met roeien\n" + " ".join(WRAPPED.split())]


def test_short_lines_in_a_wrapped_text_stay_apart() -> None:
    assert lines(wrapped("Veerhuis\nKade 3\nWaterdorp"))[1] == "P Veerhuis\nKade 3\nWaterdorp"


def test_a_real_hyphen_at_a_line_end_stays() -> None:
    text = wrapped(
        "Wie naar de overkant wil met een fiets of een kar of een paard betaalt voor de overtocht wo-\n"
        "studenten niets en scholieren de helft, want zo is het van ouds her afgesproken."
    )
    document, repairs = repaired(text)

    assert "overtocht wo-studenten niets" in shown(document)[1]
    assert repairs == {"line_end_hyphen": [("wo- studenten", "wo-studenten")]}


def test_a_suspended_hyphen_keeps_its_space() -> None:
    text = wrapped(
        "Op de boot is plaats voor twaalf mensen met hun bagage en daarnaast voor allerlei soorten pluim-\n"
        "en kleinvee, als dat maar in een mand zit en niet over het dek loopt."
    )
    document, repairs = repaired(text)

    assert "soorten pluim- en kleinvee" in shown(document)[1]
    assert repairs == {}


def test_a_doubtful_hyphen_stays_and_the_editor_is_asked() -> None:
    text = wrapped(
        "Op de boot is plaats voor twaalf mensen met hun bagage en daarnaast ligt er altijd een reserve-\n"
        "roeispaan klaar voor het geval dat er een breekt of over boord gaat."
    )
    document, repairs, _, tasks = repair(read_text("stuk", text))

    assert "een reserve-roeispaan klaar" in shown(document)[1]
    assert [entry.rule for entry in repairs] == ["line_end_hyphen"]
    assert tasks == (Task(TaskKind.CHECK_TEXT, "reserve-roeispaan", "reserveroeispaan"),)


def test_a_slash_at_a_line_end_joins_its_words() -> None:
    text = wrapped(
        "Op de boot is plaats voor twaalf mensen met hun bagage en daarnaast voor twee of drie roeiers/\n"
        "stuurlieden die het vak nog moeten leren en daarom mee mogen varen."
    )

    assert repaired(text)[1] == {"line_end_hyphen": [("roeiers/ stuurlieden", "roeiers/stuurlieden")]}


def test_a_space_lost_after_a_suspended_hyphen_is_only_proposed() -> None:
    document, repairs = repaired("Wij geven taal-en reken-lessen.")

    assert shown(document) == ["P Wij geven taal-en reken-lessen."]
    assert repairs == {"suspended_hyphen": [("taal-en", "taal- en")]}


@pytest.mark.parametrize("gap", ["\n\n", "\n\n\n\n", "\n ", "\n\f"])
def test_a_sentence_cut_by_an_empty_line_or_a_page_is_whole_again(gap: str) -> None:
    start = "De veerman roeit elke ochtend drie keer over de rivier en neemt dan iedereen"
    document, repairs = repaired(f"Zo begint het verhaal. Het is waar.\n\n{start}{gap}mee die op tijd is.")

    assert shown(document)[-1] == f"P {start} mee die op tijd is."
    assert repairs == {"cut_paragraph": [("iedereen ¶ mee", "iedereen mee")]}


def test_a_joined_sentence_is_quoted_with_its_place() -> None:
    start = "De veerman roeit elke ochtend drie keer over de rivier en neemt dan iedereen"
    _, (entry,), _, _ = repair(read_text("stuk", f"{start}\n\nmee die op tijd is. Wie laat is wacht."))
    whole = f"{start} mee die op tijd is."

    assert entry == Repair("cut_paragraph", "iedereen ¶ mee", "iedereen mee", whole, whole.index("iedereen mee"))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("De veerman roeit elke ochtend drie keer over de brede rivier en terug.", "Wie te laat is wacht."),
        ("De veerman roeit elke ochtend drie keer over de brede rivier en terug.", "en dat is dat"),
        ("De veerman roeit elke ochtend drie keer over de brede rivier en terug", "Wie te laat is wacht."),
        ("Mee te nemen op de boot over de brede rivier zijn vandaag in ieder geval:", "een jas en een hoed."),
        ("De veerman roeit elke ochtend drie keer over de brede rivier en terug", "boot"),
        ("Kort begin", "van een zin die verder gaat."),
    ],
)
def test_a_full_stop_a_capital_or_a_colon_stays_a_break(first: str, second: str) -> None:
    assert [line[2:] for line in lines(f"{first}\n\n{second}")][-1] == second


def test_a_heading_cut_before_its_last_words_is_whole_again() -> None:
    text = (
        "Dit was het begin.\n\nAlles wat wij onderweg op de brede rivier hebben gezien en ook\n\nopgeschreven\n\n"
        "Het water stond hoog."
    )

    assert lines(text)[1] == "H2 Alles wat wij onderweg op de brede rivier hebben gezien en ook opgeschreven"


def test_in_a_word_file_a_cut_needs_an_end_to_the_sentence() -> None:
    start = "De veerman roeit elke ochtend drie keer over de rivier en neemt dan iedereen"
    ended = Document("stuk", (paragraph(start, "normal"), paragraph("mee die op tijd is.", "normal")))
    open_ended = Document("stuk", (paragraph(start, "normal"), paragraph("mee naar de overkant", "normal")))

    assert repair(ended)[0].elements == (Paragraph((Span(f"{start} mee die op tijd is."),), "normal"),)
    assert repair(open_ended)[0] == open_ended


@pytest.mark.parametrize("path", sorted(SOURCES.glob("notitie*.txt")), ids=lambda path: path.name)
def test_no_line_end_is_left_in_the_note(path: Path) -> None:
    assert [line for line in lines(path.read_text()) if "\n" in line] == []


@pytest.mark.parametrize("path", sorted(SOURCES.glob("notitie*.txt")), ids=lambda path: path.name)
def test_the_note_reads_as_its_word_version(path: Path) -> None:
    """The two were made from one another: all paragraphs and items but one have the same words, letter for letter."""
    word = path.parent / "docx" / path.with_suffix(".docx").name
    theirs = shown(repair(read(word.name, word.read_bytes()))[0])
    ours = lines(path.read_text())
    begin = next(index for index, line in enumerate(theirs) if line.startswith("H1"))
    texts = {line.partition(" ")[2] for line in theirs[begin:]}
    unlike = [line for line in ours if line[:2] in {"P ", "L0", "L1"} and line.partition(" ")[2] not in texts]

    assert len(unlike) == 1
