"""The doorways through which a change in a page reaches the ledgers, inside the transaction that made it."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save, pre_save

from knowledge.actions.items import record_item
from knowledge.actions.people import give_slug
from knowledge.models import Occasion, Organisation, Person, Principle, Recommendation


def connect() -> None:
    """Connects every receiver; called once when the app is ready."""
    for model in (Recommendation, Principle):
        post_save.connect(keep_identity, sender=model, dispatch_uid=f"identity-{model.__name__}")
    for named in (Person, Organisation, Occasion):
        pre_save.connect(fill_address, sender=named, dispatch_uid=f"address-{named.__name__}")


def keep_identity(instance: Recommendation | Principle, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        record_item(instance)


def fill_address(instance: Person | Organisation | Occasion, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        give_slug(instance)
