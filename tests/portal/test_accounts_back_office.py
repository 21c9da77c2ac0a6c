"""The back office opens for a session with a second factor, and for nothing less."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import ModelLogEntry

from portal.shared.accounts.lost_device import RESET
from portal.shared.accounts.roles import Role
from portal.shared.models import User
from tests.factories.accounts import back_office_client, client_of, give_second_factor, make_user
from tests.factories.publications import make_outcome

pytestmark = pytest.mark.django_db


def test_a_second_factor_that_is_only_set_up_does_not_count() -> None:
    user = make_user(Role.ADMINISTRATOR)
    give_second_factor(user)
    client = client_of(user, second_factor=False)
    assert client.get("/beheer/users/").headers["Location"] == "/inloggen/bevestigen/code/?next=%2Fbeheer%2Fusers%2F"


def test_a_superuser_needs_a_second_factor_too() -> None:
    user = make_user(is_superuser=True)
    assert (
        client_of(user, second_factor=False).get("/beheer/").headers["Location"] == "/inloggen/tweede-stap/instellen/"
    )


def test_an_account_without_a_role_is_refused_and_not_sent_round_in_circles() -> None:
    response = client_of(make_user()).get("/beheer/")
    assert response.status_code == 403


@pytest.mark.parametrize(
    "headers",
    [{"x-requested-with": "XMLHttpRequest"}, {"accept": "application/json"}, {"content-type": "application/json"}],
    ids=["ajax", "json wanted", "json sent"],
)
@pytest.mark.parametrize(
    ("column", "sentence"),
    [("anonymous", "Log in first."), ("password only", "Confirm with the code from your app first.")],
)
def test_a_script_gets_a_sentence_and_not_a_page(headers: dict[str, str], column: str, sentence: str) -> None:
    from django.utils.translation import gettext

    client = Client() if column == "anonymous" else client_of(make_user(Role.EDITOR), second_factor=False)
    content_type = headers.pop("content-type", "multipart/form-data; boundary=x")
    response = client.post(
        "/beheer/api/main/pages/1/action/publish/", data=b"", content_type=content_type, headers=headers
    )
    assert (response.status_code, response.json()) == (403, {"message": gettext(sentence)})


def test_previews_of_drafts_are_behind_the_second_factor() -> None:
    user = make_user(Role.REVIEWER)
    draft = make_outcome(live=False, owner=user)
    address = f"/beheer/pages/{draft.pk}/view_draft/"
    assert client_of(user, second_factor=False).get(address).headers["Location"] == "/inloggen/tweede-stap/instellen/"
    assert "Eerder samen om tafel" in client_of(user).get(address).content.decode()


@pytest.mark.parametrize("door", ["/beheer/login/", "/_util/login/", "/inloggen/login/"])
def test_another_login_address_lets_no_password_in(door: str) -> None:
    user = make_user(Role.EDITOR)
    client = Client()
    response = client.post(
        f"{door}?next=/beheer/pages/",
        {"username": user.email, "email": user.email, "password": "een-lang-wachtwoord-om-te-proeven"},
    )
    assert response.headers["Location"] == "/inloggen/?next=%2Fbeheer%2Fpages%2F"
    assert "_auth_user_id" not in client.session


def test_a_page_for_who_is_logged_in_sends_to_the_one_login() -> None:
    from wagtail.models import PageViewRestriction

    page = make_outcome()
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert Client().get(page.url).headers["Location"] == f"/inloggen/?next={page.url}"
    assert client_of(make_user()).get(page.url).status_code == 200


def test_page_behind_a_password_keeps_its_form() -> None:
    from wagtail.models import PageViewRestriction

    page = make_outcome()
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="password", password="sleutelbos")
    client = Client()
    address = f"/_util/authenticate_with_password/{restriction.pk}/{page.pk}/"
    assert client.get(page.url).context["form"].fields.keys() == {"password", "return_url"}
    client.post(address, {"password": "sleutelbos", "return_url": page.url})
    assert "Eerder samen om tafel" in client.get(page.url).content.decode()


def test_wagtails_account_page_changes_neither_password_nor_address() -> None:
    client = back_office_client(Role.EDITOR)
    page = client.get("/beheer/account/")
    names = {
        name
        for panels in page.context["panels_by_tab"].values()
        for panel in panels
        for name in panel.get_form().fields
    }
    assert {"first_name", "last_name"} <= names
    assert names & {"email", "old_password", "new_password1", "new_password2"} == set()
    text = page.content.decode()
    assert 'href="/inloggen/wachtwoord/"' in text
    assert 'href="/inloggen/tweede-stap/"' in text


# --- Accounts that an administrator makes ---


def user_form(**changes: object) -> dict[str, object]:
    return {
        "email": "Nieuw@portaal.example",
        "first_name": "Noor",
        "last_name": "Bos",
        "password1": "",
        "password2": "",
        **changes,
    }


def test_an_account_made_in_the_back_office_has_a_verified_address_and_no_password() -> None:
    client = back_office_client(Role.ADMINISTRATOR)
    group = Group.objects.get(name=Role.EDITOR)
    assert client.post("/beheer/users/new/", user_form(groups=[group.pk])).headers["Location"] == "/beheer/users/"
    user = User.objects.get(email="nieuw@portaal.example")
    assert [(address.email, address.verified) for address in EmailAddress.objects.filter(user=user)] == [
        ("nieuw@portaal.example", True)
    ]
    assert (user.has_usable_password(), list(user.groups.all())) == (False, [group])


def test_a_changed_address_in_the_back_office_is_verified_at_once() -> None:
    user = make_user(Role.EDITOR, email="oud@portaal.example", first_name="Noor", last_name="Bos")
    client = back_office_client(Role.ADMINISTRATOR)
    client.post(f"/beheer/users/edit/{user.pk}/", user_form(is_active="on"))
    assert list(EmailAddress.objects.filter(user=user).values_list("email", "verified")) == [
        ("nieuw@portaal.example", True)
    ]


def test_an_address_in_other_capitals_is_taken() -> None:
    make_user(email="nieuw@portaal.example")
    response = back_office_client(Role.ADMINISTRATOR).post(
        "/beheer/users/new/", user_form(email="NIEUW@portaal.example")
    )
    assert list(response.context["form"].errors) == ["email"]


def test_no_form_makes_a_superuser() -> None:
    client = back_office_client(Role.ADMINISTRATOR)
    for address in ("/beheer/users/new/", f"/beheer/users/edit/{make_user().pk}/"):
        assert 'name="is_superuser"' not in client.get(address).content.decode()
    client.post("/beheer/users/new/", user_form(is_superuser="on"))
    assert User.objects.get(email="nieuw@portaal.example").is_superuser is False


# --- A lost device ---


def reset(client: Client, user: User) -> int:
    return client.post(f"/beheer/users/{user.pk}/tweede-stap/").status_code


def test_an_administrator_resets_a_lost_device_on_the_record() -> None:
    administrator, user = make_user(Role.ADMINISTRATOR), make_user(Role.EDITOR)
    lost = client_of(user)
    client = client_of(administrator)
    assert (
        f'href="/beheer/users/{user.pk}/tweede-stap/"' in client.get(f"/beheer/users/edit/{user.pk}/").content.decode()
    )
    assert client.get(f"/beheer/users/{user.pk}/tweede-stap/").status_code == 200
    assert Authenticator.objects.filter(user=user).exists() is True
    assert reset(client, user) == 302
    assert Authenticator.objects.filter(user=user).exists() is False
    assert [(entry.object_id, entry.user) for entry in ModelLogEntry.objects.filter(action=RESET)] == [
        (str(user.pk), administrator)
    ]
    assert lost.get("/beheer/").headers["Location"] == "/inloggen/tweede-stap/instellen/"


def test_a_session_with_the_lost_device_stays_out_after_a_new_one_is_set_up() -> None:
    user = make_user(Role.EDITOR)
    lost = client_of(user)
    reset(back_office_client(Role.ADMINISTRATOR), user)
    give_second_factor(user)
    assert lost.get("/beheer/").headers["Location"].startswith("/inloggen/bevestigen/code/")


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_nobody_else_resets_a_device(role: Role) -> None:
    user = make_user(Role.EDITOR)
    give_second_factor(user)
    reset(back_office_client(role), user)
    assert Authenticator.objects.filter(user=user).count() == 1


def test_an_administrator_does_not_reset_the_own_device_or_that_of_a_superuser() -> None:
    administrator, superuser = make_user(Role.ADMINISTRATOR), make_user(is_superuser=True)
    give_second_factor(superuser)
    client = client_of(administrator)
    for user in (administrator, superuser):
        reset(client, user)
    assert Authenticator.objects.filter(user__in=[administrator, superuser]).count() == 2
    assert ModelLogEntry.objects.filter(action=RESET).exists() is False


def test_a_reset_without_anything_to_reset_leaves_no_record() -> None:
    assert reset(back_office_client(Role.ADMINISTRATOR), make_user(Role.EDITOR)) == 302
    assert ModelLogEntry.objects.filter(action=RESET).exists() is False
