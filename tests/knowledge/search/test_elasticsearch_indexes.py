"""What only the Elasticsearch engine has: indexes with names, in shards, beside those of others."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.search.contract import EngineBusy, EngineUnavailable
from knowledge.search.locks import file_lock
from tests.contracts.search_engines import asked, keys, page
from tests.elasticsearch.engines import engine_at
from tests.elasticsearch.fixtures import elasticsearch, elasticsearch_node, index_name
from tests.elasticsearch.node import Node

__all__ = ["elasticsearch", "elasticsearch_node", "index_name"]


def test_a_write_waits_no_longer_than_it_was_told_to(elasticsearch: Node, index_name: str, tmp_path: Path) -> None:
    engine = engine_at(elasticsearch.address, tmp_path, index_name)
    engine.rebuild([page(1, body="intake")])
    with file_lock(tmp_path / "lock"), pytest.raises(EngineBusy):
        engine.index([page(2, body="intake")], wait=0.02)
    engine.index([page(2, body="intake")], wait=5)
    assert len(keys(engine, "intake")) == 2


def test_a_rebuild_leaves_one_index_and_clears_what_a_killed_one_left(
    elasticsearch: Node, index_name: str, tmp_path: Path
) -> None:
    engine = engine_at(elasticsearch.address, tmp_path, index_name)
    engine.rebuild([page(1)])
    first = elasticsearch.indexes(index_name)
    # As a rebuild leaves it that is killed before it switches.
    engine._cluster.create(f"{index_name}-1-left", {}, {"_meta": {"index": index_name}})
    engine._cluster.create(f"{index_name}-1-others", {}, {"_meta": {"index": "of another portal"}})
    engine.rebuild([page(1), page(2)])
    left = elasticsearch.indexes(index_name)
    assert (len(first), len(left), f"{index_name}-1-others" in left) == (1, 2, True)
    assert not {f"{index_name}-1-left", *first} & set(left)


def test_a_switch_without_an_answer_leaves_the_new_index_where_it_may_be_in_use(
    elasticsearch: Node, index_name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = engine_at(elasticsearch.address, tmp_path, index_name)
    engine.rebuild([page(1, body="intake")])
    switch = engine._cluster.point

    def switch_and_lose_the_answer(alias: str, index: str) -> None:
        switch(alias, index)
        raise EngineUnavailable("no answer in time")

    monkeypatch.setattr(engine._cluster, "point", switch_and_lose_the_answer)
    with pytest.raises(EngineUnavailable):
        engine.rebuild([page(2, body="intake")])
    assert keys(engine, "intake") == ["page:2"]
    monkeypatch.undo()
    engine.rebuild([page(3, body="intake")])
    assert (keys(engine, "intake"), len(elasticsearch.indexes(index_name))) == (["page:3"], 1)


def test_an_index_made_with_another_analysis_asks_for_a_rebuild_and_answers_meanwhile(
    elasticsearch: Node, index_name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = engine_at(elasticsearch.address, tmp_path, index_name)
    engine.rebuild([page(1, body="intake")])
    made_with = engine.version
    monkeypatch.setattr("knowledge.search.engines.elasticsearch_engine.version", lambda: "999")
    assert engine.status().rebuild_needed == f"made with version {made_with}, now {engine.version}"
    assert keys(engine, "intake") == ["page:1"]
    engine.rebuild([page(1, body="intake")])
    assert engine.status().rebuild_needed == ""


def test_shards_change_neither_scores_nor_order(elasticsearch: Node, index_name: str, tmp_path: Path) -> None:
    documents = [
        page(n, f"Titel {n}", f"{'intake ' * (n % 4 + 1)} zomerlek{n % 3}", thema=(f"t{n % 5}",)) for n in range(60)
    ]
    one = engine_at(elasticsearch.address, tmp_path, f"{index_name}-een")
    three = engine_at(elasticsearch.address, tmp_path, f"{index_name}-drie", shards=3)
    for engine in (one, three):
        engine.rebuild(documents)
    for text in ("intake", "intake zomerlek1", "titel"):
        wanted = asked(text, facets=("thema",), size=60)
        found, same = one.search(wanted), three.search(wanted)
        assert (found.total, found.facets) == (same.total, same.facets)
        assert [hit.document.key for hit in found.hits] == [hit.document.key for hit in same.hits]
        assert [hit.score for hit in found.hits] == pytest.approx([hit.score for hit in same.hits], rel=1e-4)
    assert one.similar("zomerlek") == three.similar("zomerlek") == {}
    assert one.documents_with(["intake"]) == three.documents_with(["intake"]) == {"intake": 60}
    assert list(one.entries()) == list(three.entries())


def test_results_beyond_the_window_of_one_request_are_reached(
    elasticsearch: Node, index_name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("knowledge.search.engines.elasticsearch_engine._WINDOW", 20)
    engine = engine_at(elasticsearch.address, tmp_path, index_name)
    engine.rebuild([page(number, "Zelfde", "intake", "2026-01-01", soort=("dossier",)) for number in range(57)])
    read: list[str] = []
    for number in range(1, 8):
        answer = engine.search(asked("intake", page=number, size=10, facets=("soort",)))
        assert (answer.total, answer.facets["soort"][0].count) == (57, 57)
        read += [hit.document.key for hit in answer.hits]
    assert (len(read), len(set(read))) == (57, 57)
    monkeypatch.undo()
    assert read == keys(engine, "intake", size=60)
