"""Works that a text cites in its sentences: each becomes a reference once, complete only where the file lists it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.importing.draft import ReferenceDraft
from knowledge.importing.mapping.findings import Findings
from knowledge.importing.mapping.vocabulary import folded
from knowledge.importing.report import TaskKind

_YEAR = r"(?:1[89]|20)\d\d[a-z]?"
_MONTH = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
_BRACKETS = re.compile(r"\(([^()]{4,250})\)")
_IN_BRACKETS = re.compile(
    rf"(?P<author>[^;]*?[A-ZÀ-Þ][^;]*?),?\s+(?:(?:{_MONTH})\s+)?(?P<year>{_YEAR})(?:\s*/\s*\w+)?(?:,?\s*(?:p|pp|blz)\.?\s*[\d\-–]+)?"
)
_PARTICLE = r"(?:[Vv]an|[Dd]en?|[Dd]er|[Tt]er|[Tt]en|[Hh]et|'t|’t)"
_SURNAME = rf"(?:{_PARTICLE}\s+){{0,3}}[A-ZÀ-Þ][\w’'\-]+"
_SEVERAL = rf"{_SURNAME}(?:,\s+{_SURNAME}){{0,8}}(?:,?\s+(?:en|&)\s+{_SURNAME}|,?\s+(?:e\.\s?a\.|et al\.?|c\.\s?s\.))"
_CUED = rf"(?<=[Vv]olgens ){_SURNAME}|(?<=[Aa]ldus ){_SURNAME}|(?<=[Zz]oals ){_SURNAME}|(?<=onderzoek van ){_SURNAME}"
_IN_SENTENCE = re.compile(rf"(?P<author>{_SEVERAL}|{_CUED})\s+\((?P<year>{_YEAR})(?:,\s*(?:p|pp|blz)\.?\s*[\d\-–]+)?\)")
_LEAD_IN = re.compile(
    r"^(?:zie(?: ook)?|vgl\.?|bijvoorbeeld|bijv\.|o\.a\.|onder andere|naar|uit|bron:?)\s+", re.IGNORECASE
)
_ORDINARY = re.compile(r"\b(?:was|is|zijn|werd|waren|in|op|sinds|vanaf|tot)\b")


@dataclass(frozen=True, slots=True)
class Citation:
    """One work as the text first names it."""

    text: str
    author: str
    year: str


def citations_in(text: str) -> tuple[Citation, ...]:
    """The distinct works cited in `text`, in the order of first mention.

    Two citations are one work when the year is the same and so are the surnames, whether or not a
    *tussenvoegsel* goes before them.
    """
    found: dict[tuple[str, str], Citation] = {}
    for citation in _all(" ".join(text.split())):
        found.setdefault((_identity(citation.author), citation.year), citation)
    return tuple(found.values())


def references(text: str, listed: Sequence[tuple[str, str]], findings: Findings) -> tuple[ReferenceDraft, ...]:
    """The works a text rests on: those of its own list, as (text, address), then a stub for each cited work not in it.

    Each stub is a task: the editor completes it.
    """
    complete = tuple(ReferenceDraft(entry, _year(entry), True, address) for entry, address in listed)
    stubs = []
    for citation in citations_in(text):
        if any(_lists(reference, citation) for reference in complete):
            continue
        stubs.append(ReferenceDraft(citation.text, citation.year))
        findings.ask(TaskKind.INCOMPLETE_REFERENCE, citation.text)
    return (*complete, *stubs)


def _all(text: str) -> Iterator[Citation]:
    places: list[tuple[int, Citation]] = []
    for brackets in _BRACKETS.finditer(text):
        places.extend((brackets.start(), citation) for part in brackets[1].split(";") if (citation := _bracketed(part)))
    places.extend((match.start(), _named(match)) for match in _IN_SENTENCE.finditer(text))
    return (citation for _, citation in sorted(places, key=lambda place: place[0]))


def _named(match: re.Match[str]) -> Citation:
    return Citation(f"{match['author']} ({match['year']})", match["author"], match["year"])


def _bracketed(part: str) -> Citation | None:
    part = _LEAD_IN.sub("", part.strip())
    match = _IN_BRACKETS.fullmatch(part)
    if match is None:
        return None
    author = match["author"].strip().rstrip(",").strip()
    if (
        not author
        or not re.match(rf"{_PARTICLE}\s|[A-ZÀ-Þ]", author)
        or _ORDINARY.search(author)
        or re.search(r"\d{3}", author)
    ):
        return None
    return Citation(part, author, match["year"])


def _identity(author: str) -> str:
    """The surnames alone: without initials, *tussenvoegsels*, *e.a.* and signs."""
    words = re.findall(r"[\w\-]{2,}", folded(author))
    return " ".join(
        word for word in words if word not in {"van", "de", "den", "der", "ter", "ten", "het", "en", "et", "al"}
    )


def _lists(reference: ReferenceDraft, citation: Citation) -> bool:
    """Whether an entry of the list is the cited work: the same year, and each surname of the citation in it."""
    entry = folded(reference.text)
    return reference.year == citation.year and all(word in entry for word in _identity(citation.author).split())


def _year(entry: str) -> str:
    years: list[str] = re.findall(rf"(?<!\d){_YEAR}(?!\d)", entry)
    return years[0] if years else ""
