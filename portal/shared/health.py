"""Is the portal alive, and is it ready? For whoever watches over it; no secrets in the answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import structlog
from django.core.cache import caches
from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

log = structlog.stdlib.get_logger("portal.health")

Report = Callable[[], Any]
_reports: dict[str, Report] = {}
# Migrations are compared at most once in these seconds: reading all migration files takes a moment.
MIGRATIONS_KNOWN_FOR = 30


def reports(name: str) -> Callable[[Report], Report]:
    """Registers a part that `/gezond/klaar/` names in its body; what it says never makes the portal unready."""

    def register(report: Report) -> Report:
        _reports[name] = report
        return report

    return register


@never_cache
@require_safe
def alive(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """503 only for the database or unapplied migrations; index and ledgers are told, not judged."""
    try:
        unapplied = _unapplied_migrations()
    except (DatabaseError, InterfaceError, OSError):
        log.exception("database is away")
        return JsonResponse({"status": "unavailable", "database": "unavailable"}, status=503)
    body: dict[str, Any] = {"database": "ok", "migrations": "ok" if not unapplied else f"{unapplied} unapplied"}
    body |= {name: _told(name, report) for name, report in _reports.items()}
    return JsonResponse({"status": "unavailable" if unapplied else "ok", **body}, status=503 if unapplied else 200)


def _unapplied_migrations() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    cache = caches["process"]
    known: int | None = cache.get("unapplied-migrations")
    if known != 0:
        executor = MigrationExecutor(connection)
        known = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        cache.set("unapplied-migrations", known, MIGRATIONS_KNOWN_FOR)
    return known


def _told(name: str, report: Report) -> Any:
    try:
        return report()
    except Exception:
        # A part that cannot tell how it is does not keep the others from telling.
        log.exception("part is unwell", part=name)
        return "unavailable"
