"""Recommendations, principles and relations, as readers look at them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from knowledge.enums import Kind, RelationKind
from knowledge.models import Item, ItemAddress, Publication, Recommendation, Relation
from knowledge.queries.publications import (
    FIELD,
    Filters,
    line_work,
    matching,
    public_publications,
)


def public_recommendations(filters: Filters | None = None) -> QuerySet[Recommendation]:
    """Recommendations on public outcomes, newest first. One without themes or roles of its own has those of its page.

    A copied page carries the same recommendation (the same `uid`): it is listed once, from the oldest page.
    """
    filters = filters or {}
    rest = {parameter: keys for parameter, keys in filters.items() if parameter not in {"thema", "rol"}}
    pages = matching({**rest, "soort": [Kind.OUTCOME]}).values("pk")
    everywhere = matching({"soort": [Kind.OUTCOME]}).values("pk")
    older = Recommendation.objects.filter(uid=OuterRef("uid"), page_id__lt=OuterRef("page_id"), page__in=everywhere)
    rows = Recommendation.objects.filter(~Exists(older), page__in=pages)
    for parameter in ("thema", "rol"):
        if keys := filters.get(parameter):
            field = FIELD[parameter]
            own = Q(**{f"{field}__key__in": keys})
            of_page = Q(**{f"{field}__isnull": True, "page__in": Publication.objects.filter(own).values("pk")})
            rows = rows.filter(pk__in=Recommendation.objects.filter(own | of_page).values("pk"))
    return (
        rows.select_related("page")
        .prefetch_related("themes", "roles", "page__themes", "page__roles", *line_work("page__"))
        .order_by("-page__first_published_at", "page_id", "sort_order")
    )


@dataclass(frozen=True, slots=True)
class AtAddress:
    """What stands at `/aanbevelingen/<slug>/`: a recommendation, the slug it moved to, or the news that it is gone."""

    recommendation: Recommendation | None = None
    moved_to: str = ""
    gone: bool = False


def recommendation_at(slug: str) -> AtAddress:
    """Never raises: an address that never was gives an empty `AtAddress`."""
    item = Item.objects.filter(slug=slug).first()
    if item is None:
        past = ItemAddress.objects.filter(slug=slug).select_related("item").first()
        return AtAddress(moved_to=past.item.slug or "") if past else AtAddress()
    row = public_recommendations().filter(uid=item.uid).first()
    if row is not None:
        return AtAddress(recommendation=row)
    return AtAddress(gone=not Recommendation.objects.filter(uid=item.uid).exists())


def addresses_of(uids: Iterable[UUID]) -> dict[UUID, str]:
    """Slug by uid, of those that have one."""
    return {uid: slug for uid, slug in Item.objects.filter(uid__in=list(uids)).values_list("uid", "slug") if slug}


def similar_to(row: Recommendation) -> list[Recommendation]:
    """Public recommendations that an editor called similar, from either end."""
    pairs = Relation.objects.filter(kind=RelationKind.SIMILAR, page__in=public_publications().values("pk"))
    uids = set(pairs.filter(source_item=row.uid).values_list("target_item", flat=True))
    uids |= set(pairs.filter(target_item=row.uid).values_list("source_item", flat=True))
    return list(public_recommendations().filter(uid__in=uids - {row.uid, None}))
