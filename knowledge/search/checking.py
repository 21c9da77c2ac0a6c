"""The index against the database: make it anew, and say in what the two differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from knowledge.search.configured import engine, in_use
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
    """`note` says more where there is more to say: the title, or why a rebuild is asked for. `engine` names the engine
    where it is not the one that answers, but the one that stands in for it.
    """

    fault: Fault
    key: str
    note: str = ""
    engine: str = ""


def rebuild(progress: Progress | None = None, only: str = "") -> int:
    """Makes the indexes of all engines in use, or of `only` one, anew of all that a reader may find, and returns how
    many documents there are.

    `progress` is called with how many keys are done and how many there are. What is published meanwhile stays in the
    ledger and follows. What stands in comes first: it has to be there when the other cannot be made.
    """
    analyse_as_editors_say()
    count = 0
    for name in (only,) if only else reversed(in_use()):
        count = engine(name).rebuild(document for document in _documents(_all_keys(), progress) if document)
    return count


def differences(only: str = "") -> list[Difference]:
    """Everything in which the indexes of all engines in use, or of `only` one, differ from the database, by key.
    Raises `EngineUnavailable`.
    """
    analyse_as_editors_say()
    return [difference for name in ((only,) if only else in_use()) for difference in _differences(name)]


def repair(found: list[Difference] | None, progress: Progress | None = None, only: str = "") -> None:
    """Mends what `differences` found, through the ledger; by a rebuild where that does not help, or with None: no
    index at all.
    """
    if found is None or any(difference.fault in {Fault.REBUILD, Fault.DOUBLE} for difference in found):
        rebuild(progress, only)
    else:
        enqueue(difference.key for difference in found)
    catch_up(only=only)


def _differences(name: str) -> list[Difference]:
    called = "" if name == in_use()[0] else name
    status = engine(name).status()
    found = [Difference(Fault.REBUILD, "", status.rebuild_needed, called)] if status.rebuild_needed else []
    entries = list(engine(name).entries())
    indexed = dict(entries)
    counted = Counter(key for key, _ in entries)
    found += [Difference(Fault.DOUBLE, key, engine=called) for key, count in counted.items() if count > 1]
    expected: set[str] = set()
    for document in _documents(_all_keys()):
        if document is None:
            continue
        expected.add(document.key)
        fingerprint = indexed.get(document.key)
        if fingerprint is None:
            found.append(Difference(Fault.MISSING, document.key, document.title, called))
        elif fingerprint != document.fingerprint():
            found.append(Difference(Fault.CHANGED, document.key, document.title, called))
    found += [Difference(Fault.EXTRA, key, engine=called) for key in indexed if key not in expected]
    return sorted(found, key=lambda difference: (difference.key, difference.fault))


@reports("search")
def report() -> dict[str, object]:
    """For `/gezond/klaar/`: whether the index answers, what it holds and what it still has to learn; the same of what
    stands in for it.
    """
    answering, *standing_in = (_reported(name) for name in in_use())
    return {**answering, **({"fallback": standing_in[0]} if standing_in else {})}


def _reported(name: str) -> dict[str, object]:
    status = engine(name).status()
    return {
        "engine": name,
        "index": "ok" if status.available and not status.rebuild_needed else status.rebuild_needed or "unavailable",
        "documents": status.documents,
        "ledger": pending(name),
    }


def _all_keys() -> list[str]:
    return sorted({key for source in document_sources().values() for key in source.all_keys()})


def _documents(keys: list[str], progress: Progress | None = None) -> Iterator[SearchDocument | None]:
    waiting = iter(keys)
    done = 0
    while batch := list(islice(waiting, BATCH)):
        yield from build(batch).values()
        done += len(batch)
        if progress:
            progress(done, len(keys))
