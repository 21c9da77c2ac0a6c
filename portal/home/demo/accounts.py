"""One account for each role, with a second factor that is printed. They refuse to exist where DEBUG is off."""

from __future__ import annotations

import hashlib
import time
from base64 import b32encode
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from portal.shared.accounts.roles import Role
from portal.shared.models import User

PERIOD = 30  # seconds, as allauth's TOTP


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """`secret` is the key of the second factor, to type into an app; `code` is what the app shows now."""

    role: str
    email: str
    password: str
    secret: str

    @property
    def code(self) -> str:
        return str(format_hotp_value(hotp_value(self.secret, int(time.time()) // PERIOD)))


NAMES = {
    Role.EDITOR: ("Roos", "Dijkgraaf"),
    Role.REVIEWER: ("Emre", "Aksoy"),
    Role.ORGANISER: ("Orla", "Brouwer"),
    Role.HOST: ("Guus", "Hamers"),
    Role.ADMINISTRATOR: ("Bea", "Lindhout"),
}


def demo_accounts() -> list[DemoAccount]:
    """The accounts that `make_accounts` makes, the same at every start."""
    return [_account(role) for role in NAMES]


def _account(role: Role) -> DemoAccount:
    digest = hashlib.sha256(f"demo:{role}:{settings.SECRET_KEY}".encode()).digest()
    name = str(role).lower()
    return DemoAccount(
        str(role), f"{name}@demo.example", f"demo-{name}-{digest[:3].hex()}", b32encode(digest[:20]).decode()
    )


@transaction.atomic
def make_accounts() -> list[DemoAccount]:
    """Makes the accounts that are not there yet. Raises CommandError where DEBUG is off."""
    if not settings.DEBUG:
        raise CommandError(_("Demo accounts have known passwords and are only made where DEBUG is on."))
    accounts = demo_accounts()
    for role, account in zip(NAMES, accounts, strict=True):
        if User.objects.filter(email=account.email).exists():
            continue
        first_name, last_name = NAMES[role]
        user = User.objects.create_user(account.email, account.password, first_name=first_name, last_name=last_name)
        user.groups.add(Group.objects.get(name=role))
        if not Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
            TOTP.activate(user, account.secret)
    return accounts
