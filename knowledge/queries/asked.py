"""What visitors asked, as far as editors may see it: a text that was asked less than three times in a month could be
one person's, and is only counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Sum
from django.db.models.functions import TruncMonth

from knowledge.models import AskedWords

SHOWN_FROM = 3
LONGEST_LIST = 50


@dataclass(frozen=True, slots=True)
class AskedRow:
    text: str
    times: int
    found_nothing: int


@dataclass(frozen=True, slots=True)
class AskedReport:
    """One month. `times` counts every question, `other_times` those whose text is not shown, `without_result` those
    that found nothing.
    """

    month: date
    times: int
    without_result: int
    other_times: int
    other_texts: int
    most_asked: tuple[AskedRow, ...]
    found_nothing: tuple[AskedRow, ...]


def asked_months() -> list[date]:
    """First days of the months in which anything was asked, the newest first; one query."""
    found = AskedWords.objects.annotate(month=TruncMonth("day")).values_list("month", flat=True).distinct()
    return sorted(found, reverse=True)


def asked_report(month: date) -> AskedReport:
    """What was asked in the month that begins on `month`; four queries, however much that is."""
    rows = AskedWords.objects.filter(day__year=month.year, day__month=month.month)
    of_all = rows.aggregate(times=Sum("times", default=0), nothing=Sum("found_nothing", default=0))
    texts = rows.values("text").annotate(asked=Sum("times"), nothing=Sum("found_nothing"))
    hidden = texts.filter(asked__lt=SHOWN_FROM).aggregate(texts=Count("text"), times=Sum("asked", default=0))
    shown = texts.filter(asked__gte=SHOWN_FROM)
    return AskedReport(
        month=month,
        times=of_all["times"],
        without_result=of_all["nothing"],
        other_times=hidden["times"],
        other_texts=hidden["texts"],
        most_asked=_rows(shown.order_by("-asked", "text")[:LONGEST_LIST]),
        found_nothing=_rows(shown.filter(nothing__gt=0).order_by("-nothing", "-asked", "text")[:LONGEST_LIST]),
    )


def _rows(found: Iterable[Mapping[str, Any]]) -> tuple[AskedRow, ...]:
    return tuple(AskedRow(row["text"], row["asked"], row["nothing"]) for row in found)
