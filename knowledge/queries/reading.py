"""What surrounds a text: its reading time, citation, contributors, original file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.text import slugify
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from knowledge.enums import ContributorRole, Kind, RelationKind
from knowledge.models import ImportRecord, Publication, Relation
from knowledge.queries.cards import ItemCard
from knowledge.queries.items import addresses_of
from knowledge.queries.publications import public_publications

WORDS_A_MINUTE = 220


@dataclass(frozen=True, slots=True)
class Contributor:
    """Somebody who took part, with function and organisation as they were then."""

    name: str
    url: str
    role: str
    function: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Citation:
    authors: str
    year: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class SourceFile:
    url: str
    label: str


def reading_minutes(page: Publication) -> int:
    """Whole minutes at `WORDS_A_MINUTE`, at least one; counts the text of every stream of the page."""
    words = 0
    for stream in page.get_streamfield_names():
        for block in getattr(page, stream):
            if block.block_type != "unplaced":
                words += sum(len(text.split()) for text in block.block.get_searchable_content(block.value))
    return max(1, round(words / WORDS_A_MINUTE))


def contributors_of(page: Publication) -> list[Contributor]:
    """In the order of the page; reads the page's own cluster, so a preview shows what is being edited."""
    return [
        Contributor(
            name=row.person.name,
            url=f"/mensen/{row.person.slug}/",
            role=str(ContributorRole(row.role).label),
            function=row.function or row.person.function,
            organisation=row.organisation.name if row.organisation else "",
        )
        for row in page.contributions.select_related("person", "organisation")
    ]


def citation_of(page: Publication, item: ItemCard | None = None) -> Citation:
    """Authors in the order of the page, year of publication, title and full address; of an item when one is given."""
    names = [_cited(row.person.name) for row in page.contributions.select_related("person")]
    year = localtime(page.first_published_at).year if page.first_published_at else ""
    path = item.url if item is not None and item.url else page.url or ""
    address = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path  # the site's own record knows no port
    return Citation(
        authors=", & ".join(names) if len(names) < 3 else ", ".join(names),
        year=str(year),
        title=item.heading if item else page.title,
        url=address,
    )


def _cited(name: str) -> str:
    """ "Marloes de Kuiper" becomes "Kuiper, M. de"."""
    first, *rest = name.split()
    particles = [word for word in rest[:-1] if word.islower()]
    if not rest:
        return name
    initials = "".join(f"{word[0]}." for word in [first, *[word for word in rest[:-1] if not word.islower()]])
    return " ".join([f"{rest[-1]}, {initials}", *particles])


def source_file_of(page: Publication) -> SourceFile | None:
    """The imported original, when the editor offers it to readers."""
    record = offered_source(page)
    if record is None:
        return None
    sort = "Word" if record.name.lower().endswith(".docx") else _("text")
    name = slugify(page.title) or page.kind
    return SourceFile(f"/documenten/bron/{record.pk}/{name}", f"{sort}, {filesizeformat(record.size)}")


def offered_source(page: Publication) -> ImportRecord | None:
    """The import that readers may have: the newest one when the page was last published.

    What was imported since is a draft, and what the page was made from before it is history.
    """
    if not page.offer_source or page.pk is None:
        return None
    moment = page.last_published_at or timezone.now()  # a preview of what was never published
    return page.imports.filter(created_at__lte=moment).order_by("-created_at").first()


def item_cards_of(page: Any) -> list[ItemCard]:
    """Recommendations of an outcome or principles of a vision, from the page's cluster, so that previews work."""
    is_outcome = page.kind == Kind.OUTCOME
    stored = (page.recommendations if is_outcome else page.principles).all()
    if is_outcome and isinstance(stored, QuerySet):  # not in a preview, which has them in memory
        stored = stored.prefetch_related("themes", "roles")
    rows = list(stored)
    addresses = addresses_of(row.uid for row in rows)
    similar = dict(
        Relation.objects.filter(kind=RelationKind.SIMILAR, page__in=public_publications().values("pk"))
        .filter(Q(target_item__in=[row.uid for row in rows]))
        .values_list("target_item")
        .annotate(n=Count("pk"))
    )
    transitions, sectors = list(page.transitions.all()), list(page.sectors.all())
    word = "aanbeveling" if is_outcome else "principe"
    made = []
    for number, row in enumerate(rows, 1):
        slug = addresses.get(row.uid, "")
        url = f"/aanbevelingen/{slug}/" if slug else ""
        themes = list(row.themes.all()) if is_outcome else []
        roles = list(row.roles.all()) if is_outcome else []
        made.append(
            ItemCard(
                number,
                row.heading,
                row.text,
                row.uid,
                slug,
                url,
                f"{word}-{number}",
                page.title,
                page.get_url() or "",
                transitions,
                sectors,
                themes,
                roles,
                similar.get(row.uid, 0),
            )
        )
    return made
