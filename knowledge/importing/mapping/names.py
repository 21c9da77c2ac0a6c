"""Dutch names of people, and lists of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PARTICLES = frozenset(
    (
        "van de der den het 't ’t ter ten te in op aan bij onder over uit voor tot "
        "el al ben bin ibn von zu la le du da dos di"
    ).split()
)
_TITLES = frozenset("dr dr. drs drs. ir ir. ing ing. mr mr. prof prof. dhr dhr. mevr mevr. mw mw.".split())
_PART = re.compile(r"(?:[dDlL]['’])?[A-ZÀ-ÖØ-Þ][\w'’]*(?:-[A-ZÀ-ÖØ-Þa-zß-öø-ÿ][\w'’]*)*\.?")
_INITIALS = re.compile(r"(?:[A-ZÀ-ÖØ-Þ][a-z]?\.)+(?:-?[A-Z]\.)*")
_SHOUTED = re.compile(r"[A-ZÀ-ÖØ-Þ0-9]{2,}")
_ORGANISATION = re.compile(r"(?P<name>[^()]+?)\s*\((?P<organisation>[^()]+)\)")


@dataclass(frozen=True, slots=True)
class Named:
    name: str
    organisation: str = ""


def is_name(text: str) -> bool:
    """Two to seven words: a given name or initials first, a surname last, only capitals and tussenvoegsels between."""
    words = text.split()
    while words and words[0].lower() in _TITLES:
        words = words[1:]
    if not 2 <= len(words) <= 7:
        return False
    first, *middle, last = words
    if not (_INITIALS.fullmatch(first) or _is_part(first)) or not _is_part(last) or last.endswith("."):
        return False
    return all(word.lower() in _PARTICLES or _is_part(word) or _INITIALS.fullmatch(word) for word in middle)


def named(text: str) -> Named | None:
    """A name, with the organisation that stands in brackets behind it."""
    text = text.strip()
    if match := _ORGANISATION.fullmatch(text):
        return Named(match["name"], match["organisation"]) if is_name(match["name"]) else None
    return Named(text) if is_name(text) else None


def names_in(text: str, most: int = 12) -> tuple[Named, ...]:
    """The names of a list such as ``A B, C D en E F``; empty unless every part of it is a name."""
    parts = [
        part
        for part in re.split(r"\s*[,;]\s*(?:en\s+)?|\s+(?:en|&|\+)\s+|\s*[/|]\s*", text.strip().rstrip("."))
        if part
    ]
    found = tuple(name for part in parts if (name := named(part)))
    return found if parts and len(found) == len(parts) <= most else ()


def _is_part(word: str) -> bool:
    return bool(_PART.fullmatch(word)) and not _SHOUTED.fullmatch(word)
