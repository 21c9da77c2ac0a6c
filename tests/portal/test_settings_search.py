"""What the environment may say of the search, and the sentence that refuses the rest."""

from __future__ import annotations

import os
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.databases import ROOT
from tests.portal.test_settings import ANSWERS, settings_of

Loaded = Callable[..., dict[str, Any]]
THERE = {"SEARCH_ENGINE": "elasticsearch", "ELASTICSEARCH_URLS": "https://een.example:9200"}


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> Loaded:
    """Reads the settings of the search under an environment, as a starting process does."""

    def load(**environment: str) -> dict[str, Any]:
        for name in list(os.environ):
            if name.startswith(("SEARCH_", "ELASTICSEARCH_")):
                monkeypatch.delenv(name)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        read = runpy.run_path(str(ROOT / "portal" / "settings" / "search.py"))
        return {name: read[name] for name in ("SEARCH_ENGINE", "SEARCH_FALLBACK", "ELASTICSEARCH")}

    return load


def test_production_takes_them_over() -> None:
    shown = settings_of("portal.settings.production", "settings.SEARCH_ENGINE, settings.ELASTICSEARCH", **ANSWERS)
    assert shown.stdout == "embedded None\n"
    refused = settings_of("portal.settings.production", "'started'", **ANSWERS, SEARCH_ENGINE="elasticsearch")
    assert (refused.returncode, refused.stdout, refused.stderr.count("\n")) == (1, "", 1)


def test_without_a_word_the_search_is_embedded_and_needs_nothing(loaded: Loaded) -> None:
    assert loaded() == {"SEARCH_ENGINE": "embedded", "SEARCH_FALLBACK": "", "ELASTICSEARCH": None}


def test_the_embedded_engine_does_not_stand_in_for_itself(loaded: Loaded) -> None:
    assert loaded(SEARCH_FALLBACK="embedded")["SEARCH_FALLBACK"] == ""


def test_a_cluster_is_named_by_its_addresses_and_the_rest_has_a_default(loaded: Loaded) -> None:
    addresses = "https://een.example:9200/es/, http://twee.example,https://drie.example,http://[::1]:9201"
    assert loaded(**{**THERE, "ELASTICSEARCH_URLS": addresses}, SEARCH_FALLBACK="embedded") == {
        "SEARCH_ENGINE": "elasticsearch",
        "SEARCH_FALLBACK": "embedded",
        "ELASTICSEARCH": {
            "address": {
                "hosts": (
                    "https://een.example:9200/es",
                    "http://twee.example:9200",
                    "https://drie.example:443",
                    "http://[::1]:9201",
                ),
                "user": "",
                "password": "",
                "api_key": "",
                "ca_file": "",
                "seconds": 2.0,
                "write_seconds": 30.0,
            },
            "layout": {"name": "doorstroomportaal", "shards": 1, "replicas": 1},
        },
    }


def test_login_certificate_and_layout_are_taken_over(loaded: Loaded, tmp_path: Path) -> None:
    file = tmp_path / "ca.pem"
    file.touch()
    given = loaded(
        **THERE,
        ELASTICSEARCH_USER="portaal",
        ELASTICSEARCH_PASSWORD="geheim",
        ELASTICSEARCH_CA_FILE=str(file),
        ELASTICSEARCH_INDEX="portaal-2",
        ELASTICSEARCH_SHARDS="3",
        ELASTICSEARCH_REPLICAS="0",
        ELASTICSEARCH_TIMEOUT="0.5",
        ELASTICSEARCH_WRITE_TIMEOUT="60",
    )["ELASTICSEARCH"]
    assert given == {
        "address": {
            "hosts": ("https://een.example:9200",),
            "user": "portaal",
            "password": "geheim",
            "api_key": "",
            "ca_file": str(file),
            "seconds": 0.5,
            "write_seconds": 60.0,
        },
        "layout": {"name": "portaal-2", "shards": 3, "replicas": 0},
    }


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        ({"SEARCH_ENGINE": "solr"}, "SEARCH_ENGINE is 'solr'; it may be embedded or elasticsearch."),
        ({**THERE, "SEARCH_FALLBACK": "solr"}, "SEARCH_FALLBACK is 'solr'; it may be embedded or empty."),
        (
            {"SEARCH_ENGINE": "elasticsearch"},
            (
                "Set ELASTICSEARCH_URLS in the environment: the addresses of the Elasticsearch cluster, separated by "
                "commas, as SEARCH_ENGINE is elasticsearch. The portal does not start without it."
            ),
        ),
        (
            {**THERE, "ELASTICSEARCH_URLS": "een.example:9200"},
            "ELASTICSEARCH_URLS must hold addresses like https://search.example:9200.",
        ),
        (
            {**THERE, "ELASTICSEARCH_URLS": "https://portaal:geheim@een.example:9200"},
            "ELASTICSEARCH_URLS must hold no password: set ELASTICSEARCH_USER and ELASTICSEARCH_PASSWORD.",
        ),
        (
            {**THERE, "ELASTICSEARCH_URLS": "https://een.example:99999"},
            "ELASTICSEARCH_URLS names port 99999, which does not exist.",
        ),
        (
            {**THERE, "ELASTICSEARCH_USER": "portaal"},
            "ELASTICSEARCH_USER and ELASTICSEARCH_PASSWORD belong together: set both or neither.",
        ),
        (
            {**THERE, "ELASTICSEARCH_USER": "portaal", "ELASTICSEARCH_PASSWORD": "x", "ELASTICSEARCH_API_KEY": "y"},
            "Set ELASTICSEARCH_API_KEY, or ELASTICSEARCH_USER with its password, not both.",
        ),
        ({**THERE, "ELASTICSEARCH_CA_FILE": "/bestaat/niet"}, "ELASTICSEARCH_CA_FILE names a file that is not there."),
        (
            {**THERE, "ELASTICSEARCH_URLS": "http://een.example", "ELASTICSEARCH_CA_FILE": __file__},
            "ELASTICSEARCH_CA_FILE is for https; ELASTICSEARCH_URLS holds an address with http.",
        ),
        (
            {**THERE, "ELASTICSEARCH_INDEX": "Portaal*"},
            "ELASTICSEARCH_INDEX is 'Portaal*'; it may hold small letters, digits, hyphens and underscores.",
        ),
        (
            {**THERE, "ELASTICSEARCH_SHARDS": "0"},
            "ELASTICSEARCH_SHARDS is '0'; it must be a whole number of at least 1.",
        ),
        (
            {**THERE, "ELASTICSEARCH_REPLICAS": "-1"},
            "ELASTICSEARCH_REPLICAS is '-1'; it must be a whole number of at least 0.",
        ),
        (
            {**THERE, "ELASTICSEARCH_TIMEOUT": "snel"},
            "ELASTICSEARCH_TIMEOUT is 'snel'; it must be a number of seconds above 0.",
        ),
    ],
)
def test_what_cannot_be_is_refused_with_one_sentence(
    loaded: Loaded, environment: dict[str, str], sentence: str
) -> None:
    with pytest.raises(SystemExit) as refused:
        loaded(**environment)
    assert str(refused.value) == sentence
