"""A publication's text as its page shows it: sections, anchors, evidence. Only what is in memory is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django import template
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from knowledge.enums import EvidenceLevel

register = template.Library()

SECTION_LEVEL = "2"
NUMBER_WORDS = {
    1: gettext_lazy("One"),
    2: gettext_lazy("Two"),
    3: gettext_lazy("Three"),
    4: gettext_lazy("Four"),
    5: gettext_lazy("Five"),
    6: gettext_lazy("Six"),
    7: gettext_lazy("Seven"),
    8: gettext_lazy("Eight"),
    9: gettext_lazy("Nine"),
    10: gettext_lazy("Ten"),
    11: gettext_lazy("Eleven"),
    12: gettext_lazy("Twelve"),
}


@dataclass(frozen=True)
class Piece:
    """A block of a section; a small heading has an `anchor`, `heading` and `level` and is drawn from those."""

    block: Any
    heading: str = ""
    anchor: str = ""
    level: str = ""
    number: str = ""


@dataclass
class Section:
    """From one section heading to the next; without `heading` it is what stands before the first one."""

    heading: str = ""
    number: str = ""
    anchor: str = ""
    pieces: list[Piece] = field(default_factory=list)


@dataclass(frozen=True)
class EvidenceStep:
    label: str
    reached: bool
    current: bool


class Anchors:
    """Gives each heading of a page an anchor that no other heading of it has."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def give(self, text: str) -> str:
        base = slugify(text)[:80].strip("-") or "deel"
        self._given[base] = self._given.get(base, 0) + 1
        return base if self._given[base] == 1 else f"{base}-{self._given[base]}"


@register.simple_tag
def sections(stream: Iterable[Any]) -> list[Section]:
    """The stream cut at its section headings; a first section without heading is left out when it is empty."""
    anchors = Anchors()
    found = [Section()]
    for block in stream or ():
        if block.block_type != "heading":
            found[-1].pieces.append(Piece(block))
            continue
        text, number, level = (
            block.value["text"],
            block.value.get("number") or "",
            block.value.get("level") or SECTION_LEVEL,
        )
        if level == SECTION_LEVEL:
            found.append(Section(text, number, anchors.give(text)))
        else:
            found[-1].pieces.append(Piece(block, text, anchors.give(text), level, number))
    return found if found[0].pieces else found[1:]


@register.simple_tag
def evidence_levels(level: str) -> list[EvidenceStep]:
    """The four levels, weakest first, with those that this practice has reached."""
    values = [value for value, _label in EvidenceLevel.choices]
    reached = values.index(level) if level in values else -1
    return [
        EvidenceStep(str(label), place <= reached, place == reached)
        for place, (_value, label) in enumerate(EvidenceLevel.choices)
    ]


@register.filter
def names(people: Iterable[Any]) -> str:
    """ "Anouk, Bas en Chris" of people or names."""
    listed = [str(getattr(person, "name", person)) for person in people]
    if len(listed) < 2:
        return "".join(listed)
    return _("%(first)s and %(last)s") % {"first": ", ".join(listed[:-1]), "last": listed[-1]}


@register.filter
def in_words(number: int) -> str:
    """The number as it begins a heading: "Five"; in figures from thirteen on."""
    return str(NUMBER_WORDS.get(number, number))


@register.filter
def without_scheme(url: str) -> str:
    return re.sub(r"^https?://(www\.)?|/$", "", url)
