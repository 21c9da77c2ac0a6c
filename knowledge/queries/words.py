"""The vocabulary with what it holds: the word at an address, counts, groups, neighbours."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Prefetch, Q

from knowledge.models import (
    Sector,
    TermRedirect,
    Theme,
    ThemeGroup,
    Transition,
)
from knowledge.queries.publications import (
    VOCABULARY,
    public_publications,
)


def word_at(parameter: str, key: str) -> tuple[Any | None, str]:
    """The word of a vocabulary with this key, and after a merge the key it became (empty otherwise)."""
    word = VOCABULARY[parameter].objects.filter(key=key).first()
    if word is not None:
        return word, ""
    moved = TermRedirect.objects.filter(vocabulary=parameter, old_key=key).first()
    return None, moved.new_key if moved else ""


def themes_by_group() -> list[tuple[ThemeGroup, list[Any]]]:
    """All themes with `publication_count`, group by group; two queries."""
    themes = Theme.objects.annotate(
        publication_count=Count(
            "publications", filter=Q(publications__in=public_publications().values("pk")), distinct=True
        )
    )
    groups = ThemeGroup.objects.prefetch_related(Prefetch("themes", themes))
    return [(group, list(group.themes.all())) for group in groups]


def counts(parameter: str) -> dict[str, int]:
    """Public publications per key of a vocabulary; a sector counts its parts too."""
    public = public_publications().values("pk")
    model = VOCABULARY[parameter]
    if parameter == "sector":
        pages: dict[str, set[int]] = {}
        rows = Sector.objects.filter(publications__in=public).values_list("key", "parent__key", "publications")
        for key, parent, page in rows:
            for name in filter(None, (key, parent)):
                pages.setdefault(name, set()).add(page)
        return {key: len(found) for key, found in pages.items()}
    words = model.objects.annotate(n=Count("publications", filter=Q(publications__in=public), distinct=True))
    return dict(words.values_list("key", "n"))


def transitions_with_counts() -> list[dict[str, Any]]:
    """Every transition in the order of the vocabulary with its address and number of public publications."""
    found = counts("overstap")
    rows = Transition.objects.select_related("origin__parent", "target__parent")
    return [
        {"transition": row, "label": row.label, "url": f"/overstappen/{row.key}/", "count": found.get(row.key, 0)}
        for row in rows
    ]


def grouped(parameter: str) -> list[dict[str, Any]]:
    """Every word of a vocabulary with address and count, in groups; themes by theme group, sectors with their parts."""
    prefix = {"thema": "themas", "sector": "sectoren", "overstap": "overstappen"}[parameter]
    found = counts(parameter)
    if parameter == "thema":
        return [
            {
                "label": group.label,
                "terms": [
                    {
                        "label": theme.label,
                        "url": f"/{prefix}/{theme.key}/",
                        "count": theme.publication_count,
                        "transition": None,
                    }
                    for theme in themes
                ],
            }
            for group, themes in themes_by_group()
        ]
    rows = VOCABULARY[parameter].objects.all()
    if parameter == "overstap":
        rows = rows.select_related("origin__parent", "target__parent")
    terms = [
        {
            "label": row.label,
            "url": f"/{prefix}/{row.key}/",
            "count": found.get(row.key, 0),
            "transition": row if parameter == "overstap" else None,
        }
        for row in rows
    ]
    return [{"label": "", "terms": terms}]


def neighbours(parameter: str, word: Any) -> list[dict[str, Any]]:
    """Words beside this one: the other themes of its group, or the other transitions from or to its sectors."""
    for group in grouped(parameter):
        mine = [term for term in group["terms"] if term["label"] != word.label]
        if len(mine) == len(group["terms"]):
            continue
        if parameter == "overstap":
            ends = {word.origin_id, word.target_id} - {None}
            mine = [term for term in mine if {term["transition"].origin_id, term["transition"].target_id} & ends]
        return mine
    return []
