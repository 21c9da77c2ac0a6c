"""Pages for tests: each call makes one publication below the list of its kind, live unless asked otherwise."""

from __future__ import annotations

import datetime
from typing import Any, TypeVar

from django.utils import timezone

from knowledge.models import (
    BoardTablePage,
    Contribution,
    DossierEntry,
    DossierPage,
    IndexPage,
    Organisation,
    Person,
    PracticeExamplePage,
    Principle,
    Publication,
    Recommendation,
    ReportPage,
    ResearchSummaryPage,
    SessionOutcomePage,
    VisionPage,
)

P = TypeVar("P", bound=Publication)


def text(*paragraphs: str) -> list[tuple[str, str]]:
    """Stream data with one text block."""
    return [("text", "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs))]


def make_page(
    model: type[P],
    title: str,
    *,
    live: bool = True,
    themes: tuple[str, ...] = ("loopbaangesprek",),
    children: dict[str, list[Any]] | None = None,
    history: bool = True,
    **fields: Any,
) -> P:
    """A saved page of `model` with one revision, published when `live`.

    `children` are rows of its cluster by name. Without `history` it is live at once and has no revision: cheaper,
    for lists that only count.
    """
    many = {name: fields.pop(name) for name in ("sectors", "transitions", "roles", "regions") if name in fields}
    tags = fields.pop("tags", ())
    page = model(title=title, live=not history, **{"lead": f"Waarom {title.lower()} ertoe doet.", **fields})
    for name, keys in {"themes": themes, **many}.items():
        words = model._meta.get_field(name).remote_field.model
        setattr(page, name, list(words.objects.filter(key__in=keys)))
    for name, rows in (children or {}).items():
        for number, row in enumerate(rows):
            # As the editor's form does: rows without a place come back in any order PostgreSQL likes.
            row.sort_order = number
        setattr(page, name, rows)
    if tags:
        page.tags.add(*tags)
    if not history:
        page.first_published_at = page.last_published_at = timezone.now()
    IndexPage.objects.get(kind=model.KIND).add_child(instance=page)
    if history:
        revision = page.save_revision()
        if live:
            revision.publish()
    return model.objects.get(pk=page.pk)


def make_outcome(
    title: str = "Eerder samen om tafel", advice: tuple[str, ...] = ("Begin in de brugklas",), **fields: Any
) -> SessionOutcomePage:
    """An outcome with one leader and a recommendation for each heading in `advice`."""
    return make_page(
        SessionOutcomePage,
        title,
        core=text("De sessie ging over de stap na het examen."),
        opportunity=text("Wie vroeg begint, hoeft later minder te herstellen."),
        children={
            "contributions": [
                Contribution(person=make_person(), role="sessieleider", organisation=make_organisation())
            ],
            "recommendations": [
                Recommendation(heading=heading, text=text(f"{heading}: zo pak je dat aan.")) for heading in advice
            ],
        },
        **fields,
    )


def make_vision(
    version: str = "2026", principles: tuple[str, ...] = ("Iedereen telt mee",), **fields: Any
) -> VisionPage:
    rows = [Principle(heading=heading, text=text(f"{heading}, van brugklas tot diploma.")) for heading in principles]
    signed = datetime.date(int(version), 1, 12)
    return make_page(
        VisionPage,
        f"LOB-visie {version}",
        version=version,
        slug=version,
        date_signed=signed,
        children={"principles": rows},
        **fields,
    )


def make_dossier(title: str = "Rond de overstap", entries: tuple[Publication, ...] = (), **fields: Any) -> DossierPage:
    rows = [DossierEntry(publication=publication, why="Omdat het kort is en alles noemt.") for publication in entries]
    return make_page(DossierPage, title, children={"entries": rows}, **fields)


def make_of_kind(kind: str, number: int = 1, **fields: Any) -> Publication:
    """One live page of any kind, with what its card and its page show."""
    title = f"Stuk {number} over {kind}"
    if kind == "opbrengst":
        return make_outcome(title, advice=(f"Advies {number}", f"Raad {number}"), **fields)
    if kind == "lob-visie":
        return make_vision(str(2000 + number), **fields)
    if kind == "dossier":
        return make_dossier(title, **fields)
    models = {
        "bestuurstafel": (BoardTablePage, {"attendees": 12, "attendees_description": "bestuurders"}),
        "reportage": (ReportPage, {}),
        "praktijkvoorbeeld": (PracticeExamplePage, {"school": make_organisation()}),
        "onderzoek": (ResearchSummaryPage, {"source_authors": "Terpstra", "source_year": 2024}),
    }
    model, own = models[kind]
    body = [
        ("heading", {"text": "Wat we zagen", "level": "2", "number": ""}),
        *text("Een school liet zien hoe het kan."),
    ]
    return make_page(model, title, body=body, **own, **fields)


def make_person(name: str = "Imre Vos") -> Person:
    return Person.objects.get_or_create(name=name)[0]


def make_organisation(name: str = "Lyceum De Klinker") -> Organisation:
    return Organisation.objects.get_or_create(name=name, defaults={"place": "Delfzijl"})[0]
