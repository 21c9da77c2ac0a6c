"""Letters that a scanner misread: accents taken for one another, lost, or seen where there were none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache

from knowledge.importing.elements import Document, Spans, plain
from knowledge.importing.lexicon import accented, accented_compound, has_entry, is_known, unaccented
from knowledge.importing.lexicon.compounds import LONGEST
from knowledge.importing.repairs.editing import Change, edit, rewrite
from knowledge.importing.repairs.ledger import Ledger, word_change
from knowledge.importing.repairs.words import PART, WORD, among_foreign_words, begins_sentence, counted

# What a scanner makes of a vowel with two dots.
_LOOKALIKES = {"d": "o", "6": "o", "0": "o", "f": "i", "l": "i", "1": "i", "8": "e"}
_THIN = "iljt1"
_DOTS = re.compile("[äëïöü]", re.IGNORECASE)
# An inflected form of a verb on -ieren, -iëren or -ueren. Some have dots before the "r" ("variëren"), the others none
# ("varieert", "financieren"), so that an acute there can stand for an e as well.
_VERB = re.compile(r"[^\W\d_]{3,}[iu]ée?r(?:en|ende?|t|den?|d|ders?|ing(?:en|s)?|baa?re?)")
_LOST = set("äëïöüè")
_SHORTEST = 5


def acute_for_diaeresis(document: Document, ledger: Ledger) -> Document:
    """An é where Dutch has an ë, another sign or, in a verb, a bare e ("financieren").

    Stressed words ("één", "échte") are words of their own and stay.
    """
    return _each_word(document, ledger, "acute_for_diaeresis", lambda part, _start: _without_acute(part))


def lost_diaeresis(document: Document, ledger: Ledger) -> Document:
    """A vowel that lost its dots or its accent, where the bare letters are no word."""

    def heal(part: str, starts: bool) -> str | None:
        if len(part) < _SHORTEST or not part.isascii() or part.isupper():
            return None
        if not part.islower() and not (starts and part[1:].islower()):
            return part if accented(part) is None else accented(part)
        return _with_accents(part)

    return _each_word(document, ledger, "lost_diaeresis", heal)


def stray_letter(document: Document, ledger: Ledger) -> Document:
    """A thin stroke seen inside a word, where the word without it stands elsewhere in the same document."""
    counts = counted(document)

    def heal(part: str, _starts: bool) -> str | None:
        return _without_stroke(part, counts)

    return _each_word(document, ledger, "stray_letter", heal)


def _each_word(document: Document, ledger: Ledger, rule: str, heal: Callable[[str, bool], str | None]) -> Document:
    def change(spans: Spans) -> Spans:
        return _edited(spans, ledger, rule, heal)

    return rewrite(document, change)


def _edited(spans: Spans, ledger: Ledger, rule: str, heal: Callable[[str, bool], str | None]) -> Spans:
    text = plain(spans)
    changes: list[Change] = []
    for match in WORD.finditer(text):
        word = match.group()
        healed = "".join(_healed(word, heal, starts=begins_sentence(text, match.start())))
        if healed != word and not ledger.is_full and not among_foreign_words(text, match.start()):
            changes.extend(word_change(match.start(), word, healed, ledger.mark(rule, word, healed)))
    return edit(spans, changes)


def _healed(word: str, heal: Callable[[str, bool], str | None], *, starts: bool) -> Iterator[str]:
    """The word piece by piece, each healed by itself; `starts` holds for the first piece only."""
    end = 0
    for match in PART.finditer(word):
        part = match.group()
        yield word[end : match.start()]
        yield (len(part) <= LONGEST and heal(part, starts and match.start() == 0)) or part
        end = match.end()
    yield word[end:]


@lru_cache(maxsize=10_000)
def _without_acute(part: str) -> str | None:
    lower = part.lower()
    if "é" not in lower or has_entry(lower) or has_entry(part):
        return None
    found = {word for word in _acute_candidates(lower) if "iëe" not in word and _is_accented_word(word)}
    if not found and _VERB.fullmatch(lower):
        found = {word for word in (lower.replace("é", "e"),) if is_known(word)}
    if len(found) != 1:
        return None
    healed = found.pop()
    return healed if part == lower else _like(part, healed)


def _acute_candidates(lower: str) -> Iterator[str]:
    for sign in "ëèê":
        yield lower.replace("é", sign)
        if lower.count("é") > 1:
            for match in re.finditer("é", lower):
                yield lower[: match.start()] + sign + lower[match.end() :]
    if "éé" in lower:
        yield lower.replace("éé", "óó")


def _is_accented_word(word: str) -> bool:
    if has_entry(word):
        return True
    bare = unaccented(word)
    return (accented(bare) or accented_compound(bare)) == word


@lru_cache(maxsize=20_000)
def _with_accents(part: str) -> str | None:
    lower = part.lower()
    healed = accented(lower)
    if healed is None and not is_known(lower):
        healed = accented_compound(lower) or _lookalike(lower)
    if healed is None or not set(healed[:-1]) & _LOST or unaccented(healed[-1]) != healed[-1]:
        return None
    return healed if part == lower else _like(part, healed)


def _lookalike(lower: str) -> str | None:
    """The word with dots that `lower` is when one letter of it was a vowel with dots."""
    found = set()
    for index, letter in enumerate(lower):
        if letter not in _LOOKALIKES:
            continue
        healed = accented(lower[:index] + _LOOKALIKES[letter] + lower[index + 1 :])
        if healed and len(healed) == len(lower) and _DOTS.match(healed[index]):
            found.add(healed)
    return found.pop() if len(found) == 1 else None


def _without_stroke(part: str, counts: Counter[str]) -> str | None:
    if len(part) < _SHORTEST or not part.islower() or counts[part] > 1 or is_known(part):
        return None
    found = {
        part[:index] + part[index + 1 :]
        for index in range(1, len(part) - 1)
        if part[index] in _THIN and part[index - 1] != part[index]
    }
    found = {word for word in found if counts[word] and has_entry(word)}
    return found.pop() if len(found) == 1 else None


def _like(part: str, healed: str) -> str:
    """`healed` with capitals where `part` has them."""
    return "".join(new.upper() if old.isupper() else new for old, new in zip(part, healed, strict=True))
