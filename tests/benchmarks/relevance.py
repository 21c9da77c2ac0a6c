"""How well the search finds what professionals ask for: `python -m tests.benchmarks.relevance`.

A database and an index of its own, gone afterwards, hold the demo content and the real source documents where they
stand beside the checkout. All judged queries (tests/judged) are asked of each engine, with one layer of the analysis
more each time, and of stock Wagtail's database search. `--engine` asks one engine only; `--failures` also lists what
goes wrong, of the queries that may be tuned on.
"""

from __future__ import annotations

import os
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.benchmarks.judged import CLASSES, NONSENSE, SETS, judged_queries

if TYPE_CHECKING:
    from knowledge.search.contract import SearchEngine
    from tests.benchmarks.answers import Answers
    from tests.benchmarks.judged import JudgedQuery
    from tests.benchmarks.judged_corpus import Corpus

ENGINES = ("embedded", "elasticsearch")
STOCK = {"Wagtail": "and", "Wagtail, any": "or"}
WIDTH = 15


@contextmanager
def own_portal() -> Iterator[None]:
    """Sets Django up with a migrated database and folders that are gone afterwards; once in a process."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(DATA_DIR=folder, DATABASE_URL="", DJANGO_SETTINGS_MODULE="portal.settings.dev")
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connections

        call_command("migrate", verbosity=0)
        yield
        connections.close_all()


def print_tables(by_variant: Mapping[str, Answers], queries: list[JudgedQuery], engine: str) -> None:
    """One table for each set: nDCG@10, recall@20 and the share without any result, by class and variant."""
    from tests.benchmarks.answers import figures

    for part in (*SETS, "all"):
        asked = [query for query in queries if part in {query.part, "all"}]
        print(f"\n{engine}, {part}: nDCG@10 recall@20 share without a result")
        print(f"{'':<22}{'n':>4}" + "".join(f"{name:>{WIDTH}}" for name in by_variant))
        for kind in (*(each for each in CLASSES if each != NONSENSE), ""):
            row = [figures(answers, [q for q in asked if kind in {"", q.kind}]) for answers in by_variant.values()]
            if row[0].queries:
                cells = "".join(f"{_short(each.ndcg, each.recall, each.nothing):>{WIDTH}}" for each in row)
                print(f"{kind or 'together':<22}{row[0].queries:>4}{cells}")


def _short(*shares: float) -> str:
    """With three decimals, so that no goal is met by rounding."""
    return " ".join("1.00" if share == 1 else f"{share:.3f}"[1:] for share in shares)


def print_nonsense(by_variant: Mapping[str, Answers], queries: list[JudgedQuery]) -> None:
    from tests.benchmarks.answers import found_for_nonsense

    asked = sum(query.kind == NONSENSE for query in queries)
    print(f"\nnonsense that finds something, of {asked} (to be 0):")
    for name, answers in by_variant.items():
        found = found_for_nonsense(answers, queries)
        print(f"  {name:<14}{len(found):>3}  {', '.join(found)}".rstrip())


def print_unjudged(by_variant: Mapping[str, Answers], queries: list[JudgedQuery]) -> None:
    """How much of what is shown has no grade: it counts as not relevant."""
    print("\nshown among the first ten and not judged relevant, for each query:")
    for name, answers in by_variant.items():
        shown = [sum(each not in query.grades for each in answers[query.id].names[:10]) for query in queries]
        print(f"  {name:<14}{sum(shown) / len(shown):>5.1f}")


def print_failures(answers: Answers, queries: list[JudgedQuery]) -> None:
    """Queries of the tune set that miss something or show it low; never those that are held."""
    from tests.benchmarks.measures import ndcg, recall

    print("\nwhat goes wrong with all layers, of the tune set:")
    for query in queries:
        shown = answers[query.id]
        if query.part != "tune":
            continue
        if query.kind == NONSENSE:
            if shown.names:
                print(f"\n{query.id} {query.text!r} finds {', '.join(shown.names)}")
            continue
        gain, share = ndcg(shown.names, query.grades), recall(shown.names, query.grades)
        if share < 1 or gain < 0.8:
            print(f"\n{query.id} {query.text!r} nDCG {gain:.2f} recall {share:.2f}, {shown.total} found")
            missed = [f"{grade}:{name}" for name, grade in query.grades.items() if name not in shown.names]
            print(f"  missed  {', '.join(missed) or '-'}")
            graded = (f"{query.grades.get(name, '-')}:{name}" for name in shown.names[:10])
            print(f"  shown   {', '.join(graded) or '-'}")


@contextmanager
def built(name: str) -> Iterator[SearchEngine | None]:
    """An empty engine of this run alone. None, and a line that says so, where this machine cannot have it."""
    from pathlib import Path

    from django.conf import settings

    from knowledge.search import prepared
    from knowledge.search.engines.elasticsearch import Address
    from knowledge.search.engines.elasticsearch_engine import ElasticsearchEngine, Layout
    from knowledge.search.engines.embedded import EmbeddedEngine
    from tests.elasticsearch.node import joined
    from tests.elasticsearch.program import missing_packages

    folder = Path(settings.SEARCH_INDEX_DIR)
    if name == "embedded":
        yield EmbeddedEngine(folder / name, prepared.weights())
    elif missing := missing_packages():
        print(f"LEFT OUT: {name}, its server needs the packages {' '.join(missing)}")
        yield None
    else:
        with joined(f"relevance-{os.getpid()}") as node:
            address = Address((node.address,), seconds=30)
            yield ElasticsearchEngine(address, Layout("relevance", replicas=0), folder / "lock", prepared.weights())


def of_engines(names: list[str], corpus: Corpus, queries: list[JudgedQuery]) -> dict[str, dict[str, Answers]]:
    """Answers by engine and layer."""
    from tests.benchmarks.answers import LAYERS, of_engine

    found = {}
    for name in names:
        with built(name) as engine:
            if engine is not None:
                engine.rebuild(corpus.documents)
                found[name] = {label: of_engine(engine, queries, corpus, layers) for label, layers in LAYERS.items()}
    return found


def print_words() -> None:
    """The splitter and the stemmer over their own judged sets."""
    from tests.benchmarks.words import figures

    print("\nwords (python -m tests.benchmarks.words):")
    for figure in figures():
        print(f"  {figure.name:<26}{figure.set:<6}{figure.count:>4} of {figure.of:>4}{figure.share:>8.1%}")


def print_agreement(one: Mapping[str, Answers], other: Mapping[str, Answers]) -> None:
    from tests.benchmarks.answers import agreement

    print("\nthe two engines: overlap of the first ten, share of queries with the same total")
    for layer in one:
        shared, same = agreement(one[layer], other[layer])
        print(f"  {layer:<14}{shared:>6.3f}{same:>7.3f}")


def main(arguments: list[str]) -> None:
    parser = ArgumentParser(prog="python -m tests.benchmarks.relevance", description=__doc__)
    parser.add_argument("--engine", action="append", choices=ENGINES, help="this engine only; may be given more often")
    parser.add_argument("--failures", action="store_true", help="list what goes wrong, of the tune set")
    options = parser.parse_args(arguments)
    with own_portal():
        from tests.benchmarks.answers import askable, of_keys
        from tests.benchmarks.baseline import stock_search
        from tests.benchmarks.judged_corpus import fill

        corpus = fill()
        queries = askable(judged_queries(), corpus)
        print(f"{len(corpus.documents)} documents, {len(queries)} judged queries")
        if not corpus.has_sources:
            without = len(judged_queries()) - len(queries)
            print(f"LEFT OUT: the real sources, not beside this checkout, and {without} queries that only they answer")
        stock_search.put_in(corpus.documents)
        stock = {
            name: of_keys(lambda text, operator=operator: stock_search.keys(text, operator), queries, corpus)
            for name, operator in STOCK.items()
        }
        engines = of_engines(options.engine or list(ENGINES), corpus, queries)
        for name, by_layer in engines.items():
            print_tables({**by_layer, **stock}, queries, name)
            print_nonsense({**by_layer, **stock}, queries)
            print_unjudged({**by_layer, **stock}, queries)
        if len(engines) == len(ENGINES):
            print_agreement(*engines.values())
        if options.failures and engines:
            print_failures(list(next(iter(engines.values())).values())[-1], queries)
        print_words()


if __name__ == "__main__":
    main(sys.argv[1:])
