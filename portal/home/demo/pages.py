"""Builds the demo pages from plain values; what is there already is left as it is."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.html import escape
from django.utils.text import slugify
from modelcluster.models import get_all_child_relations
from wagtail.models import Orderable
from wagtail_footnotes.models import Footnote

from knowledge.actions.people import find_or_add_organisation, find_or_add_person
from knowledge.models import (
    BoardTablePage,
    Contribution,
    DossierEntry,
    DossierPage,
    IndexPage,
    Item,
    Occasion,
    PracticeExamplePage,
    Principle,
    Publication,
    Recommendation,
    Reference,
    Relation,
    ReportPage,
    ResearchSummaryPage,
    SessionOutcomePage,
    Signatory,
    Theme,
    VisionPage,
)

MODELS: dict[str, type[Publication]] = {
    model.KIND: model
    for model in (
        SessionOutcomePage,
        BoardTablePage,
        ReportPage,
        PracticeExamplePage,
        ResearchSummaryPage,
        VisionPage,
        DossierPage,
    )
}
WORDS = ("themes", "sectors", "transitions", "roles", "regions")
# What a text holds beside plain values of fields.
APART = (
    "kind",
    "slug",
    "published",
    "occasion",
    "people",
    "tags",
    "recommendations",
    "principles",
    "signatories",
    "references",
    "entries",
    "relations",
    "footnotes",
    "school",
    "moderator",
    "draft",
    *WORDS,
)

Text = dict[str, Any]


def blocks(rows: Iterable[Any]) -> list[tuple[str, Any]]:
    """Stream data: a string is a paragraph, a list of strings a list, a tuple ("h2", …) a block of that sort."""
    made: list[tuple[str, Any]] = []
    html = ""
    for row in rows:
        if isinstance(row, str):
            html += f"<p>{row}</p>"
            continue
        if isinstance(row, list):
            html += "<ul>" + "".join(f"<li>{item}</li>" for item in row) + "</ul>"
            continue
        if html:
            made.append(("text", html))
            html = ""
        made.append(_block(*row))
    return [*made, ("text", html)] if html else made


def _block(sort: str, *parts: Any) -> tuple[str, Any]:
    if sort in {"h2", "h3"}:
        return "heading", {"text": parts[0], "level": sort[1], "number": parts[1] if len(parts) > 1 else ""}
    if sort == "quote":
        return "quote", dict(zip(("text", "speaker", "role"), parts, strict=True))
    if sort == "box":
        return "box", {"title": parts[0], "text": f"<p>{parts[1]}</p>"}
    if sort == "table":
        caption, columns, rows = parts
        table = {
            "columns": [{"type": "text", "heading": column} for column in columns],
            "rows": [{"values": [f"<p>{escape(cell)}</p>" for cell in row]} for row in rows],
            "caption": "",
        }
        return "table", {"caption": caption, "table": table}
    return sort, dict(parts[0])


@transaction.atomic
def add_page(text: Text) -> Publication | None:
    """Adds one publication with all that belongs to it; None when its address is taken already."""
    parent = IndexPage.objects.get(kind=text["kind"])
    if parent.get_children().filter(slug=text["slug"]).exists():
        return None
    model = MODELS[text["kind"]]
    page = model(slug=text["slug"], live=False, **_plain_fields(model, text))
    _file_under_words(page, text)
    _add_people(page, text)
    _add_parts(page, text)
    if text.get("occasion"):
        page.occasion = Occasion.objects.get(key=text["occasion"])
    moment = datetime.datetime.fromisoformat(f"{text['published']}T09:00:00+02:00")
    if not text.get("draft"):
        page.first_published_at = moment
    _number_rows(page)
    parent.add_child(instance=page)
    revision = page.save_revision()
    if not text.get("draft"):
        revision.publish()
        model.objects.filter(pk=page.pk).update(last_published_at=moment)
    return page


def _plain_fields(model: type[Publication], text: Text) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, value in text.items():
        if name in APART:
            continue
        field = model._meta.get_field(name)
        fields[name] = _stream(name, value) if field.get_internal_type() == "JSONField" else value
    for name in ("school", "moderator"):
        if text.get(name):
            fields[name] = find_or_add_organisation(text[name]) if name == "school" else find_or_add_person(text[name])
    return fields


def _stream(name: str, value: Any) -> list[tuple[str, Any]]:
    rows = {"steps": "step", "requirements": "requirement", "figures": "figure", "key_phrases": "phrase"}
    return [(rows[name], row) for row in value] if name in rows else blocks(value)


def _file_under_words(page: Publication, text: Text) -> None:
    for name in WORDS:
        words = page._meta.get_field(name).remote_field.model
        setattr(page, name, list(words.objects.filter(key__in=text.get(name, ()))))
    if text.get("tags"):
        page.tags.add(*text["tags"])


def _add_people(page: Publication, text: Text) -> None:
    page.contributions = [
        Contribution(
            person=find_or_add_person(name),
            role=role,
            function=function,
            organisation=find_or_add_organisation(organisation) if organisation else None,
        )
        for name, role, function, organisation in text.get("people", ())
    ]
    page.footnotes = [Footnote(uuid=key, text=f"<p>{note}</p>") for key, note in text.get("footnotes", {}).items()]


def _add_parts(page: Any, text: Text) -> None:
    if "recommendations" in text:
        page.recommendations = [_recommendation(*row) for row in text["recommendations"]]
    if "principles" in text:
        page.principles = [Principle(heading=heading, text=blocks(rows)) for heading, rows in text["principles"]]
    if "signatories" in text:
        page.signatories = [
            Signatory(organisation=find_or_add_organisation(organisation), person=find_or_add_person(person))
            for organisation, person in text["signatories"]
        ]
    if "references" in text:
        page.references = [Reference(text=row, complete=True) for row in text["references"]]


def _number_rows(page: Publication) -> None:
    """Gives every row its place, as the editor's form does; without one PostgreSQL returns them in any order."""
    for relation in get_all_child_relations(type(page)):
        if issubclass(relation.related_model, Orderable):
            for place, row in enumerate(getattr(page, relation.get_accessor_name()).all()):
                row.sort_order = place


def _recommendation(heading: str, rows: list[Any], themes: tuple[str, ...] = ()) -> Recommendation:
    made = Recommendation(heading=heading, text=blocks(rows))
    made.themes = list(Theme.objects.filter(key__in=themes))
    return made


@transaction.atomic
def connect(text: Text) -> None:
    """Adds entries and relations of a page, once what they lead to is there; left alone when it has any."""
    page: Any = Publication.objects.get(slug=text["slug"], kind=text["kind"]).specific
    if not page.relations.exists():
        for kind, target in text.get("relations", ()):
            page.relations.add(Relation(kind=kind, **_target(target)))
    if text["kind"] == DossierPage.KIND and not page.entries.exists():
        for slug, why in text.get("entries", ()):
            page.entries.add(DossierEntry(publication=Publication.objects.get(slug=slug), why=why))
    _number_rows(page)
    page.save()
    page.save_revision().publish()


def _target(target: str) -> dict[str, Any]:
    """A slug of a publication, or "#" and the heading of a recommendation or principle."""
    if target.startswith("#"):
        return {"target_item": Item.objects.get(label=target[1:])}
    return {"target_page": Publication.objects.get(slug=target)}


def add_occasion(title: str, date: str, place: str) -> None:
    Occasion.objects.get_or_create(key=slugify(title), defaults={"title": title, "date": date, "place": place})
