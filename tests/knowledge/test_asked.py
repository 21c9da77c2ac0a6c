"""What visitors ask: noted beside the database, counted by the worker, shown from three times on, then forgotten."""

from __future__ import annotations

import datetime
import os
import threading
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from knowledge.actions import asked
from knowledge.actions.asked import collect_asked, forget_asked
from knowledge.models import AskedBatch, AskedWords
from knowledge.queries.asked import AskedRow, asked_months, asked_report
from knowledge.search import asked_log
from knowledge.search.asked_log import LARGEST_FILE, note

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data_dir")]

TODAY = datetime.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> datetime.date:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_arguments: TODAY)
    return TODAY


def counted() -> dict[tuple[datetime.date, str], tuple[int, int]]:
    return {(row.day, row.text): (row.times, row.found_nothing) for row in AskedWords.objects.all()}


def remember(text: str, times: int, nothing: int = 0, day: datetime.date = TODAY) -> None:
    AskedWords.objects.create(day=day, text=text, times=times, found_nothing=nothing)


def test_what_was_asked_is_added_up_for_each_day(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for total in (3, 0, 2):
        note("loopbaangesprek", total)
    note("stage", 1)
    assert collect_asked() == 4
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_arguments: TODAY + datetime.timedelta(1))
    note("stage", 0)
    note("loopbaangesprek", 5)
    assert collect_asked() == 2
    tomorrow = TODAY + datetime.timedelta(1)
    assert counted() == {
        (TODAY, "loopbaangesprek"): (3, 1),
        (TODAY, "stage"): (1, 0),
        (tomorrow, "stage"): (1, 1),
        (tomorrow, "loopbaangesprek"): (1, 0),
    }
    assert (list((data_dir / "asked").glob("*.batch")), AskedBatch.objects.count()) == ([], 0)


def test_a_text_counted_again_on_the_same_day_raises_its_row() -> None:
    note("stage", 0)
    collect_asked()
    note("stage", 4)
    collect_asked()
    assert counted() == {(TODAY, "stage"): (2, 1)}


def test_noting_asks_nothing_of_the_database() -> None:
    with CaptureQueriesContext(connection) as queries:
        note("stage", 1)
    assert len(queries) == 0


def test_nothing_asked_is_nothing_counted() -> None:
    assert collect_asked() == 0


@pytest.mark.parametrize(
    ("asked_for", "kept"),
    [
        ("  Warme\t\n Overdracht ", "warme overdracht"),
        ("e\u0301e\u0301n leerlijn", "één leerlijn"),
        ("LOB\u200b-visie\x00", "lob-visie"),
        ("leerroute " * 20, ("leerroute " * 10).strip()),
        ("schooljaar 2025-2026", "schooljaar 2025-2026"),
        ("10 000 leerlingen", "10 000 leerlingen"),
        ('"gelijke kansen" -stage', '"gelijke kansen" -stage'),
    ],
)
def test_a_text_is_kept_in_lower_case_and_short(asked_for: str, kept: str) -> None:
    note(asked_for, 1)
    collect_asked()
    assert list(counted()) == [(TODAY, kept)]


@pytest.mark.parametrize(
    "personal",
    [
        "sanne@school.example",
        "brief van ＠school",
        "leerling 123456",
        "bel 06 12 34 56 78",
        "06-12345678",
        "+31 (0)6 1234 5678",
        "123.45.67.89",
        "   ",
        "\u200b",
    ],
)
def test_what_may_be_of_a_person_or_is_nothing_is_not_written(personal: str, data_dir: Path) -> None:
    note(personal, 1)
    assert not (data_dir / "asked").exists()


def test_the_file_holds_a_day_a_number_and_words_and_nothing_else(data_dir: Path) -> None:
    note("Stage", 12)
    assert (data_dir / "asked" / "questions.log").read_text() == "2026-11-22\t12\tstage\n"
    assert (data_dir / "asked" / "questions.log").stat().st_mode & 0o077 == 0


def test_a_full_file_takes_no_more(data_dir: Path) -> None:
    note("stage", 1)
    path = data_dir / "asked" / "questions.log"
    path.write_bytes(b"x" * (LARGEST_FILE - 5))
    note("stage", 1)
    assert path.stat().st_size == LARGEST_FILE - 5


def test_searching_goes_on_where_the_file_cannot_be_written(data_dir: Path) -> None:
    (data_dir / "asked").write_text("a file in the place of the folder")
    note("stage", 1)
    assert (data_dir / "asked").read_text() == "a file in the place of the folder"


def test_lines_that_are_damaged_are_passed_over(data_dir: Path) -> None:
    (data_dir / "asked").mkdir()
    (data_dir / "asked" / "questions.log").write_bytes(
        b"2026-11-22\t1\tstage\nno day\t1\tx\n2026-11-22\tmany\tx\n\n2026-11-22\n\xff\xfe\n2026-11-22\t1\tsta"
    )
    collect_asked()
    assert counted() == {(TODAY, "stage"): (1, 0), (TODAY, "sta"): (1, 0)}


