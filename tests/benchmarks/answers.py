"""What is shown for each judged query, and how good that is. Needs Django to be set up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from knowledge.search.clauses import Layers
from knowledge.search.contract import SearchDocument, SearchEngine
from knowledge.search.relaxing import Asked
from knowledge.search.service import Result, search
from tests.benchmarks.judged import NONSENSE, JudgedQuery
from tests.benchmarks.judged_corpus import Corpus, is_of_source
from tests.benchmarks.measures import mean, ndcg, overlap, recall

DEPTH = 20
NOTHING_MORE = Layers(stems=False, parts=False, synonyms=False, spelling=False)
# Each adds one layer to the one before.
LAYERS = {
    "exact": NOTHING_MORE,
    "+ stem": Layers(stems=True, parts=False, synonyms=False, spelling=False),
    "+ parts": Layers(stems=True, parts=True, synonyms=False, spelling=False),
    "+ synonyms": Layers(stems=True, parts=True, synonyms=True, spelling=False),
    "+ spelling": Layers(stems=True, parts=True, synonyms=True, spelling=True),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """Judged names in the order of the page, items under their publication; `total` is the number it gives."""

    names: tuple[str, ...]
    total: int


Answers = Mapping[str, Shown]


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over queries for which something is relevant; `nothing` is the share that finds nothing at all."""

    queries: int
    ndcg: float
    recall: float
    nothing: float


def askable(queries: Iterable[JudgedQuery], corpus: Corpus) -> list[JudgedQuery]:
    """Queries with the judgements that this corpus can meet; those for which nothing else is relevant fall out.

    Raises `ValueError` where a judged document is not in the corpus: the demo has moved away from its judgements.
    """
    there = set(corpus.names.values())
    asked = []
    for query in queries:
        if lost := [
            name for name in query.grades if name not in there and (corpus.has_sources or not is_of_source(name))
        ]:
            raise ValueError(f"{query.id}: judged and not in the corpus: {', '.join(lost)}")
        grades = {name: grade for name, grade in query.grades.items() if name in there}
        if grades or query.kind == NONSENSE:
            asked.append(JudgedQuery(query.id, query.kind, query.part, query.text, grades))
    return asked


def of_engine(engine: SearchEngine, queries: Iterable[JudgedQuery], corpus: Corpus, layers: Layers) -> Answers:
    """What a visitor is shown, relaxed and corrected as the layers allow."""
    answers = {}
    for query in queries:
        answer = search(Asked(query.text, size=DEPTH), using=engine, layers=layers)
        if answer.is_away:
            raise RuntimeError("the search engine is away")
        names = [corpus.names[document.key] for document in _in_order(answer.results)]
        answers[query.id] = Shown(tuple(names[:DEPTH]), answer.total)
    return answers


def of_keys(keys: Callable[[str], Sequence[str]], queries: Iterable[JudgedQuery], corpus: Corpus) -> Answers:
    """What a search shows that gives keys for a text."""
    shown = {query.id: [corpus.names[key] for key in keys(query.text)] for query in queries}
    return {id_: Shown(tuple(names[:DEPTH]), len(names)) for id_, names in shown.items()}


def _in_order(results: Iterable[Result]) -> list[SearchDocument]:
    """As one reads down the page."""
    documents = []
    for result in results:
        documents += [result.document, *_in_order(result.more)]
    return documents


def figures(answers: Answers, queries: Iterable[JudgedQuery]) -> Figures:
    """Of those queries among `queries` for which something is relevant."""
    asked = [(query, answers[query.id]) for query in queries if query.grades]
    return Figures(
        len(asked),
        mean([ndcg(shown.names, query.grades) for query, shown in asked]),
        mean([recall(shown.names, query.grades) for query, shown in asked]),
        mean([float(not shown.names) for _query, shown in asked]),
    )


def found_for_nonsense(answers: Answers, queries: Iterable[JudgedQuery]) -> list[str]:
    """Texts that should find nothing and find something."""
    return [query.text for query in queries if query.kind == NONSENSE and answers[query.id].names]


def agreement(one: Answers, other: Answers) -> tuple[float, float]:
    """Mean overlap of the first ten, and the share of queries with the same total."""
    shared = [overlap(one[id_].names, other[id_].names) for id_ in one]
    return mean(shared), mean([float(one[id_].total == other[id_].total) for id_ in one])
