"""`manage.py rebuild_search`: the index anew, beside the old one, which answers until the new one is whole."""

from __future__ import annotations

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from knowledge.search.checking import rebuild
from knowledge.search.contract import EngineUnavailable
from knowledge.search.ledger import catch_up

BAR_WIDTH = 30


class Command(BaseCommand):
    help = _("Makes the search index anew from the database.")

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        try:
            count = rebuild(self._progress)
            catch_up()
        except EngineUnavailable as error:
            raise CommandError(_("The search index cannot be made: %(reason)s") % {"reason": error}) from error
        seconds = time.monotonic() - started
        self.stdout.write(
            _("Search index made: %(count)d documents in %(seconds).1f seconds.") % {"count": count, "seconds": seconds}
        )

    def _progress(self, done: int, total: int) -> None:
        filled = BAR_WIDTH * done // max(total, 1)
        bar = "█" * filled + "·" * (BAR_WIDTH - filled)
        if self.stderr.isatty():
            self.stderr.write(f"\r{bar} {done}/{total}", ending="\n" if done >= total else "")
