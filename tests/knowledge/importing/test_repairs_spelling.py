"""Slips of the author are suggested, never repaired, and good words are left in peace."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.knowledge.importing.repairing import repaired, shown

SOURCES = Path(__file__).resolve().parents[4] / "shared" / "sources"


@pytest.mark.parametrize(
    ("sentence", "before", "after"),
    [
        ("Het was een bijzodnere middag.", "bijzodnere", "bijzondere"),
        ("Wij gingen gezamelijk op pad.", "gezamelijk", "gezamenlijk"),
        ("Zij spraken omtrend de route.", "omtrend", "omtrent"),
        ("Waarscheinlijk regent het.", "Waarscheinlijk", "Waarschijnlijk"),
        ("Hij kwam onmidellijk naar ons toe.", "onmidellijk", "onmiddellijk"),
    ],
)
def test_a_slip_is_suggested_and_the_text_stays(sentence: str, before: str, after: str) -> None:
    document, repairs = repaired(sentence)

    assert shown(document) == [f"P {sentence}"]
    assert repairs == {"slip": [(before, after)]}


@pytest.mark.parametrize(
    "sentence",
    [
        "De fietsbrugwachter en de rivierloopster zijn oud.",
        "Wij spraken met Waarscheinlink over het weer.",
        "Hij zei: the gezamelijk word and the rest.",
        "Een bijzodnere dag en een bijzodnere avond.",
        "Schrijf naar bijzodnere@water.example of kijk op www.gezamelijk.example.",
        "De keynote en de mindset van het team.",
    ],
)
def test_compounds_names_addresses_and_repeated_words_are_no_slips(sentence: str) -> None:
    assert repaired(sentence)[1] == {}


def test_two_words_that_are_one_adverb_are_suggested() -> None:
    assert repaired("Het gaat al weer beter met de boot.")[1] == {"split_adverb": [("al weer", "alweer")]}


@pytest.mark.parametrize(
    "sentence", ["Er zijn er meer te noemen.", "Het is in een later jaar.", "Wij zijn al lang groter."]
)
def test_words_with_a_meaning_of_their_own_stay_apart(sentence: str) -> None:
    assert repaired(sentence)[1] == {}


@pytest.mark.parametrize("path", sorted(SOURCES.glob("*.txt")), ids=lambda path: path.name)
def test_the_sources_give_few_suggestions(path: Path) -> None:
    _, repairs = repaired(path.read_text())
    expected = 4 if path.name.startswith("reportage") else 0

    assert sum(len(repairs.get(rule, ())) for rule in ("slip", "split_adverb")) == expected
