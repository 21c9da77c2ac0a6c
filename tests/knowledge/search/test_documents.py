"""What becomes a search document, and with which text and words."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction
from wagtail_footnotes.models import Footnote

from knowledge.models import (
    IndexPage,
    PortalDocument,
    PracticeExamplePage,
    Publication,
    Recommendation,
    ReportPage,
    Role,
    Theme,
)
from knowledge.search.contract import Label, SearchDocument
from knowledge.search.documents import item_key, page_key
from knowledge.search.ledger import build, public_among
from portal.shared.registry import document_sources
from tests.factories.publications import (
    make_dossier,
    make_of_kind,
    make_organisation,
    make_outcome,
    make_page,
    make_vision,
    text,
)

pytestmark = pytest.mark.django_db

KINDS = ("opbrengst", "bestuurstafel", "reportage", "praktijkvoorbeeld", "onderzoek", "dossier", "lob-visie")


def document(page: Publication) -> SearchDocument:
    made = build([page_key(page.pk)])[page_key(page.pk)]
    assert made is not None
    return made


def words_of(made: SearchDocument) -> str:
    return " ".join(passage.text for passage in made.passages)


def every_key() -> set[str]:
    return {key for source in document_sources().values() for key in source.all_keys()}


def test_every_kind_has_a_document_with_title_lead_address_and_kind() -> None:
    for kind in KINDS:
        page = make_of_kind(kind)
        made = document(page)
        assert (made.title, made.lead, made.url, made.kind) == (page.title, page.lead, page.url, kind)
        assert made.filters["soort"] == (kind,)


def test_a_stream_gives_text_tables_quotations_boxes_and_captions_in_order() -> None:
    page = make_page(
        ReportPage,
        "Een dag",
        body=[
            ("heading", {"text": "Wat werkt", "level": "2", "number": "1"}),
            ("text", "<p>Eerste <b>al</b>inea &amp; meer.</p><ul><li>punt een</li><li>punt twee</li></ul>"),
            ("quote", {"text": "Ik zie het", "speaker": "Noor Bakker", "role": "student"}),
            ("box", {"title": "Kader", "text": "<p>In het kader.</p>"}),
            ("video", {"url": "https://video.example/nooit-gevonden", "title": "Filmpje", "duration": "4 min"}),
        ],
    )
    assert document(page).passages[0].text.splitlines() == [
        "Wat werkt", "1", "Eerste alinea & meer.", "punt een", "punt twee", "Ik zie het", "Noor Bakker", "student",
        "Kader", "In het kader.", "Filmpje", "4 min",
    ]  # fmt: skip


def test_a_table_is_found_by_its_caption_headings_and_cells() -> None:
    table = {
        "caption": "Zaal",
        "table": {
            "caption": "Wie waar",
            "columns": [{"type": "text", "heading": "Naam"}, {"type": "number", "heading": "Aantal"}],
            "rows": [{"values": ["<p>Groep <b>een</b></p>", "12"]}],
        },
    }
    page = make_page(ReportPage, "Een dag")
    page.body = ReportPage.body.field.stream_block.to_python([{"type": "table", "value": table}])
    page.save()
    assert document(page).passages[0].text.splitlines() == ["Zaal", "Wie waar", "Naam", "Aantal", "Groep een", "12"]


def test_what_could_not_be_placed_is_not_found() -> None:
    page = make_page(ReportPage, "Een dag", body=[*text("Zichtbaar."), ("unplaced", "<p>Verborgen.</p>")])
    assert document(page).passages[0].text == "Zichtbaar."


def test_footnotes_are_found_and_their_marks_are_not() -> None:
    page = make_page(
        ReportPage, "Een dag", body=[("text", '<p>Loopbaan<footnote id="abc123">[abc]</footnote> eerst.</p>')]
    )
    page.footnotes.add(Footnote(uuid="4e6d1bd1-6f4d-4f7e-8a58-0d3c3f1c2b11", text="<p>Zie de bijlage.</p>"))
    page.save()
    assert document(page).passages[0].text.splitlines() == ["Loopbaan eerst.", "Zie de bijlage."]


def test_contributors_and_their_organisations_are_found() -> None:
    assert words_of(document(make_outcome())).splitlines()[-1].startswith("Imre Vos, Lyceum De Klinker")


def test_a_contact_person_is_not_found() -> None:
    page = make_page(
        PracticeExamplePage,
        "Wisseldag",
        school=make_organisation(),
        contact_name="Sanne Geheim",
        contact_email="sanne@school.example",
        contact_consent_until=datetime.date(2030, 1, 1),
    )
    made = document(page).as_json()
    assert "Geheim" not in made
    assert "sanne@" not in made


def test_recommendations_are_passages_of_their_page() -> None:
    made = document(make_outcome(advice=("Begin vroeg", "Vraag door?")))
    assert [passage.text for passage in made.passages if passage.label is Label.RECOMMENDATION] == [
        "Begin vroeg: Begin vroeg: zo pak je dat aan.",
        "Vraag door? Vraag door?: zo pak je dat aan.",
    ]


def test_a_page_is_filed_under_its_words_and_a_part_under_its_sector_too() -> None:
    page = make_outcome(
        themes=("zomerlek",),
        sectors=("vmbo", "mbo"),
        transitions=("vmbo-mbo",),
        roles=("decaan",),
        regions=("drenthe",),
        tags=("Oost",),
    )
    made = document(page)
    assert {facet: sorted(keys) for facet, keys in made.filters.items()} == {
        "soort": ["opbrengst"],
        "thema": ["zomerlek"],
        "sector": ["mbo", "vmbo", "vo"],
        "overstap": ["vmbo-mbo"],
        "rol": ["decaan"],
        "regio": ["drenthe"],
        "jaar": [str(timezone.localdate().year)],
        "onderbouwing": [],
        "tag": ["oost"],
    }
    assert made.labels == ("Opbrengst themasessie", "Zomerlek", "Oost", *made.filters["sector"], "vmbo-mbo")


def test_only_a_practice_example_has_an_evidence_word() -> None:
    assert document(make_page(PracticeExamplePage, "Wisseldag", evidence_level="onderzocht")).filters[
        "onderbouwing"
    ] == ("onderzocht",)


def test_a_recommendation_is_found_by_itself_with_number_page_and_address() -> None:
    page = make_outcome("Samen", advice=("Begin vroeg", "Vraag door"), themes=("zomerlek",), roles=("decaan",))
    row = page.recommendations.all()[1]
    made = build([item_key(row)])[item_key(row)]
    assert made is not None
    assert (made.kind, made.title, made.url, made.parent) == (
        "aanbeveling",
        "Vraag door",
        "/aanbevelingen/vraag-door/",
        page_key(page.pk),
    )
    assert (made.extra["number"], made.extra["parent_title"], made.extra["parent_url"]) == ("2", "Samen", page.url)
    assert (made.filters["thema"], made.filters["rol"]) == (("zomerlek",), ("decaan",))


def test_a_recommendation_with_words_of_its_own_is_filed_under_those() -> None:
    page = make_outcome(themes=("zomerlek",), roles=("decaan",), advice=("Begin vroeg",))
    row = page.recommendations.first()
    row.themes = Theme.objects.filter(key="schoolleiding-en-facilitering")
    row.roles = Role.objects.filter(key="docent")
    row.save()
    made = build([item_key(row)])[item_key(row)]
    assert made is not None
    assert (made.filters["thema"], made.filters["rol"]) == (("schoolleiding-en-facilitering",), ("docent",))
    assert made.labels == ("Schoolleiding en facilitering", page.title)


def test_the_same_recommendation_on_two_pages_is_one_document_of_the_older_page() -> None:
    first = make_outcome("Eerste", advice=("Begin vroeg",))
    second = make_outcome("Tweede", advice=())
    row = first.recommendations.get()
    Recommendation.objects.create(page=second, uid=row.uid, heading=row.heading)
    made = build([item_key(row)])[item_key(row)]
    assert made is not None
    assert made.parent == page_key(first.pk)
    first.unpublish()
    again = build([item_key(row)])[item_key(row)]
    assert again is not None
    assert again.parent == page_key(second.pk)


def test_a_principle_stands_in_the_current_vision_and_else_in_the_version_that_has_it() -> None:
    old, new = make_vision("2024", principles=("Iedereen telt mee", "Alleen toen")), make_vision("2026", principles=())
    shared, past = old.principles.all()
    new.principles.model.objects.create(page=new, uid=shared.uid, heading="Iedereen telt mee", sort_order=0)
    made = build([item_key(shared), item_key(past)])
    addresses = [found.url for found in made.values() if found]
    assert addresses == ["/lob-visie/#principe-1", "/lob-visie/2024/#principe-2"]


@pytest.fixture
def hidden_pages() -> list[Publication]:
    """One page of each sort that readers may not see."""
    draft = make_outcome("Concept", live=False)
    unpublished = make_outcome("Weg")
    unpublished.unpublish()
    expired = make_outcome("Verlopen")
    Publication.objects.filter(pk=expired.pk).update(expire_at=timezone.now() - datetime.timedelta(seconds=1))
    closed = make_outcome("Besloten")
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    return [draft, unpublished, expired, closed]


def test_what_readers_may_not_see_has_no_document(hidden_pages: list[Publication]) -> None:
    keys = [page_key(page.pk) for page in hidden_pages]
    keys += [item_key(row) for page in hidden_pages for row in page.recommendations.all()]
    assert build(keys) == dict.fromkeys(keys)
    assert public_among(keys) == set()
    assert not every_key() & set(keys)


def test_a_restriction_above_closes_all_below() -> None:
    page = make_outcome()
    PageViewRestriction.objects.create(page=IndexPage.objects.get(kind="opbrengst"), restriction_type="login")
    assert build([page_key(page.pk)]) == {page_key(page.pk): None}


def test_unknown_and_malformed_keys_have_no_document() -> None:
    keys = ["page:999999", "page:abc", "page:", "recommendation:abc", "session:1", "geen", "page:" + "9" * 40]
    assert build(keys) == dict.fromkeys(keys)
    assert public_among(keys) == set()


def test_the_number_of_queries_is_constant() -> None:
    def queries() -> int:
        build(every_key())
        with CaptureQueriesContext(connection) as captured:
            build(every_key())
        return len(captured)

    for kind in KINDS:
        make_of_kind(kind)
    few = queries()
    for number in range(2, 5):
        for kind in KINDS:
            make_of_kind(kind, number, tags=(f"tag {number}",))
    assert queries() == few


def test_the_text_of_an_attachment_is_found_with_its_page_under_its_own_name(data_dir: Path) -> None:
    file = PortalDocument.objects.create(
        title="rooster.pdf", file="documents/rooster.pdf", text="Zaal twaalf, kwart voor tien."
    )
    unread = PortalDocument.objects.create(title="nog.pdf", file="documents/nog.pdf")
    page = make_page(
        ReportPage,
        "Een dag",
        body=[
            ("file", {"document": file, "title": ""}),
            ("text", f'<p><a linktype="document" id="{unread.pk}">nog</a></p>'),
        ],
    )
    attached = [
        (passage.name, passage.text) for passage in document(page).passages if passage.label is Label.ATTACHMENT
    ]
    assert attached == [("rooster.pdf", "Zaal twaalf, kwart voor tien.")]
    unread.text = "Nu gelezen."
    unread.save()
    assert [passage.name for passage in document(page).passages if passage.label is Label.ATTACHMENT] == [
        "rooster.pdf",
        "nog.pdf",
    ]


def test_a_dossier_is_found_by_the_titles_of_the_public_pages_it_names() -> None:
    shown, closed = make_outcome("Warme overdracht"), make_outcome("Zomerlek", live=False)
    found = words_of(document(make_dossier(entries=(shown, closed))))
    assert ("Warme overdracht" in found, "Zomerlek" in found) == (True, False)


def test_a_dossier_is_found_by_why_it_chose_a_page() -> None:
    assert "Omdat het kort is en alles noemt." in words_of(document(make_dossier(entries=(make_outcome(),))))
