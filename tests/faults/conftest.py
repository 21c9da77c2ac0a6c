"""What fault tests share: the Elasticsearch node of the run."""

from __future__ import annotations

from tests.elasticsearch.fixtures import (
    elasticsearch,
    elasticsearch_node,
    index_name,
    killable_elasticsearch,
    portal_on_elasticsearch,
    portal_on_killable_elasticsearch,
)

__all__ = [
    "elasticsearch",
    "elasticsearch_node",
    "index_name",
    "killable_elasticsearch",
    "portal_on_elasticsearch",
    "portal_on_killable_elasticsearch",
]
