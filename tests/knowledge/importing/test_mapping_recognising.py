"""Which kind a file is: it says so itself, or the editor is asked."""

from __future__ import annotations

import pytest

from knowledge.enums import Kind
from knowledge.importing.mapping.recognising import Recognition, recognised
from knowledge.importing.reading import read
from knowledge.importing.report import Task, TaskKind
from tests.knowledge.importing.mapped import mapped

TEXT = "Er stond veel op het bord. We spraken af dat we in maart weer bellen."


def recognition(text: str) -> Recognition:
    return recognised(read("stuk.txt", text.encode()))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Opbrengst Themasessie", Kind.OUTCOME),
        ("OPBRENGSTEN THEMASESSIE 4", Kind.OUTCOME),
        ("Verslag van de themasessie", Kind.OUTCOME),
        ("Samenvatting bestuurstafel", Kind.BOARD_TABLE),
        ("Verslag van het bestuurdersoverleg", Kind.BOARD_TABLE),
        ("Reportage", Kind.REPORT),
        ("Praktijkvoorbeeld: Twee dagen kok", Kind.PRACTICE),
        ("Good practice", Kind.PRACTICE),
        ("Onderzoekssamenvatting", Kind.RESEARCH),
        ("LOB-visie 2031", Kind.VISION),
        ("Dossier Zomer", Kind.DOSSIER),
    ],
)
def test_a_line_near_the_top_names_the_kind(line: str, kind: Kind) -> None:
    assert recognition(f"ONTMOETINGSDAG\n\n{line}\n\nWie luistert er?\n\n{TEXT}") == Recognition(kind, line)


@pytest.mark.parametrize("line", ["Dossierkast te koop", "Over de reportage van gisteren", "Opbrengst per hectare"])
def test_a_word_inside_another_line_names_no_kind(line: str) -> None:
    assert recognition(f"{line}\n\n{TEXT}") == Recognition(None)


def test_running_text_that_mentions_a_kind_names_no_kind() -> None:
    assert recognition(f"Reportage van een dag: zo begon het en zo eindigde het ook.\n\n{TEXT}").kind is None


def test_a_byline_and_numbered_sections_make_a_report() -> None:
    text = f"Het jaar van de fiets\n\n{TEXT}\n\n1 Heen\n\n{TEXT}\n\n2 Terug\n\n{TEXT}\n\nDoor: Lia Bron, Studio Spaak"

    assert recognition(text) == Recognition(Kind.REPORT, "Door: Lia Bron, Studio Spaak")


def test_numbered_chapters_and_citations_make_a_research_summary() -> None:
    text = f"1. Begin\n\n{TEXT} (Aker, 2011).\n\n2. Midden\n\n{TEXT} (Bos & Duin, 2014).\n\n3. Eind\n\n{TEXT}"

    assert recognition(text) == Recognition(Kind.RESEARCH, "Aker, 2011")


def test_kern_and_recommendations_make_an_outcome() -> None:
    text = f"Wie luistert er?\n\nKern van de sessie\n\n{TEXT}\n\nAanbevelingen\n\n- **Luister**\nEn zwijg."

    assert recognition(text).kind is Kind.OUTCOME


def test_the_headings_of_a_practice_make_a_practice_example() -> None:
    text = f"Twee dagen kok\n\nAanleiding\n\n{TEXT}\n\nDoelgroep\n\n{TEXT}\n\nAanpak\n\n{TEXT}"

    assert recognition(text).kind is Kind.PRACTICE


def test_parts_of_two_kinds_are_recognised_as_none() -> None:
    text = (
        f"1. Begin\n\n{TEXT} (Aker, 2011).\n\n2. Midden\n\n{TEXT} (Bos, 2014).\n\n3. Eind\n\n{TEXT}\n\nDoor: Lia Bron"
    )

    assert recognition(text) == Recognition(None)


def test_an_unknown_kind_is_asked_and_nothing_is_drafted() -> None:
    outcome = mapped(f"Boodschappen\n\n{TEXT}")

    assert (outcome.draft, outcome.tasks) == (None, (Task(TaskKind.UNKNOWN_KIND, "stuk.txt"),))


def test_a_kind_that_the_editor_gives_goes_before_what_the_file_says() -> None:
    outcome = mapped(f"Reportage\n\nWie luistert er?\n\n{TEXT}", Kind.DOSSIER)

    assert outcome.draft is not None
    assert (outcome.draft.kind, outcome.draft.title, outcome.reason) == (Kind.DOSSIER, "Reportage", "")
