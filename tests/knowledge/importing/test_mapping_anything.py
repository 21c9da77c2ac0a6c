"""Whatever a reader may hand over, in any order and of any kind: mapping loses nothing of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from knowledge.enums import Kind
from knowledge.importing.accounting import words_lost
from knowledge.importing.elements import (
    Cell,
    Comment,
    Deletion,
    Document,
    Element,
    Furniture,
    Heading,
    ListItem,
    Origin,
    PageBreak,
    Paragraph,
    Picture,
    Span,
    Table,
)
from knowledge.importing.mapping import RULES, Mapped, map_document
from knowledge.importing.report import Report, TaskKind
from tests.knowledge.importing.vocabulary import VOCABULARY

LINES = [
    "Aanbevelingen",
    "Kern van de sessie",
    "Aanpak in stappen",
    "Wat is er nodig?",
    "Contact",
    "Doelgroep",
    "Cijfers",
    "Literatuur",
    "Bron",
    "Ondertekenaars",
    "Uitgangspunten",
    "Leestips",
    "Opbrengst themasessie",
    "Samenvatting bestuurstafel",
    "HERFSTDAG VOOR ALLEN",
    "Datum: 3 mei",
    "Sessieleider: An Bos en Ed Mol",
    "Aanwezig: 12 rectoren uit vo",
    "Locatie\t: De Loods",
    "Auteurs\t: J. Aal",
    "Door: Lia Bron, Spaak",
    "Foto's: Ed Mol",
    "Lia Bron en Ed Mol",
    "Samen kiezen, Lia Bron",
    "84 % van de klas",
    "Uren: 12 (mentor)",
    "Stichting Weg – Ab Bos",
    "1. Kijk eerst",
    "Bel eerst: mailen kan later.",
    "Zo schreef Aker (2011) het, of niet (Bos & Dam, 2012).",
    "Een gewone zin die nergens bij hoort. En nog een.",
    "Een regel\nen een tweede",
    "a < b & c > d",
]
STYLES = ["", "normal", "titel", "ondertitel", "bijschrift", "citaat", "inhopg1"]

spans = st.lists(
    st.builds(
        Span,
        st.sampled_from(LINES),
        st.booleans(),
        st.booleans(),
        st.sampled_from([None, None, None, "#", "https://a.example/", "javascript:x"]),
    ),
    min_size=1,
    max_size=2,
).map(tuple)
origins = st.sampled_from([Origin.BODY, Origin.BODY, Origin.BODY, Origin.TEXT_BOX])
elements = st.one_of(
    st.builds(Heading, spans, st.integers(1, 4), st.sampled_from([None, None, "1", "2", "3", "Ad b"]), origins),
    st.builds(Paragraph, spans, st.sampled_from(STYLES), origins),
    st.builds(Paragraph, spans, st.just("")),
    st.builds(ListItem, spans, st.integers(0, 2), st.booleans(), st.sampled_from(["", "1.", "2.", "b)"]), origins),
    st.builds(
        Table,
        st.lists(
            st.lists(st.builds(Cell, st.lists(spans, max_size=2).map(tuple)), min_size=1, max_size=3).map(tuple),
            max_size=3,
        ).map(tuple),
        st.integers(0, 1),
        st.sampled_from(["", "Tabel 1"]),
    ),
    st.builds(Picture, st.just("a.png"), st.just(b"1"), st.just("image/png"), st.sampled_from(["", "Een deur"])),
    st.just(PageBreak()),
)


@st.composite
def sections(draw: st.DrawFn) -> list[Element]:
    """A heading with a short list or table under it: what mostly fills a field."""
    items = st.builds(ListItem, spans, st.integers(0, 1), st.just(True), st.sampled_from(["1.", "2.", "b)"]))
    lines = st.one_of(items, items, st.builds(Paragraph, spans, st.just("")), elements)
    heading = Heading((Span(draw(st.sampled_from(LINES[:13]))),), draw(st.integers(1, 3)))
    return [heading, *draw(st.lists(lines, min_size=1, max_size=3))]


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document in which every third text element carries a footnote mark."""
    groups = draw(st.lists(st.one_of(sections(), st.lists(elements, max_size=3)), max_size=6))
    parts: list[Element] = [element for group in groups for element in group]
    notes: dict[str, tuple[Paragraph, ...]] = {}
    for position in range(0, len(parts), 3):
        part = parts[position]
        if isinstance(part, Heading | Paragraph | ListItem) and not (
            isinstance(part, Paragraph) and part.style == "inhopg1"
        ):
            key = str(position)
            notes[key] = (Paragraph((Span(f"Noot {key}"),)),)
            parts[position] = replace(part, spans=(*part.spans, Span("", note=key)))
    return Document(
        "stuk.docx",
        tuple(parts),
        notes,
        (Comment("Redactie", "Klopt dit?"),),
        (Deletion("Redactie", "oud"),),
        (Furniture("header", "Kop van de bladzij"), Furniture("footer", "Voet")),
    )


def links_of(document: Document) -> int:
    """Runs of neighbouring spans with one address, in everything but a table of contents."""
    total = 0
    for element in document.elements:
        if isinstance(element, Table):
            runs = [run for row in element.rows for cell in row for run in cell.paragraphs]
        elif isinstance(element, Heading | ListItem | Paragraph):
            runs = [] if isinstance(element, Paragraph) and element.style == "inhopg1" else [element.spans]
        else:
            runs = []
        for run in runs:
            addresses = [span.link for span in run]
            total += sum(
                1 for at, link in enumerate(addresses) if link is not None and (at == 0 or addresses[at - 1] != link)
            )
    return total


def anchors_in(value: object) -> int:
    return str(value).count("<footnote ")


@pytest.mark.parametrize("kind", list(Kind))
@settings(
    max_examples=60,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(document=documents())
def test_mapping_loses_nothing_whatever_comes(kind: Kind, document: Document) -> None:
    outcome: Mapped = map_document(document, kind, VOCABULARY)
    draft = outcome.draft
    assert draft is not None
    report = Report((), outcome.removals, outcome.tasks, document.comments, document.deletions)

    assert words_lost(document, draft, replace(report, repairs=outcome.repairs)) == ()
    # A link over the border of a heading and its text becomes two.
    assert len(outcome.links) + sum(task.kind is TaskKind.ACTIVE_LINK for task in outcome.tasks) >= links_of(document)
    assert (outcome.tables, outcome.images) == (
        sum(isinstance(element, Table) for element in document.elements),
        sum(isinstance(element, Picture) for element in document.elements),
    )
    assert list(draft.footnotes.values()) == [
        f"Noot {key}" for key in sorted(document.notes, key=list(draft.footnotes).index)
    ]
    placed = (draft.body, draft.fields, draft.recommendations, draft.principles)
    assert anchors_in(placed) == len(document.notes)
    assert {entry.rule for entry in (*outcome.repairs, *outcome.removals)} <= RULES.keys()
    assert len(draft.title) <= 255
    assert len(draft.lead) <= 300
