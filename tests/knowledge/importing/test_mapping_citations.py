"""Works cited in a text become references, each once."""

from __future__ import annotations

import pytest

from knowledge.enums import Kind
from knowledge.importing.mapping.citations import citations_in
from knowledge.importing.report import Task, TaskKind
from tests.knowledge.importing.mapped import draft_of, mapped

TEXT = "Er is veel over geschreven. Niet alles daarvan is gelezen."


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("Dat helpt (Aker, 2011).", ["Aker, 2011"]),
        ("Dat helpt (Aker & Bos, 2011; Van Dam e.a., 2014).", ["Aker & Bos, 2011", "Van Dam e.a., 2014"]),
        ("Zoals Aker en Bos (2011) schrijven.", ["Aker en Bos (2011)"]),
        ("Van Dam e.a. (2012) vonden dat ook.", ["Van Dam e.a. (2012)"]),
        ("Volgens De Wit (2012) kan dat.", ["De Wit (2012)"]),
        ("De cijfers (Raad voor het Stelsel, maart 2016) zijn oud.", ["Raad voor het Stelsel, maart 2016"]),
        ("Zie (zie ook Aker, 2011, p. 12).", ["Aker, 2011, p. 12"]),
        ("Twee keer (Van Dam & Bos, 2013) hetzelfde (Dam & Bos, 2013).", ["Van Dam & Bos, 2013"]),
        ("Twee werken (Aker, 2011) van een jaar later (Aker, 2012).", ["Aker, 2011", "Aker, 2012"]),
    ],
)
def test_citations_in_brackets_and_in_sentences_are_found_once_each(text: str, works: list[str]) -> None:
    assert [citation.text for citation in citations_in(text)] == works


@pytest.mark.parametrize(
    "text",
    [
        "De regeling (looptijd 2002-2012) is voorbij.",
        "De commissie Aker (2001) adviseerde.",
        "In de brief (februari 2017) stond het.",
        "Dat was vroeg (sinds 2008) bekend.",
        "Het Groene Huis (2007-heden) bestaat nog.",
        "In 2011 begon het (zie bijlage).",
    ],
)
def test_years_in_brackets_that_cite_nobody_are_no_citation(text: str) -> None:
    assert citations_in(text) == ()


def test_a_cited_work_is_an_incomplete_reference_and_a_task() -> None:
    outcome = mapped(
        f"Onderzoekssamenvatting\n\nWat we weten\n\nInleiding\n\n{TEXT} (Aker & Bos, 2011).", Kind.RESEARCH
    )

    assert outcome.draft is not None
    assert [(work.text, work.year, work.complete) for work in outcome.draft.references] == [
        ("Aker & Bos, 2011", "2011", False)
    ]
    assert outcome.tasks == (Task(TaskKind.INCOMPLETE_REFERENCE, "Aker & Bos, 2011"),)


def test_a_work_in_the_files_own_list_is_complete_and_no_task() -> None:
    entry = "Aker, W. & Bos, L. (2011). Kiezen in het donker. Assen: De Pers."
    outcome = mapped(
        f"Onderzoekssamenvatting\n\nWat we weten\n\nInleiding\n\n{TEXT} (Aker & Bos, 2011).\n\nLiteratuur\n\n- {entry}"
    )

    assert outcome.draft is not None
    assert [(work.text, work.complete) for work in outcome.draft.references] == [(entry, True)]
    assert outcome.tasks == ()


def test_clear_headings_fill_fields_and_numbered_chapters_stay_a_text() -> None:
    free = draft_of(
        f"Onderzoekssamenvatting\n\nWat we weten\n\nMethode\n\n{TEXT}\n\nBelangrijkste bevindingen\n\n{TEXT}"
    )
    numbered = draft_of(
        f"Onderzoekssamenvatting\n\nWat we weten\n\n1. Vooraf\n\n{TEXT}\n\n2. Methode\n\n{TEXT}\n\n3. Slot\n\n{TEXT}"
    )

    assert sorted(free.fields) == ["key_findings", "method"]
    assert free.body == ()
    assert (numbered.fields, numbered.sections) == ({}, ("1 Vooraf", "2 Methode", "3 Slot"))
