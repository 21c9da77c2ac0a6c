"""Publications that the index finds to be about the same, for the end of a publication's page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import template

from knowledge.enums import Kind
from knowledge.queries.relations import RelationGroup
from knowledge.search.documents import META_BREAK, page_key
from knowledge.search.related import related

register = template.Library()

MOST_RELATED = 4


@dataclass(frozen=True, slots=True)
class Kindred:
    """A publication as a line: `kind` is its label, `meta` its first remark."""

    title: str
    url: str
    kind: str
    meta: str


@register.simple_tag
def related_to(page: Any, groups: Iterable[RelationGroup] = ()) -> list[Kindred]:
    """At most `MOST_RELATED` publications like this one, without those that an editor already named: in `groups`, or as
    entries of a dossier.

    None for a page that was never published, and none while the search engine is away.
    """
    if not page.pk:
        return []
    named = {entry.url.partition("#")[0] for group in groups for entry in group.entries}
    named |= {page_key(row.publication_id) for row in page.entries.all()} if hasattr(page, "entries") else set()
    found = related(page_key(page.pk), MOST_RELATED + len(named))
    return [
        Kindred(
            document.title,
            document.url,
            str(Kind(document.kind).label),
            document.extra.get("meta", "").partition(META_BREAK)[0],
        )
        for document in found
        if not named & {document.url, document.key}
    ][:MOST_RELATED]
