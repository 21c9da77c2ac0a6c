"""Finds or makes the people and organisations that publications name; gives what is named its address or key."""

from __future__ import annotations

from typing import TypeVar

from django.utils.text import slugify

from knowledge.models import Occasion, Organisation, Person, Transition
from knowledge.models.people import Named
from knowledge.models.vocabulary import Term

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


def give_slug(named: Named | Occasion | Term) -> None:
    """Fills an empty address (or the key of an occasion or a word) from the name before it is saved."""
    attribute = "slug" if isinstance(named, Named) else "key"
    if getattr(named, attribute):
        return
    if isinstance(named, Transition):
        stem = f"{named.origin.key if named.origin else 'onderwijs'}-{named.target.key}"
    else:
        stem = slugify(str(named).replace("/", "-"))[:70].strip("-") or type(named).__name__.lower()
    slug, number = stem, 1
    others = type(named)._default_manager.exclude(pk=named.pk)
    while others.filter(**{attribute: slug}).exists():
        number += 1
        slug = f"{stem}-{number}"
    setattr(named, attribute, slug)
