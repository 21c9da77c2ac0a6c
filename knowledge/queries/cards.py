"""Publications and items as plain values, ready to show: a template that has one reads nothing more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from knowledge.enums import EvidenceLevel, Kind
from knowledge.models import Publication, Recommendation, Sector, Transition
from knowledge.queries.items import addresses_of

MOST_NAMES = 3


@dataclass(frozen=True, slots=True)
class Card:
    """A publication in a list. `meta` holds short Dutch remarks in the order to show them."""

    title: str
    url: str
    slug: str
    kind: str
    kind_label: str
    lead: str
    transitions: list[Transition]
    sectors: list[Sector]
    meta: list[str]
    why: str = ""


@dataclass(frozen=True, slots=True)
class ItemCard:
    """A recommendation or principle. `url` is empty while it has never been published (a preview)."""

    number: int
    heading: str
    text: Any
    uid: UUID
    slug: str
    url: str
    anchor: str
    page_title: str
    page_url: str
    transitions: list[Transition] = field(default_factory=list)
    sectors: list[Sector] = field(default_factory=list)
    themes: list[Any] = field(default_factory=list)
    roles: list[Any] = field(default_factory=list)
    similar: int = 0


def card(page: Any, why: str = "") -> Card:
    """The card of a publication that came through `for_cards`."""
    return Card(
        title=page.title,
        url=page.get_url() or "",
        slug=page.slug,
        kind=page.kind,
        kind_label=str(page.get_kind_display()),
        lead=page.lead,
        transitions=list(page.transitions.all()),
        sectors=list(page.sectors.all()),
        meta=_meta(page),
        why=why,
    )


def cards(pages: Iterable[Publication]) -> list[Card]:
    return [card(page) for page in pages]


def names_together(names: list[str]) -> str:
    """ "A", "A en B", "A, B en C", and from four on "A en 3 anderen"."""
    if len(names) > MOST_NAMES:
        return _("%(first)s and %(count)d others") % {"first": names[0], "count": len(names) - 1}
    if len(names) < 2:
        return "".join(names)
    return _("%(names)s and %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}


def _meta(page: Any) -> list[str]:
    parts: list[str] = []
    if page.kind == Kind.PRACTICE:
        parts.append(", ".join(filter(None, (page.school_name, page.school_place))))
        parts.append(str(EvidenceLevel(page.evidence).label) if page.evidence else "")
    elif page.kind == Kind.BOARD_TABLE and page.attendees:
        parts.append(f"{page.attendees} {page.attendees_description}".strip())
    elif page.kind == Kind.RESEARCH and page.source_authors:
        parts.append(", ".join(filter(None, (page.source_authors, str(page.source_year or "")))))
    else:
        parts.append(names_together([row.person.name for row in page.contributions.all()]))
    if page.kind == Kind.OUTCOME and page.recommendation_count:
        count = page.recommendation_count
        parts.append(ngettext("%(count)d recommendation", "%(count)d recommendations", count) % {"count": count})
    if page.first_published_at:
        parts.append(date_format(localtime(page.first_published_at), "j F Y"))
    return [part for part in parts if part]


def recommendation_cards(rows: Iterable[Recommendation]) -> list[ItemCard]:
    """Cards of rows from `public_recommendations`, with their number on their page; two queries, however many rows."""
    listed = list(rows)
    addresses = addresses_of(row.uid for row in listed)
    numbers = _numbers({row.page_id for row in listed})
    made = []
    for row in listed:
        number = numbers.get(row.pk, 0)
        slug = addresses.get(row.uid, "")
        made.append(
            ItemCard(
                number=number,
                heading=row.heading,
                text=row.text,
                uid=row.uid,
                slug=slug,
                url=f"/aanbevelingen/{slug}/" if slug else "",
                anchor=f"aanbeveling-{number}",
                page_title=row.page.title,
                page_url=row.page.get_url() or "",
                transitions=list(row.page.transitions.all()),
                sectors=list(row.page.sectors.all()),
                themes=list(row.themes.all()) or list(row.page.themes.all()),
                roles=list(row.roles.all()) or list(row.page.roles.all()),
            )
        )
    return made


def _numbers(pages: set[int]) -> dict[int, int]:
    """Place of every recommendation on its page, by primary key."""
    numbers: dict[int, int] = {}
    place: dict[int, int] = {}
    rows = Recommendation.objects.filter(page_id__in=pages).order_by("page_id", "sort_order", "pk")
    for pk, page in rows.values_list("pk", "page_id"):
        place[page] = place.get(page, 0) + 1
        numbers[pk] = place[page]
    return numbers
