"""Editors add and rename words; the key is made once and stays."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from knowledge.actions.vocabulary import merge_words
from knowledge.models import Sector, SessionOutcomePage, Tag, TermRedirect, Theme, ThemeGroup, Transition
from portal.shared.accounts.roles import Role
from tests.factories.accounts import back_office_client
from tests.factories.publications import make_outcome

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Client:
    return back_office_client(Role.REVIEWER)


def add(office: Client, model: str, **fields: Any) -> int:
    return office.post(f"/beheer/{model}/new/", {"description": "", "sort_order": 100, **fields}).status_code


def test_words_that_an_editor_adds_each_get_a_key_from_their_label(office: Client) -> None:
    group = ThemeGroup.objects.order_by("pk")[0]
    assert add(office, "theme", label="Nazorg & terugblik", group=group.pk) == 302
    assert add(office, "theme", label="Nazorg, terugblik", group=group.pk) == 302
    assert add(office, "role", label="mentor/coach") == 302
    assert sorted(Theme.objects.filter(label__startswith="Nazorg").values_list("key", flat=True)) == [
        "nazorg-terugblik",
        "nazorg-terugblik-2",
    ]
    assert office.get("/themas/nazorg-terugblik/").status_code == 200


def test_key_stays_when_the_label_changes(office: Client) -> None:
    theme = Theme.objects.get(key="zomerlek")
    theme.label = "Zomerkloof"
    theme.save()
    assert Theme.objects.get(pk=theme.pk).key == "zomerlek"


def test_new_sector_is_part_of_another_and_a_passage_is_named_after_its_ends(office: Client) -> None:
    vo, mbo = Sector.objects.get(key="vo"), Sector.objects.get(key="mbo")
    assert add(office, "sector", label="vavo", parent=vo.pk) == 302
    vavo = Sector.objects.get(key="vavo")
    assert add(office, "transition", label="vavo naar mbo", origin=vavo.pk, target=mbo.pk) == 302
    assert Transition.objects.get(label="vavo naar mbo").key == "vavo-mbo"
    page = make_outcome(sectors=["vavo"], transitions=["vavo-mbo"])
    assert (vavo.line, office.get(page.url).status_code) == ("vo", 200)


def test_passage_without_a_target_is_asked_for_one(office: Client) -> None:
    assert add(office, "transition", label="nergens heen", origin="", target="") == 200
    assert not Transition.objects.filter(label="nergens heen").exists()


def test_key_of_a_merged_word_that_comes_back_means_the_new_word(client: Client) -> None:
    make_outcome("Vroeger", tags=["intake"])
    make_outcome("Nu", tags=["gesprek"])
    merge_words(Tag.objects.get(name="intake"), Tag.objects.get(name="gesprek"))
    page = SessionOutcomePage.objects.get(title="Nu")
    page.tags.add("intake")
    page.save()
    assert not TermRedirect.objects.filter(old_key="intake").exists()
    html = client.get("/opbrengsten/?tag=intake").content.decode()
    assert ("Nu</a>" in html, "Vroeger</a>" in html) == (True, False)
