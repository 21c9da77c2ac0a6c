"""Fills a page in memory from a draft of plain values; what an editor added to it by hand stays."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from wagtail.fields import StreamField
from wagtail_footnotes.models import Footnote

from knowledge.actions.people import find_or_add_organisation, find_or_add_person
from knowledge.actions.repairs import add_unplaced
from knowledge.importing.draft import Draft, RecommendationDraft
from knowledge.importing.storing.files import Written, stored_picture
from knowledge.importing.storing.matching import matched
from knowledge.importing.storing.streams import Streams
from knowledge.models import (
    Contribution,
    DossierEntry,
    Organisation,
    Person,
    Principle,
    Publication,
    Recommendation,
    Reference,
    Sector,
    Signatory,
    Theme,
    Transition,
    VisionPage,
)
from portal.shared.models import User

LONGEST_NAME = 150
_ITEMS: dict[str, type[Recommendation | Principle]] = {"recommendations": Recommendation, "principles": Principle}
_ROWS = ("signatories", "items")


def fill_page(page: Publication, draft: Draft, user: User | None, written: Written) -> list[str]:
    """Gives `page` all that `draft` has, text and fields to notes and terms; saves pictures and people, not the page.

    A recommendation or principle that was there before keeps its `uid`. Terms, tags and other things that the file
    does not have are left as they are. Returns the titles of a dossier's publications that the portal does not have.
    """
    fresh = page.pk is None
    notes = _notes(page, draft)
    streams = Streams(notes, [stored_picture(picture, user, written) for picture in draft.pictures])
    page.title = streams.fitted(draft.title, 255)
    if draft.lead or fresh:
        page.lead = streams.fitted(draft.lead, page._meta.get_field("lead").max_length)
    leftovers = _fill_fields(page, draft, streams)
    missing = _fill_entries(page, draft)
    leftovers += [f"<p><b>{escape(title, quote=False)}</b> {escape(why, quote=False)}</p>" for title, why in missing]
    body = [{"type": "text", "value": "".join(leftovers)}, *draft.body] if leftovers else draft.body
    page.body = streams.stored(page._meta.get_field("body"), body)
    for relation, model in _ITEMS.items():
        if hasattr(page, relation):
            _fill_items(page, relation, model, getattr(draft, relation), streams)
    _fill_contributions(page, draft, streams)
    if hasattr(page, "references"):
        _fill_references(page, draft, streams)
    _fill_footnotes(page, draft, notes, streams)
    _fill_terms(page, draft)
    _place_rest(page, draft, streams)
    return [title for title, _why in missing]


def _fill_fields(page: Publication, draft: Draft, streams: Streams) -> list[str]:
    """The kind's own fields; returns as rich text what names no field of the page."""
    leftovers = []
    for name, value in draft.fields.items():
        if name in _ROWS or value in (None, "", []):
            continue
        field = next(
            (known for known in page._meta.get_fields() if known.name == name and isinstance(known, models.Field)), None
        )
        if field is None or not _set_field(page, field, value, streams):
            label = next((label for label, words in draft.key_values.items() if words == value), name)
            leftovers.append(f"<p><b>{escape(label, quote=False)}:</b> {escape(str(value), quote=False)}</p>")
    if isinstance(page, VisionPage) and not page.version:
        page.version = str((page.date_signed or timezone.localdate()).year)
    return leftovers


def _set_field(page: Publication, field: models.Field[Any, Any], value: Any, streams: Streams) -> bool:
    if isinstance(field, StreamField):
        setattr(page, field.name, streams.stored(field, value))
        return True
    if isinstance(field, models.ForeignKey):
        if field.related_model not in (Person, Organisation) or len(str(value)) > LONGEST_NAME:
            return False
        setattr(
            page,
            field.name,
            find_or_add_person(value) if field.related_model is Person else find_or_add_organisation(value),
        )
        return True
    if isinstance(value, str) and field.max_length:
        value = streams.fitted(value, field.max_length)
    try:
        # An address is looked at more closely: what is none, or would run a script, stays text.
        whole = field.clean(value, page) if isinstance(field, models.URLField) else field.to_python(value)
        setattr(page, field.name, whole)
    except ValidationError:
        return False
    return True


def _fill_entries(page: Publication, draft: Draft) -> list[tuple[str, str]]:
    """Signatories of a vision, publications of a dossier; returns (title, why) of publications that are not known."""
    if "signatories" in draft.fields and hasattr(page, "signatories"):
        page.signatories.set(
            [
                Signatory(
                    organisation=find_or_add_organisation(row["organisation"][:LONGEST_NAME]),
                    person=find_or_add_person(row["person"][:LONGEST_NAME]) if row.get("person") else None,
                    sort_order=number,
                )
                for number, row in enumerate(draft.fields["signatories"])
            ]
        )
    missing: list[tuple[str, str]] = []
    if "items" in draft.fields and hasattr(page, "entries"):
        entries: list[DossierEntry] = []
        for row in draft.fields["items"]:
            known = (
                Publication.objects.filter(title__iexact=row["title"])
                .exclude(pk=page.pk)
                .order_by("-live", "pk")
                .first()
            )
            if known is None or len(row["why"]) > DossierEntry._meta.get_field("why").max_length:
                missing.append((row["title"], row["why"]))
            else:
                entries.append(DossierEntry(publication=known, why=row["why"], sort_order=len(entries)))
        page.entries.set(entries)
    return missing


