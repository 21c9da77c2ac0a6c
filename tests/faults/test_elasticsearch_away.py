"""A portal whose Elasticsearch is away: publishing goes on, readers are told or answered from the copy, nothing is
lost.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client

from knowledge import tasks
from knowledge.models import SearchLedger, SessionOutcomePage
from knowledge.search import checking, configured, ledger
from knowledge.search.contract import EngineUnavailable
from knowledge.search.documents import page_key
from knowledge.search.notices import in_words
from knowledge.search.related import related
from knowledge.search.service import Asked, Notice, search
from knowledge.search.suggestions import SuggestionKind, suggestions
from tests.elasticsearch.node import Node
from tests.elasticsearch.scripted import answering, of_version
from tests.factories.publications import make_outcome

# Once: what the ledger does on each database its own tests say, on both.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]

PASSWORD = "geheim-en-lang"


@pytest.fixture
def nowhere() -> Iterator[str]:
    """An address of this machine where nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"


@pytest.fixture
def away(nowhere: str, data_dir: Path, settings: Any) -> Any:
    """The settings of a portal whose Elasticsearch is away; `settings.SEARCH_FALLBACK` is still empty."""
    settings.SEARCH_ENGINE = "elasticsearch"
    settings.ELASTICSEARCH = {
        "address": {"hosts": (nowhere,), "user": "portaal", "password": PASSWORD, "seconds": 5.0},
        "layout": {"name": "proef"},
    }
    return settings


def rows() -> dict[str, int]:
    return {name: SearchLedger.objects.filter(engine=name).count() for name in configured.ENGINES}


def publish(title: str) -> SessionOutcomePage:
    page = make_outcome(title, advice=(f"Raad bij {title}",))
    page.save_revision().publish()
    return page


def test_publishing_goes_on_and_its_rows_wait(away: Any) -> None:
    page = publish("Warme overdracht")
    assert page.live
    assert rows() == {"embedded": 0, "elasticsearch": 2}
    with pytest.raises(EngineUnavailable, match="cannot be reached"):
        ledger.catch_up()
    tasks.catch_up_with_changes()
    tasks.rebuild_when_needed()
    tasks.check_and_repair()
    assert rows() == {"embedded": 0, "elasticsearch": 2}


def test_a_reader_is_told(away: Any, client: Client) -> None:
    assert search(Asked("warme")).notices == (Notice.ENGINE_AWAY,)
    assert client.get("/zoeken/?q=warme").status_code == 503
    assert client.get("/zoeken/suggesties/?q=warme").status_code == 200


def test_commands_and_the_health_page_say_so_without_a_password(away: Any, client: Client, nowhere: str) -> None:
    reason = f"Elasticsearch at {nowhere} cannot be reached"
    told = client.get("/gezond/klaar/").json()
    assert told["status"] == "ok"
    assert told["search"] == {"engine": "elasticsearch", "index": reason, "documents": 0, "ledger": 0}
    said = StringIO()
    with pytest.raises(SystemExit):
        call_command("check_search", stdout=said, stderr=said)
    with pytest.raises(CommandError) as refused:
        call_command("rebuild_search", stdout=said, stderr=said)
    with pytest.raises(SystemExit):
        call_command("search", "warme", stdout=said, stderr=said)
    everything = f"{said.getvalue()}{refused.value}{told}"
    assert (reason in said.getvalue(), reason in str(refused.value), PASSWORD in everything) == (True, True, False)


