"""People and organisations have a page when something public names them, whatever they did for it."""

from __future__ import annotations

import pytest
from django.test import Client

from knowledge.models import BoardTablePage, Signatory
from tests.factories.publications import make_organisation, make_outcome, make_page, make_person, make_vision

pytestmark = pytest.mark.django_db


def test_contributor_moderator_and_signatory_each_have_a_page(client: Client) -> None:
    make_outcome()
    make_page(BoardTablePage, "Aan tafel", moderator=make_person("Noor Zandstra"))
    vision = make_vision()
    vision.signatories.add(Signatory(organisation=make_organisation("Mbo-verband"), person=make_person("Cas Terwindt")))
    vision.save()
    for address in (
        "mensen/imre-vos",
        "mensen/noor-zandstra",
        "mensen/cas-terwindt",
        "organisaties/mbo-verband",
        "organisaties/lyceum-de-klinker",
    ):
        assert client.get(f"/{address}/").status_code == 200, address


def test_person_with_nothing_public_is_not_shown(client: Client) -> None:
    make_outcome(live=False)
    assert client.get("/mensen/imre-vos/").status_code == 404
    assert client.get("/organisaties/lyceum-de-klinker/").status_code == 404


def test_two_people_of_one_name_have_two_addresses() -> None:
    first = make_person("Noor Haan")
    second = type(first).objects.create(name="Noor Haan ")
    assert (first.slug, second.slug) == ("noor-haan", "noor-haan-2")
