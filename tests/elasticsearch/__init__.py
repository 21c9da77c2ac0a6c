"""A real Elasticsearch server for tests: see README.md."""

from __future__ import annotations
