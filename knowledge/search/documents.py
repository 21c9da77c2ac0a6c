"""Search documents of publications and of what lives in them. Only what a reader may see now becomes one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils import translation
from django.utils.timezone import localtime

from knowledge.enums import ItemKind, Kind
from knowledge.models import (
    Principle,
    Publication,
    Recommendation,
    Sector,
    TaggedPublication,
)
from knowledge.queries.cards import card
from knowledge.queries.items import addresses_of
from knowledge.queries.publications import (
    current_vision,
    for_cards,
    public_among,
    public_publications,
)
from knowledge.search import plain
from knowledge.search.contents import (
    Content,
    attachments_of,
    contents_of,
)
from knowledge.search.contract import Label, Passage, SearchDocument
from knowledge.search.names import names_of
from portal.shared.registry import register_documents

PAGE, RECOMMENDATION, PRINCIPLE = "page", "recommendation", "principle"

# Between the remarks of `extra["meta"]`.
META_BREAK = "\n"


def register() -> None:
    """Makes publications, recommendations and principles known to the search; called once, when the app is ready."""
    register_documents(PAGE, PublicationDocuments())
    register_documents(RECOMMENDATION, ItemDocuments(RECOMMENDATION, Recommendation, ItemKind.RECOMMENDATION))
    register_documents(PRINCIPLE, ItemDocuments(PRINCIPLE, Principle, ItemKind.PRINCIPLE))


def page_key(pk: int) -> str:
    return f"{PAGE}:{pk}"


def item_key(row: Recommendation | Principle) -> str:
    return f"{RECOMMENDATION if isinstance(row, Recommendation) else PRINCIPLE}:{row.uid}"


class PublicationDocuments:
    """``page:<pk>``: a publication with all its text and that of its attachments."""

    def build(self, keys: Iterable[str]) -> Mapping[str, SearchDocument | None]:
        with translation.override(settings.LANGUAGE_CODE):
            wanted = {key: _number(key) for key in keys}
            pages = _pages(pk for pk in wanted.values() if pk is not None)
            contents = contents_of({page.pk: page.kind for page in pages.values()})
            files = attachments_of(document for content in contents.values() for document in content.documents)
            filing = Filing(pages.values())
            vision = current_vision()
            return {
                key: self._document(pages[pk], contents[pk], files, filing, vision) if pk in pages else None
                for key, pk in wanted.items()
            }

    def all_keys(self) -> Iterable[str]:
        return [page_key(pk) for pk in public_publications().order_by("pk").values_list("pk", flat=True)]

    def public(self, keys: Iterable[str]) -> set[str]:
        return {page_key(pk) for pk in public_among(pk for pk in map(_number, keys) if pk is not None)}

    def _document(
        self, page: Any, content: Content, files: Mapping[int, Any], filing: Filing, vision: Any
    ) -> SearchDocument:
        passages = [Passage(Label.BODY, content.body)] if content.body else []
        passages += [Passage(Label.RECOMMENDATION, text) for text in content.items]
        attached = [files[pk] for pk in dict.fromkeys(content.documents) if pk in files]
        passages += [Passage(Label.ATTACHMENT, file.text, file.title) for file in attached]
        shown = card(page)
        return SearchDocument(
            key=page_key(page.pk),
            kind=page.kind,
            title=page.title,
            url=shown.url,
            lead=page.lead,
            passages=tuple(passages),
            labels=filing.labels(page),
            filters={"soort": (page.kind,), **filing.filters(page)},
            date=_day(page.first_published_at),
            changed=page.changed_on.isoformat() if page.changed_on else "",
            names=names_of(page, is_current=bool(vision and vision.pk == page.pk)),
            extra={"meta": META_BREAK.join(shown.meta), "evidence": page.evidence or "", **filing.line(page)},
        )


class ItemDocuments:
    """``recommendation:<uid>`` and ``principle:<uid>``: an item by itself, filed as its page is.

    An item that stands on several public pages is found once: a principle in the current vision, anything else on the
    oldest page.
    """

    def __init__(self, prefix: str, model: type[Recommendation] | type[Principle], kind: ItemKind) -> None:
        self._prefix = prefix
        self._model = model
        self._kind = kind

    def build(self, keys: Iterable[str]) -> Mapping[str, SearchDocument | None]:
        with translation.override(settings.LANGUAGE_CODE):
            wanted = {key: _uid(key) for key in keys}
            vision = current_vision() if self._model is Principle else None
            rows = self._rows((uid for uid in wanted.values() if uid), vision.pk if vision else None)
            pages = _pages({row.page_id for row in rows.values()})
            filing = Filing(pages.values())
            numbers = self._numbers(pages)
            addresses = addresses_of(rows)
            made: dict[str, SearchDocument | None] = dict.fromkeys(wanted)
            for key, uid in wanted.items():
                row = rows.get(uid) if uid else None
                # A page may have closed between the two looks.
                if row is not None and row.page_id in pages:
                    page, number = pages[row.page_id], numbers[row.pk]
                    is_current = bool(vision and vision.pk == page.pk)
                    url = self._url(page, number, addresses.get(row.uid, ""), is_current=is_current)
                    made[key] = self._document(row, page, number, url, filing)
            return made

    def all_keys(self) -> Iterable[str]:
        uids = self._public_rows().order_by("uid").values_list("uid", flat=True).distinct()
        return [f"{self._prefix}:{uid}" for uid in uids]

    def public(self, keys: Iterable[str]) -> set[str]:
        uids = [uid for uid in map(_uid, keys) if uid]
        rows = list(self._model._default_manager.filter(uid__in=uids).order_by().values_list("uid", "page_id"))
        public = public_among({page for _, page in rows})
        return {f"{self._prefix}:{uid}" for uid, page in rows if page in public}

    def _public_rows(self) -> QuerySet[Any]:
        return self._model._default_manager.filter(page__in=public_publications().values("pk"))

    def _rows(self, uids: Iterable[UUID], first: int | None) -> dict[UUID, Any]:
        """The row that stands for each item: on page `first` if it is there, else on the page with the lowest key."""
        found: dict[UUID, Any] = {}
        rows = self._model._default_manager.filter(uid__in=list(uids)).order_by("page_id", "pk")
        if self._model is Recommendation:
            rows = rows.prefetch_related("themes", "roles")
        public = public_among({row.page_id for row in rows})
        for row in rows:
            if row.page_id not in public:
                continue
            if row.uid not in found or row.page_id == first:
                found[row.uid] = row
        return found

    def _numbers(self, pages: Iterable[int]) -> dict[int, int]:
        """Place of each row among those of its page, from 1."""
        numbers: dict[int, int] = {}
        seen: dict[int, int] = defaultdict(int)
        rows = self._model._default_manager.filter(page_id__in=list(pages)).order_by("page_id", "sort_order", "pk")
        for pk, page in rows.values_list("pk", "page_id"):
            seen[page] += 1
            numbers[pk] = seen[page]
        return numbers

    def _url(self, page: Any, number: int, slug: str, *, is_current: bool) -> str:
        if slug and self._kind is ItemKind.RECOMMENDATION:
            return f"/aanbevelingen/{slug}/"
        page_url = page.get_url() or ""
        if is_current:
            # The current version of the vision stands at the address of the visions themselves.
            page_url = f"{page_url.rstrip('/').rpartition('/')[0]}/"
        return f"{page_url}#{self._kind.value}-{number}"

    def _document(self, row: Any, page: Any, number: int, url: str, filing: Filing) -> SearchDocument:
        filters = {"soort": (self._kind.value,), **filing.filters(page)}
        labels: tuple[str, ...] = ()
        if isinstance(row, Recommendation):
            themes, roles = list(row.themes.all()), list(row.roles.all())
            # Themes of its own only: with those of its page all items of a page would look alike. Its page's title says
            # what it advises on.
            labels = (*(theme.label for theme in themes), page.title)
            if themes:
                filters["thema"] = tuple(theme.key for theme in themes)
            if roles:
                filters["rol"] = tuple(role.key for role in roles)
        return SearchDocument(
            key=item_key(row),
            kind=self._kind.value,
            title=row.heading,
            url=url,
            passages=(Passage(Label.RECOMMENDATION, plain.of_stream(row.text)),),
            labels=labels,
            filters=filters,
            date=_day(page.first_published_at),
            changed=page.changed_on.isoformat() if page.changed_on else "",
            parent=page_key(page.pk),
            extra={
                "number": str(number),
                "parent_kind": page.kind,
                "parent_title": page.title,
                "parent_url": page.get_url() or "",
                **filing.line(page),
            },
        )


class Filing:
    """Under which words publications are filed; reads what `for_cards` did not, for all of them at once."""

    def __init__(self, pages: Iterable[Publication]) -> None:
        keys = [page.pk for page in pages]
        self._roles = _words("roles", keys)
        self._regions = _words("regions", keys)
        self._tags: dict[int, list[tuple[str, str]]] = defaultdict(list)
        rows = TaggedPublication.objects.filter(content_object_id__in=keys).order_by("tag__name", "pk")
        for pk, slug, name in rows.values_list("content_object_id", "tag__slug", "tag__name"):
            self._tags[pk].append((slug, name))

    def filters(self, page: Any) -> dict[str, tuple[str, ...]]:
        """Each facet's keys but the kind; a part of a sector carries that sector too."""
        sectors = [key for sector in page.sectors.all() for key in _with_whole(sector)]
        return {
            "thema": tuple(theme.key for theme in page.themes.all()),
            "sector": tuple(dict.fromkeys(sectors)),
            "overstap": tuple(transition.key for transition in page.transitions.all()),
            "rol": self._roles[page.pk],
            "regio": self._regions[page.pk],
            "jaar": (_day(page.first_published_at)[:4],) if page.first_published_at else (),
            "onderbouwing": (page.evidence,) if page.kind == Kind.PRACTICE and page.evidence else (),
            "tag": tuple(slug for slug, _name in self._tags[page.pk]),
        }

    def labels(self, page: Any) -> tuple[str, ...]:
        """Kind, themes, tags, sectors and transitions in the words that a reader would type."""
        return (
            str(Kind(page.kind).label),
            *(theme.label for theme in page.themes.all()),
            *self.tag_names(page),
            *dict.fromkeys(key for sector in page.sectors.all() for key in _with_whole(sector)),
            *(transition.key for transition in page.transitions.all()),
        )

    def tag_names(self, page: Any) -> tuple[str, ...]:
        return tuple(name for _slug, name in self._tags[page.pk])

    def line(self, page: Any) -> dict[str, str]:
        """What the glyph of a result is drawn from."""
        return {
            "transitions": " ".join(transition.key for transition in page.transitions.all()),
            "sectors": " ".join(sector.key for sector in page.sectors.all()),
        }


def _pages(keys: Iterable[int]) -> dict[int, Any]:
    return {page.pk: page for page in for_cards(public_publications().filter(pk__in=list(keys)))}


def _words(field: str, pages: list[int]) -> dict[int, tuple[str, ...]]:
    """Keys of the words of one vocabulary by page."""
    found: dict[int, tuple[str, ...]] = defaultdict(tuple)
    related = Publication._meta.get_field(field).remote_field
    word = related.model._meta.model_name
    rows = related.through._default_manager.filter(publication_id__in=pages).order_by(
        f"{word}__sort_order", f"{word}__key"
    )
    for pk, key in rows.values_list("publication_id", f"{word}__key"):
        found[pk] += (key,)
    return found


def _with_whole(sector: Sector) -> list[str]:
    return [sector.key, sector.parent.key] if sector.parent else [sector.key]


def _number(key: str) -> int | None:
    number = key.partition(":")[2]
    return int(number) if number.isdecimal() and len(number) < 18 else None


def _uid(key: str) -> UUID | None:
    try:
        return UUID(key.partition(":")[2])
    except ValueError:
        return None


def _day(moment: Any) -> str:
    return localtime(moment).date().isoformat() if moment else ""
