"""The judged queries of `tests/judged`, as values."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "judged"
CLASSES = (
    *("plain", "compound", "part-of-compound", "inflection", "abbreviation", "expansion"),
    *("synonym", "typo", "multi-word", "name", "question", "nonsense"),
)
NONSENSE = "nonsense"
SETS = ("tune", "held")


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    """`grades` holds the documents worth finding, by judged name: 2 is what the asker wants, 1 is of use."""

    id: str
    kind: str
    part: str
    text: str
    grades: Mapping[str, int]


def judged_queries() -> list[JudgedQuery]:
    """All queries in the order of the file. Raises `ValueError` for a row that does not say what the README asks."""
    grades: dict[str, dict[str, int]] = defaultdict(dict)
    for row in _rows("judgements.tsv"):
        if row["document"] in grades[row["id"]] or row["grade"] not in {"1", "2"}:
            raise ValueError(f"judgement is double or has no grade: {row}")
        grades[row["id"]][row["document"]] = int(row["grade"])
    queries = [
        JudgedQuery(row["id"], row["class"], row["set"], row["query"], grades.pop(row["id"], {}))
        for row in _rows("queries.tsv")
    ]
    for query in queries:
        if query.kind not in CLASSES or query.part not in SETS or bool(query.grades) == (query.kind == NONSENSE):
            raise ValueError(f"query is not as it should be: {query}")
    if grades or len({query.id for query in queries}) < len(queries):
        raise ValueError(f"judgements without a query, or a query twice: {sorted(grades)}")
    return queries


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
