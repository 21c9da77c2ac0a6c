"""Slips of the author: suggestions only. Better to miss one than to blame a good word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from knowledge.importing.elements import Document, Spans, plain
from knowledge.importing.lexicon import has_entry, is_known
from knowledge.importing.lexicon.compounds import halves
from knowledge.importing.repairs.editing import Change, edit, rewrite, texts
from knowledge.importing.repairs.ledger import Ledger
from knowledge.importing.repairs.words import among_foreign_words, begins_sentence, counted

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ALIKE = (("ei", "ij"), ("ij", "ei"), ("au", "ou"), ("ou", "au"))
_WORD = re.compile(r"(?<![\w'’@/.-])[^\W\d_][a-zß-ÿ]{6,39}(?![\w'’@/-]|\.\w)")
_MOST_UNKNOWN = 400
_COMPARATIVE = re.compile(r"(?<![^\W_])(al|des|eens|even|nog|wel|zo) ([a-z]{2,5}) ([a-z]{2,}er)(?![^\W_]|-)")
_IRREGULAR = frozenset({"beter", "meer", "minder"})
_ENDINGS = {"d": "t", "t": "d"}
_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def slip(document: Document, ledger: Ledger) -> Document:
    """A word that no dictionary knows, one letter from one that it does know."""
    counts = counted(document)
    words = {match.group() for spans in texts(document) for match in _candidates(plain(spans), counts)}
    unknown = {word for word in words if _is_odd(word.lower())}
    if len(unknown) > _MOST_UNKNOWN:
        return document
    corrections = {word: found for word in unknown if (found := _correction(word.lower(), counts)) is not None}

    def change(spans: Spans) -> Spans:
        changes = []
        for match in _candidates(plain(spans), counts) if corrections else ():
            word = match.group()
            if word in corrections:
                after = corrections[word] if word.islower() else corrections[word].capitalize()
                mark = ledger.mark("slip", word, after, applied=False)
                changes.append(Change(match.start(), match.start(), "", mark))
        return edit(spans, changes)

    return rewrite(document, change)


def _candidates(text: str, counts: Counter[str]) -> Iterator[re.Match[str]]:
    """Words of the running text that stand there once: no names, parts of addresses or words of other languages."""
    for match in _WORD.finditer(text):
        word = match.group()
        if counts[word] > 1 or not (word.islower() or begins_sentence(text, match.start())):
            continue
        if not among_foreign_words(text, match.start()):
            yield match


def _is_odd(lower: str) -> bool:
    """Whether no dictionary has the word and it is no compound, or one with a sound that is often mistaken."""
    return not has_entry(lower) and (not is_known(lower) or any(sound in lower for sound, _ in _ALIKE))


def _correction(word: str, counts: Counter[str]) -> str | None:
    """The one word that is meant; None where there are more of them or the word may be a new compound."""
    sounds = {other for other in _sounding_alike(word) if has_entry(other)}
    if not is_known(word) and word[-1] in _ENDINGS:
        sounds.update(other for other in (word[:-1] + _ENDINGS[word[-1]],) if has_entry(other))
    if sounds:
        return sounds.pop() if len(sounds) == 1 else None
    if is_known(word):
        return None
    near = set(_one_letter_off(word))
    entries = {other for other in near if has_entry(other)}
    if len(entries) == 1:
        found = entries.pop()
        return None if _is_inflection(word, found) else found
    if entries:
        return None
    compounds = {other for other in near if is_known(other) and _is_of_this_document(other, counts)}
    return compounds.pop() if len(compounds) == 1 else None


def _sounding_alike(word: str) -> Iterator[str]:
    for sound, other in _ALIKE:
        for match in re.finditer(sound, word):
            yield word[: match.start()] + other + word[match.end() :]


def _one_letter_off(word: str) -> Iterator[str]:
    """What a slip of the fingers makes `word` of: a letter more, less or beside it, or two in the wrong order."""
    for index in range(1, len(word)):
        head, tail = word[:index], word[index:]
        yield from (head + letter + tail for letter in _LETTERS)
        if len(tail) > 1:
            yield head + tail[1:]
            yield head + tail[1] + tail[0] + tail[2:]
            yield from (head + letter + tail[1:] for letter in _beside(tail[0]))


def _beside(letter: str) -> str:
    """The keys left and right of a letter."""
    row = next((row for row in _KEYBOARD if letter in row), letter)
    at = row.index(letter)
    return row[max(0, at - 1) : at] + row[at + 1 : at + 2]


def _is_inflection(word: str, found: str) -> bool:
    """Whether the two differ in their ending only: then the word is a form that the dictionary lacks."""
    return word[:-3] == found[: len(word) - 3] or found[:-3] == word[: len(found) - 3]


def _is_of_this_document(compound: str, counts: Counter[str]) -> bool:
    """Whether the last part of a compound begins or is another word of the document."""
    return any(
        is_known(first) and has_entry(last) and any(word.lower().startswith(last) for word in counts)
        for first, last in halves(compound)
    )


def split_adverb(document: Document, ledger: Ledger) -> Document:
    """Two short words before a comparative that are one adverb together ("al weer beter")."""

    def change(spans: Spans) -> Spans:
        changes = []
        for match in _COMPARATIVE.finditer(plain(spans)):
            first, second, comparative = match.groups()
            whole = first + second
            if not has_entry(whole) or not _is_comparative(comparative):
                continue
            mark = ledger.mark("split_adverb", f"{first} {second}", whole, applied=False)
            changes.append(Change(match.start(), match.start(), "", mark))
        return edit(spans, changes)

    return rewrite(document, change)


def _is_comparative(word: str) -> bool:
    stem = word[:-2]
    if word in _IRREGULAR or (has_entry(stem) and has_entry(stem + "st")):
        return True
    return len(stem) > 2 and stem[-1] == stem[-2] and has_entry(stem[:-1] + "st")
