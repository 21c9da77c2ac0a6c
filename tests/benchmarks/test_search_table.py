"""A figure beyond its limit is marked, one within it is not, and an engine that was left out shows as such."""

from __future__ import annotations

from tests.benchmarks.cpu import of_server
from tests.benchmarks.search import ELASTICSEARCH, EMBEDDED, Row, table


def test_a_missed_limit_is_marked_for_the_engine_that_missed_it():
    row = Row("engine call, p50", {EMBEDDED: 9.04, ELASTICSEARCH: 15.2}, " ms", most=15, note="by thirds 8/9/9")
    assert [row.missed(engine) for engine in (EMBEDDED, ELASTICSEARCH)] == [False, True]
    line = list(table([row], [EMBEDDED, ELASTICSEARCH]))[1]
    assert line.split("  ", 1)[0] == "engine call, p50"
    assert " ".join(line.split()[3:]) == "≤ 15 ms 9.04 ms ! 15.2 ms by thirds 8/9/9"


def test_a_ratio_that_is_too_small_is_missed_and_one_without_a_limit_never():
    assert Row("page", {EMBEDDED: 59.9}, "×", least=60).missed(EMBEDDED)
    assert not Row("page", {EMBEDDED: 60.0}, "×", least=60).missed(EMBEDDED)
    assert not Row("page", {EMBEDDED: 1_000.0}, " ms").missed(EMBEDDED)


def test_an_engine_without_a_figure_shows_a_dash_and_misses_nothing():
    row = Row("page", {EMBEDDED: 61.0}, "×", least=60)
    assert not row.missed(ELASTICSEARCH)
    assert list(table([row], [EMBEDDED, ELASTICSEARCH]))[1].split()[-1] == "–"


def test_a_server_that_is_gone_worked_for_no_time():
    assert of_server(2**22 + 1) == 0.0
