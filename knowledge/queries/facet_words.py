"""What the keys of search facets are called, and in which order a reader expects them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from knowledge.enums import EvidenceLevel, ItemKind, Kind
from knowledge.models import Sector, Tag, TermRedirect, Theme, Transition
from knowledge.queries.publications import VOCABULARY

LABELS = {
    "soort": _("Kind"),
    "thema": _("Theme"),
    "sector": _("Sector"),
    "overstap": _("Transition"),
    "rol": _("Role"),
    "regio": _("Region"),
    "onderbouwing": _("Evidence"),
    "jaar": _("Year"),
    "tag": _("Free tag"),
}


@dataclass(frozen=True, slots=True)
class FacetWords:
    """Labels by facet and key, in the order of the vocabulary. `lines` gives a sector the colour of its line,
    `theme_groups` a theme the label of its group, group by group.
    """

    labels: Mapping[str, dict[str, str]]
    lines: dict[str, str] = field(default_factory=dict)
    transitions: dict[str, Transition] = field(default_factory=dict)
    sectors: dict[str, Sector] = field(default_factory=dict)
    theme_groups: dict[str, str] = field(default_factory=dict)

    def label(self, facet: str, key: str) -> str:
        """The key itself where it has no other name: a year, or a word that is gone."""
        return self.labels.get(facet, {}).get(key, key)

    def part_of(self, sector: str) -> str:
        """The key of the sector that this one is a part of; empty for a whole."""
        found = self.sectors.get(sector)
        return found.parent.key if found and found.parent else ""


def facet_words(tags: Iterable[str] = ()) -> FacetWords:
    """The words of all facets; of the tags only those asked for, by slug. A constant number of queries."""
    sectors, transitions = _sectors_and_transitions()
    labels: dict[str, dict[str, str]] = {
        "soort": {str(value): str(label) for value, label in [*ItemKind.choices, *Kind.choices]},
        "onderbouwing": {str(value): str(label) for value, label in EvidenceLevel.choices},
        "sector": {key: sector.label for key, sector in sectors.items()},
        "overstap": {key: transition.label for key, transition in transitions.items()},
        "tag": dict(Tag.objects.filter(slug__in=list(tags)).values_list("slug", "name")),
    }
    themes = list(Theme.objects.values_list("key", "label", "group__label"))
    labels["thema"] = {key: label for key, label, _group in themes}
    for facet in ("rol", "regio"):
        labels[facet] = dict(VOCABULARY[facet].objects.values_list("key", "label"))
    return FacetWords(
        labels,
        {key: sector.line for key, sector in sectors.items()},
        transitions,
        sectors,
        {key: group for key, _label, group in themes},
    )


def _sectors_and_transitions() -> tuple[dict[str, Sector], dict[str, Transition]]:
    """By key, joined here: every search shows them, and their rows are few and often the same."""
    sectors = {sector.pk: sector for sector in Sector.objects.all()}
    for sector in sectors.values():
        sector.parent = sectors[sector.parent_id] if sector.parent_id else None
    transitions = list(Transition.objects.all())
    for transition in transitions:
        transition.origin = sectors[transition.origin_id] if transition.origin_id else None
        transition.target = sectors[transition.target_id]
    return {sector.key: sector for sector in sectors.values()}, {row.key: row for row in transitions}


def after_merges(filters: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """Filters with every key that was merged away replaced by the key it became; at most one query."""
    old = {key for keys in filters.values() for key in keys}
    moved: dict[tuple[str, str], str] = {}
    if old:
        rows: Any = TermRedirect.objects.filter(old_key__in=old).values_list("vocabulary", "old_key", "new_key")
        moved = {(vocabulary, before): after for vocabulary, before, after in rows}
    return {
        facet: tuple(dict.fromkeys(moved.get((facet, key), key) for key in keys)) for facet, keys in filters.items()
    }
