"""What the edit form refuses to publish is published in no other way either."""

from __future__ import annotations

import io
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.files.images import ImageFile
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from PIL import Image as Picture
from wagtail.models import TaskState, Workflow

from knowledge.models import IndexPage, PortalImage, Recommendation, SessionOutcomePage
from knowledge.queries.readiness import unready
from portal.shared.accounts.roles import Role
from portal.shared.models import User
from tests.factories.accounts import client_of, make_user
from tests.factories.publications import make_outcome

pytestmark = pytest.mark.django_db
NO_ALTERNATIVE = (
    "Deze afbeelding heeft nog geen alternatieve tekst. "
    "Beschrijf wat er te zien is; daarna kun je de pagina publiceren."
)


@pytest.fixture
def image(data_dir: Any) -> PortalImage:
    content = io.BytesIO()
    Picture.new("RGB", (8, 8), "white").save(content, "PNG")
    return PortalImage.objects.create(title="Drie leerlingen", file=ImageFile(content, name="drie.png"))


@pytest.fixture
def reviewer() -> User:
    return make_user(Role.REVIEWER)


@pytest.fixture
def office(reviewer: User) -> Client:
    return client_of(reviewer)


def figure(image: PortalImage, alternative: str = "") -> list[tuple[str, dict[str, Any]]]:
    return [("figure", {"image": image, "alternative": alternative, "caption": "", "credit": ""})]


def publish_together(office: Client, *pages: Any, below: bool = False) -> str:
    """Asks for it as the list of pages does; the page that follows."""
    ids = urlencode([("id", page.pk) for page in pages])
    address = f"/beheer/bulk/wagtailcore/page/publish/?next=/beheer/&{ids}"
    return office.post(address, {"include_descendants": "on"} if below else {}, follow=True).content.decode()


def is_live(page: Any) -> bool:
    return type(page).objects.get(pk=page.pk).live


def test_a_draft_says_all_that_it_lacks(image: PortalImage) -> None:
    page = make_outcome(live=False, themes=(), image=image, body=[("unplaced", "<p>Waar hoort dit?</p>")])
    assert [sentence.split(".")[0] for sentence in unready(page)] == [
        "Deze afbeelding heeft nog geen alternatieve tekst",
        "Kies minstens één thema voordat je publiceert",
        "Onder Niet geplaatst staat nog tekst",
    ]
    assert unready(make_outcome("Klaar", live=False, image=image, image_alternative="Drie leerlingen")) == []


def test_a_picture_inside_a_recommendation_counts(image: PortalImage) -> None:
    page = make_outcome(live=False, tensions=figure(image, "Drie leerlingen"))
    assert unready(page) == []
    page.recommendations.add(Recommendation(heading="Kijk mee", text=figure(image)))
    assert unready(page) == [NO_ALTERNATIVE]


def test_pages_published_together_are_all_ready_or_none_is(office: Client, image: PortalImage) -> None:
    ready, bare = make_outcome("Klaar", live=False), make_outcome("Bijna", live=False, image=image)
    assert escape(NO_ALTERNATIVE) in publish_together(office, ready, bare)
    assert (is_live(ready), is_live(bare)) == (False, False)
    publish_together(office, ready)
    assert is_live(ready)


def test_what_lies_below_a_page_is_looked_at_too(image: PortalImage) -> None:
    bare = make_outcome("Bijna", live=False, image=image)
    publish_together(client_of(make_user(Role.ADMINISTRATOR)), IndexPage.objects.get(kind="opbrengst"), below=True)
    assert not is_live(bare)


def test_approving_from_a_list_looks_at_what_was_saved_since(
    office: Client, reviewer: User, image: PortalImage
) -> None:
    page = make_outcome(live=False)
    Workflow.objects.get().start(page, make_user(Role.EDITOR))
    page.image = image
    page.save_revision()
    state = TaskState.objects.get()
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    state.revision = page.latest_revision
    state.save()
    assert escape(NO_ALTERNATIVE) in office.post(address, {"next": "/beheer/"}, follow=True).content.decode()
    assert not is_live(page)
    draft = SessionOutcomePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.image_alternative = "Drie leerlingen"
    state.revision = draft.save_revision()
    state.save()
    office.post(address)
    assert is_live(page)
