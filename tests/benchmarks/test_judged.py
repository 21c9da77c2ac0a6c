"""The judged queries are as tests/judged/README.md says, and as many as it takes."""

from __future__ import annotations

from collections import defaultdict

from tests.benchmarks.judged import CLASSES, NONSENSE, judged_queries


def test_every_third_query_of_a_class_is_held() -> None:
    by_class = defaultdict(list)
    for query in judged_queries():
        by_class[query.kind].append(query.part)
    assert set(by_class) == set(CLASSES)
    for parts in by_class.values():
        assert parts == [("held" if number % 3 == 0 else "tune") for number in range(1, len(parts) + 1)]


def test_there_are_enough_queries() -> None:
    queries = judged_queries()
    assert len(queries) >= 100
    assert sum(query.kind == NONSENSE for query in queries) >= 8


def test_no_query_is_asked_twice() -> None:
    texts = [query.text for query in judged_queries()]
    assert sorted(texts) == sorted(set(texts))


def test_each_query_wants_something_that_the_first_twenty_can_hold() -> None:
    relevant = [query.grades for query in judged_queries() if query.kind != NONSENSE]
    assert all(2 in grades.values() and len(grades) <= 20 for grades in relevant)
