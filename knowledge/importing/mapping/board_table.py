"""The summary of a board table: when, where, who led, who were there, and the phrases the writer set in bold."""

from __future__ import annotations

import re

from knowledge.enums import ContributorRole
from knowledge.importing.draft import Contributor
from knowledge.importing.elements import Element, Heading, ListItem, Paragraph, Span
from knowledge.importing.mapping import limits
from knowledge.importing.mapping.keyvalues import Row
from knowledge.importing.mapping.moments import Moment, moment_in, proposed_year
from knowledge.importing.mapping.names import named
from knowledge.importing.mapping.placing import Placing
from knowledge.importing.mapping.vocabulary import Vocabulary, sectors_in
from knowledge.importing.report import TaskKind

LONGEST_PHRASE = 160
_NUMBERS = (
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien "
    "veertien vijftien zestien zeventien achttien negentien twintig"
).split()
_ATTENDEES = re.compile(
    rf"(?:circa |ca\. |ongeveer )?(?P<number>\d{{1,4}}|{'|'.join(_NUMBERS)})\s+(?P<who>\S.*)", re.IGNORECASE | re.DOTALL
)


def map_board_table(placing: Placing) -> None:
    placing.fields["key_phrases"] = key_phrases([element for part in placing.parts for element in part.elements])
    placing.place_head(
        {
            "date": lambda row: place_moment(placing, row),
            "time": lambda row: place_moment(placing, row),
            "place": lambda row: placing.value("place", row),
            "moderator": lambda row: _moderator(placing, row),
            "attendees": lambda row: _attendees(placing, row),
            "sectors": lambda row: place_sectors(placing, row),
        }
    )
    placing.place_parts({})


def place_moment(placing: Placing, row: Row) -> bool:
    """Date and times from a row. Without a year there is a task, with the year that fits the weekday."""
    moment = moment_in(row.words)
    if not (moment.day or moment.start):
        return False
    if moment.misses_year:
        placing.findings.ask(TaskKind.MISSING_YEAR, row.words, _year_for(placing, moment))
    if moment.day:
        placing.fields["date"] = moment.date or None
    if moment.start:
        placing.fields["start"] = moment.start
        placing.fields["end"] = moment.end or None
    return True


def place_sectors(placing: Placing, row: Row) -> bool:
    placing.sectors = _sectors(placing.findings.vocabulary, row.words)
    return bool(placing.sectors)


def key_phrases(elements: list[Element]) -> list[str]:
    """The bold phrases of running text, each once, in their order; a wholly bold paragraph is no phrase."""
    phrases: dict[str, None] = {}
    for element in elements:
        if isinstance(element, Heading) or not isinstance(element, Paragraph | ListItem):
            continue
        if all(span.bold for span in element.spans if span.text.strip()):
            continue
        for phrase in _bold_runs(element.spans):
            text = " ".join(phrase.split()).strip(" .,;:")
            if text and len(text) <= LONGEST_PHRASE:
                phrases.setdefault(text)
    return list(phrases)


def _bold_runs(spans: tuple[Span, ...]) -> list[str]:
    runs: list[str] = []
    open_run = False
    for span in spans:
        if span.bold and open_run:
            runs[-1] += span.text
        elif span.bold:
            runs.append(span.text)
        open_run = span.bold or (open_run and not span.text)
    return runs


def _moderator(placing: Placing, row: Row) -> bool:
    """``Name, function``: the moderator is also a contributor."""
    name, _, function = row.words.partition(", ")
    too_long = len(name) > limits.NAME or len(function) > limits.FUNCTION
    if "moderator" in placing.fields or not name or too_long:
        return False
    placing.fields["moderator"], placing.fields["moderator_function"] = name, function
    if person := named(name):
        placing.contributors.append(
            Contributor(person.name, ContributorRole.MODERATOR.value, person.organisation, function)
        )
    return True


def _attendees(placing: Placing, row: Row) -> bool:
    """``17 bestuurders uit vo, mbo en hbo``: how many, who, and from which sectors."""
    match = _ATTENDEES.fullmatch(row.words.rstrip("."))
    if match is None or len(match["who"]) > limits.FIELDS["attendees_description"]:
        return placing.value("attendees_description", row)
    word = match["number"].lower()
    placing.fields["attendees"] = int(word) if word.isdigit() else _NUMBERS.index(word) + 1
    placing.fields["attendees_description"] = match["who"]
    placing.sectors = _sectors(placing.findings.vocabulary, match["who"])
    return True


def _sectors(vocabulary: Vocabulary, text: str) -> tuple[str, ...]:
    found = sectors_in(vocabulary, text)
    return tuple(key for key, _ in vocabulary.sectors if key in found)


def _year_for(placing: Placing, moment: Moment) -> str:
    return proposed_year(moment, placing.document.properties.get("created", ""))
