"""Each account has one verified address: the one an administrator, or the demo, gave it."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models.signals import post_save

from portal.shared.models import User


@transaction.atomic
def keep_one_verified_address(user: User) -> EmailAddress:
    """Makes the user's own e-mail address the only one that allauth knows of it, verified and primary.

    Nobody signs up by itself and nobody changes an address by itself, so whoever wrote it down vouches for it.
    """
    email = user.email.lower()
    EmailAddress.objects.filter(user=user).exclude(email=email).delete()
    # Somebody else's left-over row would keep the address from being verified here; the account's own field decides.
    EmailAddress.objects.filter(email=email).exclude(user=user).delete()
    address, _made = EmailAddress.objects.update_or_create(
        user=user, email=email, defaults={"verified": True, "primary": True}
    )
    return address


def follow_user(sender: Any, instance: User, raw: bool = False, **kwargs: Any) -> None:
    """A user was saved, wherever that happened."""
    if not raw and instance.email:
        keep_one_verified_address(instance)


def connect() -> None:
    """Connects the receiver; called once when the app is ready."""
    post_save.connect(follow_user, sender=User, dispatch_uid="keep-one-verified-address")
