"""Rows of label and value, and the dates, times, people and numbers in them."""

from __future__ import annotations

import pytest

from knowledge.importing.elements import Cell, Paragraph, Span, Table
from knowledge.importing.mapping.keyvalues import rows_in
from knowledge.importing.mapping.moments import Moment, moment_in, proposed_year
from knowledge.importing.report import Task, TaskKind
from tests.knowledge.importing.mapped import draft_of, mapped, mapped_elements, removed

TEXT = "De tafel koos voor **één loket** en voor bellen. Dat kost minder dan een folder."


def rows(text: str) -> list[tuple[str, str]]:
    return [(row.label, row.words) for row in rows_in(Paragraph((Span(text),)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Datum\t: 3 mei", [("Datum", "3 mei")]),
        ("Datum:\t3 mei", [("Datum", "3 mei")]),
        ("Datum\t\t3 mei", [("Datum", "3 mei")]),
        ("Verslaglegger\t: Bo Haan", [("Verslaglegger", "Bo Haan")]),
        ("Locatie: De Loods", [("Locatie", "De Loods")]),
        ("Datum\t: 3 mei\nLocatie\t: De Loods", [("Datum", "3 mei"), ("Locatie", "De Loods")]),
        ("Conclusie: bellen helpt", []),
        ("Kolom een\tkolom twee", []),
        ("Datum: 3 mei\nEn toen begon het.", []),
    ],
)
def test_a_row_is_a_label_a_sign_and_a_value(text: str, found: list[tuple[str, str]]) -> None:
    assert rows(text) == found


def test_a_table_of_two_columns_with_labels_is_rows() -> None:
    table = Table(
        (
            (Cell(((Span("Datum"),),)), Cell(((Span(": 3 mei 2027"),),))),
            (Cell(((Span("Locatie:"),),)), Cell(((Span("De Loods"),),))),
        )
    )

    assert [(row.label, row.words) for row in rows_in(table)] == [("Datum", "3 mei 2027"), ("Locatie", "De Loods")]


def test_a_table_with_any_other_row_is_a_table() -> None:
    table = Table(
        (
            (Cell(((Span("Datum"),),)), Cell(((Span("3 mei"),),))),
            (Cell(((Span("appels"),),)), Cell(((Span("peren"),),))),
        )
    )

    assert rows_in(table) == ()


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Maandag 3 mei 2027 9.30 – 11.00 uur", Moment("2027-05-03", 3, 5, 0, "09:30", "11:00")),
        ("3-5-2027, 14:00-16:15", Moment("2027-05-03", 3, 5, None, "14:00", "16:15")),
        ("2027-05-03", Moment("2027-05-03", 3, 5)),
        ("23 sept. 2027 van 10.00 tot 12.30 uur", Moment("2027-09-23", 23, 9, None, "10:00", "12:30")),
        ("zaterdag 1 mei, 13 uur", Moment("", 1, 5, 5, "13:00", "")),
        ("31 februari 2027", Moment()),
        ("volgende week", Moment()),
        ("5 meisjes", Moment()),
    ],
)
def test_dutch_dates_and_times_are_read(text: str, moment: Moment) -> None:
    assert moment_in(text) == moment


def test_a_missing_year_is_asked_with_the_year_that_fits_the_weekday() -> None:
    moment = moment_in("dinsdag 4 mei")

    assert moment.misses_year
    assert proposed_year(moment, "2027-06-01") == "2027"
    assert proposed_year(moment, "2021-04-01") == "2021"
    assert proposed_year(moment, "") == ""


def test_a_board_table_fills_its_fields_from_rows() -> None:
    text = (
        "Samenvatting bestuurstafel\n\nDatum\t: Dinsdag 4 mei 12.15 – 13.00 uur.\n"
        "Locatie\t: De Loods\nGespreksleider\t: Ype Vonk, wethouder\n"
        f"Aanwezig\t: 9 bestuurders uit havo, hbo en wo\n\n{TEXT}"
    )
    outcome = mapped(text)

    assert outcome.draft is not None
    assert outcome.draft.fields == {
        "date": None,
        "start": "12:15",
        "end": "13:00",
        "place": "De Loods",
        "moderator": "Ype Vonk",
        "moderator_function": "wethouder",
        "attendees": 9,
        "attendees_description": "bestuurders uit havo, hbo en wo",
        "key_phrases": ["één loket"],
    }
    assert outcome.draft.sectors == ("havo", "hbo", "wo")
    assert list(outcome.draft.key_values) == ["Datum", "Locatie", "Gespreksleider", "Aanwezig"]
    assert [(person.name, person.role, person.function) for person in outcome.draft.contributors] == [
        ("Ype Vonk", "gespreksleider", "wethouder")
    ]
    assert outcome.tasks == (Task(TaskKind.MISSING_YEAR, "Dinsdag 4 mei 12.15 – 13.00 uur."),)


def test_a_date_with_its_year_is_a_date_and_no_task() -> None:
    outcome = mapped(f"Samenvatting bestuurstafel\n\nDatum: 4 mei 2027\n\n{TEXT}")

    assert outcome.draft is not None
    assert (outcome.draft.fields["date"], outcome.tasks) == ("2027-05-04", ())
    assert removed(outcome, "key_value") == ["Datum: 4 mei 2027"]


def test_a_row_that_fills_no_field_stays_in_the_body() -> None:
    draft = draft_of(f"Samenvatting bestuurstafel\n\nLunch\t: soep & brood\nLocatie\t: De Loods\n\n{TEXT}")

    assert draft.body[0] == {"type": "text", "value": "<p><b>Lunch:</b> soep &amp; brood</p>"}


def test_a_number_in_words_counts_attendees() -> None:
    draft = draft_of(f"Samenvatting bestuurstafel\n\nAanwezig: twaalf rectoren\n\n{TEXT}")

    assert (draft.fields["attendees"], draft.fields["attendees_description"]) == (12, "rectoren")


def test_a_link_in_a_row_is_kept_in_the_body() -> None:
    outcome = mapped_elements(
        Paragraph((Span("Samenvatting bestuurstafel"),)),
        Paragraph((Span("Locatie: "), Span("De Loods", link="https://loods.example/"))),
        Paragraph((Span(TEXT),)),
    )

    assert outcome.draft is not None
    assert outcome.draft.fields["place"] == "De Loods"
    assert outcome.draft.body[0]["value"] == '<p><a href="https://loods.example/">De Loods</a></p>'


def test_a_bold_paragraph_is_no_key_phrase() -> None:
    draft = draft_of(f"Samenvatting bestuurstafel\n\n{TEXT}\n\n**Wat volgt, is de afspraak.**\n\n{TEXT}")

    assert draft.fields["key_phrases"] == ["één loket"]
