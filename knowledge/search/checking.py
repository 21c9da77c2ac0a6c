"""The index against the database: make it anew, and say in what the two differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from knowledge.search.configured import engine
from knowledge.search.contract import SearchDocument
from knowledge.search.ledger import build, catch_up, enqueue, pending
from knowledge.search.prepared import analyse_as_editors_say
from portal.shared.health import reports
from portal.shared.registry import document_sources

BATCH = 100

Progress = Callable[[int, int], None]


class Fault(StrEnum):
    """In what way index and database differ."""

    MISSING = "missing"
    EXTRA = "extra"
    CHANGED = "changed"
    DOUBLE = "double"
    REBUILD = "rebuild"


@dataclass(frozen=True, slots=True)
class Difference:
    """`note` says more where there is more to say: the title, or why a rebuild is asked for."""

    fault: Fault
    key: str
    note: str = ""


def rebuild(progress: Progress | None = None) -> int:
    """Makes the index anew of all that a reader may find, and returns how many documents it holds.

    `progress` is called with how many keys are done and how many there are. What is published meanwhile stays in the
    ledger and follows.
    """
    analyse_as_editors_say()
    keys = sorted({key for source in document_sources().values() for key in source.all_keys()})
    return engine().rebuild(document for document in _documents(keys, progress) if document)


def differences() -> list[Difference]:
    """Everything in which the index differs from the database, by key. Raises `EngineUnavailable`."""
    analyse_as_editors_say()
    status = engine().status()
    found = [Difference(Fault.REBUILD, "", status.rebuild_needed)] if status.rebuild_needed else []
    entries = list(engine().entries())
    indexed = dict(entries)
    found += [Difference(Fault.DOUBLE, key) for key, count in Counter(key for key, _ in entries).items() if count > 1]
    expected: set[str] = set()
    for document in _documents(sorted({key for source in document_sources().values() for key in source.all_keys()})):
        if document is None:
            continue
        expected.add(document.key)
        fingerprint = indexed.get(document.key)
        if fingerprint is None:
            found.append(Difference(Fault.MISSING, document.key, document.title))
        elif fingerprint != document.fingerprint():
            found.append(Difference(Fault.CHANGED, document.key, document.title))
    found += [Difference(Fault.EXTRA, key) for key in indexed if key not in expected]
    return sorted(found, key=lambda difference: (difference.key, difference.fault))


def repair(found: list[Difference] | None, progress: Progress | None = None) -> None:
    """Mends what `differences` found, through the ledger; by a rebuild where that does not help, or with None: no
    index at all.
    """
    if found is None or any(difference.fault in {Fault.REBUILD, Fault.DOUBLE} for difference in found):
        rebuild(progress)
    else:
        enqueue(difference.key for difference in found)
    catch_up()


@reports("search")
def report() -> dict[str, object]:
    """For `/gezond/klaar/`: whether the index answers, what it holds and what it still has to learn."""
    status = engine().status()
    return {
        "index": "ok" if status.available and not status.rebuild_needed else status.rebuild_needed or "unavailable",
        "documents": status.documents,
        "ledger": pending(),
    }


def _documents(keys: list[str], progress: Progress | None = None) -> Iterator[SearchDocument | None]:
    waiting = iter(keys)
    done = 0
    while batch := list(islice(waiting, BATCH)):
        yield from build(batch).values()
        done += len(batch)
        if progress:
            progress(done, len(keys))
