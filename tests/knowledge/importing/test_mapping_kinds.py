"""What fills the fields of each kind."""

from __future__ import annotations

from knowledge.enums import Kind
from knowledge.importing.elements import Cell, Heading, ListItem, Paragraph, Span, Table
from knowledge.importing.report import Repair
from tests.knowledge.importing.mapped import draft_of, mapped, mapped_elements, removed

TEXT = "Er stond veel op het bord. We spraken af dat we in maart weer bellen."


def outcome(section: str) -> str:
    return f"Opbrengst themasessie\n\nWie luistert er?, Wim Ekster\n\nKern van de sessie\n\n{TEXT}\n\n{section}"


def headings(text: str) -> list[str]:
    return [item.heading for item in draft_of(text).recommendations]


def html(blocks: object) -> str:
    return "".join(str(block["value"]) for block in blocks)  # type: ignore[attr-defined]


def test_kern_kans_and_tensions_are_streams() -> None:
    draft = draft_of(outcome(f"Waarom dit een kans is voor betere doorstroom\n\n{TEXT}\n\nSpanningen\n\n{TEXT}"))

    assert {name: html(value) for name, value in draft.fields.items() if name != "session_title"} == {
        "core": f"<p>{TEXT}</p>",
        "opportunity": f"<p>{TEXT}</p>",
        "tensions": f"<p>{TEXT}</p>",
    }
    assert draft.body == ()


def test_any_other_heading_is_body() -> None:
    draft = draft_of(outcome(f"Wie er waren\n\n{TEXT}"))

    assert [block["type"] for block in draft.body] == ["heading", "text"]


def test_recommendations_in_both_forms_are_one_ordered_list() -> None:
    text = outcome(
        "Aanbevelingen van deelnemers\n\n- **Bel eerst**\nMailen kan later.\n- **Wacht niet**\n"
        "Een week is lang.\n\n\n\n➤ **Vraag door.**\n\nStilte is een antwoord.\n\n"
        "➤ **Schrijf op**\n\nAnders is het weg."
    )
    draft = draft_of(text)

    assert [(item.heading, html(item.blocks)) for item in draft.recommendations] == [
        ("Bel eerst", "<p>Mailen kan later.</p>"),
        ("Wacht niet", "<p>Een week is lang.</p>"),
        ("Vraag door", "<p>Stilte is een antwoord.</p>"),
        ("Schrijf op", "<p>Anders is het weg.</p>"),
    ]


def test_full_stop_is_taken_off_a_heading_and_reported() -> None:
    found = mapped(outcome("Aanbevelingen\n\n- **Vraag door.**\nStilte is een antwoord."))

    assert found.repairs[-1] == Repair("heading_stop", "door.", "door", "Vraag door", 6)


def test_a_question_mark_stays_on_a_heading() -> None:
    assert headings(outcome("Aanbevelingen\n\n- **Vraag door: wie belt?**\nStilte is een antwoord.")) == [
        "Vraag door: wie belt?"
    ]


def test_plain_items_below_a_bold_one_belong_to_its_text() -> None:
    draft = draft_of(
        outcome(
            "Aanbevelingen\n\n- **Bel eerst**\nMailen kan later:\n- naar de mentor\n- naar huis\n\n"
            "- **Wacht niet**\nEen week is lang."
        )
    )

    assert [(item.heading, html(item.blocks)) for item in draft.recommendations] == [
        ("Bel eerst", "<p>Mailen kan later:</p><ul><li>naar de mentor</li><li>naar huis</li></ul>"),
        ("Wacht niet", "<p>Een week is lang.</p>"),
    ]


def test_items_without_bold_are_split_at_a_colon_or_after_a_sentence() -> None:
    draft = draft_of(
        outcome("Aanbevelingen\n\n- Bel eerst: mailen kan later.\n- Wacht niet. Een week is lang.\n- Schrijf op")
    )

    assert [(item.heading, html(item.blocks)) for item in draft.recommendations] == [
        ("Bel eerst", "<p>mailen kan later.</p>"),
        ("Wacht niet", "<p>Een week is lang.</p>"),
        ("Schrijf op", ""),
    ]