def test_texts_beyond_those_of_a_day_are_left_out_and_known_ones_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asked, "MOST_TEXTS_A_DAY", 2)
    note("stage", 1)
    collect_asked()
    for text in ("stage", "mentor", "intake"):
        note(text, 1)
    collect_asked()
    assert counted() == {(TODAY, "stage"): (2, 0), (TODAY, "mentor"): (1, 0)}


def test_counting_costs_the_same_queries_for_one_text_and_for_a_hundred() -> None:
    counts = []
    for texts in (1, 100):
        for number in range(texts):
            note(f"woord {texts} {number}", 1)
        with CaptureQueriesContext(connection) as queries:
            collect_asked()
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_what_was_asked_more_than_90_days_ago_is_deleted() -> None:
    for days in (0, 90, 91, 200):
        remember(f"{days} dagen", 5, day=TODAY - datetime.timedelta(days))
    assert forget_asked() == 2
    assert [row.text for row in AskedWords.objects.order_by("-day")] == ["0 dagen", "90 dagen"]


def test_a_batch_that_was_counted_before_is_only_taken_away(data_dir: Path) -> None:
    note("stage", 1)
    name = asked_log.take()
    AskedBatch.objects.create(name=name)
    assert collect_asked() == 0
    assert (counted(), asked_log.batches(), AskedBatch.objects.count()) == ({}, [], 0)


def test_a_report_shows_texts_from_three_times_in_a_month_on_and_counts_the_others() -> None:
    remember("stage", 2)
    remember("stage", 1, 1, day=datetime.date(2026, 11, 2))
    remember("zomerlek", 9, 4)
    remember("mentor", 5)
    remember("eigen naam", 2, 2)
    remember("nog een naam", 1)
    remember("stage", 40, day=datetime.date(2026, 10, 31))
    report = asked_report(datetime.date(2026, 11, 1))
    assert (report.times, report.without_result) == (20, 7)
    assert (report.other_times, report.other_texts) == (3, 2)
    assert report.most_asked == (AskedRow("zomerlek", 9, 4), AskedRow("mentor", 5, 0), AskedRow("stage", 3, 1))
    assert report.found_nothing == (AskedRow("zomerlek", 9, 4), AskedRow("stage", 3, 1))


def test_months_are_those_with_questions_the_newest_first() -> None:
    for day in (datetime.date(2026, 9, 30), datetime.date(2026, 11, 1), datetime.date(2026, 11, 2)):
        remember(str(day), 1, day=day)
    assert asked_months() == [datetime.date(2026, 11, 1), datetime.date(2026, 9, 1)]


def test_a_month_without_questions_is_empty_and_not_an_error() -> None:
    report = asked_report(datetime.date(2026, 11, 1))
    assert (report.times, report.other_texts, report.most_asked) == (0, 0, ())


def test_a_report_costs_four_queries_however_much_was_asked() -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            asked_report(datetime.date(2026, 11, 1))
        return len(queries)

    remember("stage", 3)
    few = cost()
    for number in range(100):
        remember(f"woord {number}", number)
    assert (few, cost()) == (4, 4)


def test_writers_and_readers_meet_without_a_lost_line(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is set aside just after a writer opened it: the writer begins again in the new one."""
    note("stage", 1)
    opened = asked_log.fcntl.flock
    taken: list[str] = []

    def set_aside_first(handle: Any, kind: int) -> None:
        if kind == asked_log.fcntl.LOCK_SH and not taken:
            taken.append(asked_log.take())
        opened(handle, kind)

    monkeypatch.setattr(asked_log.fcntl, "flock", set_aside_first)
    note("mentor", 1)
    assert [question.text for question in asked_log.read(taken[0])] == ["stage"]
    assert (data_dir / "asked" / "questions.log").read_text() == "2026-11-22\t1\tmentor\n"


def test_a_batch_is_read_when_whoever_writes_in_it_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    flock, waits, found = asked_log.fcntl.flock, threading.Event(), []

    def tell(handle: Any, kind: int) -> None:
        if kind == asked_log.fcntl.LOCK_EX:
            waits.set()
        flock(handle, kind)

    monkeypatch.setattr(asked_log.fcntl, "flock", tell)
    with asked_log._opened() as (handle, _is_current):
        name = asked_log.take()
        reader = threading.Thread(target=lambda: found.extend(asked_log.read(name)))
        reader.start()
        assert waits.wait(10)
        os.write(handle, b"2026-11-22\t1\tstage\n")
    reader.join()
    assert [question.text for question in found] == ["stage"]
