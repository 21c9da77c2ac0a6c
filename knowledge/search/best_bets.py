"""Recommended results: what editors put above the results of a question, by Wagtail's search promotions.

Only read here. The library counts each question when its own tag or `Query.get` asks; a search writes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.models import Page
from wagtail.search.utils import MAX_QUERY_STRING_LENGTH

from knowledge.enums import Kind
from knowledge.models import Publication
from knowledge.search.analysis import sort_key

MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class BestBet:
    """`description` is the editor's, or empty. `kind` is in words; empty for a page that is no publication."""

    title: str
    url: str
    description: str
    kind: str


def best_bets(text: str) -> tuple[BestBet, ...]:
    """What editors recommend to who asks just this, in their order; capitals, accents and signs do not count.

    Pages that a reader may not see are left out. One query where nothing is recommended, a constant number otherwise.
    """
    wanted = _folded(text) if len(text) <= MAX_QUERY_STRING_LENGTH else ""
    if not wanted:
        return ()
    questions = Query.objects.filter(editors_picks__isnull=False).distinct().values_list("pk", "query_string")
    asked = [pk for pk, question in questions if _folded(question) == wanted]
    if not asked:
        return ()
    picks = list(SearchPromotion.objects.filter(query__in=asked).order_by("query", "sort_order", "pk"))
    pages = _public([pick.page_id for pick in picks if pick.page_id])
    kinds = dict(Publication.objects.filter(pk__in=pages).values_list("pk", "kind"))
    bets: dict[str, BestBet] = {}
    for pick in picks:
        description = " ".join(pick.description.split())
        if page := pages.get(pick.page_id):
            kind = kinds.get(page.pk, "")
            bet = BestBet(page.title, page.get_url() or "", description, str(Kind(kind).label) if kind else "")
        elif pick.external_link_url.startswith(("https://", "http://")):
            bet = BestBet(
                pick.external_link_text or pick.external_link_url,
                pick.external_link_url,
                description,
                _("On another website"),
            )
        else:
            continue
        bets.setdefault(bet.url, bet)
    return tuple(bets.values())[:MOST_SHOWN]


def _public(numbers: list[int]) -> dict[int, Page]:
    now = timezone.now()
    pages = Page.objects.filter(pk__in=numbers).live().public()
    return {page.pk: page for page in pages.filter(Q(expire_at__isnull=True) | Q(expire_at__gt=now))}


@lru_cache(maxsize=2048)
def _folded(text: str) -> str:
    return sort_key(text)
