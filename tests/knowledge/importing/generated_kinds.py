"""How each kind of publication is put together: its fixed parts, in an order and wording that vary."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from knowledge.enums import Kind
from tests.knowledge.importing.generated import (
    BUREAUS,
    Grid,
    Head,
    Items,
    Line,
    Made,
    Para,
    Piece,
    Rows,
    Title,
    advice,
    bullets,
    names,
    paragraphs,
    phrases,
    sentences,
    texts,
)


def _listed(people: list[str]) -> str:
    return f"{', '.join(people[:-1])} en {people[-1]}" if len(people) > 1 else people[0]


@st.composite
def outcomes(draw: st.DrawFn) -> Made:
    people = draw(st.lists(names(), min_size=1, max_size=3, unique=True))
    title = draw(phrases()) + draw(st.sampled_from(["", ": hoe dan?", ", en wat nu"]))
    items = draw(advice())
    sections: list[list[Piece]] = [
        [
            Head(draw(st.sampled_from(["Kern", "Kern van de themasessie", "De kern van het gesprek"]))),
            *draw(paragraphs()),
        ],
        [Head("Waarom dit een kans is voor betere doorstroom"), *draw(paragraphs())],
        [Head(draw(st.sampled_from(["Aanbevelingen", "Aanbevelingen van deelnemers aan de sessie:"]))), items],
        [Head("Spanningen in de zaal"), *draw(paragraphs())],
        [Head(draw(phrases(2, 4))), *draw(paragraphs())],
    ]
    front: list[Piece] = [Line("REGIODAG OVERGANGEN")] if draw(st.booleans()) else []
    front += [
        Line(draw(st.sampled_from(["Opbrengst themasessie", "Opbrengst Themasessie 3"]))),
        Title(f"{title}, {_listed(people)}"),
    ]
    pieces = front + [piece for section in draw(st.permutations(sections)) for piece in section]
    return Made(Kind.OUTCOME, pieces, people, [heading.rstrip(".") for heading, _ in items.items])


@st.composite
def board_tables(draw: st.DrawFn) -> Made:
    person = draw(names())
    rows = [
        ("Datum", draw(st.sampled_from(["Dinsdag 3 maart 10.00 – 11.30 uur.", "4 juni 2028, 13.15 - 14.00 uur"]))),
        (draw(st.sampled_from(["Locatie", "Plaats"])), f"Zaal {draw(phrases(1, 2))}"),
        ("Gespreksleider", f"{person}, {draw(phrases(1, 2)).lower()}"),
        (
            "Aanwezig",
            f"{draw(st.integers(3, 40))} bestuurders uit {draw(st.sampled_from(['po en vo', 'vo, mbo en hbo']))}",
        ),
    ]
    pieces: list[Piece] = [
        Line("Samenvatting bestuurstafel " + draw(phrases(1, 2)).lower()),
        Rows(tuple(draw(st.permutations(rows)))),
    ]
    for _ in range(draw(st.integers(1, 3))):
        pieces += draw(paragraphs())
    return Made(Kind.BOARD_TABLE, pieces, [person])


@st.composite
def reports(draw: st.DrawFn) -> Made:
    person = draw(names())
    pieces: list[Piece] = [Line("Reportage"), Title(draw(phrases(3, 7))), *draw(paragraphs(extras=False))]
    for number in range(1, draw(st.integers(3, 6))):
        heading = draw(st.one_of(phrases(), phrases().map(lambda text: f"'{text}!'")))
        pieces += [Head(f"{number} {heading}"), *draw(paragraphs())]
        pieces.append(Para(draw(texts())))
    pieces.append(Line(f"Door: {person}, {draw(st.sampled_from(BUREAUS))}"))
    return Made(Kind.REPORT, pieces, [person])


@st.composite
def researches(draw: st.DrawFn) -> Made:
    pieces: list[Piece] = [Line("Onderzoekssamenvatting"), Title(draw(phrases(3, 7)))]
    if draw(st.booleans()):
        for number in range(1, draw(st.integers(4, 7))):
            pieces += [
                Head(f"{number}. {draw(phrases())}"),
                *draw(paragraphs()),
                Para(f"{draw(phrases(5, 9))} (Akker & Bos, 201{number})."),
            ]
    else:
        chosen = draw(
            st.lists(
                st.sampled_from(
                    [
                        "Onderzoeksvraag",
                        "Methode",
                        "Belangrijkste bevindingen",
                        "Implicaties voor de praktijk",
                        "Open vragen",
                        "Tot slot",
                    ]
                ),
                min_size=3,
                unique=True,
            )
        )
        for heading in chosen:
            pieces += [Head(heading), *draw(paragraphs())]
        pieces += [
            Head("Literatuur"),
            Items(
                (
                    ("Akker, J. & Bos, P. (2015). Over de brug. Assen: De Kade.", ""),
                    ("Coster, M. (2018). Aan wal. Hoorn: De Pen.", ""),
                )
            ),
        ]
    return Made(Kind.RESEARCH, pieces)


@st.composite
def practices(draw: st.DrawFn) -> Made:
    person = draw(names())
    rows = [
        ("School", f"College {draw(phrases(1, 2))}"),
        ("Plaats", "Hoorn"),
        ("Sector", "vmbo en mbo"),
        ("Contactpersoon", f"{person}, decaan"),
    ]
    sections: list[list[Piece]] = [
        [Head(heading), *draw(paragraphs())]
        for heading in draw(
            st.permutations(["Aanleiding", "Doel", "Doelgroep", "Resultaten", "Voorwaarden", "Valkuilen", "Materialen"])
        )
    ]
    sections.append([Head(draw(st.sampled_from(["Aanpak", "Aanpak in stappen", "Werkwijze"]))), draw(advice())])
    sections.append(
        [
            Head("Wat is er nodig?"),
            draw(
                st.one_of(
                    bullets(),
                    st.just(Grid((("Wat", "Wie", "Hoeveel"), ("Uren", "mentor", "12"), ("Bus", "school", "€ 300")))),
                )
            ),
        ]
    )
    pieces: list[Piece] = [
        Line("Praktijkvoorbeeld"),
        Title(draw(phrases(3, 7))),
        Rows(tuple(draw(st.permutations(rows)))),
    ]
    return Made(Kind.PRACTICE, pieces + [piece for section in draw(st.permutations(sections)) for piece in section])


@st.composite
def visions(draw: st.DrawFn) -> Made:
    pieces: list[Piece] = [
        Line(f"LOB-visie {draw(st.integers(2027, 2040))}"),
        Rows((("Versie", "2.1"), ("Ondertekend op", "3 maart 2028"))),
    ]
    pieces.append(Para(draw(texts())))
    for number in range(1, draw(st.integers(3, 6))):
        pieces += [Head(f"{number}. {draw(phrases(3, 7))}"), *draw(paragraphs())]
    signed = draw(st.lists(names(), min_size=1, max_size=3, unique=True))
    pieces += [
        Head("Ondertekenaars"),
        Items(tuple((f"Stichting {draw(phrases(1, 2))} – {person}", "") for person in signed)),
    ]
    return Made(Kind.VISION, pieces)


@st.composite
def dossiers(draw: st.DrawFn) -> Made:
    pieces: list[Piece] = [Line(f"Dossier: {draw(phrases(2, 5))}"), Para(draw(sentences()) + " " + draw(sentences()))]
    pieces += [Head(draw(st.sampled_from(["In dit dossier", "Leestips", "Publicaties"]))), draw(advice())]
    if draw(st.booleans()):
        pieces += [Head(draw(phrases(2, 4))), *draw(paragraphs())]
    return Made(Kind.DOSSIER, pieces)


KINDS: dict[Kind, Callable[[], st.SearchStrategy[Made]]] = {
    Kind.OUTCOME: outcomes,
    Kind.BOARD_TABLE: board_tables,
    Kind.REPORT: reports,
    Kind.RESEARCH: researches,
    Kind.PRACTICE: practices,
    Kind.VISION: visions,
    Kind.DOSSIER: dossiers,
}
