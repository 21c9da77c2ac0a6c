"""What searching and indexing cost over many documents, step by step, each step in a process of its own.

`python -m tests.benchmarks.search_scale STEP FOLDER DOCUMENTS`, started by `tests.benchmarks.search`; prints one
line of JSON. The corpus lies in the folder as lines of JSON: making it is no part of what is measured.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import threading
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from knowledge.search.contract import FACETS, SearchDocument
from tests.benchmarks import corpus

CORPUS, QUERIES = "corpus.jsonl", "queries.json"
OF_EACH_THIRD = 60
SUGGESTIONS = 150
PUBLISHED = 5
WARM_UP = 12
# How long the worker waits between two looks at its ledgers (contracts.md).
WORKER_PAUSE = 0.5


def documents(folder: Path, count: int) -> Iterator[SearchDocument]:
    with (folder / CORPUS).open(encoding="utf-8") as lines:
        for line in islice(lines, count):
            yield SearchDocument.from_json(line)


def write_corpus(folder: Path, count: int) -> dict[str, Any]:
    """Writes corpus and queries; queries are drawn from the first tenth, so that both sizes know their words."""
    words = corpus.Words()
    started = time.perf_counter()
    with (folder / CORPUS).open("w", encoding="utf-8") as lines:
        for document in corpus.Corpus(count, words=words):
            lines.write(document.as_json() + "\n")
    seconds = time.perf_counter() - started
    drawn = corpus.queries(documents(folder, count // 10), words.stop_words, OF_EACH_THIRD)
    rows = [{"text": query.text, "third": query.third} for query in drawn]
    (folder / QUERIES).write_text(json.dumps(rows), encoding="utf-8")
    return {"seconds": seconds}


def migrate(_folder: Path, _count: int) -> dict[str, Any]:
    """An empty database, of which the steps on SQLite get copies."""
    from django.core.management import call_command
    from django.db import connection

    seconds = timed(lambda: call_command("migrate", verbosity=0))
    connection.close()  # and with it the journal: a copy of the file alone is whole
    return {"seconds": seconds}


def fill_database(folder: Path, count: int) -> dict[str, Any]:
    """The rows that the search page asks for."""
    from tests.benchmarks.rows import fill_portal

    return {"seconds": timed(lambda: fill_portal(documents(folder, count)))}


def analyse(folder: Path, count: int) -> dict[str, Any]:
    """Seconds for the analysis of all documents without any engine; what reading them takes is told apart."""
    from knowledge.search import prepared
    from knowledge.search.fields import indexed_text

    weights = prepared.weights()

    def run() -> None:
        for document in documents(folder, count):
            indexed_text(document, weights)

    reading = timed(lambda: [None for _ in documents(folder, count)])
    seconds = timed(run)
    return {"seconds": seconds - reading, "reading": reading, "megabytes": megabytes()}


def build(folder: Path, count: int) -> dict[str, Any]:
    """A whole index, as `rebuild_search` makes it from documents that come one by one."""
    from knowledge.search.configured import engine

    using = engine()
    made: list[int] = []
    seconds = timed(lambda: made.append(using.rebuild(documents(folder, count))))
    assert made == [count], made
    return {"seconds": seconds, "megabytes": megabytes()}


def ask(folder: Path, count: int, of_each: int = OF_EACH_THIRD) -> dict[str, Any]:
    """Milliseconds of the engine call, the page, suggestions and a publish, over all thirds of the queries."""
    from django.test import Client

    from knowledge.search.relaxing import Asked
    from knowledge.search.service import search

    client = Client()
    drawn = [row for row in json.loads((folder / QUERIES).read_text()) if row["third"]]
    chosen = [row for third in ("common", "middle", "rare") for row in thirds(drawn, third)[:of_each]]
    random.Random(corpus.SEED).shuffle(chosen)
    calls: dict[str, list[float]] = {"common": [], "middle": [], "rare": []}
    pages: list[float] = []
    for row in chosen[:WARM_UP]:
        search(Asked(row["text"], facets=FACETS))
        client.get("/zoeken/", {"q": row["text"]})
    for row in chosen:
        answers: list[Any] = []
        asked = Asked(row["text"], facets=FACETS)
        calls[row["third"]].append(timed(lambda asked=asked, answers=answers: answers.append(search(asked))) * 1_000)
        assert answers[0].total >= 1, row
        answers.clear()
        text = row["text"]
        pages.append(
            timed(lambda text=text, answers=answers: answers.append(client.get("/zoeken/", {"q": text}))) * 1_000
        )
        assert answers[0].status_code == 200, row
    all_calls = [milliseconds for third in calls.values() for milliseconds in third]
    everywhere = [timed(lambda: search(Asked(corpus.EVERYWHERE, facets=FACETS))) * 1_000 for _ in range(WARM_UP)]
    return {
        **spread("call", all_calls),
        **{f"call p50 {third}": median(found) for third, found in calls.items()},
        **spread("page", pages),
        "call everywhere": median(everywhere),
        **spread("suggestions", suggesting(folder, client)),
        **spread("slip", slips(chosen)),
        "publish seconds": max([publishing() for _ in range(1 + PUBLISHED)][1:]),
        "megabytes": megabytes(),
    }


def thirds(rows: list[dict[str, str]], third: str) -> list[dict[str, str]]:
    return [row for row in rows if row["third"] == third]


def suggesting(folder: Path, client: Any) -> list[float]:
    """Milliseconds of the suggestions' address, for the beginnings of a word or of a second one."""
    chance = random.Random(corpus.SEED)
    titles = [document.title.split() for document in documents(folder, 2_000)]
    took = []
    for number in range(SUGGESTIONS):
        words = chance.choice(titles)
        place = chance.randrange(len(words))
        begun = words[place][: chance.randint(1, 7)]
        text = begun if number % 3 else f"{words[0]} {begun}"
        answers: list[Any] = []
        took.append(
            timed(lambda text=text, answers=answers: answers.append(client.get("/zoeken/suggesties/", {"q": text})))
        )
        assert answers[0].status_code == 200, text
    return [seconds * 1_000 for seconds in took[WARM_UP:]]


