"""Searching while an index is made anew, writing from several sides, reading on to the end."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from knowledge.search.contract import SearchDocument, SearchEngine, Sort
from tests.contracts.search_engines import asked, keys, page
from tests.scale import times

SHELF = 120


def shelf(note: str, count: int = SHELF) -> list[SearchDocument]:
    return [
        page(number, f"Titel {number}", f"intake {note}", "2026-01-01", soort=("dossier",)) for number in range(count)
    ]


class Asking:
    """Asks again and again in a thread of its own, until the block ends; what went wrong there is raised here."""

    def __init__(self, ask: Callable[[], object]) -> None:
        self.answers: list[object] = []
        self._ask = ask
        self._over = threading.Event()
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._turn)

    def _turn(self) -> None:
        try:
            while not self._over.is_set():
                self.answers.append(self._ask())
        except BaseException as error:
            self._error = error

    def __enter__(self) -> Asking:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self._thread.join(60)
        if self._error:
            raise self._error


def test_all_through_a_rebuild_everything_is_found_once(engine: SearchEngine) -> None:
    engine.rebuild(shelf("oud"))
    seen: set[tuple[int, int, int, tuple[int, ...]]] = set()

    def ask() -> None:
        answer = engine.search(asked("intake", size=SHELF * 3, facets=("soort",)))
        found = [hit.document.key for hit in answer.hits]
        seen.add((answer.total, len(found), len(set(found)), tuple(each.count for each in answer.facets["soort"])))

    with Asking(ask) as asking:
        for round_number in range(times(50)):
            assert engine.rebuild(shelf(f"nieuw{round_number}")) == SHELF
    print(f"rebuilds {times(50)}, searches meanwhile {len(asking.answers)}, different counts {len(seen)}")
    assert seen == {(SHELF, SHELF, SHELF, (SHELF,))}
    assert len(asking.answers) >= times(50)


def test_a_search_sees_the_old_index_or_the_new_one_whole(engine: SearchEngine) -> None:
    engine.rebuild(shelf("oud"))
    pairs: set[tuple[int, int]] = set()

    def ask() -> None:
        texts = [hit.document.passages[0].text for hit in engine.search(asked("intake", size=SHELF)).hits]
        pairs.add((texts.count("intake oud"), texts.count("intake nieuw")))

    with Asking(ask):
        for _ in range(times(30)):
            engine.rebuild(shelf("nieuw"))
            engine.rebuild(shelf("oud"))
    assert pairs <= {(SHELF, 0), (0, SHELF)}
    assert pairs


def test_what_is_written_during_a_rebuild_follows_into_the_new_index(engine: SearchEngine) -> None:
    engine.rebuild(shelf("oud", 20))
    writers: list[threading.Thread] = []

    def documents() -> Iterator[SearchDocument]:
        for number, document in enumerate(shelf("nieuw", 20)):
            if number == 10:
                writers.append(threading.Thread(target=engine.index, args=([page(900, body="zomerlek")], ["page:3"])))
                writers[0].start()
            yield document

    assert engine.rebuild(documents()) == 20
    writers[0].join(60)
    assert keys(engine, "zomerlek") == ["page:900"]
    assert engine.search(asked("nieuw")).total == 19


def test_writers_at_once_lose_nothing(engine: SearchEngine) -> None:
    def write(first: int) -> None:
        for number in range(first, first + 8):
            engine.index([page(number, body="intake")], remove=[f"page:{number - 1}"] if number % 2 else [])

    threads = [threading.Thread(target=write, args=(first,)) for first in (100, 200, 300, 400)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    expected = {f"page:{first + odd}" for first in (100, 200, 300, 400) for odd in (1, 3, 5, 7)}
    assert {key for key, _ in engine.entries()} == expected
    assert engine.search(asked("intake")).total == len(expected)


def test_a_batch_is_seen_whole(engine: SearchEngine) -> None:
    engine.index(shelf("even"))
    seen: set[tuple[int, int]] = set()

    def ask() -> None:
        texts = [hit.document.passages[0].text for hit in engine.search(asked("intake", size=SHELF)).hits]
        seen.add((texts.count("intake even"), texts.count("intake oneven")))

    with Asking(ask):
        for _ in range(times(30)):
            engine.index(shelf("oneven"))
            engine.index(shelf("even"))
    assert seen <= {(SHELF, 0), (0, SHELF)}


def test_what_was_written_is_found_as_soon_as_the_writing_ends(engine: SearchEngine) -> None:
    for number in range(10):
        engine.index([page(number, body=f"intake woord{number}x")])
        assert keys(engine, f"woord{number}x") == [f"page:{number}"]
        assert engine.status().documents == number + 1


@pytest.mark.parametrize("sort", list(Sort))
def test_every_page_to_the_end_shows_each_document_once(engine: SearchEngine, sort: Sort) -> None:
    engine.rebuild([replace(each, date=f"2026-01-{index % 9 + 1:02}") for index, each in enumerate(shelf("x", 437))])
    read: list[str] = []
    for number in range(1, 10_000):
        part = keys(engine, "intake", sort=sort, page=number, size=50)
        if not part:
            break
        read += part
    assert (len(read), len(set(read))) == (437, 437)


def test_a_page_far_beyond_the_end_is_empty_and_has_the_total(engine: SearchEngine) -> None:
    engine.index(shelf("x", 12))
    for number in (3, 1_000, 1_001, 5_000, 40_000):
        answer = engine.search(asked("intake", page=number, facets=("soort",)))
        assert (answer.total, answer.hits, [each.count for each in answer.facets["soort"]]) == (12, (), [12])


def test_a_rebuild_empties_what_it_is_given_nothing_for(engine: SearchEngine) -> None:
    engine.index(shelf("x", 3))
    assert engine.rebuild([]) == 0
    assert (engine.search(asked()).total, list(engine.entries()), engine.status().documents) == (0, [], 0)
