"""How every search engine takes documents in and out, and what it says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from knowledge.search.contract import (
    EngineUnavailable,
    SearchDocument,
    SearchEngine,
)
from tests.contracts.search_engines import asked, keys, page


def test_indexing_again_replaces(engine: SearchEngine) -> None:
    engine.index([page(1, body="intake")])
    engine.index([page(1, body="zomerlek")])
    assert keys(engine, "intake") == []
    assert keys(engine, "zomerlek") == ["page:1"]


def test_one_batch_puts_in_and_takes_out(engine: SearchEngine) -> None:
    engine.index([page(1, body="intake"), page(2, body="intake")])
    engine.index([page(3, body="intake")], remove=["page:1", "page:99"])
    assert set(keys(engine, "intake")) == {"page:2", "page:3"}


def test_of_a_key_twice_in_one_batch_the_last_stays(engine: SearchEngine) -> None:
    engine.index([page(1, body="intake"), page(1, body="zomerlek")])
    assert (keys(engine, "intake"), keys(engine, "zomerlek")) == ([], ["page:1"])


def test_removing_takes_out_and_an_unknown_key_is_no_error(engine: SearchEngine) -> None:
    engine.index([page(1, body="intake")])
    engine.remove(["page:1", "page:2"])
    assert engine.search(asked("intake")).total == 0


def test_rebuilding_replaces_everything_and_says_how_many(engine: SearchEngine) -> None:
    engine.index([page(1, body="intake")])
    assert engine.rebuild(page(number, body="zomerlek") for number in (2, 3)) == 2
    assert keys(engine, "intake") == []
    assert set(keys(engine, "zomerlek")) == {"page:2", "page:3"}


def test_a_rebuild_that_fails_leaves_the_old_index_in_use(engine: SearchEngine) -> None:
    engine.index([page(1, body="intake")])

    def failing() -> Iterator[SearchDocument]:
        yield page(2, body="intake")
        raise LookupError

    with pytest.raises(LookupError):
        engine.rebuild(failing())
    assert keys(engine, "intake") == ["page:1"]


def test_entries_name_each_document_with_its_fingerprint(engine: SearchEngine) -> None:
    documents = [page(number, body="intake") for number in (2, 10, 1)]
    engine.index(documents)
    engine.remove(["page:10"])
    assert list(engine.entries()) == [("page:1", documents[2].fingerprint()), ("page:2", documents[0].fingerprint())]


def test_the_fingerprint_changes_with_anything_found_or_shown() -> None:
    base = page(1, "Titel", "tekst", "2026-01-01", thema=("lob",))
    others = [
        replace(base, title="Andere"),
        replace(base, url="/x/"),
        replace(base, date="2026-01-02"),
        replace(base, extra={"a": "b"}),
    ]
    assert len({document.fingerprint() for document in (base, *others)}) == 5
    assert base.fingerprint() == SearchDocument.from_json(base.as_json()).fingerprint()


def test_the_status_counts_documents(engine: SearchEngine) -> None:
    engine.index([page(1), page(2)])
    status = engine.status()
    assert (status.available, status.documents, status.rebuild_needed) == (True, 2, "")


def test_without_an_index_every_call_says_that_the_engine_is_away(unmade: SearchEngine) -> None:
    for call in (
        lambda: unmade.search(asked("intake")),
        lambda: unmade.index([page(1)]),
        lambda: unmade.remove(["page:1"]),
        lambda: list(unmade.entries()),
        lambda: unmade.suggest(("int",), 5),
        lambda: unmade.similar("intake"),
        lambda: unmade.documents_with(["intake"]),
        lambda: unmade.document("page:1"),
    ):
        with pytest.raises(EngineUnavailable):
            call()
    status = unmade.status()
    assert (status.available, "run rebuild_search" in status.rebuild_needed) == (False, True)
