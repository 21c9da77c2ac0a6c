"""Keeps the identity and the addresses of recommendations and principles."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

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


def change_address(item: Item, slug: str) -> None:
    """Gives the item another address; the old one leads to it for good.

    Raises `django.core.exceptions.ValidationError` when the address is taken by another item.
    """
    if slug == item.slug:
        return
    with transaction.atomic():
        ItemAddress.objects.filter(item=item, slug=slug).delete()
        if item.slug:
            ItemAddress.objects.get_or_create(slug=item.slug, defaults={"item": item})
        item.slug = slug
        item.validate_unique()
        item.save(update_fields=["slug"])


def free_slug(heading: str) -> str:
    """An address made from `heading` that no item has or had."""
    stem = slugify(heading)[:SLUG_LENGTH].strip("-") or "aanbeveling"
    slug, number = stem, 1
    while Item.objects.filter(slug=slug).exists() or ItemAddress.objects.filter(slug=slug).exists():
        number += 1
        slug = f"{stem}-{number}"
    return slug
