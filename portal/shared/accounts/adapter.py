"""What the portal does otherwise than allauth's own adapters."""

from __future__ import annotations

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest

from portal.shared.mail import queue_mail


class AccountAdapter(DefaultAccountAdapter):
    """Closed to newcomers; silent about who has an account."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Who logged in a moment ago need not type the password again to set up a second factor."""
        request = context.request
        records = get_authentication_records(request, request.user) if request.user.is_authenticated else []
        if records and time.time() - records[-1]["at"] < app_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Into the ledger: the answer comes as fast, and as well, whether or not there is an account to write to."""
        mail = self.render_mail(template_prefix, email, {"request": self.request, "email": email, **context})
        with transaction.atomic():
            queue_mail(to=email, subject=mail.subject, text=mail.body)


class SecondFactorAdapter(DefaultMFAAdapter):
    def get_totp_issuer(self) -> str:
        return str(settings.SITE_NAME)

    def build_totp_svg(self, url: str) -> str:
        """The QR code as an element for inside a page: the public policy allows no images from `data:`."""
        svg: str = super().build_totp_svg(url)
        return svg[svg.index("<svg") :]
