"""The search ledger: written in the transaction that changes something, worked off afterwards, losing nothing in
between.

A row says that one engine has to make the document of a key anew; what it then is, the database says. `catch_up` takes
rows, indexes their documents in one batch and deletes the rows that nobody wrote again meanwhile. Killed anywhere, it
leaves the rows, and doing it twice does no harm. For each engine one process catches up at a time: two could put an
older document over a newer one. An engine that is away keeps its own rows and holds up no other.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

import structlog
from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from knowledge.models import SearchLedger
from knowledge.search.configured import engine, in_use, writes_in_process
from knowledge.search.contract import (
    EngineBusy,
    EngineUnavailable,
    SearchDocument,
)
from knowledge.search.locks import Taken, file_lock
from knowledge.search.prepared import analyse_as_editors_say
from portal.shared.registry import document_sources, source_of

log = structlog.stdlib.get_logger("knowledge.search")

# In the process that publishes: at most this long, and so few at a time that one batch does not take longer.
SECONDS_ON_COMMIT = 0.2
KEYS_ON_COMMIT = 5
KEYS_IN_A_BATCH = 200
_KEYS_IN_A_STATEMENT = 400


def enqueue(keys: Iterable[str]) -> None:
    """Notes that the documents of `keys` changed. Call it in the transaction that changes them.

    After the commit an embedded engine learns of it at once, as far as that takes a moment; the worker does the rest.
    """
    changed = sorted(set(keys))
    wanted = [(name, key) for name in in_use() for key in changed]
    if not wanted:
        return
    now = timezone.now()
    for start in range(0, len(wanted), _KEYS_IN_A_STATEMENT):
        SearchLedger.objects.bulk_create(
            [
                SearchLedger(engine=name, key=key, changed_at=now)
                for name, key in wanted[start : start + _KEYS_IN_A_STATEMENT]
            ],
            update_conflicts=True,
            unique_fields=["engine", "key"],
            update_fields=["changed_at"],
        )
    soon = any(writes_in_process(name) for name in in_use())
    if soon and not any(waiting[1] is catch_up_on_commit for waiting in connection.run_on_commit):
        transaction.on_commit(catch_up_on_commit, robust=True)


def catch_up_on_commit() -> None:
    """A moment of catching up in the process that published; whatever it cannot do is left to the worker."""
    for name in in_use():
        if writes_in_process(name):
            try:
                catch_up(SECONDS_ON_COMMIT, KEYS_ON_COMMIT, name)
            except EngineUnavailable as error:
                log.info("search index left to the worker", engine=name, reason=str(error))


def catch_up(seconds: float | None = None, most: int = KEYS_IN_A_BATCH, only: str = "") -> int:
    """Works off the ledger of every engine in use, or of `only` one, in batches of `most` keys, until it is empty or
    `seconds` are over; returns the number of rows.

    Raises `EngineUnavailable` when an engine is away, after the others were told; `EngineBusy` when there is no time to
    wait for another writer. The rows stay then.
    """
    end = None if seconds is None else time.monotonic() + seconds
    done = 0
    away: EngineUnavailable | None = None
    for name in (only,) if only else in_use():
        try:
            done += _catch_up(name, end, most)
        except EngineUnavailable as error:
            away = away or error
    if away:
        raise away
    return done


def pending(name: str = "") -> int:
    """Keys that the engine in use, or the one called `name`, still has to learn of."""
    return _rows(name or in_use()[0]).count()


def _rows(name: str) -> QuerySet[SearchLedger]:
    return SearchLedger.objects.filter(engine=name)


def _catch_up(name: str, end: float | None, most: int) -> int:
    if not _rows(name).exists():
        return 0
    done = 0
    with _alone(name, end):
        _ask_first(name)
        while end is None or time.monotonic() < end:
            rows = list(_rows(name).order_by("changed_at", "pk")[:most])
            if not rows:
                break
            _index(name, [row.key for row in rows], end)
            _delete(name, {row.key: row.changed_at for row in rows})
            done += len(rows)
    return done


def _ask_first(name: str) -> None:
    """An engine across a network may be away for hours, in which documents are not made twice a second in vain."""
    if not writes_in_process(name):
        status = engine(name).status()
        if not status.available:
            raise EngineUnavailable(status.rebuild_needed)


def build(keys: Iterable[str]) -> dict[str, SearchDocument | None]:
    """The documents of `keys` as they should be now; None for what nobody may find, and for keys of an unknown kind."""
    by_prefix: dict[str, list[str]] = defaultdict(list)
    made: dict[str, SearchDocument | None] = {}
    for key in keys:
        made[key] = None
        by_prefix[key.partition(":")[0]].append(key)
    for prefix, of_prefix in by_prefix.items():
        source = document_sources().get(prefix)
        if source is not None:
            made.update(source.build(of_prefix))
    return made


def public_among(keys: Iterable[str]) -> set[str]:
    """Those of `keys` that a reader may see at this moment."""
    by_prefix: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        by_prefix[key.partition(":")[0]].append(key)
    public: set[str] = set()
    for of_prefix in by_prefix.values():
        source = source_of(of_prefix[0])
        if source is not None:
            public |= source.public(of_prefix)
    return public


def _index(name: str, keys: list[str], end: float | None) -> None:
    analyse_as_editors_say()
    made = build(keys)
    engine(name).index(
        [document for document in made.values() if document],
        [key for key, document in made.items() if document is None],
        wait=None if end is None else max(0.0, end - time.monotonic()),
    )


def _delete(name: str, taken: Mapping[str, datetime]) -> None:
    """Deletes the rows that were taken, unless they were written again since."""
    moments: dict[datetime, list[str]] = defaultdict(list)
    for key, moment in taken.items():
        moments[moment].append(key)
    with transaction.atomic():
        for moment, keys in moments.items():
            _rows(name).filter(key__in=keys, changed_at=moment).delete()


@contextmanager
def _alone(name: str, end: float | None) -> Iterator[None]:
    """One process at a time on this machine catches up with an engine."""
    wait = None if end is None else max(0.0, end - time.monotonic())
    with ExitStack() as held:
        try:
            held.enter_context(file_lock(Path(settings.SEARCH_INDEX_DIR) / f"catch-up-{name}.lock", wait))
        except Taken as error:
            message = "another process is catching up with the search ledger"
            raise EngineBusy(message) from error
        except OSError as error:
            message = "the folder of the search index cannot be written"
            raise EngineUnavailable(message) from error
        yield
