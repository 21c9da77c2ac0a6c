"""Counting what visitors asked, and forgetting it after 90 days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import structlog
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from knowledge.models import AskedBatch, AskedWords
from knowledge.search import asked_log
from knowledge.search.asked_log import Question
from knowledge.search.locks import file_lock

log = structlog.stdlib.get_logger("knowledge.search")

DAYS_KEPT = 90
# People do not think of more on one day; a machine that makes up words does not fill the database.
MOST_TEXTS_A_DAY = 20_000
_TEXTS_IN_A_STATEMENT = 400


def collect_asked() -> int:
    """Counts what was asked since the last time; returns how many questions that were. For the worker's clock.

    Killed anywhere, it loses nothing and counts nothing twice: a file is first set aside under a name of its own, and
    that name is stored in the transaction that counts it.
    """
    with file_lock(Path(settings.DATA_DIR) / "asked" / "collect.lock"):
        asked_log.take()
        return sum(_count(name) for name in asked_log.batches())


def forget_asked(today: date | None = None) -> int:
    """Deletes what was asked more than 90 days ago; returns how many rows went."""
    last = (today or timezone.localdate()) - timedelta(days=DAYS_KEPT)
    AskedBatch.objects.filter(counted_at__date__lt=last).delete()
    return AskedWords.objects.filter(day__lt=last).delete()[0]


def _count(name: str) -> int:
    """Adds one batch to the days it tells of, unless that was done before, and takes it away."""
    with transaction.atomic():
        _batch, is_new = AskedBatch.objects.get_or_create(name=name)
        questions = list(asked_log.read(name)) if is_new else []
        _add(questions)
    asked_log.drop(name)
    # Without its file the name cannot come again.
    AskedBatch.objects.filter(name=name).delete()
    return len(questions)


def _add(questions: Iterable[Question]) -> None:
    days: dict[date, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for question in questions:
        counts = days[question.day][question.text]
        counts[0] += 1
        counts[1] += question.total == 0
    for day, texts in days.items():
        room = MOST_TEXTS_A_DAY - AskedWords.objects.filter(day=day).count()
        names = list(texts)
        for start in range(0, len(names), _TEXTS_IN_A_STATEMENT):
            room -= _add_to_day(day, {name: texts[name] for name in names[start : start + _TEXTS_IN_A_STATEMENT]}, room)


def _add_to_day(day: date, texts: dict[str, list[int]], room: int) -> int:
    """Raises the rows that are there and makes at most `room` new ones; says how many it made."""
    known = list(AskedWords.objects.select_for_update().filter(day=day, text__in=texts))
    for row in known:
        times, found_nothing = texts.pop(row.text)
        row.times += times
        row.found_nothing += found_nothing
    AskedWords.objects.bulk_update(known, ["times", "found_nothing"])
    new = [
        AskedWords(day=day, text=text, times=times, found_nothing=found_nothing)
        for text, (times, found_nothing) in texts.items()
    ]
    if len(new) > room:
        log.warning("more was asked than is kept", day=day.isoformat(), left_out=len(new) - max(0, room))
    return len(AskedWords.objects.bulk_create(new[: max(0, room)]))
