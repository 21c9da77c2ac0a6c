"""What templates read. Page models read nothing for themselves, so that previews show what is being edited."""

from __future__ import annotations

from typing import Any

from django import template
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from knowledge.actions import contact
from knowledge.enums import Kind
from knowledge.forms.listing import listing_of
from knowledge.models import IndexPage, Publication, VisionPage
from knowledge.queries import cards as card_queries
from knowledge.queries import items, publications, reading, relations, words

register = template.Library()


@register.simple_tag
def crumbs(page: Any) -> list[dict[str, str]]:
    """Links from Home to the parent of the page, without the page itself."""
    above = page.get_ancestors().filter(depth__gt=1) if page.path else []
    return [{"title": _("Home") if found.depth == 2 else found.title, "url": found.get_url() or ""} for found in above]


@register.simple_tag
def items_of(page: Any) -> list[card_queries.ItemCard]:
    return reading.item_cards_of(page)


@register.simple_tag
def contributors_of(page: Publication) -> list[reading.Contributor]:
    return reading.contributors_of(page)


@register.simple_tag
def relation_groups(subject: Any) -> list[relations.RelationGroup]:
    """Of a page with its items, or of one item alone."""
    if isinstance(subject, card_queries.ItemCard):
        return relations.relations_of(None, [subject.uid])
    uids = []
    for name in ("recommendations", "principles"):
        if hasattr(subject, name):
            uids = [row.uid for row in getattr(subject, name).all()]
    return relations.relations_of(subject, uids)


@register.simple_tag
def citation(page: Publication, item: card_queries.ItemCard | None = None) -> reading.Citation:
    return reading.citation_of(page, item)


@register.simple_tag
def source_file(page: Publication) -> reading.SourceFile | None:
    return reading.source_file_of(page)


@register.simple_tag
def reading_minutes(page: Publication) -> int:
    return reading.reading_minutes(page)


@register.simple_tag
def dossier_entries(page: Any) -> list[card_queries.Card]:
    """The publications of a dossier that a reader may see, in its order, each with its sentence of why."""
    entries = list(page.entries.all())
    pages = publications.for_cards(
        publications.public_publications().filter(pk__in=[row.publication_id for row in entries])
    )
    found = {found.pk: found for found in pages}
    return [card_queries.card(found[row.publication_id], row.why) for row in entries if row.publication_id in found]


@register.simple_tag
def versions_of(page: VisionPage) -> list[dict[str, Any]]:
    """All public versions of the vision, newest first."""
    current = publications.current_vision()
    rows = VisionPage.objects.filter(pk__in=publications.public_publications().values("pk")).order_by(
        "-date_signed", "-pk"
    )
    return [
        {
            "version": row.version,
            "url": row.get_url(),
            "date": row.date_signed,
            "current": current is not None and row.pk == current.pk,
            "shown": row.pk == page.pk,
        }
        for row in rows
    ]


@register.simple_tag
def successor(page: Publication) -> Publication | None:
    return publications.successor_of(page)


@register.simple_tag
def current_vision() -> VisionPage | None:
    return publications.current_vision()


@register.simple_tag
def listing(page: IndexPage, request: HttpRequest) -> dict[str, Any]:
    return listing_of(page.kind, request, page.get_url(request) or "")


@register.simple_tag
def latest(kind: str, number: int) -> list[card_queries.Card]:
    return card_queries.cards(publications.listing(kind, {})[:number])


@register.simple_tag
def kind_count(kind: str) -> int:
    return publications.matching({"soort": [kind]}).count()


@register.simple_tag
def network_counts() -> dict[str, int]:
    """Public publications per transition and per sector, by key."""
    return {**words.counts("sector"), **words.counts("overstap")}


@register.simple_tag
def theme_groups() -> list[dict[str, Any]]:
    return [
        {
            "label": group.label,
            "themes": [
                {
                    "key": theme.key,
                    "label": theme.label,
                    "count": theme.publication_count,
                    "url": f"/themas/{theme.key}/",
                }
                for theme in themes
            ],
        }
        for group, themes in words.themes_by_group()
    ]


@register.simple_tag
def featured_recommendation() -> card_queries.ItemCard | None:
    """The first recommendation of the newest outcome that has one."""
    found = card_queries.recommendation_cards(items.public_recommendations()[:1])
    return found[0] if found else None


@register.simple_tag
def recommendation_count() -> int:
    return items.public_recommendations().count()


@register.simple_tag
def featured_practice() -> Any:
    """The practice example that was published last, as its own kind."""
    found = publications.listing(Kind.PRACTICE, {}).first()
    return found.specific if found else None


@register.simple_tag
def transition_list() -> list[dict[str, Any]]:
    return words.transitions_with_counts()


@register.simple_tag
def can_be_asked(page: Any) -> bool:
    """Whether the contact person of a practice example still agreed to be asked."""
    return contact.can_be_asked(page, timezone.localdate())
