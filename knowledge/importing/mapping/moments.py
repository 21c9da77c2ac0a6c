"""Dutch dates and times as people write them in a programme: with or without a year, with a full stop or a colon."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "jan"),
            ("februari", "feb"),
            ("maart", "mrt"),
            ("april", "apr"),
            ("mei",),
            ("juni", "jun"),
            ("juli", "jul"),
            ("augustus", "aug"),
            ("september", "sept", "sep"),
            ("oktober", "okt"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_NAMED_DATE = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:e|ste|de)?\s+(?P<month>{_MONTH})\.?(?!\w)(?:\s+(?P<year>\d{{4}})(?!\d))?",
    re.IGNORECASE,
)
_FIGURE_DATE = re.compile(r"(?<!\d)(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})(?!\d)")
_ISO_DATE = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)")
_CLOCK = r"(?P<{0}>(?:[01]?\d|2[0-3])[.:][0-5]\d)"
_SPAN_OF_TIME = re.compile(
    rf"(?<![\d.]){_CLOCK.format('start')}\s*(?:uur)?\s*(?:[-–—]|tot(?: en met)?|t/m)\s*{_CLOCK.format('end')}(?!\d)"
)
_TIME = re.compile(rf"(?<![\d.]){_CLOCK.format('start')}(?!\d)")
_WHOLE_HOUR = re.compile(r"(?<![\d.:])(?P<start>[01]?\d|2[0-3])\s*(?:uur|u\.)")
_NEAREST_YEARS = (0, 1, -1, 2, -2, 3, -3)


@dataclass(frozen=True, slots=True)
class Moment:
    """`date` is ISO and empty when the year is missing; then `day` and `month` are there. Times are HH:MM or empty."""

    date: str = ""
    day: int = 0
    month: int = 0
    weekday: int | None = None
    start: str = ""
    end: str = ""

    @property
    def misses_year(self) -> bool:
        return bool(self.day) and not self.date


def moment_in(text: str) -> Moment:
    """The first date and the first time in `text`; impossible dates such as 31 februari are not dates."""
    day, month, year = _date(text)
    rest = text
    for pattern in (_FIGURE_DATE, _ISO_DATE):
        rest = pattern.sub(" ", rest)
    start, end = _times(rest)
    weekday = next((number for number, name in enumerate(_WEEKDAYS) if name in text.lower()), None)
    date = f"{year:04d}-{month:02d}-{day:02d}" if year else ""
    return Moment(date, day, month, weekday, start, end)


def proposed_year(moment: Moment, created: str) -> str:
    """The year that fits the weekday best, near the day on which the file was made; empty without either."""
    if moment.weekday is None or not re.match(r"\d{4}", created):
        return ""
    for distance in _NEAREST_YEARS:
        year = int(created[:4]) + distance
        try:
            day = datetime.date(year, moment.month, moment.day)
        except ValueError:
            continue
        if day.weekday() == moment.weekday:
            return str(year)
    return ""


def _date(text: str) -> tuple[int, int, int]:
    for pattern in (_NAMED_DATE, _FIGURE_DATE, _ISO_DATE):
        for match in pattern.finditer(text):
            name = match["month"].lower()
            day, month, year = int(match["day"]), _MONTHS.get(name) or int(name), int(match["year"] or 0)
            try:
                datetime.date(year or 2024, month, day)
            except ValueError:
                continue
            return day, month, year
    return 0, 0, 0


def _times(text: str) -> tuple[str, str]:
    if match := _SPAN_OF_TIME.search(text):
        return _clock(match["start"]), _clock(match["end"])
    if match := _TIME.search(text):
        return _clock(match["start"]), ""
    if match := _WHOLE_HOUR.search(text):
        return f"{int(match['start']):02d}:00", ""
    return "", ""


def _clock(text: str) -> str:
    hours, minutes = re.split(r"[.:]", text)
    return f"{int(hours):02d}:{minutes}"
