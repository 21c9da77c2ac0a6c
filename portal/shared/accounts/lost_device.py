"""Somebody lost the device with the codes: an administrator takes the second factor away, on the record."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction
from wagtail.log_actions import log

RESET = "portal.reset_second_factor"
MAY_RESET = "mfa.delete_authenticator"


def may_reset(administrator: Any, user: Any) -> bool:
    """Only with the right to it, and never one's own: that takes a code, on one's own page.

    A superuser's is reset by a superuser only, or an administrator could become one.
    """
    return bool(
        administrator.has_perm(MAY_RESET)
        and administrator.pk != user.pk
        and (administrator.is_superuser or not user.is_superuser)
    )


@transaction.atomic
def reset_second_factor(user: Any, by: Any) -> bool:
    """Takes away the user's second factor and recovery codes; at the next visit a new one must be set up.

    Sessions opened with the old one lose the back office at once. Returns False when there was nothing to take.
    """
    taken, _kinds = Authenticator.objects.filter(user_id=user.pk).delete()
    if taken:
        log(instance=user, action=RESET, user=by)
    return bool(taken)
