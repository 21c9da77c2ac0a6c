"""Whole files with the difficulties of the field, written for these tests, through all three steps."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.enums import Kind
from knowledge.importing.draft import Analysis, Draft
from knowledge.importing.pipeline import analyse
from knowledge.importing.report import TaskKind
from tests.knowledge.importing.accounts import missing_words
from tests.knowledge.importing.vocabulary import VOCABULARY

FIXTURES = Path(__file__).parent / "fixtures"
KINDS = {
    "bestuurstafel": Kind.BOARD_TABLE,
    "dossier": Kind.DOSSIER,
    "lob-visie": Kind.VISION,
    "notitie": Kind.RESEARCH,
    "opbrengst": Kind.OUTCOME,
    "praktijkvoorbeeld": Kind.PRACTICE,
    "reportage": Kind.REPORT,
}


def analysed(name: str) -> Analysis:
    return analyse(f"{name}.txt", (FIXTURES / f"{name}.txt").read_bytes(), VOCABULARY)


def draft_of(name: str) -> Draft:
    draft = analysed(name).draft
    assert draft is not None
    return draft


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_a_file_is_recognised_and_loses_no_word(name: str, kind: Kind) -> None:
    analysis = analysed(name)

    assert analysis.draft is not None
    assert (analysis.draft.kind, analysis.words_lost, analysis.draft.unplaced) == (kind, (), ())
    assert missing_words((FIXTURES / f"{name}.txt").read_bytes(), analysis) == []


def test_an_outcome_has_three_leaders_and_four_recommendations_over_a_page_break() -> None:
    draft = draft_of("opbrengst")

    assert draft.title == "Praten over werk: wie begint, thuis of op school?"
    assert [person.name for person in draft.contributors] == ["Femke van den Oever", "Joost Halsema", "Ilse ter Braak"]
    assert [item.heading for item in draft.recommendations] == [
        "Begin met een vraag die iedereen kan beantwoorden",
        "Nodig ouders uit op een moment dat hun past",
        "Leg elk gesprek vast in het loopbaandossier",
        "Vertel wat je met de antwoorden doet",
    ]
    assert all(item.blocks for item in draft.recommendations)
    assert ("ouderbetrokkenheid" in draft.themes, draft.body) == (False, ())


def test_a_board_table_has_four_rows_and_asks_for_the_year() -> None:
    analysis = analysed("bestuurstafel")

    assert analysis.draft is not None
    assert len(analysis.draft.key_values) == 4
    assert (analysis.draft.fields["attendees"], analysis.draft.sectors) == (23, ("po", "vo", "mbo"))
    assert (analysis.draft.fields["date"], analysis.draft.fields["start"], analysis.draft.fields["end"]) == (
        None,
        "09:30",
        "11:15",
    )
    assert [task.kind for task in analysis.tasks] == [TaskKind.MISSING_YEAR]
    assert analysis.draft.fields["key_phrases"] == [
        "van ons samen",
        "één inschrijfbalie",
        "gedeeld budget voor de overgang",
    ]


def test_a_report_has_sections_dead_links_and_a_byline_of_person_and_bureau() -> None:
    analysis = analysed("reportage")

    assert analysis.draft is not None
    assert analysis.draft.sections == ("1 'Waar hang ik mijn jas?'", "2 Lunch met een docent", "3 Mee naar huis")
    assert [link["dead"] for link in analysis.links] == [True, True]
    assert [(person.name, person.organisation) for person in analysis.draft.contributors] == [
        ("Teun Abbink", "Lijster & Daan")
    ]
    assert "die hier nog nooit binnen waren" in str(analysis.draft.body)


def test_a_scanned_note_has_chapters_footnotes_lists_and_references() -> None:
    analysis = analysed("notitie")

    assert analysis.draft is not None
    assert analysis.draft.sections == (
        "1 Waarom deze notitie",
        "2 Hoe wij te werk gingen",
        "3 Wat wij zagen",
        "4 Wat nu?",
    )
    assert list(analysis.draft.footnotes.values()) == [
        "De coach is in deze regio’s een docent met taakuren, geen aparte functie op de loonlijst."
    ]
    assert [work.text for work in analysis.draft.references] == ["Bruggink & Oldehof, 2019", "Van Hemert e.a. (2021)"]
    text = str(analysis.draft.body)
    assert "<li>Wat kostte de voorbereiding?</li>" in text
    assert "oriënterend van aard" in text
    assert "aangevuld door degenen" in text
    assert text.count("Eén") + text.count("één") == 2


def test_the_note_reports_each_letter_it_repaired_with_its_sentence() -> None:
    letters = [
        repair for repair in analysed("notitie").repairs if repair.rule in {"acute_for_diaeresis", "lost_diaeresis"}
    ]

    assert [(repair.before, repair.after) for repair in letters] == [
        ("oriénterend", "oriënterend"),
        ("financiéle", "financiële"),
        ("codrdinatie", "coördinatie"),
    ]
    assert all(repair.sentence[repair.start :].startswith(repair.after) for repair in letters)


def test_a_practice_example_has_its_steps_and_what_it_takes() -> None:
    fields = draft_of("praktijkvoorbeeld").fields

    assert [step["heading"] for step in fields["steps"]] == [
        "Kies samen met het mbo vijf lessen",
        "Laat leerlingen hun vragen vooraf opschrijven",
        "Bespreek de dag binnen een week",
    ]
    assert fields["requirements"] == [
        {"what": "Uren", "who": "decaan", "amount": "40"},
        {"what": "Vervoer", "who": "school", "amount": "€ 1.200"},
    ]
    assert {"motive", "goal", "target_group", "results", "conditions", "pitfalls", "materials"} <= fields.keys()


def test_a_vision_has_principles_and_signatories() -> None:
    draft = draft_of("lob-visie")

    assert [item.heading for item in draft.principles] == [
        "Elke leerling heeft een vaste begeleider",
        "Kiezen leer je door te doen",
        "Overgangen zijn van ons allemaal",
    ]
    assert (draft.fields["version"], draft.fields["date_signed"], len(draft.fields["signatories"])) == (
        "2.0",
        "2027-04-14",
        2,
    )


def test_a_dossier_has_its_publications_in_order() -> None:
    draft = draft_of("dossier")

    assert draft.title == "De zomer tussen twee scholen"
    assert [entry["title"] for entry in draft.fields["items"]] == [
        "Bellen in augustus",
        "Wie weet waar ze zijn?",
        "De warme stoel",
    ]
