"""Title and names on one line; banner and kind line above it."""

from __future__ import annotations

import pytest

from knowledge.enums import Kind
from knowledge.importing.elements import Furniture, Heading, Paragraph, Span
from knowledge.importing.mapping.names import is_name, names_in
from knowledge.importing.mapping.titles import split_title
from knowledge.importing.report import Repair, TaskKind
from tests.knowledge.importing.mapped import draft_of, mapped, mapped_elements, removed

TEXT = "Er stond veel op het bord. We spraken af dat we in maart weer bellen."


@pytest.mark.parametrize(
    ("line", "title", "names"),
    [
        ("Kiezen met je handen, Anouk Tersteeg", "Kiezen met je handen", ["Anouk Tersteeg"]),
        (
            "Kiezen met je handen, Anouk Tersteeg en Bob de Leeuw",
            "Kiezen met je handen",
            ["Anouk Tersteeg", "Bob de Leeuw"],
        ),
        ("Kiezen, A.B. van der Zee, Koos 't Hart & Lot Pen", "Kiezen", ["A.B. van der Zee", "Koos 't Hart", "Lot Pen"]),
        ("Wat nu: stoppen, of door?, Jan-Willem Aal", "Wat nu: stoppen, of door?", ["Jan-Willem Aal"]),
        ("Rekenen, taal en burgerschap", "Rekenen, taal en burgerschap", []),
        ("Een dag op het Noorder College, Groningen", "Een dag op het Noorder College, Groningen", []),
        ("Samen kiezen – Noor van Os", "Samen kiezen", ["Noor van Os"]),
        ("Samen kiezen, Noor van Os (Het Baken)", "Samen kiezen", ["Noor van Os"]),
        (
            "Vier op een rij, An Bos, Ed Mol, Ina Vis en Jo Kat",
            "Vier op een rij, An Bos",
            ["Ed Mol", "Ina Vis", "Jo Kat"],
        ),
    ],
)
def test_names_are_split_off_the_title_from_the_right(line: str, title: str, names: list[str]) -> None:
    found_title, found = split_title(line)

    assert (found_title, [person.name for person in found]) == (title, names)


