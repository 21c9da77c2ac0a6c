"""Holding a draft against the second reader: is everything that a reader sees still there, and in order?

The words of the file come from the second reader, those of the draft from a plain walk over its values, so that
neither the importer's reading nor its own account is believed.
"""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import Any

from knowledge.importing.draft import Analysis, Block, Draft
from tests.knowledge.importing.second_reader import (
    comment_words,
    deleted_words,
    furniture_words,
    note_words,
    visible_words,
    words_of,
)

_NOTE = re.compile(r"<footnote\b.*?</footnote>")
_BREAK = re.compile(r"<(?:/p|br/|/li|ul|ol|/h\d)>")
_TAG = re.compile(r"<[^>]*>")
_NOT_IN_TEXT = frozenset({"image", "level", "number", "alternative"})


def html_words(html: str) -> list[str]:
    return words_of(unescape(_TAG.sub("", _BREAK.sub(" ", _NOTE.sub("", html)))))


def block_words(block: Block) -> list[str]:
    """The words of a block; nothing of a block of unplaced text, which does not count as kept."""
    return [] if block["type"] == "unplaced" else value_words(block["value"])


def value_words(value: Any) -> list[str]:
    if isinstance(value, str):
        return html_words(value) if value.startswith("<") else words_of(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return [str(value)]
    if isinstance(value, dict):
        if set(value) == {"type", "value"}:
            return block_words(value)
        return [word for name, part in value.items() if name not in {"image", "level"} for word in value_words(part)]
    return [word for part in value or () for word in value_words(part)]


def units_of(value: Any) -> list[list[str]]:
    """The pieces of a field or a body (paragraphs, items, cells, headings) as words, in order."""
    if isinstance(value, str):
        pieces = _BREAK.split(_NOTE.sub("", value)) if value.startswith("<") else [value]
        return [words for piece in pieces if (words := words_of(unescape(_TAG.sub("", piece))))]
    if isinstance(value, dict):
        if set(value) == {"type", "value"}:
            return units_of(value["value"])
        return [unit for name, part in value.items() if name not in _NOT_IN_TEXT for unit in units_of(part)]
    if isinstance(value, list | tuple):
        return [unit for part in value for unit in units_of(part)]
    return []


def streams_of(draft: Draft) -> dict[str, list[list[str]]]:
    """Each running text of a draft in pieces, for a look at their order."""
    streams = {"body": units_of(draft.body)}
    for name, value in draft.fields.items():
        if isinstance(value, list) and name not in {"key_phrases", "requirements", "signatories"}:
            streams[name] = units_of(value)
    for name, items in (("recommendations", draft.recommendations), ("principles", draft.principles)):
        streams[name] = [unit for item in items for unit in (words_of(item.heading), *units_of(item.blocks))]
    return streams


def kept_words(analysis: Analysis) -> Counter[str]:
    """All words of the draft and of the named entries of the report."""
    draft = analysis.draft
    assert draft is not None
    kept = Counter(words_of(f"{draft.title}\n{draft.lead}"))
    for name, value in draft.fields.items():
        if name not in {"key_phrases", "session_title", "moderator", "moderator_function"}:
            kept.update(value_words(value))
    kept.update(word for block in draft.body for word in block_words(block))
    for item in (*draft.recommendations, *draft.principles):
        kept.update([*words_of(item.heading), *value_words(list(item.blocks))])
    for person in draft.contributors:
        kept.update(words_of(f"{person.name} {person.organisation} {person.function}"))
    for reference in draft.references:
        kept.update(words_of(reference.text) if reference.complete else ())
    for note in draft.footnotes.values():
        kept.update(html_words(note))
    for repair in analysis.repairs:
        if repair.applied:
            kept.update(Counter(words_of(repair.before)) - Counter(words_of(repair.after)))
    for removal in analysis.removals:
        kept.update(words_of(removal.text))
    return kept


def missing_words(content: bytes, analysis: Analysis) -> list[str]:
    """The words that the second reader sees and that are neither in the draft nor in the report."""
    seen = Counter([*visible_words(content), *note_words(content), *furniture_words(content)])
    missing = sorted((seen - kept_words(analysis)).elements())
    reported = Counter(word for comment in analysis.comments for word in words_of(comment.text))
    struck = Counter(word for deletion in analysis.deletions for word in words_of(deletion.text))
    missing += (Counter(comment_words(content)) - reported).elements()
    missing += (Counter(deleted_words(content)) - struck).elements()
    return missing


def out_of_order(content: bytes, analysis: Analysis) -> dict[str, list[list[str]]]:
    """For each running text the pieces that do not follow the one before as they do in the file.

    Of each piece the longest run of words that no repair touched is looked for, up to eight words, from where the
    piece before it began: a link out of a heading stands once more below it.
    """
    assert analysis.draft is not None
    seen = visible_words(content)
    changed = {word for repair in analysis.repairs for word in (*words_of(repair.before), *words_of(repair.after))}
    wrong: dict[str, list[list[str]]] = {}
    for name, units in streams_of(analysis.draft).items():
        position = 0
        for unit in units:
            run = _longest_run(unit, changed)
            found = _find(seen, run, position)
            if found is None and run and len(run[0]) <= 2:  # a letter that Word itself put before an item
                run = run[1:]
                found = _find(seen, run, position)
            if run and found is None:
                wrong.setdefault(name, []).append(run)
            elif found is not None:
                position = found
    return wrong


def _longest_run(words: list[str], changed: set[str]) -> list[str]:
    best: list[str] = []
    run: list[str] = []
    for word in words:
        run = [] if word in changed else [*run, word]
        if len(run) > len(best):
            best = run
    return best[:8]


def _find(words: list[str], run: list[str], start: int) -> int | None:
    return next((at for at in range(start, len(words) - len(run) + 1) if words[at : at + len(run)] == run), None)
