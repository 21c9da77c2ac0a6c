"""The three steps on one file: read, repair, map; then the account of every word."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from knowledge.enums import Kind
from knowledge.importing.accounting import words_lost
from knowledge.importing.draft import Analysis
from knowledge.importing.mapping import Vocabulary, map_document
from knowledge.importing.reading import read
from knowledge.importing.repairs import repair
from knowledge.importing.report import Report


def analyse(
    name: str, content: bytes, vocabulary: Vocabulary, kind: Kind | None = None, disabled: Collection[str] = ()
) -> Analysis:
    """What becomes of a file. Raises `ReadingError` when it cannot be read; touches nothing outside its arguments.

    `disabled` names repair rules that the editor wants left out.
    """
    document = read(name, content)
    repaired, repairs, removals, tasks = repair(document, frozenset(disabled))
    mapped = map_document(repaired, kind, vocabulary)
    report = Report(
        repairs=(*repairs, *mapped.repairs),
        removals=(*removals, *mapped.removals),
        tasks=(*tasks, *mapped.tasks),
        comments=document.comments,
        deletions=document.deletions,
    )
    analysis = Analysis(
        name=document.name,
        draft=mapped.draft,
        reason=mapped.reason,
        repairs=report.repairs,
        removals=report.removals,
        tasks=report.tasks,
        comments=report.comments,
        deletions=report.deletions,
        links=mapped.links,
        images=mapped.images,
        tables=mapped.tables,
    )
    if mapped.draft is None:
        return analysis
    return replace(analysis, words_lost=words_lost(document, mapped.draft, report))