def test_a_server_of_another_version_is_named_to_who_runs_the_portal(
    away: Any, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with answering(of_version("7.17.9")) as server:
        away.ELASTICSEARCH = {"address": {"hosts": (server.address,)}, "layout": {"name": "proef"}}
        reason = f"Elasticsearch at {server.address} is 7.17.9; the portal works with versions 8 and 9"
        assert client.get("/gezond/klaar/").json()["search"]["index"] == reason
        with pytest.raises(CommandError) as refused:
            call_command("rebuild_search")
        said = StringIO()
        with pytest.raises(SystemExit):
            call_command("check_search", stderr=said)
        # What a worker does first.
        tasks.check_and_repair()
    assert [reason in text for text in (str(refused.value), said.getvalue(), caplog.text)] == [True, True, True]


def test_with_a_copy_readers_are_answered_from_it_and_told(away: Any, client: Client) -> None:
    away.SEARCH_FALLBACK = "embedded"
    with pytest.raises(EngineUnavailable):
        checking.rebuild()
    page = publish("Warme overdracht")
    assert rows() == {"embedded": 0, "elasticsearch": 2}
    answer = search(Asked("warme"))
    assert (answer.notices, answer.is_away) == ((Notice.STANDING_IN,), False)
    assert answer.results[0].document.key == page_key(page.pk)
    response = client.get("/zoeken/?q=warme")
    shown = response.content.decode()
    assert response.status_code == 200
    assert [text in shown for text in (str(page.get_url()), in_words(Notice.STANDING_IN))] == [True, True]
    titles = [found.url for found in suggestions("warm") if found.kind is SuggestionKind.TITLE]
    assert titles == [page.get_url()]
    assert related(page_key(page.pk), 3) == ()
    said = StringIO()
    call_command("search", "warme", stdout=said)
    assert str(page.get_url()) in said.getvalue()
    told = client.get("/gezond/klaar/").json()["search"]
    assert told["fallback"] == {"engine": "embedded", "index": "ok", "documents": 2, "ledger": 0}


def test_a_copy_that_was_never_made_is_away_too(away: Any) -> None:
    away.SEARCH_FALLBACK = "embedded"
    assert search(Asked("warme")).notices == (Notice.ENGINE_AWAY,)
    publish("Warme overdracht")
    assert rows() == {"embedded": 2, "elasticsearch": 2}
    tasks.rebuild_when_needed()
    assert search(Asked("warme")).notices == (Notice.STANDING_IN,)
    assert rows() == {"embedded": 0, "elasticsearch": 2}


def test_once_it_is_back_both_agree_with_the_database(
    portal_on_elasticsearch: Node, settings: Any, nowhere: str
) -> None:
    settings.SEARCH_FALLBACK = "embedded"
    there = settings.ELASTICSEARCH
    publish("Koude overdracht")
    assert checking.rebuild() == 2
    assert ledger.catch_up() > 0
    settings.ELASTICSEARCH = {**there, "address": {"hosts": (nowhere,)}}
    page = publish("Warme overdracht")
    page.title = "Lauwe overdracht"
    page.save_revision().publish()
    SessionOutcomePage.objects.get(title="Koude overdracht").unpublish()
    assert (rows()["embedded"], ledger.pending("elasticsearch")) == (0, 4)
    settings.ELASTICSEARCH = there
    found = {(each.fault, each.engine) for each in checking.differences()}
    assert found == {(checking.Fault.MISSING, ""), (checking.Fault.EXTRA, "")}
    tasks.catch_up_with_changes()
    assert (rows(), checking.differences()) == ({"embedded": 0, "elasticsearch": 0}, [])
    assert search(Asked("lauwe")).notices == ()
    assert search(Asked("lauwe")).total == search(Asked("lauwe"), using=configured.fallback_engine()).total > 0


def test_what_differs_in_the_copy_is_named_and_mended_there_alone(portal_on_elasticsearch: Node, settings: Any) -> None:
    settings.SEARCH_FALLBACK = "embedded"
    page = publish("Warme overdracht")
    checking.rebuild()
    ledger.catch_up()
    configured.engine("embedded").remove([page_key(page.pk)])
    assert [(each.key, each.engine) for each in checking.differences()] == [(page_key(page.pk), "embedded")]
    said = StringIO()
    call_command("check_search", "--repair", stdout=said)
    assert "embedded" in said.getvalue()
    assert checking.differences() == []


def test_publishing_on_elasticsearch_is_seen_after_one_round_of_the_worker(portal_on_elasticsearch: Node) -> None:
    checking.rebuild()
    publish("Zomerlek")
    assert (search(Asked("zomerlek")).total, ledger.pending()) == (0, 2)
    tasks.catch_up_with_changes()
    assert (search(Asked("zomerlek")).total > 0, ledger.pending()) == (True, 0)


def test_elasticsearch_without_an_address_is_a_mistake_in_the_settings(settings: Any) -> None:
    settings.ELASTICSEARCH = None
    with pytest.raises(ImproperlyConfigured, match="ELASTICSEARCH_URLS"):
        configured.engine("elasticsearch")
    with pytest.raises(CommandError, match="ELASTICSEARCH_URLS"):
        call_command("search", "warme", "--engine", "elasticsearch")
    settings.SEARCH_ENGINE = "solr"
    with pytest.raises(ImproperlyConfigured, match="embedded, elasticsearch"):
        configured.engine()
