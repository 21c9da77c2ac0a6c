"""The filters of a list with counts that keep their siblings: a chosen value does not hide the others of its group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from knowledge.enums import EvidenceLevel, Kind
from knowledge.models import Publication, Sector, TaggedPublication
from knowledge.queries.items import public_recommendations
from knowledge.queries.publications import VOCABULARY, Filters, matching

LABELS = {
    "thema": _("Theme"),
    "sector": _("Sector"),
    "overstap": _("Transition"),
    "rol": _("Role"),
    "regio": _("Region"),
    "onderbouwing": _("Evidence"),
    "jaar": _("Year"),
    "tag": _("Free tag"),
}
OPEN_GROUPS = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter; `line` is the colour class of a sector, empty otherwise; `part` stands below its whole."""

    value: str
    label: str
    count: int
    chosen: bool
    line: str = ""
    part: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """One group of choices of a list; `open` shows it unfolded."""

    name: str
    label: str
    choices: list[Choice]
    open: bool


# Value, label and line of a word, and the page that has it.
Use = tuple[str, str, str, int]


def filters_of(kind: str, chosen: Filters) -> list[Filter]:
    """Filters of the list of one kind, counting its public pages; values without pages are left out unless chosen."""
    found = {}
    for name in _names(chosen, kind):
        pages = Counter(matching({**_others(chosen, name), "soort": [kind]}).values_list("pk", flat=True))
        found[name] = _total(_uses(name, set(pages)), pages)
    return _filters(found, chosen)


def recommendation_filters(chosen: Filters) -> list[Filter]:
    """Filters of the list of recommendations. One without themes or roles of its own counts for those of its page."""
    found = {}
    for name in _names(chosen):
        rows = public_recommendations(_others(chosen, name)).order_by().select_related(None).prefetch_related(None)
        page_of = dict(rows.values_list("pk", "page_id"))
        pages = Counter(page_of.values())
        if name in {"thema", "rol"}:
            own = list(
                VOCABULARY[name]
                .objects.filter(recommendations__in=page_of)
                .values_list("key", "label", "recommendations")
            )
            own = [(key, label, pk) for key, label, pk in own if pk in page_of]
            pages.subtract(page_of[pk] for pk in {pk for _key, _label, pk in own})
            uses = [*_uses(name, set(pages)), *((key, label, "", -pk) for key, label, pk in own)]
            found[name] = _total(uses, Counter({**pages, **{-pk: 1 for _key, _label, pk in own}}))
        else:
            found[name] = _total(_uses(name, set(pages)), pages)
    return _filters(found, chosen)


def chosen_labels(filters: list[Filter]) -> list[tuple[str, str, str]]:
    """Parameter, value and label of every chosen value, in the order of the filters."""
    return [(group.name, choice.value, choice.label) for group in filters for choice in group.choices if choice.chosen]


def _names(chosen: Filters, kind: str = "") -> list[str]:
    """The filters of a list. Tags are too many to choose from; one that an address names can be taken away."""
    left_out = {
        name for name, wanted in (("onderbouwing", kind == Kind.PRACTICE), ("tag", chosen.get("tag"))) if not wanted
    }
    return [name for name in LABELS if name not in left_out]


def _others(chosen: Filters, name: str) -> Filters:
    return {parameter: keys for parameter, keys in chosen.items() if parameter != name}


def _total(uses: Iterable[Use], weight: Counter[int]) -> dict[str, tuple[str, str, int]]:
    """Label, line and summed weight per value, in the order in which the values come."""
    totals: dict[str, tuple[str, str, int]] = {}
    for value, label, line, page in uses:
        count = totals.get(value, (label, line, 0))[2]
        totals[value] = (label, line, count + weight[page])
    return totals


def _filters(found: dict[str, dict[str, tuple[str, str, int]]], chosen: Filters) -> list[Filter]:
    filters: list[Filter] = []
    for name, totals in found.items():
        keys = chosen.get(name, [])
        choices = [
            Choice(value, label, count, value in keys, line)
            for value, (label, line, count) in totals.items()
            if count or value in keys
        ]
        if choices:
            filters.append(Filter(name, str(LABELS[name]), choices, bool(keys) or len(filters) < OPEN_GROUPS))
    return filters


def _uses(name: str, pages: set[int]) -> list[Use]:
    """Every value that one of `pages` has, once for each page; a part of vo counts for vo too. One query."""
    rows: Any
    if name == "jaar":
        rows = Publication.objects.filter(pk__in=pages, first_published_at__isnull=False).order_by(
            "-first_published_at"
        )
        years = [(str(localtime(day).year), pk) for day, pk in rows.values_list("first_published_at", "pk")]
        return [(year, year, "", pk) for year, pk in years]
    if name == "onderbouwing":
        labels = dict(EvidenceLevel.choices)
        rows = Publication.objects.filter(pk__in=pages, practiceexamplepage__isnull=False)
        used = list(rows.values_list("practiceexamplepage__evidence_level", "pk"))
        return [(level, str(label), "", pk) for level, label in labels.items() for found, pk in used if found == level]
    if name == "sector":
        seen: dict[tuple[str, int], tuple[int, Use]] = {}
        for sector in (
            Sector.objects.select_related("parent").filter(publications__in=pages).annotate(page=F("publications"))
        ):
            for part in filter(None, (sector.parent, sector)):
                if sector.page in pages:
                    seen[part.key, sector.page] = (part.sort_order, (part.key, part.label, part.line, sector.page))
        return [use for _order, use in sorted(seen.values(), key=lambda found: found[0])]
    if name == "tag":
        rows = TaggedPublication.objects.filter(content_object__in=pages).order_by("tag__name")
        return [
            (slug, tag, "", page) for slug, tag, page in rows.values_list("tag__slug", "tag__name", "content_object")
        ]
    rows = VOCABULARY[name].objects.filter(publications__in=pages).values_list("key", "label", "publications")
    return [(key, label, "", page) for key, label, page in rows if page in pages]
