"""Database rows of the generated corpus: for the portal what its search page asks the database, for the baseline all
that its search knows. Written by the thousand, past Wagtail's way of adding one page after the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from wagtail.models import Locale, Page

from knowledge.models import IndexPage, Publication, Recommendation, SessionOutcomePage, Tag
from knowledge.search.contract import SearchDocument
from tests.benchmarks.baseline.models import FACET_FIELDS, BaselinePage

AT_ONCE = 1_000


class Children:
    """Live pages below `parent`, each with the number it is given as primary key."""

    def __init__(self, parent: Page) -> None:
        self._parent = parent
        self._locale = Locale.get_default()
        self._steps = parent.numchild

    def add(self, model: type[Page], pages: Iterable[tuple[int, SearchDocument, dict[str, Any]]]) -> None:
        """Rows in `model`'s own table and in each table that it stands on."""
        tables = [table for table in reversed(model.__mro__) if _has_table(table)]
        own: list[Any] = [field for table in tables for field in table._meta.local_concrete_fields]
        keys = [field.attname for field in own if field.primary_key]
        kind = ContentType.objects.get_for_model(model)
        made = [
            model(content_type=kind, **dict.fromkeys(keys, number), **self._placed(number, document), **fields)
            for number, document, fields in pages
        ]
        for table in tables:
            table._base_manager.all()._batched_insert(made, table._meta.local_concrete_fields, batch_size=None)

    def close(self) -> None:
        Page.objects.filter(pk=self._parent.pk).update(numchild=self._steps)

    def _placed(self, number: int, document: SearchDocument) -> dict[str, Any]:
        self._steps += 1
        slug = f"stuk-{number}"
        moment = datetime.combine(date.fromisoformat(document.date), datetime.min.time(), UTC)
        return {
            "path": Page._get_path(self._parent.path, self._parent.depth + 1, self._steps),
            "depth": self._parent.depth + 1,
            "title": document.title[:250],
            "draft_title": document.title[:250],
            "slug": slug,
            "url_path": f"{self._parent.url_path}{slug}/",
            "locale": self._locale,
            "live": True,
            "first_published_at": moment,
            "last_published_at": moment,
        }


def fill_portal(documents: Iterable[SearchDocument]) -> None:
    """A live publication for each page and a recommendation for each recommendation, so that all are public."""
    with transaction.atomic():
        _tags()
        children = Children(IndexPage.objects.get(kind=SessionOutcomePage.KIND))
        for some in _in_pieces(documents):
            pages = [document for document in some if not document.parent]
            for model in (Publication, SessionOutcomePage):
                outcomes = model is SessionOutcomePage
                children.add(
                    model,
                    [
                        (number_of(page.key), page, {"kind": page.kind})
                        for page in pages
                        if (page.kind == SessionOutcomePage.KIND) is outcomes
                    ],
                )
            Recommendation.objects.bulk_create(
                Recommendation(
                    uid=UUID(document.key.partition(":")[2]),
                    heading=document.title[:250],
                    page_id=number_of(document.parent),
                    sort_order=1,
                )
                for document in some
                if document.parent
            )
        children.close()


def fill_baseline(documents: Iterable[SearchDocument]) -> None:
    """A page for each document. The index is made afterwards, by Wagtail's own command."""
    first = 10_000_000
    with transaction.atomic():
        _tags()
        children = Children(Page.objects.get(depth=2))
        for place, some in enumerate(_in_pieces(documents)):
            numbered = list(enumerate(some, start=first + place * AT_ONCE))
            children.add(BaselinePage, [(number, document, _fields(document)) for number, document in numbered])
            for facet, name in FACET_FIELDS.items():
                _relate(name, [(number, document.filters.get(facet, ())) for number, document in numbered])
        children.close()


def number_of(key: str) -> int:
    return int(key.partition(":")[2])


def _fields(document: SearchDocument) -> dict[str, Any]:
    return {
        "kind": document.kind,
        "lead": document.lead,
        "body": "\n".join(passage.text for passage in document.passages),
        "label_words": " ".join(document.labels),
        "year": document.filters["jaar"][0],
        "evidence": "".join(document.filters["onderbouwing"]),
    }


def _relate(name: str, keys: Iterable[tuple[int, tuple[str, ...]]]) -> None:
    relation: Any = BaselinePage._meta.get_field(name)
    if not isinstance(relation, models.ManyToManyField):
        return
    word = relation.related_model
    known = dict(word._default_manager.values_list("slug" if word is Tag else "key", "pk"))
    through, source, target = (
        relation.remote_field.through,
        relation.m2m_field_name(),
        relation.m2m_reverse_field_name(),
    )
    through._default_manager.bulk_create(
        through(**{f"{source}_id": number, f"{target}_id": known[key]}) for number, of_page in keys for key in of_page
    )


def _tags() -> None:
    Tag.objects.bulk_create((Tag(name=f"label {n}", slug=f"label-{n}") for n in range(200)), ignore_conflicts=True)


def _has_table(model: type) -> bool:
    return issubclass(model, models.Model) and hasattr(model, "_meta") and not model._meta.abstract


def _in_pieces(documents: Iterable[SearchDocument]) -> Iterator[list[SearchDocument]]:
    source = iter(documents)
    while some := list(islice(source, AT_ONCE)):
        yield some
