"""Short ways to look into ledger and index."""

from __future__ import annotations

from knowledge.models import (
    Recommendation,
    SearchLedger,
    SessionOutcomePage,
)
from knowledge.search.documents import item_key, page_key
from knowledge.search.relaxing import Asked
from knowledge.search.service import search


def waiting() -> set[str]:
    return set(SearchLedger.objects.values_list("key", flat=True))


def all_keys_of(page: SessionOutcomePage) -> set[str]:
    return {page_key(page.pk), *(item_key(row) for row in Recommendation.objects.filter(page=page))}


def found(words: str) -> int:
    return search(Asked(words)).total
