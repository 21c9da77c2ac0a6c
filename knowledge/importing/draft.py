"""A draft of one publication as plain values: what mapping makes and the importer stores.

Rich text is a string of HTML in Wagtail's database format, limited to
``p b i a[href] ul ol li h3 h4 br footnote[id]``; ``footnote`` ids are keys of `Draft.footnotes`.
A block is ``{"type": …, "value": …}`` as a StreamField takes it, with the types of `knowledge.models.blocks`:

    heading   {"text": str, "level": "2" | "3" | "4", "number": str}
    text      rich text
    quote     {"text": str, "speaker": str, "role": str}
    figure    {"image": int (index in Draft.pictures), "alternative": str, "caption": str, "credit": str}
    table     {"caption": str, "columns": [str], "rows": [[rich text]]}
    box       {"title": str, "text": rich text}
    unplaced  rich text
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from knowledge.enums import Kind
from knowledge.importing.elements import Comment, Deletion, Picture
from knowledge.importing.report import Removal, Repair, Task

Block = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Contributor:
    """A person named in the file; `role` is a key of `knowledge.enums.ContributorRole`."""

    name: str
    role: str
    organisation: str = ""
    function: str = ""


@dataclass(frozen=True, slots=True)
class RecommendationDraft:
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ReferenceDraft:
    """A work the text cites. `complete` is False for a stub made from a citation alone."""

    text: str
    year: str = ""
    complete: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """`fields` holds the kind's own fields by model field name: dates as ISO text, times as HH:MM, streams as blocks.

    `sections` names the main headings in reading order, also those that became a field.
    """

    kind: Kind
    title: str
    lead: str = ""
    body: tuple[Block, ...] = ()
    fields: dict[str, Any] = field(default_factory=dict)
    contributors: tuple[Contributor, ...] = ()
    recommendations: tuple[RecommendationDraft, ...] = ()
    principles: tuple[RecommendationDraft, ...] = ()
    references: tuple[ReferenceDraft, ...] = ()
    footnotes: dict[str, str] = field(default_factory=dict)
    pictures: tuple[Picture, ...] = ()
    key_values: dict[str, str] = field(default_factory=dict)
    themes: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    transitions: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """The outcome of the three steps for one file. `draft` is None when no kind was recognised and none was given.

    `reason` quotes the words of the file that gave the kind away. `links` are ``{"text", "url", "dead"}``.
    """

    name: str
    draft: Draft | None
    reason: str = ""
    repairs: tuple[Repair, ...] = ()
    removals: tuple[Removal, ...] = ()
    tasks: tuple[Task, ...] = ()
    comments: tuple[Comment, ...] = ()
    deletions: tuple[Deletion, ...] = ()
    links: tuple[dict[str, Any], ...] = ()
    images: int = 0
    tables: int = 0
    words_lost: tuple[str, ...] = ()
