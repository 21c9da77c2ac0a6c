"""A page never comes to stand where a view answers: not made, copied or moved there through the back office."""

from __future__ import annotations

import pytest
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client
from wagtail.models import Page

from portal.home.models import HomePage, StandardPage
from portal.shared.accounts.roles import Role
from tests.factories.accounts import back_office_client

pytestmark = pytest.mark.django_db

TAKEN = "Dit adres gebruikt de site zelf. Kies een ander adres."
CANNOT_GO = (
    "“Zoeken” kan daar niet staan: de site gebruikt daar het adres “zoeken” zelf. Geef de pagina eerst een ander adres."
)


@pytest.fixture
def client() -> Client:
    return back_office_client(Role.ADMINISTRATOR)


@pytest.fixture
def home() -> HomePage:
    return HomePage.objects.get()


@pytest.fixture
def plain(home: HomePage) -> StandardPage:
    return home.add_child(instance=StandardPage(title="Hoe het werkt", slug="hoe-het-werkt"))


@pytest.fixture
def deeper(plain: StandardPage) -> StandardPage:
    """A page whose address is free where it stands, and taken one level up."""
    return plain.add_child(instance=StandardPage(title="Zoeken", slug="zoeken"))


def copy(client: Client, page: Page, slug: str, parent: Page, **more: str) -> HttpResponse:
    data = {"new_title": "Een kopie", "new_slug": slug, "new_parent_page": parent.pk, **more}
    return client.post(f"/beheer/pages/{page.pk}/copy/", data)


def told(response: HttpResponse) -> list[str]:
    """The messages of a response, without the mark-up that Wagtail puts around them."""
    return [str(message).strip() for message in get_messages(response.wsgi_request)]


def parent_of(page: Page) -> Page:
    return Page.objects.get(pk=page.pk).get_parent()


@pytest.mark.parametrize("more", [{}, {"alias": "on"}, {"publish_copies": "on"}, {"copy_subpages": "on"}])
def test_a_copy_to_a_reserved_address_is_an_error_of_its_field(
    client: Client, plain: StandardPage, home: HomePage, more: dict[str, str]
) -> None:
    response = copy(client, plain, "agenda", home, **more)

    assert response.status_code == 200
    assert response.context["form"].errors == {"new_slug": [TAKEN]}
    assert StandardPage.objects.filter(slug="agenda").count() == 0


def test_a_copy_one_level_down_may_have_that_address(client: Client, plain: StandardPage, deeper: StandardPage) -> None:
    assert copy(client, deeper, "agenda", plain).status_code == 302
    assert parent_of(StandardPage.objects.get(slug="agenda")) == plain.page_ptr


def test_a_copy_to_a_free_address_is_made(client: Client, plain: StandardPage, home: HomePage) -> None:
    assert copy(client, plain, "zo-werkt-het", home).status_code == 302
    assert parent_of(StandardPage.objects.get(slug="zo-werkt-het")) == home.page_ptr


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_page_is_not_moved_to_a_reserved_address(
    client: Client, plain: StandardPage, deeper: StandardPage, home: HomePage, method: str
) -> None:
    response = getattr(client, method)(f"/beheer/pages/{deeper.pk}/move/{home.pk}/confirm/")

    assert (response.status_code, response.url) == (302, f"/beheer/pages/{deeper.pk}/move/")
    assert told(response) == [CANNOT_GO]
    assert parent_of(deeper) == plain.page_ptr


def test_a_page_with_a_free_address_is_moved(client: Client, plain: StandardPage, home: HomePage) -> None:
    page = plain.add_child(instance=StandardPage(title="Vragen", slug="vragen"))

    assert client.post(f"/beheer/pages/{page.pk}/move/{home.pk}/confirm/").status_code == 302
    assert parent_of(page) == home.page_ptr


def test_of_pages_moved_together_none_goes_where_one_cannot(
    client: Client, plain: StandardPage, deeper: StandardPage, home: HomePage
) -> None:
    other = plain.add_child(instance=StandardPage(title="Vragen", slug="vragen"))
    response = client.post(f"/beheer/bulk/wagtailcore/page/move/?id={deeper.pk}&id={other.pk}", {"chooser": home.pk})

    assert response.status_code == 302
    assert told(response) == [CANNOT_GO]
    assert [parent_of(page) for page in (deeper, other)] == [plain.page_ptr] * 2
