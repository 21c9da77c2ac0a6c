"""Publications as readers and editors look at them; every list costs a constant number of queries."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.utils import timezone

from knowledge.models import (
    Contribution,
    Organisation,
    Person,
    Publication,
    Region,
    Role,
    Sector,
    Signatory,
    TaggedPublication,
    Theme,
    Transition,
    VisionPage,
)

# Filter parameter -> its vocabulary, and the field of a publication that holds it (contracts.md, Addresses).
VOCABULARY: dict[str, Any] = {"thema": Theme, "sector": Sector, "overstap": Transition, "rol": Role, "regio": Region}
FIELD = {"thema": "themes", "sector": "sectors", "overstap": "transitions", "rol": "roles", "regio": "regions"}
Filters = dict[str, list[str]]


def public_publications() -> QuerySet[Publication]:
    """Everything a reader may see now: live, not expired, not under a privacy rule."""
    pages: QuerySet[Publication] = Publication.objects.live().public()
    return pages.filter(Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now()))


def public_among(keys: Iterable[int]) -> set[int]:
    """Those of the pages that a reader may see now. A look by key of its own: joined to others, SQLite would go through
    all pages first.
    """
    return set(public_publications().filter(pk__in=set(keys)).order_by().values_list("pk", flat=True))


def matching(filters: Filters) -> QuerySet[Publication]:
    """Public publications that have one of the keys of every parameter in `filters`. Sector vo includes its parts."""
    pages = public_publications()
    for parameter, keys in filters.items():
        if not keys:
            continue
        if parameter == "soort":
            pages = pages.filter(kind__in=keys)
        elif parameter == "jaar":
            pages = pages.filter(
                first_published_at__year__in=[key for key in keys if key.isdecimal() and len(key) == 4]
            )
        elif parameter == "onderbouwing":
            pages = pages.filter(practiceexamplepage__evidence_level__in=keys)
        elif parameter == "tag":
            pages = pages.filter(pk__in=TaggedPublication.objects.filter(tag__slug__in=keys).values("content_object"))
        elif parameter in FIELD:
            field = FIELD[parameter]
            has = Q(**{f"{field}__key__in": keys})
            if parameter == "sector":
                has |= Q(sectors__parent__key__in=keys)
            pages = pages.filter(pk__in=Publication.objects.filter(has).values("pk"))
    return pages


def for_cards(pages: QuerySet[Publication]) -> QuerySet[Publication]:
    """With what a card or a row shows, whatever the kind, in a constant number of queries."""
    return (
        pages.select_related("occasion")
        .prefetch_related(
            Prefetch("contributions", Contribution.objects.select_related("person")),
            *line_work(),
            "themes",
        )
        .annotate(
            recommendation_count=Count("sessionoutcomepage__recommendations", distinct=True),
            attendees=F("boardtablepage__attendees"),
            attendees_description=F("boardtablepage__attendees_description"),
            school_name=F("practiceexamplepage__school__name"),
            school_place=F("practiceexamplepage__school__place"),
            evidence=F("practiceexamplepage__evidence_level"),
            source_authors=F("researchsummarypage__source_authors"),
            source_year=F("researchsummarypage__source_year"),
        )
    )


def line_work(path: str = "") -> list[Prefetch[Any]]:
    """What the line map of a page needs, by prefetch; `path` leads to the publication ("page__")."""
    return [
        Prefetch(f"{path}transitions", Transition.objects.select_related("origin__parent", "target__parent")),
        Prefetch(f"{path}sectors", Sector.objects.select_related("parent")),
    ]


def listing(kind: str, filters: Filters) -> QuerySet[Publication]:
    """Public publications of one kind that match `filters`, newest first."""
    return for_cards(matching({**filters, "soort": [kind]})).order_by("-first_published_at", "-pk")


def current_vision() -> VisionPage | None:
    """The public version of the LOB vision that was signed last."""
    return (
        VisionPage.objects.filter(pk__in=public_publications().values("pk"))
        .order_by(F("date_signed").desc(nulls_last=True), "-version", "-pk")
        .first()
    )


def successor_of(page: Publication) -> Publication | None:
    """What replaces a publication, where a reader may see it: the title of a page behind a rule says too much."""
    if page.replaced_by_id is None:
        return None
    return public_publications().filter(pk=page.replaced_by_id).first()


def publications_of_person(person: Person) -> QuerySet[Publication]:
    """What a person contributed to, moderated or signed."""
    involved = (
        Q(pk__in=person.contributions.values("page"))
        | Q(boardtablepage__moderator=person)
        | Q(pk__in=Signatory.objects.filter(person=person).values("page"))
    )
    return for_cards(public_publications().filter(involved)).order_by("-first_published_at")


def publications_of_organisation(organisation: Organisation) -> QuerySet[Publication]:
    """By its people at that time, about it as a school, or signed by it."""
    involved = (
        Q(pk__in=organisation.contributions.values("page"))
        | Q(practiceexamplepage__school=organisation)
        | Q(pk__in=Signatory.objects.filter(organisation=organisation).values("page"))
    )
    return for_cards(public_publications().filter(involved)).order_by("-first_published_at")


def pages_to_review(today: datetime.date) -> QuerySet[Publication]:
    """Live publications whose review date has come, the longest overdue first."""
    return (
        Publication.objects.live()
        .filter(review_date__lte=today)
        .select_related("review_owner", "content_type", "latest_revision")
        .order_by("review_date", "pk")
    )
