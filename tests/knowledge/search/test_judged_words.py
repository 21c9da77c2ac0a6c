"""The judged words keep to the goals, also those that nothing was tuned on."""

from __future__ import annotations

import pytest

from tests.benchmarks.words import SETS, figures, lines

AT_LEAST = {"compounds split exactly": 0.88, "forms of a word joined": 0.95}
AT_MOST = {"other words split": 0.02, "other words joined": 0.05}


@pytest.mark.parametrize("name", SETS)
def test_enough_is_split_and_joined(name: str) -> None:
    shares = {figure.name: figure.share for figure in figures() if figure.set == name and figure.name in AT_LEAST}
    assert {each: share >= AT_LEAST[each] for each, share in shares.items()} == dict.fromkeys(AT_LEAST, True), shares


@pytest.mark.parametrize("name", SETS)
def test_little_is_split_or_joined_that_should_not_be(name: str) -> None:
    shares = {figure.name: figure.share for figure in figures() if figure.set == name and figure.name in AT_MOST}
    assert {each: share <= AT_MOST[each] for each, share in shares.items()} == dict.fromkeys(AT_MOST, True), shares


@pytest.mark.parametrize(("file", "size"), [("compounds.tsv", 160), ("stems.tsv", 160)])
def test_the_sets_are_large_and_a_third_is_kept_apart(file: str, size: int) -> None:
    sets = [line[-1] for line in lines(file)]
    assert len(sets) >= size
    assert set(sets) == set(SETS)
    assert 0.3 <= sets.count("held") / len(sets) <= 0.35


@pytest.mark.parametrize("file", ["compounds.tsv", "stems.tsv"])
def test_nothing_is_judged_twice(file: str) -> None:
    judged = [tuple(sorted(line[: -2 if file == "stems.tsv" else 1])) for line in lines(file)]
    assert len(judged) == len(set(judged))
