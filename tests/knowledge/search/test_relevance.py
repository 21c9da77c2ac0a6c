"""What must never get worse: the judged queries (tests/judged) over the demo content, and over the real sources where
they stand beside the checkout. `python -m tests.benchmarks.relevance` prints the whole table.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from django.db import transaction

from knowledge.search import prepared
from knowledge.search.engines.embedded import EmbeddedEngine
from tests.benchmarks.answers import LAYERS, Answers, askable, figures, found_for_nonsense, of_engine
from tests.benchmarks.judged import JudgedQuery, judged_queries
from tests.benchmarks.judged_corpus import fill

pytestmark = pytest.mark.once

Asked = tuple[list[JudgedQuery], dict[str, Answers]]


@pytest.fixture(scope="module")
def asked(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Asked:
    """All judged queries, and what is shown for them with each layer; the database is as before afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        prepared.forget()
        corpus = fill()
        queries = askable(judged_queries(), corpus)
        engine = EmbeddedEngine(tmp_path_factory.mktemp("judged") / "index", prepared.weights())
        prepared.analyse_as_editors_say()
        engine.rebuild(corpus.documents)
        answers = {name: of_engine(engine, queries, corpus, layers) for name, layers in LAYERS.items()}
        transaction.set_rollback(True)
    return queries, answers


def test_what_was_judged_relevant_is_among_the_first_twenty(asked: Asked) -> None:
    queries, answers = asked
    assert figures(answers["+ spelling"], queries).recall >= 0.95


def test_nonsense_finds_nothing(asked: Asked) -> None:
    queries, answers = asked
    assert [text for shown in answers.values() for text in found_for_nonsense(shown, queries)] == []


@pytest.mark.parametrize(("without", "with_it"), list(pairwise(LAYERS)))
def test_each_layer_earns_its_place(asked: Asked, without: str, with_it: str) -> None:
    queries, answers = asked
    assert figures(answers[with_it], queries).ndcg > figures(answers[without], queries).ndcg
