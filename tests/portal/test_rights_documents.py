"""A document is there for readers when a page that they may read uses it."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import PageViewRestriction

from knowledge.models import IndexPage, Publication
from portal.shared.accounts.roles import Role
from tests.factories.accounts import back_office_client, client_of, make_user
from tests.factories.publications import make_outcome, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(data_dir: Any) -> Any:
    return get_document_model().objects.create(title="Werkblad", file=ContentFile(b"een blad", "werkblad.txt"))


def page_with(document: Any, **fields: Any) -> Publication:
    link = f'Zie het <a linktype="document" id="{document.pk}">werkblad</a>.'
    return make_outcome("Met een bijlage", advice=(), body=text(link), **fields)


def status(document: Any, client: Client | None = None) -> int:
    response = (client or Client()).get(f"/documenten/{document.pk}/{document.filename}")
    if response.status_code == 200:
        assert b"".join(response.streaming_content) == b"een blad"
    return int(response.status_code)


def test_a_document_of_a_live_page_is_served(document: Any) -> None:
    page_with(document)
    assert status(document) == 200


def test_a_document_that_nothing_uses_is_not(document: Any) -> None:
    assert status(document) == 404


def test_a_document_of_a_draft_is_not(document: Any) -> None:
    page_with(document, live=False)
    assert status(document) == 404


def test_a_document_in_the_changed_draft_of_a_live_page_is_not(document: Any) -> None:
    page = make_outcome("Zonder bijlage", advice=())
    page.body = text(f'Straks met <a linktype="document" id="{document.pk}">werkblad</a>.')
    page.save_revision()
    assert status(document) == 404


def test_a_document_that_only_the_draft_leaves_out_still_is(document: Any) -> None:
    page = page_with(document)
    page.body = text("Straks zonder werkblad.")
    page.save_revision()
    assert status(document) == 200


def test_unpublishing_takes_the_document_away_at_once(document: Any) -> None:
    page_with(document).unpublish()
    assert status(document) == 404


def test_a_page_that_has_expired_gives_no_documents(document: Any) -> None:
    page = page_with(document)
    type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now() - datetime.timedelta(minutes=1))
    assert status(document) == 404


@pytest.mark.parametrize("kind", ["login", "password", "groups"])
def test_a_document_of_a_closed_page_is_not_served_to_outsiders(document: Any, kind: str) -> None:
    PageViewRestriction.objects.create(page=page_with(document), restriction_type=kind, password="sleutelbos")
    assert status(document) == 404


def test_a_page_below_a_closed_list_counts_as_closed(document: Any) -> None:
    page_with(document)
    PageViewRestriction.objects.create(page=IndexPage.objects.get(kind="opbrengst"), restriction_type="login")
    assert status(document) == 404


def test_who_may_read_the_closed_page_gets_its_document(document: Any) -> None:
    page = page_with(document)
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="password", password="sleutelbos")
    client = Client()
    client.post(
        f"/_util/authenticate_with_password/{restriction.pk}/{page.pk}/",
        {"password": "sleutelbos", "return_url": page.url},
    )
    assert status(document, client) == 200


def test_one_open_page_is_enough(document: Any) -> None:
    PageViewRestriction.objects.create(page=page_with(document), restriction_type="login")
    make_outcome("Ook met bijlage", advice=(), body=text(f'<a linktype="document" id="{document.pk}">Werkblad</a>'))
    assert status(document) == 200


@pytest.mark.parametrize(
    ("role", "expected"),
    [(Role.EDITOR, 200), (Role.REVIEWER, 200), (Role.ADMINISTRATOR, 200), (Role.HOST, 404), (Role.ORGANISER, 404)],
)
def test_in_the_back_office_who_may_choose_a_document_may_read_it(document: Any, role: Role, expected: int) -> None:
    assert status(document, back_office_client(role)) == expected


def test_an_editor_without_second_factor_is_an_outsider(document: Any) -> None:
    assert status(document, client_of(make_user(Role.REVIEWER), second_factor=False)) == 404


def test_originals_of_pictures_have_no_address(data_dir: Any) -> None:
    from wagtail.images import get_image_model

    from tests.portal.matrix_house import picture

    image = get_image_model().objects.create(title="Plaatje", file=picture())
    name = image.file.name
    addresses = [image.file.url, f"/media/{name}", f"/static/{name}", f"/documenten/{image.pk}/{name}"]
    assert [Client().get(address).status_code for address in addresses] == [404] * 4


def test_an_address_that_no_file_can_have_is_not_found() -> None:
    assert [Client().get(f"/media/{name}").status_code for name in ("a%00.png", "a" * 300 + ".png", "..%2fa.png")] == [
        404
    ] * 3