@pytest.mark.parametrize("text", ["Karin de Vries", "Dr. Ali el Amrani", "Fenna O'Brien", "Loes van 't Hof-Smit"])
def test_a_name_has_two_capitals_and_perhaps_a_particle(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize("text", ["Rotterdam", "samen werken", "LOB Beleid", "Anna zegt Ja", "Hoe dan?", "De vraag"])
def test_other_words_are_no_name(text: str) -> None:
    assert not is_name(text)


def test_a_list_with_one_part_that_is_no_name_holds_no_names() -> None:
    assert names_in("Karin de Vries, Amersfoort en Bas Pol") == ()


def test_the_split_is_reported_as_a_repair_of_the_whole_line() -> None:
    outcome = mapped(f"Opbrengst themasessie\n\nLuisteren kost tijd, Wim Ekster en Zoë Prins\n\nKern\n\n{TEXT}")

    assert outcome.repairs == (
        Repair(
            "title_names",
            "Luisteren kost tijd, Wim Ekster en Zoë Prins",
            "Luisteren kost tijd",
            "Luisteren kost tijd",
            0,
        ),
    )


def test_banner_and_kind_line_are_not_stored_but_named_in_the_report() -> None:
    outcome = mapped(
        f"VOORJAARSBIJEENKOMST\n\nOpbrengst themasessie\n\nLuisteren kost tijd, Wim Ekster\n\nKern\n\n{TEXT}"
    )

    assert outcome.draft is not None
    assert outcome.draft.title == "Luisteren kost tijd"
    assert (removed(outcome, "banner"), removed(outcome, "kind_line")) == (
        ["VOORJAARSBIJEENKOMST"],
        ["Opbrengst themasessie"],
    )


def test_a_kind_line_is_the_title_where_no_other_line_is() -> None:
    assert draft_of(f"Samenvatting bestuurstafel Drenthe\n\n{TEXT}").title == "Samenvatting bestuurstafel Drenthe"


def test_a_kind_in_front_of_the_title_is_split_off() -> None:
    outcome = mapped(f"Praktijkvoorbeeld: Een klas vol monteurs\n\nAanleiding\n\n{TEXT}")

    assert outcome.draft is not None
    assert (outcome.draft.title, outcome.repairs[0].rule) == ("Een klas vol monteurs", "kind_prefix")


def test_a_title_that_reads_like_a_section_is_a_title_where_rows_follow() -> None:
    draft = draft_of(f"Praktijkvoorbeeld\n\nAanpak van late kiezers\n\nSchool\t: De Wissel\n\nAanleiding\n\n{TEXT}")

    assert draft.title == "Aanpak van late kiezers"


def test_a_title_style_wins_from_the_first_line() -> None:
    outcome = mapped_elements(
        Paragraph((Span("Zwolle, in de zomer"),), "normal"),
        Paragraph((Span("De lange zomer"),), "titel"),
        Paragraph((Span(TEXT),), "normal"),
        kind=Kind.REPORT,
    )

    assert outcome.draft is not None
    assert outcome.draft.title == "De lange zomer"
    assert outcome.draft.body[0]["value"] == f"<p>Zwolle, in de zomer</p><p>{TEXT}</p>"


def test_names_on_the_line_under_the_title_become_contributors() -> None:
    outcome = mapped(f"Opbrengst themasessie\n\nLuisteren kost tijd\n\nWim Ekster en Zoë Prins\n\nKern\n\n{TEXT}")

    assert outcome.draft is not None
    assert [(person.name, person.role) for person in outcome.draft.contributors] == [
        ("Wim Ekster", "sessieleider"),
        ("Zoë Prins", "sessieleider"),
    ]


def test_without_a_title_the_running_head_is_proposed_and_asked_about() -> None:
    outcome = mapped_elements(
        Heading((Span("Inleiding"),), 1, "1"),
        Paragraph((Span(TEXT),)),
        kind=Kind.RESEARCH,
        furniture=(Furniture("header", "Zomerscholen vergeleken"),),
    )

    assert outcome.draft is not None
    assert outcome.draft.title == "Zomerscholen vergeleken"
    assert [task.text for task in outcome.tasks if task.kind is TaskKind.CHECK_TITLE] == ["Zomerscholen vergeleken"]


def test_a_title_longer_than_its_field_stands_whole_in_the_body() -> None:
    title = "Woord " * 50 + "einde"
    outcome = mapped_elements(Paragraph((Span(title),), "titel"), Paragraph((Span(TEXT),)), kind=Kind.REPORT)

    assert outcome.draft is not None
    assert len(outcome.draft.title) <= 255
    assert outcome.draft.body[0]["value"] == f"<p>{title}</p>"


def test_a_short_first_paragraph_becomes_the_lead() -> None:
    lead = "Drie scholen deelden een dag lang hun lokalen, hun docenten en hun lunch."
    draft = draft_of(f"Reportage\n\nDe gedeelde dag\n\n{lead}\n\n1 Ochtend\n\n{TEXT}\n\n2 Middag\n\n{TEXT}")

    assert draft.lead == lead
    assert lead not in str(draft.body)


def test_a_first_paragraph_that_does_not_fit_stays_in_the_body() -> None:
    long = "Dit is een zin van een zekere lengte. " * 9
    draft = draft_of(f"Reportage\n\nDe gedeelde dag\n\n{long}\n\n1 Ochtend\n\n{TEXT}\n\n2 Middag\n\n{TEXT}")

    assert (draft.lead, draft.body[0]) == ("", {"type": "text", "value": f"<p>{long.strip()}</p>"})


def test_a_link_in_the_title_stays_a_link_in_the_body() -> None:
    outcome = mapped_elements(
        Paragraph((Span("De gedeelde "), Span("dag", link="https://dag.example/")), "titel"),
        Paragraph((Span(TEXT),)),
        kind=Kind.REPORT,
    )

    assert outcome.draft is not None
    assert outcome.draft.body[0]["value"] == '<p><a href="https://dag.example/">dag</a></p>'
