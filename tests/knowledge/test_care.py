"""What keeps a publication true: review, status, significant change, a moment to appear and one to go."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from knowledge.models import IndexPage, Publication, SessionOutcomePage, TermRedirect, Theme
from portal.shared.accounts.roles import Role
from portal.shared.tasks import publish_scheduled
from tests.factories.accounts import back_office_client, client_of, make_user
from tests.factories.publications import make_outcome

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(BeautifulSoup(response.content, "html.parser").get_text().split())


def test_status_stands_on_the_page_with_its_reason_and_the_successor(client: Client) -> None:
    successor = make_outcome("De opvolger")
    page = make_outcome(
        "Van toen", status_note="vervangen", status_reason="De regeling is veranderd.", replaced_by=successor
    )
    shown = BeautifulSoup(client.get(page.url).content, "html.parser").select_one(".notice.warn")
    assert shown is not None
    assert "De regeling is veranderd." in shown.get_text()
    assert [link.get("href") for link in shown.select("a")] == [successor.url]


def close(page: SessionOutcomePage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def close_above(page: SessionOutcomePage) -> None:
    private = IndexPage.objects.get(kind="dossier")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    page.move(private, pos="last-child")


def let_expire(page: SessionOutcomePage) -> None:
    SessionOutcomePage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - HOUR)


def unpublish(page: SessionOutcomePage) -> None:
    page.unpublish()


@pytest.mark.parametrize("away", [close, close_above, let_expire, unpublish])
def test_successor_that_a_reader_may_not_see_is_not_named(
    client: Client, away: Callable[[SessionOutcomePage], None]
) -> None:
    successor = make_outcome("De opvolger")
    page = make_outcome("Van toen", status_note="vervangen", status_reason="Zie later.", replaced_by=successor)
    away(SessionOutcomePage.objects.get(pk=successor.pk))
    shown = BeautifulSoup(client.get(page.url).content, "html.parser").select_one(".notice.warn")
    assert shown is not None
    assert [text.get_text(" ", strip=True) for text in shown.select("p")] == ["Vervangen", "Zie later."]


def test_page_says_when_and_what_was_changed(client: Client) -> None:
    page = make_outcome(changed_on=datetime.date(2026, 3, 2), change_note="De cijfers zijn van dit jaar.")
    notes = [note.get_text() for note in BeautifulSoup(client.get(page.url).content, "html.parser").select("dd small")]
    assert "De cijfers zijn van dit jaar." in notes
    assert "2 maart 2026" in text_of(client, page.url)


def test_text_that_was_not_placed_is_for_editors_only(client: Client) -> None:
    page = make_outcome(body=[("unplaced", "<p>Waar hoort dit?</p>")])
    assert "Waar hoort dit?" not in text_of(client, page.url)
    draft = f"/beheer/pages/{page.pk}/view_draft/"
    assert "Waar hoort dit?" in text_of(back_office_client(Role.REVIEWER), draft)


def test_list_to_review_holds_live_pages_whose_day_has_come_for_who_may_edit_them() -> None:
    today = timezone.localdate()
    make_outcome("Al te laat", review_date=today - datetime.timedelta(days=40))
    make_outcome("Vandaag", review_date=today)
    make_outcome("Morgen", review_date=today + datetime.timedelta(days=1))
    make_outcome("Nog een concept", review_date=today, live=False)
    editor = make_user(Role.EDITOR)
    own = make_outcome("Van de redacteur", review_date=today, owner=editor)

    def titles(office: Client) -> list[str]:
        response = office.get("/beheer/te-herzien/")
        assert response.status_code == 200
        return [page.title for page in response.context["object_list"]]

    assert titles(back_office_client(Role.REVIEWER)) == ["Al te laat", "Vandaag", own.title]
    assert titles(client_of(editor)) == [own.title]


def test_worker_publishes_what_was_scheduled_and_takes_away_what_expired(client: Client) -> None:
    page = make_outcome("Straks", live=False)
    page.go_live_at, page.expire_at = timezone.now() + HOUR, timezone.now() + 2 * HOUR
    page.save_revision().publish()
    publish_scheduled()
    assert client.get(page.url).status_code == 404
    moment = timezone.now() - HOUR
    draft = SessionOutcomePage.objects.get(pk=page.pk).get_latest_revision()
    draft.approved_go_live_at = moment
    draft.content["go_live_at"] = moment.isoformat()
    draft.save()
    publish_scheduled()
    assert client.get(page.url).status_code == 200
    Publication.objects.filter(pk=page.pk).update(expire_at=moment)
    publish_scheduled()
    page = SessionOutcomePage.objects.get(pk=page.pk)
    assert (page.live, page.expired, client.get(page.url).status_code) == (False, True, 404)


def test_words_are_merged_in_the_back_office_by_who_may_change_them(client: Client) -> None:
    old, new = Theme.objects.get(key="zomerlek"), Theme.objects.get(key="advisering")
    page = make_outcome(themes=("zomerlek",))
    address = f"/beheer/theme/merge/{old.pk}/"
    assert back_office_client(Role.EDITOR).post(address, {"target": new.pk}).status_code in (302, 403)
    assert Theme.objects.filter(pk=old.pk).exists()
    office = back_office_client(Role.REVIEWER)
    assert str(old.pk) not in [
        option.get("value") for option in BeautifulSoup(office.get(address).content, "html.parser").select("option")
    ]
    assert office.post(address, {"target": new.pk}).status_code == 302
    assert [theme.key for theme in SessionOutcomePage.objects.get(pk=page.pk).themes.all()] == ["advisering"]
    assert TermRedirect.objects.get(old_key="zomerlek").new_key == "advisering"
    assert client.get("/themas/zomerlek/")["Location"] == "/themas/advisering/"
