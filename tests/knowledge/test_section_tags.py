"""A page's text is cut into the stops of its rail, and every heading can be linked to."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from knowledge.enums import EvidenceLevel
from knowledge.templatetags import section_tags


def heading(text: str, level: str = "2", number: str = "") -> Any:
    return SimpleNamespace(block_type="heading", value={"text": text, "level": level, "number": number})


def text(words: str = "Tekst") -> Any:
    return SimpleNamespace(block_type="text", value=words)


def outline(*blocks: Any) -> list[tuple[str, str, int]]:
    return [(part.heading, part.anchor, len(part.pieces)) for part in section_tags.sections(blocks)]


def test_a_section_runs_from_one_heading_to_the_next() -> None:
    assert outline(heading("Wat werkt"), text(), text(), heading("Wat niet"), text()) == [
        ("Wat werkt", "wat-werkt", 2),
        ("Wat niet", "wat-niet", 1),
    ]


def test_text_before_the_first_heading_is_a_section_without_one() -> None:
    assert outline(text(), heading("Wat werkt")) == [("", "", 1), ("Wat werkt", "wat-werkt", 0)]


def test_no_text_is_no_section() -> None:
    assert outline() == []


def test_two_equal_headings_have_two_anchors() -> None:
    assert [anchor for _, anchor, _ in outline(heading("Besluit"), heading("Besluit"), heading("Besluit"))] == [
        "besluit",
        "besluit-2",
        "besluit-3",
    ]


def test_a_small_heading_stays_in_its_section_with_an_anchor_of_its_own() -> None:
    [section] = section_tags.sections([heading("Deel", number="7"), text(), heading("Ad a", level="3")])
    assert section.number == "7"
    assert [(piece.heading, piece.anchor, piece.level) for piece in section.pieces] == [
        ("", "", ""),
        ("Ad a", "ad-a", "3"),
    ]


def test_a_heading_of_signs_alone_can_still_be_linked_to() -> None:
    assert outline(heading("???"))[0][1] == "deel"


@pytest.mark.parametrize(
    ("level", "reached"), [(EvidenceLevel.EXPERIENCE, 1), (EvidenceLevel.FOUNDED, 3), (EvidenceLevel.RESEARCHED, 4)]
)
def test_evidence_shows_all_four_words_and_where_the_practice_stands(level: EvidenceLevel, reached: int) -> None:
    steps = section_tags.evidence_levels(level.value)
    assert [step.reached for step in steps] == [True] * reached + [False] * (4 - reached)
    assert [step.current for step in steps].index(True) == reached - 1
    assert [step.label for step in steps] == [str(label) for label in EvidenceLevel.labels]


def test_names_are_joined_as_they_are_spoken() -> None:
    people = [SimpleNamespace(name=name) for name in ("Anouk", "Bas", "Chris")]
    assert section_tags.names([]) == ""
    assert section_tags.names(people[:1]) == "Anouk"
    assert section_tags.names(people[:2]) == "Anouk en Bas"
    assert section_tags.names(people) == "Anouk, Bas en Chris"


def test_small_numbers_are_written_out() -> None:
    assert [str(section_tags.in_words(number)) for number in (1, 5, 12, 13)] == ["Eén", "Vijf", "Twaalf", "13"]


def test_an_address_is_shown_without_what_nobody_reads() -> None:
    assert section_tags.without_scheme("https://www.voorbeeld.example/over/") == "voorbeeld.example/over"
