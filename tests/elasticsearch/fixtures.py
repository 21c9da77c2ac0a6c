"""What tests ask for: `elasticsearch` to use the node of this run, `killable_elasticsearch` to have it alone."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator

import pytest

from tests.elasticsearch.node import Node, joined


@pytest.fixture(scope="session")
def elasticsearch_node() -> Iterator[Node]:
    """The node of this test run; the first test that asks for it starts it, in some seconds."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID") or str(os.getpid())
    with joined(run) as node:
        yield node


@pytest.fixture
def elasticsearch(elasticsearch_node: Node) -> Iterator[Node]:
    """The node, beside other tests: use index names of your own."""
    with elasticsearch_node.used():
        yield elasticsearch_node


@pytest.fixture
def killable_elasticsearch(elasticsearch_node: Node) -> Iterator[Node]:
    """The node, without other tests: kill it and start it again."""
    with elasticsearch_node.used(alone=True):
        yield elasticsearch_node
        if not elasticsearch_node.answers():
            elasticsearch_node.start()


@pytest.fixture
def index_name(elasticsearch: Node) -> Iterator[str]:
    """A name for the index of one test, whose indexes are removed after it."""
    name = f"test-{uuid.uuid4().hex[:12]}"
    yield name
    elasticsearch.forget(name)
