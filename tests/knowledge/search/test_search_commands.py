"""`search`, `rebuild_search` and `check_search` on the command line."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from knowledge.models import Publication, SearchLedger
from knowledge.search import checking
from knowledge.search.configured import engine
from knowledge.search.contract import SearchDocument
from tests.factories.publications import make_outcome

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def shelf(data_dir: Path) -> Path:
    make_outcome("Warme overdracht", advice=("Begin vroeg",), sectors=("vmbo",))
    make_outcome("Intake", advice=("Vraag door",), sectors=("mbo",))
    checking.rebuild()
    SearchLedger.objects.all().delete()
    return data_dir


def run(*args: str) -> tuple[int, str, str]:
    """Exit code, output and errors."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command(*args, stdout=out, stderr=err)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def test_search_prints_json_that_scripts_can_rely_on() -> None:
    code, out, _ = run("search", '"begin vroeg"', "--json")
    printed = json.loads(out)
    assert code == 0
    assert list(printed) == ["total", "results", "facets", "notice"]
    assert (printed["total"], printed["notice"]) == (2, "")
    assert [set(result) for result in printed["results"]] == [{"key", "kind", "title", "url", "score", "snippet"}] * 2
    assert printed["results"][0]["title"] == "Begin vroeg"
    assert printed["facets"]["sector"] == {"vmbo": 2, "vo": 2}


def test_search_filters_sorts_and_pages() -> None:
    _, out, _ = run("search", "--filter", "sector=vo", "--filter", "soort=opbrengst", "--json")
    assert [result["title"] for result in json.loads(out)["results"]] == ["Warme overdracht"]
    _, out, _ = run("search", "--sort", "titel", "--json")
    assert [result["title"] for result in json.loads(out)["results"]] == [
        "Begin vroeg",
        "Intake",
        "Vraag door",
        "Warme overdracht",
    ]
    _, out, _ = run("search", "--sort", "titel", "--page", "9", "--json")
    assert len(json.loads(out)["results"]) == 4


def test_search_prints_ranked_results_for_people() -> None:
    _, out, _ = run("search", "vroeg")
    assert "Begin *vroeg*" in out.replace("[aanbeveling]", "") or "*vroeg*" in out
    assert "/aanbevelingen/begin-vroeg/" in out


@pytest.mark.parametrize("wrong", ["onzin=x", "sector", "sector="])
def test_search_refuses_a_filter_it_does_not_know(wrong: str) -> None:
    with pytest.raises(CommandError):
        call_command("search", "x", "--filter", wrong)


def test_search_ends_with_two_when_the_engine_is_away(settings: Any, tmp_path: Path) -> None:
    settings.SEARCH_INDEX_DIR = tmp_path / "elsewhere"
    code, out, _ = run("search", "vroeg", "--json")
    assert code == 2
    assert json.loads(out)["notice"]
    assert run("search", "vroeg")[0] == 2


def test_rebuild_search_makes_the_index_anew_and_counts() -> None:
    engine().remove(["page:999", *(key for key, _ in engine().entries())])
    code, out, _ = run("rebuild_search")
    assert code == 0
    assert "4" in out
    assert checking.differences() == []


def test_check_search_ends_with_nought_when_all_agrees() -> None:
    assert run("check_search")[0] == 0


def disturb() -> list[str]:
    """Makes one difference of each sort, past every signal; returns the keys that differ."""
    missing, changed = Publication.objects.order_by("pk")
    engine().index([SearchDocument("page:999", "reportage", "Spook", "/spook/")], remove=[f"page:{missing.pk}"])
    Publication.objects.filter(pk=changed.pk).update(title="Anders")
    return [f"page:{missing.pk}", f"page:{changed.pk}", "page:999"]


def test_check_search_prints_every_difference_and_ends_with_one() -> None:
    keys = disturb()
    code, out, _ = run("check_search")
    assert code == 1
    assert all(key in out for key in keys)


def test_check_search_repairs_what_it_found() -> None:
    disturb()
    assert run("check_search", "--repair")[0] == 0
    assert run("check_search")[0] == 0


def test_check_search_repairs_a_lost_index(settings: Any, tmp_path: Path) -> None:
    settings.SEARCH_INDEX_DIR = tmp_path / "elsewhere"
    assert run("check_search")[0] == 1
    assert run("check_search", "--repair")[0] == 0
    assert run("check_search")[0] == 0


def test_check_search_asks_for_a_rebuild_after_another_analysis(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knowledge.search.analysis.CODE_VERSION", 99)
    code, out, _ = run("check_search")
    assert code == 1
    assert "99" in out
    assert run("check_search", "--repair")[0] == 0
