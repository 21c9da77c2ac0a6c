"""The search ledger: written in the transaction that changes something, worked off afterwards, losing nothing in
between.

A row says that the document of a key has to be made anew; what it then is, the database says. `catch_up` takes rows,
indexes their documents in one batch and deletes the rows that nobody wrote again meanwhile. Killed anywhere, it leaves
the rows, and doing it twice does no harm. Only one process catches up at a time: two could put an older document over
a newer one.
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
from django.utils import timezone

from knowledge.models import SearchLedger
from knowledge.search.configured import engine, writes_in_process
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

    After the commit the embedded engine learns of it at once, as far as that takes a moment; the worker does the rest.
    """
    wanted = sorted(set(keys))
    if not wanted:
        return
    now = timezone.now()
    for start in range(0, len(wanted), _KEYS_IN_A_STATEMENT):
        SearchLedger.objects.bulk_create(
            [SearchLedger(key=key, changed_at=now) for key in wanted[start : start + _KEYS_IN_A_STATEMENT]],
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=["changed_at"],
        )
    if writes_in_process() and not any(waiting[1] is catch_up_on_commit for waiting in connection.run_on_commit):
        transaction.on_commit(catch_up_on_commit, robust=True)


def catch_up_on_commit() -> None:
    """A moment of catching up in the process that published; whatever it cannot do is left to the worker."""
    try:
        catch_up(SECONDS_ON_COMMIT, KEYS_ON_COMMIT)
    except EngineUnavailable as error:
        log.info("search index left to the worker", reason=str(error))


def catch_up(seconds: float | None = None, most: int = KEYS_IN_A_BATCH) -> int:
    """Works off the ledger, in batches of `most` keys, until it is empty or `seconds` are over; returns the number of
    keys.

    Raises `EngineUnavailable` when the engine is away, `EngineBusy` when it has no time to wait for another writer.
    The rows stay then.
    """
    end = None if seconds is None else time.monotonic() + seconds
    if not SearchLedger.objects.exists():
        return 0
    done = 0
    with _alone(end):
        while end is None or time.monotonic() < end:
            rows = list(SearchLedger.objects.order_by("changed_at", "pk")[:most])
            if not rows:
                break
            _index([row.key for row in rows], end)
            _delete({row.key: row.changed_at for row in rows})
            done += len(rows)
    return done


def pending() -> int:
    """Keys that the index still has to learn of."""
    return SearchLedger.objects.count()


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


def _index(keys: list[str], end: float | None) -> None:
    analyse_as_editors_say()
    made = build(keys)
    engine().index(
        [document for document in made.values() if document],
        [key for key, document in made.items() if document is None],
        wait=None if end is None else max(0.0, end - time.monotonic()),
    )


def _delete(taken: Mapping[str, datetime]) -> None:
    """Deletes the rows that were taken, unless they were written again since."""
    moments: dict[datetime, list[str]] = defaultdict(list)
    for key, moment in taken.items():
        moments[moment].append(key)
    with transaction.atomic():
        for moment, keys in moments.items():
            SearchLedger.objects.filter(key__in=keys, changed_at=moment).delete()


@contextmanager
def _alone(end: float | None) -> Iterator[None]:
    """One process at a time on this machine catches up."""
    wait = None if end is None else max(0.0, end - time.monotonic())
    with ExitStack() as held:
        try:
            held.enter_context(file_lock(Path(settings.SEARCH_INDEX_DIR) / "catch-up.lock", wait))
        except Taken as error:
            message = "another process is catching up with the search ledger"
            raise EngineBusy(message) from error
        except OSError as error:
            message = "the folder of the search index cannot be written"
            raise EngineUnavailable(message) from error
        yield
