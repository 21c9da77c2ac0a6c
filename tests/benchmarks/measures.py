"""How good a list of results is, by what was judged. All figures are between 0 and 1.

A list holds judged names in the order in which they are shown; a name that is not among the grades is not relevant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log2


def ndcg(shown: Sequence[str], grades: Mapping[str, int], depth: int = 10) -> float:
    """Normalised discounted cumulated gain of the first `depth` results: what is wanted most belongs at the top.

    Järvelin and Kekäläinen (2002), Cumulated gain-based evaluation of IR techniques, ACM TOIS 20(4). Gain and discount
    are those of Burges et al. (2005), Learning to rank using gradient descent: 2^grade − 1 (3 for what is wanted, 1 for
    what is of use), divided by log2(rank + 1). The ideal list holds all that was judged relevant, the best first.
    """
    ideal = _gain(sorted(grades.values(), reverse=True)[:depth])
    return _gain([grades.get(name, 0) for name in shown[:depth]]) / ideal if ideal else 0.0


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / log2(rank + 1) for rank, grade in enumerate(grades, 1))


def recall(shown: Sequence[str], grades: Mapping[str, int], depth: int = 20) -> float:
    """The share of all relevant documents, whatever their grade, among the first `depth` results.

    Manning, Raghavan and Schütze (2008), Introduction to Information Retrieval, 8.4. No query has more than `depth`
    relevant documents, so 1 can be reached.
    """
    return len(set(shown[:depth]) & grades.keys()) / len(grades)


def overlap(one: Sequence[str], other: Sequence[str], depth: int = 10) -> float:
    """The share of the first `depth` results that two lists have in common, in any order; 1 when both are empty."""
    first, second = set(one[:depth]), set(other[:depth])
    longest = max(len(first), len(second))
    return len(first & second) / longest if longest else 1.0


def mean(figures: Sequence[float]) -> float:
    return sum(figures) / len(figures) if figures else 0.0