def _fill_items(
    page: Publication,
    relation: str,
    model: type[Recommendation | Principle],
    drafts: Sequence[RecommendationDraft],
    streams: Streams,
) -> None:
    """Items in the file's order. One that was there before is the same object, with its uid, themes and roles."""
    manager = getattr(page, relation)
    before = list(manager.all())
    items = []
    stream = model._meta.get_field("text")
    for number, (draft, old) in enumerate(
        zip(drafts, matched([item.heading for item in before], [draft.heading for draft in drafts]), strict=True)
    ):
        item = before[old] if old is not None else model(uid=uuid.uuid4())
        most = model._meta.get_field("heading").max_length
        whole = draft.heading if len(draft.heading) > most else ""
        item.heading = f"{draft.heading[: most - 1].rsplit(' ', 1)[0]}…" if whole else draft.heading
        blocks = (
            ({"type": "text", "value": f"<p>{escape(whole, quote=False)}</p>"}, *draft.blocks)
            if whole
            else draft.blocks
        )
        item.text = streams.stored(stream, blocks)
        item.sort_order = number
        items.append(item)
    manager.set(items)


def _fill_contributions(page: Publication, draft: Draft, streams: Streams) -> None:
    before = {(row.person_id, row.role): row for row in page.contributions.all()} if page.pk else {}
    rows = []
    for number, contributor in enumerate(draft.contributors):
        person = find_or_add_person(streams.fitted(contributor.name, LONGEST_NAME))
        row = before.pop((person.pk, contributor.role), None) or Contribution(person=person, role=contributor.role)
        if contributor.organisation:
            row.organisation = find_or_add_organisation(streams.fitted(contributor.organisation, LONGEST_NAME))
        row.function = (
            streams.fitted(contributor.function, Contribution._meta.get_field("function").max_length) or row.function
        )
        row.sort_order = number
        rows.append(row)
    page.contributions.set(rows)


def _fill_references(page: Any, draft: Draft, streams: Streams) -> None:
    """References of the file; one that an editor completed keeps what was filled in."""
    before = {row.text: row for row in page.references.all()} if page.pk else {}
    most = Reference._meta.get_field("text").max_length
    rows = []
    for number, reference in enumerate(draft.references):
        text = streams.fitted(reference.text, most)
        row = before.pop(text, None) or Reference(text=text, complete=reference.complete)
        row.url = row.url or reference.url[: Reference._meta.get_field("url").max_length]
        row.sort_order = number
        rows.append(row)
    page.references.set(rows)


def _notes(page: Publication, draft: Draft) -> dict[str, str]:
    """For each note of the file the uuid it is stored under; a note with the same words keeps the one it had."""
    known: dict[str, list[str]] = {}
    for footnote in page.footnotes.all() if page.pk else ():
        known.setdefault(footnote.text, []).append(str(footnote.uuid))
    notes = {}
    for key, html in draft.footnotes.items():
        same = known.get(_note_html(html))
        notes[key] = same.pop(0) if same else str(uuid.uuid4())
    return notes


def _fill_footnotes(page: Publication, draft: Draft, notes: dict[str, str], streams: Streams) -> None:
    before = {str(footnote.uuid): footnote for footnote in page.footnotes.all()} if page.pk else {}
    rows = []
    for number, (key, html) in enumerate(draft.footnotes.items()):
        row = before.get(notes[key]) or Footnote(
            uuid=notes[key], locale=page.locale if page.locale_id else page.get_default_locale()
        )
        row.text = streams.rich(_note_html(html))
        row.sort_order = number
        rows.append(row)
    page.footnotes.set(rows)


def _note_html(html: str) -> str:
    return html if html.startswith("<p") else f"<p>{html}</p>"


def _fill_terms(page: Publication, draft: Draft) -> None:
    """Terms that the text speaks of, unless the editor has chosen some already."""
    terms: Iterable[tuple[str, type[Theme | Sector | Transition], tuple[str, ...]]] = (
        ("themes", Theme, draft.themes),
        ("sectors", Sector, draft.sectors),
        ("transitions", Transition, draft.transitions),
    )
    for name, model, keys in terms:
        manager = getattr(page, name)
        if keys and not (page.pk and manager.all().exists()):
            found = {term.key: term for term in model._default_manager.filter(key__in=keys)}
            manager.set([found[key] for key in keys if key in found])


def _place_rest(page: Publication, draft: Draft, streams: Streams) -> None:
    """What found no place, and what was too long for its place, at the end under "Not placed"."""
    rest = "".join(streams.overflow)
    if draft.unplaced and not any(block["type"] == "unplaced" for block in draft.body):
        rest = "".join(f"<p>{escape(text, quote=False)}</p>" for text in draft.unplaced) + rest
    if rest:
        add_unplaced(page, rest)
