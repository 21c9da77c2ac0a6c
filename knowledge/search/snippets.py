"""The passage of a document that shows best why it was found, with the found words marked. Both engines show the
same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from knowledge.search.analysis import CAPITALS, WORD, Terms, Word, terms_of, told_by_capitals, words
from knowledge.search.clauses import leaves
from knowledge.search.contract import Clause, Field, Label, Passage, Phrase, QueryWord, SearchDocument, Term
from knowledge.search.stemming import is_irregular

SNIPPET_LENGTH = 220
# A found word stands this far into the snippet at most, so that a reader sees what comes before it.
_RUN_UP = 60
# Text looked through for each document. What was found by then is good enough; a book is not read again for ten lines.
_LONGEST_LOOK = 60_000
_STEP = 2_000
_CUT = "…"
_SPACE = re.compile(r"\s+")
_SAME_LINE = re.compile(r"[^\S\n]*")
_UNENDED_LINE = re.compile(r"(?<![\s.!?:;,…])[^\S\n]*\n\s*(?=\S|$)")
_SENTENCE_END = re.compile(r"[.!?…:][\"'’”)]*\s|\n")


@dataclass(frozen=True, slots=True)
class Snippet:
    """`html` is escaped, with `<mark>` around found words. `label` and `name` say where it stands; `matched` whether
    anything is marked.
    """

    html: SafeString
    label: Label
    name: str
    matched: bool


class _Match(NamedTuple):
    start: int
    end: int
    wanted: frozenset[int]


class _Answer(NamedTuple):
    """`numbers` of what is asked; `by_capitals` when its capitals may answer more; `begins` when a phrase may begin."""

    numbers: frozenset[int]
    by_capitals: bool
    begins: bool


_NEVER = r"(?!)"
_NOTHING = _Answer(frozenset(), False, False)


class Marker:
    """Knows what one query asks for and finds it in text: as written, by stem, within a compound or by another word
    for it.
    """

    def __init__(self, query_words: Iterable[QueryWord], phrases: Iterable[Phrase] = ()) -> None:
        self._terms: dict[Field, dict[str, int]] = {Field.EXACT: {}, Field.STEMS: {}, Field.PARTS: {}}
        self._runs: dict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
        asked: list[Clause] = [*(word.clause for word in query_words), *phrases]
        for number, clause in enumerate(asked):
            for leaf in leaves(clause):
                if isinstance(leaf, Term):
                    self._terms[leaf.field].setdefault(leaf.text, number)
                else:
                    self._runs[leaf.words[0]].append((leaf.words, number))
        self.wanted = frozenset(range(len(asked)))
        self._answers: dict[str, _Answer] = {}
        asked_terms = [*(term for of_field in self._terms.values() for term in of_field), *self._runs]
        # A word without any of these letters answers nothing, and need not be taken apart to know it.
        starts = {re.escape(term.removeprefix(CAPITALS).casefold()[:2]) for term in asked_terms}
        self._may_answer = re.compile("|".join(sorted(starts)) or _NEVER)

    def _answer(self, written: str) -> _Answer:
        """What of the query a written word answers, as far as the word alone tells; kept, as texts repeat words."""
        known = self._answers.get(written)
        if known is None:
            known = self._answers[written] = self._worked_out(written)
        return known

    def _worked_out(self, written: str) -> _Answer:
        lowered = written.casefold()
        if lowered.isascii() and not self._may_answer.search(lowered) and not is_irregular(lowered):
            return _NOTHING
        terms = terms_of(written)
        exact = self._terms[Field.EXACT]
        return _Answer(
            self._numbers(terms),
            any(term in exact for term in terms.capitals),
            bool(self._runs and terms.exact and terms.exact[0] in self._runs),
        )

    def snippet(self, document: SearchDocument) -> Snippet:
        """The best passage; the lead, or else the start of the text, where nothing is found in it."""
        best: tuple[int, int, Passage, list[_Match]] | None = None
        for order, passage in enumerate(_passages(document)):
            found = self._best_window(passage.text)
            if found and (best is None or len(_wanted(found)) > best[0]):
                best = (len(_wanted(found)), order, passage, found)
                if best[0] == len(self.wanted):
                    break
        if best:
            _, _, passage, matches = best
            return Snippet(_cut_out(passage.text, matches), passage.label, passage.name, matched=True)
        for passage in _passages(document):
            if passage.text.strip():
                return Snippet(_cut_out(passage.text, []), passage.label, passage.name, matched=False)
        return Snippet(SafeString(""), Label.LEAD, "", matched=False)

    def marked(self, text: str) -> SafeString:
        """All of `text`, escaped, with found words marked: for titles."""
        return _marked(text, 0, len(text), list(self._matches(text)))

    def _matches(self, text: str) -> Iterator[_Match]:
        for found in WORD.finditer(text):
            answer = self._answer(found.group())
            if answer is _NOTHING:
                continue
            start, end = found.span()
            numbers = answer.numbers
            if answer.by_capitals:
                exact = self._terms[Field.EXACT]
                told = told_by_capitals(text, Word(start, end, terms_of(found.group())))
                numbers |= {exact[term] for term in told if term in exact}
            if numbers:
                yield _Match(start, end, numbers)
            if answer.begins:
                yield from self._run_matches(text, start, terms_of(found.group()).exact[0])

    def _run_matches(self, text: str, start: int, first: str) -> Iterator[_Match]:
        """Phrases that begin with the word at `start`."""
        for run, number in self._runs[first]:
            met, end = 0, start
            for word in words(text, start):
                exact = word.terms.exact
                if run[met : met + len(exact)] != exact:
                    break
                met, end = met + len(exact), word.end
                if met == len(run):
                    yield _Match(start, end, frozenset((number,)))
                    break

    def _numbers(self, terms: Terms) -> frozenset[int]:
        """Numbers of what is asked that a word of these terms answers, its capitals left out."""
        exact, stems, parts = self._terms[Field.EXACT], self._terms[Field.STEMS], self._terms[Field.PARTS]
        numbers = {exact[term] for term in terms.exact if term in exact}
        numbers.update(stems[term] for term in terms.stems if term in stems)
        if parts:
            numbers.update(parts[term] for of_part in terms.parts for term in of_part if term in parts)
        if terms.joined:
            numbers.update(exact[term] for term in (terms.joined,) if term in exact)
            numbers.update(stems[term] for term in (terms.joined_stem,) if term in stems)
            numbers.update(parts[term] for term in terms.joined_parts if term in parts)
        return frozenset(numbers)

    def _best_window(self, text: str) -> list[_Match]:
        """Matches of the earliest stretch of snippet length that answers most of the query."""
        best: list[_Match] = []
        window: list[_Match] = []
        for match in self._looked_at(text):
            window = [earlier for earlier in window if match.end - earlier.start <= SNIPPET_LENGTH - _RUN_UP]
            window.append(match)
            if len(_wanted(window)) > len(_wanted(best)):
                best = list(window)
                if len(_wanted(best)) == len(self.wanted):
                    break
        return best

    def _looked_at(self, text: str) -> Iterator[_Match]:
        """Matches in pieces of text cut at spaces, so that a long text is not taken apart beyond where it is of use."""
        start = 0
        while start < min(len(text), _LONGEST_LOOK):
            space = _SPACE.search(text, min(len(text), start + _STEP))
            end = space.start() if space else len(text)
            for match in self._matches(text[start:end]):
                yield _Match(match.start + start, match.end + start, match.wanted)
            start = end


def _passages(document: SearchDocument) -> Iterator[Passage]:
    if document.lead:
        yield Passage(Label.LEAD, document.lead)
    yield from document.passages


def _wanted(matches: list[_Match]) -> frozenset[int]:
    return frozenset().union(*(match.wanted for match in matches)) if matches else frozenset()


def _cut_out(text: str, matches: list[_Match]) -> SafeString:
    start = _start(text, matches[0].start) if matches else 0
    end = _end(text, start, matches[-1].end if matches else 0)
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    before = f"{_CUT} " if text[:start].strip() else ""
    after = f" {_CUT}" if text[end:].strip() else ""
    return mark_safe(before + _marked(text, start, end, matches) + after)  # noqa: S308 -- _marked escapes all of the text


def _start(text: str, first: int) -> int:
    """Where a sentence begins not far before the first match, or else a word."""
    earliest = max(0, first - _RUN_UP)
    if earliest == 0:
        return 0
    sentences = [match.end() for match in _SENTENCE_END.finditer(text, earliest, first)]
    if sentences:
        return sentences[-1]
    space = _SPACE.search(text, earliest, first)
    # No space before the match: it stands in a word longer than the run-up, which begins at the space before that.
    return space.end() if space else _after_last_space(text, earliest)


def _after_last_space(text: str, position: int) -> int:
    while position > 0 and not text[position - 1].isspace():
        position -= 1
    return position


def _end(text: str, start: int, last: int) -> int:
    """The last space within the length, never before the last match ends, and never within a word."""
    furthest = max(start + SNIPPET_LENGTH, last)
    if furthest >= len(text):
        return len(text)
    if not text[furthest].isspace():
        furthest = _after_last_space(text, furthest)
    if furthest <= max(start, last - 1):
        space = _SPACE.search(text, max(start + 1, last))
        return space.start() if space else len(text)
    return furthest


def _marked(text: str, start: int, end: int, matches: list[_Match]) -> SafeString:
    """Found words that stand next to each other share one mark."""
    runs: list[list[int]] = []
    for match in matches:
        if runs and (match.start < runs[-1][1] or _SAME_LINE.fullmatch(text, runs[-1][1], match.start)):
            runs[-1][1] = max(runs[-1][1], match.end)
        else:
            runs.append([match.start, match.end])
    pieces = []
    position = start
    for run_start, run_end in runs:
        pieces += [_plain(text[position:run_start]), "<mark>", _plain(text[run_start:run_end]), "</mark>"]
        position = run_end
    pieces.append(_plain(text[position:end]))
    return mark_safe("".join(pieces).strip())  # noqa: S308 -- every piece of text went through escape


def _plain(text: str) -> str:
    """Escaped, on one line; a line that ends without a full stop, as a heading does, is set apart from the next."""
    return escape(_SPACE.sub(" ", _UNENDED_LINE.sub(" – ", text)))
