"""Mapping: repaired neutral elements to a draft of the right kind. Pure Python, no models."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from knowledge.enums import Kind
from knowledge.importing.draft import Contributor, Draft
from knowledge.importing.elements import Document
from knowledge.importing.mapping.board_table import map_board_table
from knowledge.importing.mapping.dossier import map_dossier
from knowledge.importing.mapping.findings import Findings
from knowledge.importing.mapping.front import read_front, take_lead
from knowledge.importing.mapping.outcome import map_outcome
from knowledge.importing.mapping.parts import main_sections, ordered_headings, parts_of, without_contents
from knowledge.importing.mapping.placing import Placing
from knowledge.importing.mapping.practice import map_practice
from knowledge.importing.mapping.recognising import recognised
from knowledge.importing.mapping.report_page import map_report
from knowledge.importing.mapping.research import map_research
from knowledge.importing.mapping.richtext import inline
from knowledge.importing.mapping.rules import RULES
from knowledge.importing.mapping.texts import draft_texts
from knowledge.importing.mapping.vision import map_vision
from knowledge.importing.mapping.vocabulary import Vocabulary, proposed_sectors, proposed_themes, proposed_transitions
from knowledge.importing.report import Removal, Repair, Task, TaskKind

__all__ = ["RULES", "Mapped", "Vocabulary", "map_document"]

_MAPPERS: dict[Kind, Callable[[Placing], None]] = {
    Kind.OUTCOME: map_outcome,
    Kind.BOARD_TABLE: map_board_table,
    Kind.REPORT: map_report,
    Kind.RESEARCH: map_research,
    Kind.PRACTICE: map_practice,
    Kind.VISION: map_vision,
    Kind.DOSSIER: map_dossier,
}
_WITHOUT_LEAD = frozenset({Kind.BOARD_TABLE})


@dataclass(frozen=True, slots=True)
class Mapped:
    """The draft, or None when the kind is unknown, with the report of the mapping itself."""

    draft: Draft | None
    reason: str = ""
    repairs: tuple[Repair, ...] = ()
    removals: tuple[Removal, ...] = ()
    tasks: tuple[Task, ...] = ()
    links: tuple[dict[str, Any], ...] = ()
    images: int = 0
    tables: int = 0


def map_document(document: Document, kind: Kind | None, vocabulary: Vocabulary) -> Mapped:
    """Map a repaired document to a draft of `kind`, or of the kind that the file itself names.

    Without either there is no draft but a task that asks: nothing is guessed.
    """
    recognition = recognised(document)
    kind = kind or recognition.kind
    if kind is None:
        return Mapped(None, tasks=(Task(TaskKind.UNKNOWN_KIND, document.name),))
    findings = Findings(vocabulary)
    document = replace(document, elements=without_contents(document.elements, findings))
    front = read_front(document, kind, findings)
    if kind not in _WITHOUT_LEAD:
        take_lead(front)
    elements = ordered_headings(front.rest, kind)
    placing = Placing(kind, document, front, parts_of(elements, kind), findings)
    _MAPPERS[kind](placing)
    footnotes = _footnotes(document, placing)
    for entry in document.furniture:
        findings.drop("page_head" if entry.place.startswith("head") else "page_foot", entry.text)
    draft = _with_vocabulary(
        Draft(
            kind=kind,
            title=front.title,
            lead=front.lead,
            body=tuple(placing.body),
            fields=placing.fields,
            contributors=_once(placing.contributors),
            recommendations=tuple(placing.recommendations),
            principles=tuple(placing.principles),
            references=tuple(placing.references),
            footnotes=footnotes,
            pictures=tuple(findings.pictures),
            key_values={row.label: row.words for row in front.rows},
            sections=main_sections(elements),
        ),
        placing,
    )
    return Mapped(
        draft,
        recognition.cue if recognition.kind is kind else "",
        tuple(findings.repairs),
        tuple(findings.removals),
        tuple(findings.tasks),
        tuple(findings.links),
        len(findings.pictures),
        findings.tables,
    )


def _footnotes(document: Document, placing: Placing) -> dict[str, str]:
    """The notes in the order of their marks. A note without a mark gets one at the end of the body, and a task."""
    findings = placing.findings
    texts: dict[str, str] = {}
    while len(texts) < len(document.notes):
        waiting = [key for key in findings.notes_placed if key in document.notes and key not in texts]
        if not waiting:
            key = next(key for key in document.notes if key not in texts)
            findings.notes_placed.append(key)
            placing.text_block(f'<p><footnote id="{key}">[{len(findings.notes_placed)}]</footnote></p>')
            findings.ask(
                TaskKind.CHECK_NUMBERING,
                " ".join("".join(span.text for span in part.spans) for part in document.notes[key]),
            )
            waiting = [key]
        for key in waiting:
            texts[key] = "<br/>".join(inline(part.spans, findings) for part in document.notes[key])
    return texts


def _with_vocabulary(draft: Draft, placing: Placing) -> Draft:
    vocabulary = placing.findings.vocabulary
    text = "\n".join([*draft_texts(draft), *draft.key_values.values()])
    return replace(
        draft,
        themes=proposed_themes(vocabulary, draft.title, text),
        sectors=placing.sectors or proposed_sectors(vocabulary, text),
        transitions=proposed_transitions(vocabulary, text),
    )


def _once(contributors: list[Contributor]) -> tuple[Contributor, ...]:
    seen: dict[tuple[str, str], Contributor] = {}
    for contributor in contributors:
        seen.setdefault((contributor.name, contributor.role), contributor)
    return tuple(seen.values())
