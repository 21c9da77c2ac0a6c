"""Typed relations, read from both ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from knowledge.enums import REVERSE_LABELS, RelationKind
from knowledge.models import Principle, Publication, Relation, VisionPage
from knowledge.queries.items import addresses_of, public_recommendations
from knowledge.queries.publications import public_publications


@dataclass(frozen=True, slots=True)
class RelatedEnd:
    """The other end of a relation: what to show and where it leads."""

    title: str
    url: str
    meta: str


@dataclass(frozen=True, slots=True)
class RelationGroup:
    """All ends under one heading such as "Wordt onderbouwd door"; `outgoing` when this end stores the relation."""

    label: str
    outgoing: bool
    entries: list[RelatedEnd] = field(default_factory=list)


def relations_of(page: Publication | None, uids: Iterable[UUID] = ()) -> list[RelationGroup]:
    """Relations of a page and of items by `uid`, from both ends, in groups; incoming groups come first.

    Ends that a reader may not see are left out. Without a page only the relations of the items themselves.
    """
    wanted = list(uids)
    condition = Q(target_item__in=wanted) | Q(source_item__in=wanted)
    if page is not None and page.pk:
        condition |= Q(page=page) | Q(target_page=page)
    rows = list(
        Relation.objects.filter(condition)
        .select_related("page", "target_page", "target_item", "source_item")
        .order_by("sort_order", "pk")
    )
    pages = {pk for row in rows for pk in (row.page_id, row.target_page_id) if pk}
    public = set(public_publications().filter(pk__in=pages).values_list("pk", flat=True))
    homes = item_homes({uid for row in rows for uid in (row.target_item_id, row.source_item_id) if uid})
    groups: dict[tuple[bool, str], RelationGroup] = {}
    for row in rows:
        outgoing = row.source_item_id in wanted or (page is not None and row.page_id == page.pk)
        end = _target(row, public, homes) if outgoing else _source(row, public, homes)
        if end is None:
            continue
        kind = RelationKind(row.kind)
        label = str(kind.label if outgoing else REVERSE_LABELS[kind])
        group = groups.setdefault((outgoing, label), RelationGroup(label, outgoing))
        if end not in group.entries:
            group.entries.append(end)
    return [groups[key] for key in sorted(groups)]


def item_homes(uids: set[UUID]) -> dict[UUID, RelatedEnd]:
    """Where public recommendations and principles stand, by uid; those a reader may not see are left out."""
    homes: dict[UUID, RelatedEnd] = {}
    slugs = addresses_of(uids)
    for row in public_recommendations().filter(uid__in=uids):
        if row.uid in slugs:
            homes[row.uid] = RelatedEnd(
                row.heading,
                f"/aanbevelingen/{slugs[row.uid]}/",
                _("Recommendation from %(title)s") % {"title": row.page.title},
            )
    visions = VisionPage.objects.filter(pk__in=public_publications().values("pk"), principles__uid__in=uids).distinct()
    for vision in visions.order_by("version").prefetch_related("principles"):
        for number, principle in enumerate(vision.principles.all(), 1):
            if principle.uid in uids:
                homes[principle.uid] = RelatedEnd(
                    principle_title(principle, number), f"{vision.get_url()}#principe-{number}", vision.title
                )
    return homes


def principle_title(principle: Principle, number: int) -> str:
    return _("Principle %(number)d: %(heading)s") % {"number": number, "heading": principle.heading}


def _target(row: Relation, public: set[int], homes: dict[UUID, RelatedEnd]) -> RelatedEnd | None:
    if row.target_item_id:
        return homes.get(row.target_item_id)
    return _page_end(row.target_page, public) if row.target_page else None


def _source(row: Relation, public: set[int], homes: dict[UUID, RelatedEnd]) -> RelatedEnd | None:
    if row.page_id not in public:
        return None
    if row.source_item_id:
        return homes.get(row.source_item_id)
    return _page_end(row.page, public)


def _page_end(page: Publication, public: set[int]) -> RelatedEnd | None:
    if page.pk not in public:
        return None
    parts = [str(page.get_kind_display())]
    if page.first_published_at:
        parts.append(date_format(localtime(page.first_published_at), "Y"))
    return RelatedEnd(page.title, page.get_url() or "", ", ".join(parts))