def slips(rows: list[dict[str, str]]) -> list[float]:
    """Milliseconds of an engine call for a word with a letter too few, which has to be looked for in the spelling."""
    from knowledge.search.relaxing import Asked
    from knowledge.search.service import search

    chance = random.Random(corpus.SEED)
    words = [word for row in rows for word in row["text"].split() if len(word) > 8]
    took = []
    for word in chance.sample(words, min(len(words), 30)):
        place = chance.randrange(2, len(word) - 2)
        asked = Asked(word[:place] + word[place + 1 :], facets=FACETS)
        took.append(timed(lambda asked=asked: search(asked)) * 1_000)
    return took[1:]


def publishing() -> float:
    """Seconds from the click on Publish until a search finds the page. What the commit leaves to the worker is done
    here in its place, after the longest pause that it may just have begun.
    """
    from knowledge.search.ledger import catch_up, pending
    from knowledge.search.relaxing import Asked
    from knowledge.search.service import search
    from tests.factories.publications import make_outcome

    word = "".join(random.Random(time.perf_counter_ns()).choices("bdfgklmnprst", k=12))
    page = make_outcome(f"Nieuw {word}", live=False)
    catch_up()
    started = time.perf_counter()
    page.get_latest_revision().publish()
    if pending():
        threading.Event().wait(WORKER_PAUSE)
        catch_up()
    found = search(Asked(word, facets=FACETS))
    seconds = time.perf_counter() - started
    assert found.total >= 1, "a published page is found"
    return seconds


def spread(name: str, milliseconds: list[float]) -> dict[str, float]:
    return {f"{name} p50": median(milliseconds), f"{name} p95": quantiles(milliseconds, n=20)[-1]}


def timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def megabytes() -> float:
    """The most memory that this process, and the largest of its children beside it, ever had."""
    own, children = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return (own + children) / 1024


STEPS: dict[str, Callable[..., dict[str, Any]]] = {
    "migrate": migrate,
    "write_corpus": write_corpus,
    "fill_database": fill_database,
    "analyse": analyse,
    "build": build,
    "ask": ask,
}


def main(step: str, folder: str, count: str, *more: str) -> None:
    import django

    django.setup()
    json.dump(STEPS[step](Path(folder), int(count), *map(int, more)), sys.stdout)
    print()


if __name__ == "__main__":
    main(*sys.argv[1:])
