"""Which documents change with a page, a word or a name. Answers are search keys, for the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import Page

from knowledge.models import (
    Contribution,
    DossierEntry,
    Organisation,
    Person,
    Principle,
    Publication,
    Recommendation,
    VisionPage,
)
from knowledge.search.documents import PRINCIPLE, RECOMMENDATION, page_key


def of_page(page: Page) -> list[str]:
    """Of a page and all below it: their addresses and their privacy come from above."""
    return of_publications(Publication.objects.filter(path__startswith=page.path))


def of_publications(pages: QuerySet[Publication]) -> list[str]:
    """Publications, the items that live in them and the dossiers that name them. With one vision, all visions and their
    principles: another may be the current one now.
    """
    found = list(pages.values_list("pk", flat=True))
    if not found:
        return []
    keys = [page_key(pk) for pk in found]
    keys += _items(RECOMMENDATION, Recommendation.objects.filter(page__in=found))
    naming = DossierEntry.objects.filter(publication__in=found).exclude(page__in=found)
    keys += [page_key(pk) for pk in naming.values_list("page_id", flat=True).distinct()]
    if VisionPage.objects.filter(pk__in=found).exists():
        keys += [page_key(pk) for pk in VisionPage.objects.exclude(pk__in=found).values_list("pk", flat=True)]
        keys += _items(PRINCIPLE, Principle.objects.all())
    return keys


def of_person(person: Person) -> list[str]:
    pages = Publication.objects.filter(
        Q(pk__in=Contribution.objects.filter(person=person).values("page"))
        | Q(boardtablepage__moderator=person)
        | Q(visionpage__signatories__person=person)
    )
    return of_publications(pages.distinct())


def of_organisation(organisation: Organisation) -> list[str]:
    pages = Publication.objects.filter(
        Q(pk__in=Contribution.objects.filter(organisation=organisation).values("page"))
        | Q(practiceexamplepage__school=organisation)
        | Q(visionpage__signatories__organisation=organisation)
    )
    return of_publications(pages.distinct())


def of_word(word: Any, field: str) -> list[str]:
    """Of a word of the vocabulary or a tag, by the name of the publications' field that holds it."""
    keys = of_publications(Publication.objects.filter(**{field: word}).distinct())
    if any(each.name == field for each in Recommendation._meta.get_fields()):
        keys += _items(RECOMMENDATION, Recommendation.objects.filter(**{field: word}))
    return keys


def _items(prefix: str, rows: Any) -> Iterable[str]:
    return [f"{prefix}:{uid}" for uid in rows.values_list("uid", flat=True).distinct()]
