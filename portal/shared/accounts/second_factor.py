"""Whether a session has proved a second factor, and what proves it."""

from __future__ import annotations

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

SECOND_FACTOR = "mfa"


def has_second_factor(request: HttpRequest) -> bool:
    """Whether this very session showed a second factor that its user still has.

    Having one set up is not enough, and neither is one that has been taken away since: after an administrator
    resets a lost device, sessions that were opened with it are shut out too.
    """
    user: Any = request.user
    if not user.is_authenticated:
        return False
    proved = {
        record.get("id")
        for record in get_authentication_records(request, user)
        if record.get("method") == SECOND_FACTOR
    }
    return bool(proved) and Authenticator.objects.filter(user_id=user.pk, pk__in=proved - {None}).exists()


def can_show_one(user: Any) -> bool:
    """Whether the user has set up a second factor at all, and so can be asked for it."""
    return Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.TOTP).exists()


def count_as_proof(request: HttpRequest, authenticator: Authenticator) -> None:
    """Notes in the session that its user has just shown this second factor."""
    record_authentication(request, authenticator.user, SECOND_FACTOR, id=authenticator.pk, type=authenticator.type)
