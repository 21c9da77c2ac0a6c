"""What tests ask for: `elasticsearch` to use the node of this run, `killable_elasticsearch` to have it alone."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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
    """The node, without other tests."""
    with elasticsearch_node.used(alone=True):
        yield elasticsearch_node


@pytest.fixture
def index_name(elasticsearch: Node) -> Iterator[str]:
    """A name for the index of one test, whose indexes are removed after it."""
    name = f"test-{uuid.uuid4().hex[:12]}"
    yield name
    elasticsearch.forget(name)


@pytest.fixture
def portal_on_elasticsearch(elasticsearch: Node, index_name: str, data_dir: Path, settings: Any) -> Node:
    """The settings of a portal that searches on the node, without an index yet."""
    _set(settings, elasticsearch.address, index_name)
    return elasticsearch


@pytest.fixture
def portal_on_killable_elasticsearch(killable_elasticsearch: Node, data_dir: Path, settings: Any) -> Iterator[Node]:
    """The same, on a node that may be killed."""
    name = f"test-{uuid.uuid4().hex[:12]}"
    _set(settings, killable_elasticsearch.address, name)
    yield killable_elasticsearch
    if not killable_elasticsearch.answers():
        killable_elasticsearch.start()
    killable_elasticsearch.forget(name)


def _set(settings: Any, address: str, name: str) -> None:
    settings.SEARCH_ENGINE = "elasticsearch"
    settings.ELASTICSEARCH = {
        "address": {"hosts": (address,), "seconds": 30.0},
        "layout": {"name": name, "replicas": 0},
    }
