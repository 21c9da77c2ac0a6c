"""What an editor may leave for later in a draft, and what publishing asks for."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.utils.datastructures import MultiValueDict
from PIL import Image as Picture
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from knowledge.models import IndexPage, PortalImage, PracticeExamplePage, SessionOutcomePage, Theme, VisionPage
from tests.factories.publications import make_outcome, make_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def image(data_dir: Any) -> PortalImage:
    content = io.BytesIO()
    Picture.new("RGB", (8, 8), "white").save(content, "PNG")
    return PortalImage.objects.create(title="Drie leerlingen", file=ImageFile(content, name="drie.png"))


def posted(themes: list[int] | None = None, **changes: Any) -> MultiValueDict[str, Any]:
    empty = inline_formset([])
    data = {
        "title": "Eerder samen om tafel",
        "slug": "eerder-samen-om-tafel",
        "lead": "Kort.",
        "summary": "",
        "core": streamfield([("text", rich_text("<p>De kern.</p>"))]),
        "opportunity": streamfield([]),
        "tensions": streamfield([]),
        "figures": streamfield([]),
        "body": streamfield([]),
        "licence": "cc-by-4.0",
        "status_note": "",
        "tags": "",
        "contributions": empty,
        "recommendations": empty,
        "relations": empty,
        "footnotes": empty,
        "comments": inline_formset([]),
    }
    sent = MultiValueDict({name: [value] for name, value in nested_form_data({**data, **changes}).items()})
    sent.setlist("themes", [Theme.objects.get(key="zomerlek").pk] if themes is None else themes)
    return sent


def errors(draft: bool, **changes: Any) -> dict[str, list[str]]:
    parent = IndexPage.objects.get(kind="opbrengst")
    form_class = SessionOutcomePage.get_edit_handler().get_form_class()
    form = form_class(posted(**changes), instance=SessionOutcomePage(), parent_page=parent)
    if draft:
        form.defer_required_fields()
    form.is_valid()
    return {name: [str(message) for message in messages] for name, messages in form.errors.items()}


NO_ALTERNATIVE = (
    "Deze afbeelding heeft nog geen alternatieve tekst. "
    "Beschrijf wat er te zien is; daarna kun je de pagina publiceren."
)


def test_page_that_is_complete_may_be_published() -> None:
    assert errors(draft=False) == {}


def test_image_without_alternative_text_waits_in_a_draft_and_stops_publishing(image: PortalImage) -> None:
    assert errors(draft=True, image=image.pk) == {}
    assert errors(draft=False, image=image.pk) == {"image_alternative": [NO_ALTERNATIVE]}
    assert errors(draft=False, image=image.pk, image_alternative="Drie leerlingen aan tafel") == {}


def test_figure_without_alternative_text_waits_in_a_draft_and_stops_publishing(image: PortalImage) -> None:
    figure = streamfield([("figure", {"image": image.pk, "alternative": "", "caption": "", "credit": ""})])
    assert errors(draft=True, core=figure) == {}
    assert list(errors(draft=False, core=figure)) == ["core"]


def test_text_that_the_importer_could_not_place_stops_publishing() -> None:
    body = streamfield([("unplaced", rich_text("<p>Waar hoort dit?</p>"))])
    assert errors(draft=True, body=body) == {}
    assert list(errors(draft=False, body=body)) == ["body"]


def test_theme_is_needed_to_publish_and_six_are_too_many() -> None:
    assert errors(draft=True, themes=[]) == {}
    assert list(errors(draft=False, themes=[])) == ["themes"]
    assert list(errors(draft=True, themes=list(Theme.objects.values_list("pk", flat=True)[:6]))) == ["themes"]


def test_summary_counts_words_and_lead_counts_signs() -> None:
    assert errors(draft=True, summary="woord " * 120) == {}
    assert list(errors(draft=True, summary="woord " * 121)) == ["summary"]
    assert errors(draft=True, lead="a" * 300) == {}
    assert list(errors(draft=True, lead="a" * 301)) == ["lead"]


def test_replaced_page_names_what_replaces_it() -> None:
    assert list(errors(draft=True, status_note="vervangen")) == ["replaced_by"]
    assert errors(draft=True, status_note="vervangen", replaced_by=make_outcome("De opvolger").pk) == {}


def test_contact_person_with_an_address_agreed_until_a_day() -> None:
    page = make_page(PracticeExamplePage, "De woensdagwissel", live=False)
    page.contact_email = "iemand@school.example"
    with pytest.raises(ValidationError) as refused:
        page.clean()
    assert list(refused.value.message_dict) == ["contact_consent_until"]


def test_publication_is_made_below_the_list_of_its_own_kind_only() -> None:
    outcomes, practices = IndexPage.objects.get(kind="opbrengst"), IndexPage.objects.get(kind="praktijkvoorbeeld")
    assert SessionOutcomePage.can_create_at(outcomes)
    assert not SessionOutcomePage.can_create_at(practices)


def test_address_that_the_site_uses_itself_is_refused() -> None:
    from portal.home.models import HomePage, StandardPage

    page = StandardPage(title="Zoeken", slug="zoeken")
    HomePage.objects.get().add_child(instance=StandardPage(title="Vrij", slug="vrij"))
    page.depth = 3
    with pytest.raises(ValidationError) as refused:
        page.clean()
    assert list(refused.value.message_dict) == ["slug"]
    with pytest.raises(ValidationError):
        StandardPage(title="Zoeken", slug="zoeken", path="x").clean()


def test_address_of_the_site_is_free_for_a_page_further_down() -> None:
    assert errors(draft=False, slug="mensen") == {}


def test_new_vision_stands_at_its_version_unless_that_is_taken_or_another_is_chosen() -> None:
    def address(title: str, slug: str) -> str:
        page = VisionPage(title=title, version="2031", slug=slug)
        IndexPage.objects.get(kind="lob-visie").add_child(instance=page)
        return str(page.url)

    assert address("Visie van dit jaar", "een-eigen-adres") == "/lob-visie/een-eigen-adres/"
    assert address("Samen kiezen", "samen-kiezen") == "/lob-visie/2031/"
    assert address("Samen leren", "samen-leren") == "/lob-visie/samen-leren/"


def test_changed_slug_of_a_page_leaves_a_redirect(client: Any, django_capture_on_commit_callbacks: Any) -> None:
    page = make_outcome("Eerder samen om tafel")
    old = page.url
    page.slug = "samen-aan-tafel"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    response = client.get(old)
    assert (response.status_code, response["Location"]) == (301, "/opbrengsten/samen-aan-tafel/")
