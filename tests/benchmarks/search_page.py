"""The whole search page against the baseline's, in one process and on one database: processor time for each request.

Started by `tests.benchmarks.search` as a process of its own; prints one line of JSON.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from typing import Any

DOCUMENTS = 2_000
RARE_WORDS = 8
PATHS = {"portal": "/zoeken/", "baseline": "/baseline/"}


def measure(seconds: float, search_server: int = 0) -> dict[str, Any]:
    """Milliseconds of processor time by page and word, each measured for so many seconds; totals and facets of both
    pages are the same, or it ends.

    With the process number of a search server its time counts too, and the baseline, which does not use it, is left
    out.
    """
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from tests.benchmarks import corpus
    from tests.benchmarks.cpu import milliseconds

    call_command("migrate", verbosity=0)
    words = corpus.Words()
    documents = list(corpus.Corpus(DOCUMENTS, words=words))
    _fill(documents)
    frequency = Counter(word for document in documents for word in corpus.words_in(document))
    once = [word for word, count in sorted(frequency.items()) if count == 2 and word.isalpha()]
    rare = list(islice((word for word in once if portal_total(word) == 2), RARE_WORDS))
    assert len(rare) == RARE_WORDS
    for word in (corpus.EVERYWHERE, *rare):
        assert_same_total(word, frequency[word])
    for word in (corpus.EVERYWHERE, rare[0]):
        assert_same_facets(word)
    server = search_server or (_server_of(connection) if connection.vendor == "postgresql" else 0)
    figures: dict[str, Any] = {"documents": frequency[corpus.EVERYWHERE]}
    for name, path in PATHS.items():
        if search_server and name == "baseline":
            continue
        figures[f"{name} common"] = milliseconds(lambda path=path: page(path, corpus.EVERYWHERE), server, seconds)
        turns = cycle(rare)
        figures[f"{name} rare"] = milliseconds(lambda path=path, turns=turns: page(path, next(turns)), server, seconds)
    if connection.vendor == "sqlite" and not search_server:
        _analyze()
        figures["baseline analysed"] = milliseconds(lambda: page(PATHS["baseline"], corpus.EVERYWHERE), 0, seconds)
    return figures


def page(path: str, text: str) -> str:
    """The page as a visitor gets it, through all of the middleware."""
    answer = _client().get(path, {"q": text})
    assert answer.status_code == 200, (path, text, answer.status_code)
    return answer.content.decode()


@cache
def _client() -> Any:
    """One for all requests: a server puts its middleware together once, too."""
    from django.test import Client

    return Client()


def total_in(html: str) -> int:
    found = re.search(r"<h1[^>]*>\s*(\d+)", html)
    assert found, "a page of results begins with their number"
    return int(found[1])


def portal_total(text: str) -> int:
    from knowledge.search.relaxing import Asked
    from knowledge.search.service import search

    return search(Asked(text)).total


def assert_same_total(word: str, expected: int) -> None:
    """Both pages say the number of documents that hold the word."""
    totals = {name: total_in(page(path, word)) for name, path in PATHS.items()}
    assert totals == dict.fromkeys(PATHS, expected), (word, totals, expected)


def assert_same_facets(word: str) -> None:
    """Both count the same values in every facet."""
    from knowledge.search.contract import FACETS
    from knowledge.search.relaxing import Asked
    from knowledge.search.service import search
    from tests.benchmarks.baseline.models import FACET_FIELDS, BaselinePage

    ours = search(Asked(word, facets=FACETS)).facets
    found = BaselinePage.objects.live().search(word)
    for facet, field in FACET_FIELDS.items():
        theirs = {_key(field, value): count for value, count in found.facet(field).items() if value not in {None, ""}}
        assert theirs == {counted.value: counted.count for counted in ours[facet]}, (word, facet, theirs, ours[facet])


def _key(field: str, value: Any) -> str:
    from django.db import models

    from tests.benchmarks.baseline.models import BaselinePage

    relation = BaselinePage._meta.get_field(field)
    if not isinstance(relation, models.ManyToManyField):
        return str(value)
    row: Any = relation.related_model._default_manager.get(pk=value)
    return str(row.slug if field == "labels" else row.key)


def _fill(documents: list[Any]) -> None:
    from django.core.management import call_command
    from django.db import connection

    from knowledge.search.configured import engine
    from tests.benchmarks.rows import fill_baseline, fill_portal

    fill_portal(documents)
    engine().rebuild(documents)
    fill_baseline(documents)
    call_command("update_index", verbosity=0)
    if connection.vendor == "postgresql":
        _analyze()  # its autovacuum does so within a minute; SQLite never does by itself, nor does Django ask it to


def _analyze() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _server_of(connection: Any) -> int:
    """Process number of the server that the connection's own process belongs to."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = cursor.fetchone()[0]
    return int((Path("/proc") / str(backend) / "stat").read_text().rpartition(") ")[2].split()[1])


if __name__ == "__main__":
    json.dump(measure(float(sys.argv[1]), *map(int, sys.argv[2:])), sys.stdout)
    print()