def test_numbered_headings_are_recommendations() -> None:
    found = mapped_elements(
        Heading((Span("Opbrengst themasessie"),), 1),
        Heading((Span("Wie luistert er?"),), 1),
        Heading((Span("Aanbevelingen"),), 2),
        Heading((Span("1. Bel eerst"),), 3),
        Paragraph((Span("Mailen kan later."),)),
        Heading((Span("2. Wacht niet"),), 3),
        Table(((Cell(((Span("a"),),)),),)),
    )

    assert found.draft is not None
    assert [(item.heading, [block["type"] for block in item.blocks]) for item in found.draft.recommendations] == [
        ("Bel eerst", ["text"]),
        ("Wacht niet", ["table"]),
    ]
    assert removed(found, "list_mark") == ["1 2"]


def test_an_introduction_above_the_recommendations_stays_in_the_body_under_its_heading() -> None:
    draft = draft_of(
        outcome("Aanbevelingen\n\nDe deelnemers stemden met stickers.\n\n- **Bel eerst**\nMailen kan later.")
    )

    assert [(block["type"], str(block["value"])) for block in draft.body] == [
        ("heading", "{'text': 'Aanbevelingen', 'level': '2', 'number': ''}"),
        ("text", "<p>De deelnemers stemden met stickers.</p>"),
    ]


def test_a_footnote_in_a_recommendations_heading_is_carried_into_its_text() -> None:
    found = mapped_elements(
        Paragraph((Span("Opbrengst themasessie"),)),
        Paragraph((Span("Wie luistert er?"),)),
        Heading((Span("Aanbevelingen"),), 2),
        ListItem((Span("Bel eerst", bold=True), Span("", note="1"))),
        Paragraph((Span("Mailen kan later."),)),
        notes={"1": (Paragraph((Span("Of loop langs."),)),)},
    )

    assert found.draft is not None
    assert html(found.draft.recommendations[0].blocks).count('<footnote id="1">') == 1
    assert found.draft.footnotes == {"1": "Of loop langs."}


def test_figures_are_amounts_with_a_label() -> None:
    draft = draft_of(outcome("Cijfers\n\n- 84 %: belde terug\n- 3 van de 7 scholen deden mee\n- niemand telde de rest"))

    assert draft.fields["figures"] == [
        {"value": "84 %", "label": "belde terug"},
        {"value": "3 van de 7", "label": "scholen deden mee"},
    ]
    assert "niemand telde de rest" in html(draft.body)


def test_a_report_keeps_the_numbers_of_its_sections_and_names_its_maker() -> None:
    draft = draft_of(
        f"De lange gang\n\n{TEXT}\n\n1 'Hier is het'\n\n{TEXT}\n\n2 Terug\n\n{TEXT}\n\n"
        "Door: Lia Bron, Spaak & Zoon | Foto's: Ed Mol"
    )

    assert draft.kind is Kind.REPORT
    assert [block["value"] for block in draft.body if block["type"] == "heading"] == [
        {"text": "'Hier is het'", "level": "2", "number": "1"},
        {"text": "Terug", "level": "2", "number": "2"},
    ]
    assert [(person.name, person.role, person.organisation) for person in draft.contributors] == [
        ("Lia Bron", "auteur", "Spaak & Zoon")
    ]
    assert draft.fields == {"photo_credits": "Ed Mol"}


def test_a_photo_credit_of_another_kind_stays_in_its_body() -> None:
    draft = draft_of(outcome(f"Wie er waren\n\n{TEXT}\n\nFoto's: Ed Mol"))

    assert "Foto's: Ed Mol" in html(draft.body)


