"""The text of many publications at once, whatever their kind: what is written, what stands in items, what is
attached.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from wagtail.blocks.stream_block import StreamValue
from wagtail.models import Collection, CollectionViewRestriction
from wagtail_footnotes.models import Footnote

from knowledge.enums import Kind
from knowledge.models import (
    BoardTablePage,
    Contribution,
    DossierEntry,
    DossierPage,
    PortalDocument,
    PracticeExamplePage,
    Principle,
    Publication,
    Recommendation,
    Reference,
    ReportPage,
    ResearchSummaryPage,
    SessionOutcomePage,
    Signatory,
    VisionPage,
)
from knowledge.queries.publications import public_publications
from knowledge.search import plain

# What of each kind is searched: running text in reading order, then facts, which make poor snippets. A contact person
# is left out: agreed to be asked, not to be found.
FIELDS: dict[str, tuple[type[Publication], tuple[str, ...]]] = {
    Kind.OUTCOME: (
        SessionOutcomePage,
        ("core", "opportunity", "tensions", "figures", "body", "session_title", "session_code"),
    ),
    Kind.BOARD_TABLE: (
        BoardTablePage,
        ("body", "key_phrases", "place", "moderator.name", "moderator_function", "attendees_description"),
    ),
    Kind.REPORT: (ReportPage, ("body", "photo_credits")),
    Kind.PRACTICE: (
        PracticeExamplePage,
        (
            "motive", "goal", "steps", "requirements", "results", "conditions", "pitfalls", "materials", "body",
            "evidence_reason", "target_group", "partners", "school.name", "school.place",
        ),
    ),
    Kind.RESEARCH: (
        ResearchSummaryPage,
        (
            "question", "method", "key_findings", "implications", "open_questions", "body",
            "source_title", "source_authors", "source_publisher",
        ),
    ),
    Kind.VISION: (VisionPage, ("body", "version")),
    Kind.DOSSIER: (DossierPage, ("body",)),
}  # fmt: skip
_RELATED: dict[str, tuple[str, ...]] = {Kind.BOARD_TABLE: ("moderator",), Kind.PRACTICE: ("school",)}


@dataclass(slots=True)
class Content:
    """The searched text of one publication. `items` are its recommendations or principles in order."""

    texts: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    documents: list[int] = field(default_factory=list)

    def add(self, value: Any) -> None:
        """A stream or a plain text, empty or not."""
        if isinstance(value, StreamValue):
            self.texts.append(plain.of_stream(value))
            self.documents += plain.documents_in(value)
        elif value:
            self.texts.append(str(value))

    @property
    def body(self) -> str:
        return "\n".join(text for text in [*self.texts, ", ".join(dict.fromkeys(self.names))] if text)


def contents_of(kinds: Mapping[int, str]) -> dict[int, Content]:
    """Content by primary key, of publications given with their kind; a constant number of queries."""
    contents: dict[int, Content] = defaultdict(Content)
    for kind, (model, names) in FIELDS.items():
        keys = [pk for pk, its in kinds.items() if its == kind]
        for page in model._default_manager.filter(pk__in=keys).select_related(*_RELATED.get(kind, ())) if keys else ():
            contents[page.pk].add(page.summary)
            for name in names:
                contents[page.pk].add(_value(page, name))
    pages = list(kinds)
    _add_items(contents, pages)
    for note in Footnote.objects.filter(page_id__in=pages).order_by("page_id", "sort_order"):
        contents[note.page_id].add(plain.of_html(note.text))
    for reference in Reference.objects.filter(page_id__in=pages).order_by("page_id", "sort_order"):
        contents[reference.page_id].add(reference.text)
    entries = DossierEntry.objects.filter(page_id__in=pages).order_by("page_id", "sort_order")
    shown = {page.pk: page.title for page in public_publications().filter(dossier_entries__in=entries)}
    for entry in entries:
        contents[entry.page_id].add(". ".join(filter(None, (shown.get(entry.publication_id, ""), entry.why))))
    _add_names(contents, pages)
    return contents


def attachments_of(documents: Iterable[int]) -> dict[int, PortalDocument]:
    """Files whose text may be found: read already, and in no collection that is closed to some."""
    wanted = set(documents)
    if not wanted:
        return {}
    closed = CollectionViewRestriction.objects.values_list("collection__path", flat=True)
    files = PortalDocument.objects.filter(pk__in=wanted).exclude(text="").select_related("collection")
    for path in closed:
        files = files.exclude(collection__in=Collection.objects.filter(path__startswith=path))
    return {file.pk: file for file in files}


def item_text(row: Recommendation | Principle) -> str:
    """Heading and text of a recommendation or principle, as one would read them aloud."""
    heading = row.heading if row.heading.endswith(("?", "!", ".", ":")) else f"{row.heading}:"
    return f"{heading} {plain.of_stream(row.text)}".strip()


def _value(page: Publication, name: str) -> Any:
    value: Any = page
    for step in name.split("."):
        value = getattr(value, step, None)
    return value


def _add_items(contents: dict[int, Content], pages: list[int]) -> None:
    for model in (Recommendation, Principle):
        for row in model._default_manager.filter(page_id__in=pages).order_by("page_id", "sort_order", "pk"):
            contents[row.page_id].items.append(item_text(row))
            contents[row.page_id].documents += plain.documents_in(row.text)


def _add_names(contents: dict[int, Content], pages: list[int]) -> None:
    rows = (
        Contribution.objects.filter(page_id__in=pages)
        .select_related("person", "organisation")
        .order_by("page_id", "sort_order")
    )
    for row in rows:
        contents[row.page_id].names += [row.person.name, *([row.organisation.name] if row.organisation else [])]
    for signed in (
        Signatory.objects.filter(page_id__in=pages)
        .select_related("person", "organisation")
        .order_by("page_id", "sort_order")
    ):
        contents[signed.page_id].names += [signed.organisation.name, *([signed.person.name] if signed.person else [])]
