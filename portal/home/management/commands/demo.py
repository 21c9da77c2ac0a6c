"""`manage.py demo`: demo accounts and demo content, once."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from portal.bootstrap import show_progress
from portal.home.demo.accounts import make_accounts
from portal.home.demo.pages import add_occasion, add_page, connect
from portal.home.demo.site import fill_site
from portal.home.demo.texts import OCCASIONS, TEXTS


class Command(BaseCommand):
    help = _("Adds demo accounts and demo content where they are missing. Only where DEBUG is on.")

    def handle(self, *args: Any, **options: Any) -> None:
        accounts = make_accounts()
        for occasion in OCCASIONS:
            add_occasion(*occasion)
        fill_site()
        new = []
        for number, text in enumerate(TEXTS, 1):
            if add_page(text) is not None and not text.get("draft"):
                new.append(text)
            show_progress(_("Writing the demo pages"), number, len(TEXTS))
        for text in new:
            if text.get("relations") or text.get("entries"):
                connect(text)
        self.stdout.write(_("Demo accounts, each with the key of its second factor and the code of this moment:"))
        for account in accounts:
            self.stdout.write(
                f"  {account.role:14} {account.email:28} {account.password:26} {account.secret}  {account.code}"
            )