def test_a_practice_example_fills_its_fields() -> None:
    text = (
        "Praktijkvoorbeeld\n\nTwee dagen kok\n\nSchool: Het Anker\nPlaats: Hoorn\nBrin: 12AB\n"
        f"Sector: vmbo en mbo\n\nAanleiding\n\n{TEXT}\n\nDoelgroep\n\nLeerlingen van klas 3\n\n"
        "Aanpak\n\n- **Kies een keuken**\nKlein is goed.\n- **Ga samen**\n\nWat is er nodig?\n\n"
        "- Uren: 12 (mentor)\n- Bus: € 300\n\nContact\n\nRie Stam, decaan"
    )
    draft = draft_of(text)

    assert {name: value for name, value in draft.fields.items() if name != "motive"} == {
        "school": "Het Anker",
        "place": "Hoorn",
        "brin": "12AB",
        "target_group": "Leerlingen van klas 3",
        "steps": [{"heading": "Kies een keuken", "text": "<p>Klein is goed.</p>"}, {"heading": "Ga samen", "text": ""}],
        "requirements": [
            {"what": "Uren", "who": "mentor", "amount": "12"},
            {"what": "Bus", "who": "", "amount": "€ 300"},
        ],
        "contact_name": "Rie Stam",
        "contact_role": "decaan",
    }
    assert draft.sectors == ("vmbo", "mbo")


def test_requirements_are_read_from_a_table() -> None:
    def row(*texts: str) -> tuple[Cell, ...]:
        return tuple(Cell(((Span(text),),)) for text in texts)

    found = mapped_elements(
        Paragraph((Span("Praktijkvoorbeeld"),)),
        Paragraph((Span("Twee dagen kok"),)),
        Heading((Span("Inzet"),), 2),
        Table((row("Wat", "Wie", "Hoeveel"), row("Uren", "mentor", "12")), 1),
    )

    assert found.draft is not None
    assert found.draft.fields["requirements"] == [{"what": "Uren", "who": "mentor", "amount": "12"}]


LONG = "Een lange regel die maar doorgaat " * 8


def test_what_is_too_long_for_its_field_stays_running_text() -> None:
    practice = draft_of(
        f"Praktijkvoorbeeld\n\nTwee dagen kok\n\nPlaats: {LONG}\n\nAanpak\n\n- **{LONG[:200]}**\nKlein is goed."
    )
    figures = draft_of(outcome(f"Cijfers\n\n- 84 %: {LONG}\n\nNog iets\n\n{TEXT}"))

    assert practice.fields == {}
    assert (LONG.strip() in html(practice.body), LONG[:199] in html(practice.body)) == (True, True)
    assert "figures" not in figures.fields
    assert LONG.strip() in html(figures.body)


def test_a_heading_too_long_for_a_heading_is_a_paragraph() -> None:
    found = mapped_elements(
        Paragraph((Span("De lange gang"),), "titel"), Heading((Span(LONG.strip()),), 2), kind=Kind.REPORT
    )

    assert found.draft is not None
    assert found.draft.body == ({"type": "text", "value": f"<p>{LONG.strip()}</p>"},)


def test_numbered_headings_of_a_vision_are_its_principles() -> None:
    draft = draft_of(
        f"LOB-visie 2031\n\nVersie: 3\nOndertekend op: 2 juni 2031\n\n1. Kijk eerst\n\n{TEXT}\n\n"
        f"2. Vraag dan\n\n{TEXT}\n\nOndertekenaars\n\n- Vereniging Weg – Ab Bos\n"
        "- Cor Duif, Stichting Spoor"
    )

    assert [(item.heading, html(item.blocks)) for item in draft.principles] == [
        ("Kijk eerst", f"<p>{TEXT}</p>"),
        ("Vraag dan", f"<p>{TEXT}</p>"),
    ]
    assert draft.fields == {
        "version": "3",
        "date_signed": "2031-06-02",
        "signatories": [
            {"organisation": "Vereniging Weg", "person": "Ab Bos"},
            {"organisation": "Stichting Spoor", "person": "Cor Duif"},
        ],
    }


def test_a_dossier_lists_titles_with_why() -> None:
    bold = draft_of(
        "Dossier: De zomer\n\nLeestips\n\n- **Bellen in augustus**\nWie belt er?\n- **Wachten**\nWat het kost."
    )
    bare = draft_of("Dossier: De zomer\n\nLeestips\n\n- Bellen in augustus: wie belt er?\n- Wachten: wat het kost.")

    assert bold.fields["items"] == [
        {"title": "Bellen in augustus", "why": "Wie belt er?"},
        {"title": "Wachten", "why": "Wat het kost."},
    ]
    assert bare.fields["items"] == [
        {"title": "Bellen in augustus", "why": "wie belt er?"},
        {"title": "Wachten", "why": "wat het kost."},
    ]
