"""What an import tells its editor: values only, kept as JSON beside the page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from knowledge.importing.elements import Comment, Deletion


@dataclass(frozen=True, slots=True)
class Repair:
    """One change that a rule made to the text, for the editor to accept or undo.

    `rule` is the key of a rule in `repairs.RULES`. `before` and `after` are whole words as they were and are.
    `sentence` is the sentence as it now stands, `after` beginning at `start` in it. A ``"¶"`` in `before` or
    `after` is a paragraph's end: undoing a join puts the break back.
    `applied` is False for a proposal that waits for the editor (a suggestion): the text still has `before`,
    and then `sentence` is the sentence as it stands, with `before` at `start`.
    """

    rule: str
    before: str
    after: str
    sentence: str
    start: int
    applied: bool = True


@dataclass(frozen=True, slots=True)
class Removal:
    """Text left out of the draft on purpose, whole and by name: a banner, a page's foot, a repeated address."""

    rule: str
    text: str


class TaskKind(StrEnum):
    DEAD_LINK = "dead_link"
    MISSING_YEAR = "missing_year"
    INCOMPLETE_REFERENCE = "incomplete_reference"
    MISSING_ALTERNATIVE = "missing_alternative"
    UNKNOWN_KIND = "unknown_kind"
    CHECK_NUMBERING = "check_numbering"
    ACTIVE_LINK = "active_link"
    CHECK_TEXT = "check_text"
    CHECK_TITLE = "check_title"


@dataclass(frozen=True, slots=True)
class Task:
    """Something only an editor can settle. `text` is what it is about, as the file has it; `proposal` may be empty."""

    kind: TaskKind
    text: str
    proposal: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Every named entry of one import, in the order in which the steps made them."""

    repairs: tuple[Repair, ...] = ()
    removals: tuple[Removal, ...] = ()
    tasks: tuple[Task, ...] = ()
    comments: tuple[Comment, ...] = ()
    deletions: tuple[Deletion, ...] = ()
