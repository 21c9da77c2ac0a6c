"""Who wrote, photographed or filmed: the line at the head or the foot of a text that says so."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.enums import ContributorRole
from knowledge.importing.draft import Contributor
from knowledge.importing.elements import Paragraph
from knowledge.importing.mapping.names import names_in
from knowledge.importing.mapping.richtext import flat

_AUTHOR = re.compile(
    r"(?:door|tekst(?: en (?:beeld|foto[’']?s?))?|auteurs?|geschreven door)\s*:\s*|(?:tekst |geschreven )?door\s+",
    re.IGNORECASE,
)
_PHOTOGRAPHER = re.compile(r"(?:foto(?:[’']?s|grafie)?|beeld|fotograaf)\s*:\s*", re.IGNORECASE)
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Byline:
    """The whole line, the people it names and, for pictures, the credit as it stands."""

    text: str
    contributors: tuple[Contributor, ...] = ()
    photo_credits: str = ""


def byline_in(paragraph: Paragraph) -> Byline | None:
    """The byline that a paragraph is, or None for running text. A line may name text and pictures, parted by ``|``."""
    text = flat(paragraph.spans)
    if not text or len(text) > _LONGEST:
        return None
    contributors: list[Contributor] = []
    pictures_by: list[str] = []
    for part in re.split(r"\s*[|•]\s*|\s+(?=(?:[Ff]oto|[Bb]eeld)\w*[’']?s?\s*:)", text):
        if match := _PHOTOGRAPHER.match(part):
            pictures_by.append(part[match.end() :].strip())
        elif (match := _AUTHOR.match(part)) and (people := _people(part[match.end() :])):
            contributors.extend(people)
        else:
            return None
    return Byline(text, tuple(contributors), ", ".join(pictures_by))


def _people(text: str) -> tuple[Contributor, ...]:
    """``A B, bureau`` · ``A B en C D, bureau`` · ``A B, C D en E F`` · ``A B (bureau)``; empty where no name is first.

    What follows a comma is a bureau, even where it looks like a name, unless *en* makes it the last of a list.
    """
    text = text.strip().rstrip(".")
    head, _, tail = text.partition(", ")
    people, organisation = names_in(head), tail.strip()
    if " en " in tail and (everyone := names_in(text)):
        people, organisation = everyone, ""
    return tuple(
        Contributor(person.name, ContributorRole.AUTHOR.value, organisation or person.organisation) for person in people
    )
