"""What the rules did, and where: kept while they run, made into a report when all are done.

A sentence can only be quoted when the last rule has run. Until then an empty span with a key of our own stands before
each repaired word and travels with it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from knowledge.importing.elements import Document, Span, Spans, plain
from knowledge.importing.repairs.editing import Change, is_mark, merged, rewrite, texts
from knowledge.importing.report import Removal, Repair, Task, TaskKind

PARAGRAPH_END = "¶"
BULLET = "• "
_LONGEST = 300
_MOST = 5000
_SENTENCE_BREAK = re.compile(r"[.!?…][”’\"')\]]*\s+(?=[\"'‘“(\[]*[A-ZÀ-Þ0-9])|\n")


@dataclass(slots=True)
class Ledger:
    """The entries of one run of `repair`."""

    removals: list[Removal] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    _repairs: list[tuple[str, str, str, bool, str]] = field(default_factory=list)

    def mark(self, rule: str, before: str, after: str, *, applied: bool = True, shown: str = "") -> Span:
        """Note one repair; the span it gives must be put before the first letter of the word it is about.

        `shown` is what a reader sees before that word without its being in the text: a bullet, a number.
        """
        self._repairs.append((rule, before, after, applied, shown))
        return Span("", note=f"\0{len(self._repairs) - 1}")

    @property
    def is_full(self) -> bool:
        """Whether no editor would read more: word rules then leave the rest of a text as it is."""
        return len(self._repairs) >= _MOST

    def remove(self, rule: str, text: str) -> None:
        self.removals.append(Removal(rule, text))

    def ask(self, kind: TaskKind, text: str, proposal: str = "") -> None:
        self.tasks.append(Task(kind, text, proposal))

    def close(self, document: Document) -> tuple[Document, tuple[Repair, ...]]:
        """The document without the marks, and each repair with the sentence in which it now stands."""
        found: dict[int, Repair] = {}
        for spans in texts(document):
            if any(is_mark(span) for span in spans):
                self._resolve(spans, found)
        clean = rewrite(document, lambda spans: merged(span for span in spans if span.text or not is_mark(span)))
        return clean, tuple(found[index] for index in sorted(found))

    def _resolve(self, spans: Spans, found: dict[int, Repair]) -> None:
        text = plain(spans)
        breaks = [match.end() for match in _SENTENCE_BREAK.finditer(text)]
        position = 0
        for span in spans:
            position += len(span.text)
            if not is_mark(span) or span.note is None:
                continue
            index = int(span.note[1:])
            rule, before, after, applied, shown = self._repairs[index]
            expected = after if applied else before
            if not text.startswith(expected, position):
                standing = _words_at(text, position, len(expected.split()))
                before, after = (_with_later(side, expected, standing) for side in (before, after))
                expected = standing
            start, end = _sentence(text, breaks, position, len(expected))
            sentence = text[start:position] + shown + text[position:end].rstrip()
            found[index] = Repair(rule, before, shown + after, sentence, position - start, applied)


def _with_later(words: str, noted: str, standing: str) -> str:
    """`words` with what a later rule made of those that it noted: that change is the later rule's own."""
    later = dict(zip(noted.split(), standing.split(), strict=False))
    return " ".join(later.get(word, word) for word in words.split())


def _words_at(text: str, position: int, count: int) -> str:
    """The words that stand where a later rule changed one of those that an earlier rule had repaired."""
    match = re.match(rf"\S*(?:\s+\S+){{0,{max(count - 1, 0)}}}", text[position : position + 400])
    return match.group() if match else ""


def _sentence(text: str, breaks: list[int], position: int, length: int) -> tuple[int, int]:
    """Where the sentence around a word begins and ends; of an endless one only the words around it."""
    before = bisect_right(breaks, position)
    after = bisect_right(breaks, position + length + 1)
    start = breaks[before - 1] if before else 0
    end = breaks[after] if after < len(breaks) else len(text)
    if position - start > _LONGEST:
        space = text.find(" ", position - _LONGEST, position)
        start = space + 1 if space >= 0 else position
    if end - position - length > _LONGEST:
        space = text.rfind(" ", position + length, position + length + _LONGEST)
        end = space if space >= 0 else position + length
    return start, end


@dataclass(frozen=True, slots=True)
class Rule:
    """One named repair. `label` is Dutch; an `automatic` rule changes the text, any other only proposes.

    What a `structural` rule did (a list, a footnote, a heading) cannot be undone by putting letters back.
    """

    key: str
    label: Any
    automatic: bool
    apply: Callable[[Document, Ledger], Document]
    structural: bool = False


def word_change(start: int, before: str, after: str, mark: Span) -> list[Change]:
    """The changes that make `before`, at `start`, into `after`: only the letters that differ, so emphasis stays."""
    first = 0
    while first < min(len(before), len(after)) and before[first] == after[first]:
        first += 1
    last = 0
    while last < min(len(before), len(after)) - first and before[-1 - last] == after[-1 - last]:
        last += 1
    changed = Change(start + first, start + len(before) - last, after[first : len(after) - last])
    return [Change(start, start, "", mark), changed]
