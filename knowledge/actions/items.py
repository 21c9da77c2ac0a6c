"""Keeps the identity and the addresses of recommendations and principles."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from knowledge.enums import ItemKind
from knowledge.models import Item, ItemAddress, Principle, Recommendation

SLUG_LENGTH = 100


def record_item(row: Recommendation | Principle) -> Item:
    """Keeps the `Item` of a saved row up to date; a recommendation gets its address when its page is first live.

    Called in the transaction that saves the row. The address made then stays, also when the heading changes.
    """
    kind = ItemKind.RECOMMENDATION if isinstance(row, Recommendation) else ItemKind.PRINCIPLE
    item, _created = Item.objects.get_or_create(uid=row.uid, defaults={"kind": kind, "label": row.heading})
    if not row.page.live:
        return item
    changed = item.label != row.heading
    item.label = row.heading
    if item.published_at is None:
        item.published_at = timezone.now()
        changed = True
    if kind == ItemKind.RECOMMENDATION and not item.slug:
        item.slug = free_slug(row.heading)
        changed = True
    if changed:
        item.save()
    return item


def check_address(item: Item, slug: str | None) -> None:
    """Raises `django.core.exceptions.ValidationError` for no address, and for one that another item has or had:
    links to that one must not lead here.
    """
    if not slug:
        raise ValidationError(_("A recommendation keeps an address for good. Change it into another one."))
    had = ItemAddress.objects.filter(slug=slug).exclude(item=item)
    if had.exists() or Item.objects.filter(slug=slug).exclude(pk=item.pk).exists():
        raise ValidationError(_("This address leads to another recommendation. Choose another one."))


@transaction.atomic
def change_address(item: Item, slug: str) -> None:
    """Gives the item another address; the old one leads to it for good. Raises as `check_address`."""
    if slug == item.slug:
        return
    check_address(item, slug)
    ItemAddress.objects.filter(item=item, slug=slug).delete()
    if item.slug:
        ItemAddress.objects.get_or_create(slug=item.slug, defaults={"item": item})
    item.slug = slug
    item.save(update_fields=["slug"])


def free_slug(heading: str) -> str:
    """An address made from `heading` that no item has or had."""
    stem = slugify(heading)[:SLUG_LENGTH].strip("-") or "aanbeveling"
    slug, number = stem, 1
    while Item.objects.filter(slug=slug).exists() or ItemAddress.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{stem}-{number}"
    return slug
