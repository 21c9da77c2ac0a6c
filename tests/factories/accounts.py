"""Accounts for tests, and clients that are as far into the back office as a test needs."""

from __future__ import annotations

from itertools import count

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.test import Client

from portal.shared.accounts.roles import Role
from portal.shared.models import User

PASSWORD = "een-lang-wachtwoord-om-te-proeven"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
_numbers = count(1)


def make_user(role: Role | None = None, *, email: str = "", password: str = PASSWORD, **fields: object) -> User:
    """A saved account in the group of `role`, without a second factor."""
    user = User.objects.create_user(email or f"gebruiker{next(_numbers)}@portaal.example", password, **fields)
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


def give_second_factor(user: User) -> Authenticator:
    """Sets up an app with the key `SECRET` for the user."""
    return TOTP.activate(user, SECRET).instance


def client_of(user: User | None, *, second_factor: bool = True) -> Client:
    """A client logged in as `user`, by default with a proved second factor; anonymous for None."""
    client = Client()
    if user is None:
        return client
    client.force_login(user)
    request = HttpRequest()
    request.session = client.session
    record_authentication(request, user, "password", email=user.email)
    if second_factor:
        app = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first() or give_second_factor(user)
        record_authentication(request, user, "mfa", id=app.pk, type=app.type)
    request.session.save()
    return client


def back_office_client(role: Role) -> Client:
    """A client of a new account in the group of `role` that may enter the back office."""
    return client_of(make_user(role))
