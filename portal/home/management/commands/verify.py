"""`manage.py verify`: all checks and all tests, on both databases, with one summary at the end."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _


class Command(BaseCommand):
    help = _("Runs every check and every test on SQLite and PostgreSQL, installing what they need.")
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        # Tests stand beside the site, not in it: imported only here, where they are asked for.
        from tests.verify.run import verify

        sys.exit(verify())
