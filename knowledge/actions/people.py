"""Finds or makes the people, organisations and occasions that publications name."""

from __future__ import annotations

from typing import TypeVar

from django.utils.text import slugify

from knowledge.models import Occasion, Organisation, Person
from knowledge.models.people import Named

N = TypeVar("N", bound=Named)


def find_or_add_person(name: str) -> Person:
    """The person of this name in any capitals; a new one when there is none."""
    return _find_or_add(Person, name)


def find_or_add_organisation(name: str) -> Organisation:
    """The organisation of this name in any capitals; a new one when there is none."""
    return _find_or_add(Organisation, name)


def _find_or_add(model: type[N], name: str) -> N:
    name = " ".join(name.split())
    found = model._default_manager.filter(name__iexact=name).order_by("pk").first()
    if found is None:
        found = model(name=name)
        found.save()
    return found


def give_slug(named: Named | Occasion) -> None:
    """Fills an empty address (or an occasion's key) from the name before it is saved."""
    attribute = "key" if isinstance(named, Occasion) else "slug"
    if getattr(named, attribute):
        return
    stem = slugify(str(named))[:70].strip("-") or type(named).__name__.lower()
    slug, number = stem, 1
    others = type(named)._default_manager.exclude(pk=named.pk)
    while others.filter(**{attribute: slug}).exists():
        number += 1
        slug = f"{stem}-{number}"
    setattr(named, attribute, slug)
