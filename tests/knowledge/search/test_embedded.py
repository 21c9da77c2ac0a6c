"""What only the embedded engine has: files, locks, versions, and several processes at once."""

from __future__ import annotations

import fcntl
import multiprocessing
import os
import threading
from pathlib import Path

import pytest

from knowledge.search.contract import EngineBusy, EngineUnavailable, Label, Passage, SearchDocument, SearchQuery
from knowledge.search.engines import embedded
from knowledge.search.engines.embedded import EmbeddedEngine
from knowledge.search.fields import TermWeights
from knowledge.search.querying import parse

FORK = multiprocessing.get_context("fork")


def page(number: int, body: str = "intake") -> SearchDocument:
    return SearchDocument(
        f"page:{number}", "reportage", f"Titel {number}", f"/{number}/", passages=(Passage(Label.BODY, body),)
    )


def total(engine: EmbeddedEngine, text: str = "intake") -> int:
    return engine.search(SearchQuery(words=parse(text).words)).total


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    EmbeddedEngine(tmp_path / "index").rebuild([page(1)])
    return tmp_path / "index"


def write_in_a_process(folder: Path, number: int) -> None:
    def work() -> None:
        EmbeddedEngine(folder).index([page(number)])
        os._exit(0)

    child = FORK.Process(target=work)
    child.start()
    child.join(60)
    assert child.exitcode == 0


def test_a_reader_sees_what_another_process_wrote(folder: Path) -> None:
    reader = EmbeddedEngine(folder)
    assert total(reader) == 1
    write_in_a_process(folder, 2)
    assert total(reader) == 2


def test_a_reader_follows_a_rebuild(folder: Path) -> None:
    reader = EmbeddedEngine(folder)
    assert total(reader) == 1
    EmbeddedEngine(folder).rebuild([page(number) for number in range(5)])
    assert total(reader) == 5


def test_a_write_waits_no_longer_than_it_was_told_to(folder: Path) -> None:
    with (folder / "lock").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        with pytest.raises(EngineBusy):
            EmbeddedEngine(folder).index([page(2)], wait=0.02)
        assert total(EmbeddedEngine(folder)) == 1
    EmbeddedEngine(folder).index([page(2)], wait=0.02)
    assert total(EmbeddedEngine(folder)) == 2


def test_threads_and_processes_write_at_once_and_nothing_is_lost(folder: Path) -> None:
    def writes(first: int) -> None:
        for number in range(first, first + 10):
            EmbeddedEngine(folder).index([page(number)], remove=[f"page:{number - 1}"] if number % 2 else [])

    def process(first: int) -> None:
        writes(first)
        os._exit(0)

    children = [FORK.Process(target=process, args=(first,)) for first in (100, 200)]
    for child in children:
        child.start()
    threads = [threading.Thread(target=writes, args=(first,)) for first in (300, 400)]
    for thread in threads:
        thread.start()
    for waiting in [*children, *threads]:
        waiting.join(120)
    assert [child.exitcode for child in children] == [0, 0]
    expected = {"page:1"} | {
        f"page:{number}" for first in (100, 200, 300, 400) for number in range(first + 1, first + 10, 2)
    }
    assert {key for key, _ in EmbeddedEngine(folder).entries()} == expected


def test_a_writer_killed_in_the_middle_leaves_the_lock_free_and_the_index_whole(folder: Path) -> None:
    def die_writing() -> None:
        engine = EmbeddedEngine(folder)
        with engine._files.writing(None):
            writer = embedded.tantivy.Index.open(str(engine._usable().folder)).writer(15_000_000, 1)
            writer.delete_documents_by_term("key", "page:1")
            writer.add_document(engine._stored(page(2)))
            os.kill(os.getpid(), 9)

    child = FORK.Process(target=die_writing)
    child.start()
    child.join(60)
    assert child.exitcode == -9
    assert [key for key, _ in EmbeddedEngine(folder).entries()] == ["page:1"]
    EmbeddedEngine(folder).index([page(3)], wait=1)
    assert [key for key, _ in EmbeddedEngine(folder).entries()] == ["page:1", "page:3"]


def test_what_a_killed_rebuild_left_is_cleared_by_the_next(folder: Path) -> None:
    (folder / "index-left").mkdir()
    (folder / "index-left" / "meta.json").write_text("{}")
    assert total(EmbeddedEngine(folder)) == 1
    EmbeddedEngine(folder).rebuild([page(1)])
    assert not (folder / "index-left").exists()


def test_at_most_the_index_in_use_and_the_one_before_are_kept(folder: Path) -> None:
    for _ in range(4):
        EmbeddedEngine(folder).rebuild([page(1)])
    assert len(list(folder.glob("index-*"))) == 2


@pytest.mark.parametrize("damage", ["meta.json", ".store", ".term", ".fast"])
def test_a_damaged_index_is_an_engine_that_is_away_and_a_rebuild_mends_it(folder: Path, damage: str) -> None:
    index = EmbeddedEngine(folder)._files.current().folder
    for file in index.iterdir():
        if file.name.endswith(damage):
            file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    engine = EmbeddedEngine(folder)
    with pytest.raises(EngineUnavailable):
        engine.search(SearchQuery(words=parse("intake").words))
    assert not engine.status().available
    engine.rebuild([page(1)])
    assert total(engine) == 1


def test_another_analysis_asks_for_a_rebuild_and_still_answers(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knowledge.search.analysis.CODE_VERSION", 99)
    engine = EmbeddedEngine(folder)
    assert engine.status().rebuild_needed
    assert total(engine) == 1
    engine.rebuild([page(1)])
    assert engine.status().rebuild_needed == ""


def test_other_weights_in_the_index_ask_for_a_rebuild(folder: Path) -> None:
    assert EmbeddedEngine(folder, TermWeights(title=5)).status().rebuild_needed
    assert EmbeddedEngine(folder, TermWeights(stem=0.7)).status().rebuild_needed == ""


def test_other_fields_refuse_to_answer_or_write_until_a_rebuild(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "SCHEMA_VERSION", 99)
    engine = EmbeddedEngine(folder)
    with pytest.raises(EngineUnavailable, match="rebuild_search"):
        total(engine)
    with pytest.raises(EngineUnavailable, match="rebuild_search"):
        engine.index([page(2)])
    engine.rebuild([page(1)])
    assert total(engine) == 1


def test_weights_decide_what_a_stem_is_worth(tmp_path: Path) -> None:
    documents = [page(1, "kansen kansen kansen"), page(2, "kans en nog een heel verhaal over iets anders")]
    engine = EmbeddedEngine(tmp_path)
    engine.rebuild(documents)
    order = []
    for weights in (TermWeights(exact=0.0, stem=1.0), TermWeights(exact=1.0, stem=0.0)):
        words = parse("kans", weights=weights).words
        order.append([hit.document.key for hit in engine.search(SearchQuery(words=words)).hits])
    assert order == [["page:1", "page:2"], ["page:2", "page:1"]]
