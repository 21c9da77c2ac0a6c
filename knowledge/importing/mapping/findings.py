"""What one mapping gathers on its way: entries for the report, pictures, links, and what found no place yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from knowledge.importing.elements import Element, ListItem, Picture
from knowledge.importing.mapping.vocabulary import Vocabulary
from knowledge.importing.report import Removal, Repair, Task, TaskKind


@dataclass(slots=True)
class Findings:
    """Filled by the mappers of one document, in reading order; never shared between documents."""

    vocabulary: Vocabulary
    repairs: list[Repair] = field(default_factory=list)
    removals: list[Removal] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    links: list[dict[str, Any]] = field(default_factory=list)
    tables: int = 0
    notes_placed: list[str] = field(default_factory=list)

    def repair(self, rule: str, before: str, after: str, sentence: str = "") -> None:
        """Report a change: `after` stands in `sentence`, which is `after` itself unless given."""
        sentence = sentence or after
        self.repairs.append(Repair(rule, before, after, sentence, max(sentence.find(after), 0)))

    def drop(self, rule: str, text: str) -> None:
        """Report text that is left out on purpose; nothing is reported for text without a word."""
        if any(sign.isalnum() for sign in text):
            self.removals.append(Removal(rule, text))

    def drop_mark(self, element: Element) -> None:
        """Report the number or letter of a list item that becomes a value: its place in the order says as much."""
        if isinstance(element, ListItem) and element.ordered:
            self.drop("list_mark", element.marker)

    def ask(self, kind: TaskKind, text: str, proposal: str = "") -> None:
        self.tasks.append(Task(kind, text, proposal))
