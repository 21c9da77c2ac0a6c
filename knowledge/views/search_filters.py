"""The facets of an answer as filters of its page: labels, order, levels, headings, and what is folded away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from knowledge.queries.facet_words import LABELS, FacetWords
from knowledge.queries.facets import OPEN_GROUPS, Choice, Filter
from knowledge.search.contract import FacetCount

# Facets whose values stand in the order of the vocabulary; of the others the most frequent comes first.
IN_ORDER = frozenset({"sector", "onderbouwing"})
# Of these all values are shown: folded, a level would lose what it is a part of.
SHOWN_WHOLE = frozenset({"sector", "onderbouwing"})
VALUES_SHOWN = 6
# Free tags have no end; who looks for a rare one types it.
MOST_TAGS = 30


@dataclass(frozen=True, slots=True)
class Block:
    """Choices under one heading; without `label` they stand under that of their facet."""

    label: str
    choices: list[Choice]


@dataclass(frozen=True, slots=True)
class Group:
    """A facet as shown: the first choices, and `folded` further ones behind a fold."""

    name: str
    label: str
    blocks: list[Block]
    more: list[Block]
    folded: int
    open: bool


def filters_of(
    facets: Mapping[str, tuple[FacetCount, ...]], words: FacetWords, chosen: Mapping[str, tuple[str, ...]]
) -> list[Filter]:
    """Every facet with a value to choose; a chosen one stays in sight when it would find nothing."""
    filters: list[Filter] = []
    for name in LABELS:
        counts = {found.value: found.count for found in facets.get(name, ())}
        keys = [*counts, *(key for key in chosen.get(name, ()) if key not in counts)]
        if name == "tag":
            keys = shown_tags(facets, chosen)
        if name in IN_ORDER:
            order = {key: place for place, key in enumerate(words.labels[name])}
            keys.sort(key=lambda key: order.get(key, len(order)))
        elif name == "jaar":
            keys.sort(reverse=True)
        if name == "sector":
            keys = _with_parts(keys, words)
        choices = [
            Choice(
                value=key,
                label=words.label(name, key),
                count=counts.get(key, 0),
                chosen=key in chosen.get(name, ()),
                line=words.lines.get(key, "") if name == "sector" else "",
                part=name == "sector" and words.part_of(key) in keys,
            )
            for key in keys
        ]
        if choices:
            filters.append(Filter(name, str(LABELS[name]), choices, name in chosen or len(filters) < OPEN_GROUPS))
    return filters


def shown_tags(facets: Mapping[str, tuple[FacetCount, ...]], chosen: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The tags that are offered, by slug: the most frequent ones and whatever was chosen."""
    frequent = [found.value for found in facets.get("tag", ())[:MOST_TAGS]]
    return list(dict.fromkeys((*frequent, *chosen.get("tag", ()))))


def group_of(found: Filter, words: FacetWords) -> Group:
    """The filter with its first choices and those that were chosen in sight; one choice alone is not folded."""
    if found.name in SHOWN_WHOLE:
        first, rest = found.choices, []
    else:
        first = [choice for place, choice in enumerate(found.choices) if place < VALUES_SHOWN or choice.chosen]
        rest = [choice for choice in found.choices[VALUES_SHOWN:] if not choice.chosen]
    if len(rest) == 1:
        first, rest = found.choices, []
    return Group(
        found.name, found.label, _blocks(found, first, words), _blocks(found, rest, words), len(rest), found.open
    )


def _blocks(found: Filter, choices: list[Choice], words: FacetWords) -> list[Block]:
    """Themes under the headings of their groups, in the order of the groups; other choices in one block."""
    if found.name != "thema":
        return [Block("", choices)] if choices else []

    def heading(choice: Choice) -> str:
        return words.theme_groups.get(choice.value, "")

    order = {label: place for place, label in enumerate(dict.fromkeys(words.theme_groups.values()))}
    in_groups = sorted(choices, key=lambda choice: order.get(heading(choice), len(order)))
    return [Block(label, list(block)) for label, block in groupby(in_groups, heading)]


def _with_parts(keys: list[str], words: FacetWords) -> list[str]:
    """Each sector followed by its parts."""
    inside = {key for key in keys if words.part_of(key) in keys}
    return [
        each
        for key in keys
        if key not in inside
        for each in (key, *(part for part in keys if part in inside and words.part_of(part) == key))
    ]
