"""Logging in, out, and choosing a new password."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache
from django.test import Client

from portal.shared.accounts.roles import Role
from portal.shared.models import QueuedMail, User
from tests.factories.accounts import PASSWORD, SECRET, client_of, give_second_factor, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    cache.clear()


def code_now(secret: str = SECRET) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def log_in(client: Client, user: User, password: str = PASSWORD, **extra: str) -> object:
    return client.post("/inloggen/", {"login": user.email, "password": password, **extra})


def test_login_page_asks_for_an_address_and_a_password_in_dutch() -> None:
    page = Client().get("/inloggen/")
    text = page.content.decode()
    assert page.status_code == 200
    assert re.findall(r'<input type="(\w+)" name="(login|password)"', text) == [
        ("email", "login"),
        ("password", "password"),
    ]
    assert "placeholder" not in text
    assert "/inloggen/wachtwoord/vergeten/" in text


def test_first_login_leads_past_setting_up_the_second_step_to_the_page_wanted() -> None:
    user = make_user(Role.EDITOR)
    client = Client()
    wanted = "/beheer/reports/page-types-usage/"
    assert client.get(wanted).headers["Location"] == f"/inloggen/?next={wanted}"
    assert log_in(client, user, next=wanted).headers["Location"] == wanted
    assert client.get(wanted).headers["Location"] == "/inloggen/tweede-stap/instellen/"
    page = client.get("/inloggen/tweede-stap/instellen/").content.decode()
    assert "<svg" in page
    assert "data:image" not in page
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page)[1]
    activated = client.post("/inloggen/tweede-stap/instellen/", {"code": code_now(secret)})
    assert activated.headers["Location"] == "/inloggen/tweede-stap/herstelcodes/"
    codes = client.get("/inloggen/tweede-stap/herstelcodes/").content.decode()
    assert f'href="{wanted}"' in codes
    assert len(re.findall(r"<code>[0-9A-Za-z-]+</code>", codes)) == 10
    assert client.get(wanted).status_code == 200


def test_login_with_a_second_factor_asks_for_its_code() -> None:
    user = make_user(Role.EDITOR)
    give_second_factor(user)
    client = Client()
    assert log_in(client, user).headers["Location"] == "/inloggen/code/"
    assert client.get("/beheer/").headers["Location"] == "/inloggen/?next=/beheer/"
    assert client.post("/inloggen/code/", {"code": "000000"}).status_code == 200
    assert client.post("/inloggen/code/", {"code": code_now()}).headers["Location"] == "/beheer/"
    assert client.get("/beheer/").status_code == 200


def test_a_code_opens_the_back_office_once() -> None:
    user = make_user(Role.EDITOR)
    give_second_factor(user)
    code = code_now()
    first, second = Client(), Client()
    for client in (first, second):
        log_in(client, user)
        client.post("/inloggen/code/", {"code": code})
    assert (first.get("/beheer/").status_code, second.get("/beheer/").status_code) == (200, 302)


def test_a_recovery_code_stands_in_for_the_app_once() -> None:
    user = make_user(Role.EDITOR)
    client = client_of(user)
    client.post("/inloggen/tweede-stap/herstelcodes/nieuw/")
    code = Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes()[0]
    first, second = Client(), Client()
    for other in (first, second):
        log_in(other, user)
        other.post("/inloggen/code/", {"code": code})
    assert (first.get("/beheer/").status_code, second.get("/beheer/").status_code) == (200, 302)


def test_recovery_codes_can_be_kept_as_a_file() -> None:
    user = make_user(Role.EDITOR)
    client = client_of(user)
    client.post("/inloggen/tweede-stap/herstelcodes/nieuw/")
    response = client.get("/inloggen/tweede-stap/herstelcodes/bestand/")
    assert (
        response.content.decode().split()
        == Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes()
    )
    assert response.headers["Content-Disposition"] == 'attachment; filename="herstelcodes-doorstroomportaal.txt"'


@pytest.mark.parametrize("address", ["NAAM@Portaal.example", " naam@portaal.example"])
def test_address_may_be_typed_in_any_case(address: str) -> None:
    user = make_user(email="naam@portaal.example")
    client = Client()
    client.post("/inloggen/", {"login": address, "password": PASSWORD})
    assert client.session["_auth_user_id"] == str(user.pk)


def test_login_says_the_same_of_a_wrong_password_and_an_unknown_address() -> None:
    user = make_user(email="bekend@portaal.example")
    answers = [
        Client().post("/inloggen/", {"login": address, "password": "iets-anders-dan-het-is"})
        for address in (user.email, "geen@portaal.example")
    ]
    known, unknown = [re.sub(r'value="[^"]*"', "", answer.content.decode()) for answer in answers]
    assert known == unknown
    assert [answer.status_code for answer in answers] == [200, 200]


def test_asking_for_a_password_says_the_same_of_an_unknown_address() -> None:
    make_user(email="bekend@portaal.example")
    answers = [
        Client().post("/inloggen/wachtwoord/vergeten/", {"email": address})
        for address in ("bekend@portaal.example", "geen@portaal.example")
    ]
    assert [(answer.status_code, answer.headers["Location"]) for answer in answers] == [
        (302, "/inloggen/wachtwoord/vergeten/verstuurd/")
    ] * 2
    assert [mail.to for mail in QueuedMail.objects.all()] == ["bekend@portaal.example"]


def test_a_new_password_is_chosen_by_the_link_in_the_mail() -> None:
    user = make_user(Role.EDITOR)
    client = Client()
    client.post("/inloggen/wachtwoord/vergeten/", {"email": user.email})
    link = urlsplit(re.search(r"https?://\S+", QueuedMail.objects.get().text)[0]).path
    form = client.get(link, follow=True)
    new = "een-heel-ander-wachtwoord-nu"
    done = client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})
    assert done.headers["Location"] == "/inloggen/wachtwoord/vergeten/klaar/"
    assert "_auth_user_id" not in client.session
    assert Client().get(link, follow=True).context["token_fail"] is True
    log_in(client, user, new)
    assert client.session["_auth_user_id"] == str(user.pk)


def test_somebody_without_a_password_chooses_the_first_one_by_mail() -> None:
    user = User.objects.create_user("nieuw@portaal.example")
    Client().post("/inloggen/wachtwoord/vergeten/", {"email": user.email})
    assert [mail.to for mail in QueuedMail.objects.all()] == [user.email]


def test_new_password_does_not_do_without_the_second_step() -> None:
    user = make_user(Role.EDITOR)
    give_second_factor(user)
    client = Client()
    client.post("/inloggen/wachtwoord/vergeten/", {"email": user.email})
    link = urlsplit(re.search(r"https?://\S+", QueuedMail.objects.get().text)[0]).path
    form = client.get(link, follow=True)
    new = "een-heel-ander-wachtwoord-nu"
    client.post(form.redirect_chain[-1][0], {"password1": new, "password2": new})
    log_in(client, user, new)
    assert client.get("/beheer/").headers["Location"] == "/inloggen/?next=/beheer/"


def test_sixth_wrong_password_for_an_account_is_not_even_tried() -> None:
    user = make_user()
    client = Client()
    for _attempt in range(5):
        client.post("/inloggen/", {"login": user.email, "password": "iets-anders-dan-het-is"})
    refused = log_in(client, user)
    assert "_auth_user_id" not in client.session
    assert refused.status_code == 200


def test_codes_cannot_be_guessed_without_end() -> None:
    user = make_user(Role.EDITOR)
    give_second_factor(user)
    client = Client()
    log_in(client, user)
    for number in range(6):
        client.post("/inloggen/code/", {"code": f"00000{number}"})
    client.post("/inloggen/code/", {"code": code_now()})
    assert client.get("/beheer/").status_code == 302


def test_too_many_requests_get_a_page_in_the_portals_own_words() -> None:
    client = Client()
    for number in range(10):
        client.post("/inloggen/wachtwoord/vergeten/", {"email": f"n{number}@portaal.example"})
    response = client.post("/inloggen/wachtwoord/vergeten/", {"email": "nog@portaal.example"})
    assert response.status_code == 429
    assert 'class="site-header"' in response.content.decode()


def test_nobody_signs_up() -> None:
    assert Client().get("/inloggen/signup/").headers["Location"] == "/inloggen/"
    Client().post("/inloggen/signup/", {"email": "nieuw@portaal.example", "password1": PASSWORD})
    assert User.objects.filter(email="nieuw@portaal.example").exists() is False


def test_logging_out_of_the_back_office_ends_the_session() -> None:
    client = client_of(make_user(Role.EDITOR))
    assert client.post("/beheer/logout/").headers["Location"] == "/inloggen/"
    assert "_auth_user_id" not in client.session
    assert client.get("/beheer/").headers["Location"] == "/inloggen/?next=/beheer/"


def test_following_a_link_to_log_out_does_not_log_out() -> None:
    client = client_of(make_user(Role.EDITOR))
    assert client.get("/beheer/logout/").status_code == 200
    assert client.get("/beheer/").status_code == 200


def test_switched_off_account_cannot_log_in() -> None:
    user = make_user(Role.EDITOR, is_active=False)
    client = Client()
    log_in(client, user)
    assert "_auth_user_id" not in client.session


def test_login_does_not_send_on_to_another_site() -> None:
    user = make_user(Role.EDITOR)
    assert log_in(Client(), user, next="https://kwaad.example/").headers["Location"] == "/beheer/"


def test_every_saved_user_has_one_verified_address() -> None:
    user = make_user(email="eerst@portaal.example")
    user.email = "Later@portaal.example"
    user.save()
    assert list(EmailAddress.objects.values_list("user", "email", "verified", "primary")) == [
        (user.pk, "later@portaal.example", True, True)
    ]


def test_an_address_passes_to_the_next_account_that_gets_it() -> None:
    first, second = make_user(email="een@portaal.example"), make_user(email="twee@portaal.example")
    first.email = "drie@portaal.example"
    first.save()
    second.email = "een@portaal.example"
    second.save()
    assert dict(EmailAddress.objects.values_list("email", "user")) == {
        "drie@portaal.example": first.pk,
        "een@portaal.example": second.pk,
    }


def test_changing_the_password_asks_for_the_current_one_and_keeps_the_session() -> None:
    user = make_user(Role.EDITOR)
    client = client_of(user)
    new = "een-heel-ander-wachtwoord-nu"
    wrong = client.post("/inloggen/wachtwoord/", {"oldpassword": "fout-fout-fout", "password1": new, "password2": new})
    assert wrong.status_code == 200
    right = client.post("/inloggen/wachtwoord/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    user.refresh_from_db()
    assert (right.status_code, user.check_password(new), client.get("/beheer/").status_code) == (302, True, 200)
