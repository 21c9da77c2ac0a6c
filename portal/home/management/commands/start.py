"""`manage.py start`: from a fresh clone to a portal that runs; run again, it starts what is there."""

from __future__ import annotations

import logging
import os
from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from knowledge.search.configured import engine
from portal.bootstrap import show_progress
from portal.home.running import ADDRESS, free_port, serve
from portal.settings import env


class MigrationProgress(StringIO):
    """Where `migrate` writes; each migration it names moves the bar one step."""

    def __init__(self, total: int) -> None:
        super().__init__()
        self.total, self.done = total, 0
        # Taken now: `migrate` switches translations off while it runs.
        self.label = _("Making the database")

    def write(self, text: str) -> int:
        if text.strip() == "OK" or text.rstrip().endswith(" OK"):
            self.done += 1
            show_progress(self.label, self.done, self.total)
        return len(text)


class Command(BaseCommand):
    help = _(
        "Makes what is missing (environment, database, demo content, search index), then runs the site and the worker."
    )
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        os.chdir(settings.BASE_DIR)
        try:
            self.prepare()
            port = free_port(env.env.int("PORT", 0) or None)
            # Links in mail and in the back office lead to this very port.
            os.environ["BASE_URL"] = f"http://{ADDRESS}:{port}"
            # gunicorn reads the settings anew, and would take production's.
            os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
            self.stdout.write(_("Starting the site …"))
            serve(port, settings.BASE_DIR, settings.DATA_DIR / "log", lambda: self.announce(port))
        except KeyboardInterrupt:
            # In the middle of preparing: what was made stands, the next start makes the rest.
            pass
        # After the ^C that a terminal shows, on a line of its own.
        self.stdout.write("\n" + _("Stopped."))

    def prepare(self) -> None:
        """Database, demo content and index, each only where it is missing."""
        # Somebody who looks at progress bars is not helped by a log line for each page that is written.
        level = logging.getLogger().level
        logging.getLogger().setLevel(logging.WARNING)
        self.migrate()
        call_command("demo")
        self.search_index()
        logging.getLogger().setLevel(level)

    def migrate(self) -> None:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if plan:
            call_command("migrate", interactive=False, verbosity=1, no_color=True, stdout=MigrationProgress(len(plan)))

    def search_index(self) -> None:
        status = engine().status()
        if status.rebuild_needed or not status.documents:
            call_command("rebuild_search")

    def announce(self, port: int) -> None:
        site = f"http://{ADDRESS}:{port}"
        self.stdout.write("")
        self.stdout.write(self.style.SUCCESS(_("The portal runs.")))
        for name, path in (
            (_("Site"), "/"),
            (_("Back office"), "/beheer/"),
            (_("Log in"), "/inloggen/"),
            (_("Health"), "/gezond/klaar/"),
        ):
            self.stdout.write(f"  {name:<12} {site}{path}")
        self.stdout.write(f"  {_('Logs'):<12} {settings.DATA_DIR / 'log'}")
        self.stdout.write(_("Stop with Ctrl-C."))
