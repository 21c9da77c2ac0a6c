"""`manage.py check_search`: every difference between index and database, and with `--repair` no more of them."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from knowledge.search.checking import Difference, Fault, differences, repair
from knowledge.search.contract import EngineUnavailable
from knowledge.search.ledger import pending


class Command(BaseCommand):
    """Ends with 1 on any difference that is left, and when there is no index to compare with."""

    help = _("Compares the search index with the database.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--repair", action="store_true", help=_("mend what differs"))

    def handle(self, *args: Any, **options: Any) -> None:
        found = self._told()
        if options["repair"] and (found is None or found):
            try:
                repair(found)
            except EngineUnavailable as error:
                self.stderr.write(_("The search index cannot be mended: %(reason)s") % {"reason": error})
                sys.exit(1)
            found = self._told()
        if found is None or found:
            sys.exit(1)

    def _told(self) -> list[Difference] | None:
        """Prints and returns the differences; None when the engine is away."""
        try:
            found = differences()
        except EngineUnavailable as error:
            self.stderr.write(_("The search index does not answer: %(reason)s") % {"reason": error})
            return None
        for difference in found:
            self.stdout.write(in_words(difference))
        waiting = pending()
        if waiting:
            self.stdout.write(_("Changes that the index still has to learn of: %(count)d") % {"count": waiting})
        if not found:
            self.stdout.write(_("The search index and the database agree."))
        return found


def in_words(difference: Difference) -> str:
    """One line for one difference."""
    says = {
        Fault.MISSING: _("missing in the index: %(key)s %(note)s"),
        Fault.EXTRA: _("in the index, but not to be found by readers: %(key)s %(note)s"),
        Fault.CHANGED: _("changed since it was indexed: %(key)s %(note)s"),
        Fault.DOUBLE: _("more than once in the index: %(key)s %(note)s"),
        Fault.REBUILD: _("the index has to be made anew: %(key)s %(note)s"),
    }
    line = (says[difference.fault] % {"key": difference.key, "note": difference.note}).strip()
    return f"{difference.engine}: {line}" if difference.engine else line
