"""A tag's name is there once, whatever its capitals: in the back office, in the database, and after the migration."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection
from django.test import Client

from knowledge.models import SessionOutcomePage, Tag, TermRedirect
from portal.shared.accounts.roles import Role
from tests.factories.accounts import back_office_client
from tests.factories.publications import make_outcome

pytestmark = pytest.mark.django_db

MIGRATION = import_module("knowledge.migrations.0006_tag_name_once_in_any_case")


@pytest.fixture
def office() -> Client:
    return back_office_client(Role.REVIEWER)


def told(name: str) -> dict[str, list[str]]:
    return {"name": [f"Er is al een tag “{name}”. Gebruik die, of voeg de twee samen."]}


@pytest.mark.parametrize(("there", "typed"), [("Oost", "oost"), ("oost", "OOST"), ("Élan", "élan"), ("ÉLAN", "Élan")])
def test_a_tag_that_differs_in_capitals_only_is_not_added(office: Client, there: str, typed: str) -> None:
    Tag.objects.create(name=there)
    response = office.post("/beheer/tag/new/", {"name": typed})

    assert response.status_code == 200
    assert response.context["form"].errors == told(there)
    assert Tag.objects.count() == 1


def test_a_tag_is_not_renamed_to_one_that_is_there(office: Client) -> None:
    Tag.objects.create(name="Oost")
    west = Tag.objects.create(name="West")
    response = office.post(f"/beheer/tag/edit/{west.pk}/", {"name": "OOST"})

    assert response.context["form"].errors == told("Oost")
    west.refresh_from_db()
    assert west.name == "West"


def test_a_tag_may_change_its_own_capitals(office: Client) -> None:
    tag = Tag.objects.create(name="oost")

    assert office.post(f"/beheer/tag/edit/{tag.pk}/", {"name": "Oost"}).status_code == 302
    tag.refresh_from_db()
    assert tag.name == "Oost"


def test_the_database_refuses_what_goes_round_the_form() -> None:
    Tag.objects.create(name="Oost")
    with pytest.raises(IntegrityError):
        Tag.objects.bulk_create([Tag(name="oost", slug="oost-2")])


def test_a_page_tagged_in_other_capitals_has_the_tag_that_is_there() -> None:
    Tag.objects.create(name="Oost")
    page = make_outcome(tags=("oost",))

    assert [tag.name for tag in page.tags.all()] == ["Oost"]


@pytest.fixture
def without_constraint(transactional_db: None) -> Iterator[None]:
    """The table as it was before the migration, and again as it is afterwards."""
    (constraint,) = Tag._meta.constraints
    with connection.schema_editor() as editor:
        editor.remove_constraint(Tag, constraint)
    yield
    with connection.schema_editor() as editor:
        editor.add_constraint(Tag, constraint)


def migrated() -> None:
    with connection.schema_editor() as editor:
        MIGRATION.merge_doubles(apps, editor)


def doubles() -> tuple[Tag, Tag, Tag]:
    """Three tags that are one, the second of them used most; slugs as they would have been made."""
    first, second, third = (
        Tag(name=name, slug=slug) for name, slug in [("Oost", "oost"), ("oost", "oost_1"), ("OOST", "oost_2")]
    )
    Tag.objects.bulk_create([first, second, third])
    return first, second, third


def tag_names(page: Any) -> list[str]:
    return sorted(tag.name for tag in SessionOutcomePage.objects.get(pk=page.pk).tags.all())


def make_tagged(title: str, *tags: Tag) -> SessionOutcomePage:
    page = make_outcome(title=title)
    page.tagged_items = [page.tagged_items.model(tag=tag) for tag in tags]
    page.save_revision().publish()
    return page


def test_the_migration_makes_one_tag_of_doubles_and_loses_no_tagging(without_constraint: None) -> None:
    first, second, third = doubles()
    other = Tag.objects.create(name="West")
    pages = [make_tagged("Een", second), make_tagged("Twee", second, third), make_tagged("Drie", first, other)]
    migrated()

    assert sorted(Tag.objects.values_list("name", flat=True)) == ["West", "oost"]
    assert [tag_names(page) for page in pages] == [["oost"], ["oost"], ["West", "oost"]]
    redirects = TermRedirect.objects.filter(vocabulary="tag").values_list("old_key", "new_key")
    assert sorted(redirects) == [("oost", "oost_1"), ("oost_2", "oost_1")]


def test_the_migration_keeps_the_tags_of_a_draft(without_constraint: None) -> None:
    first, second, third = doubles()
    make_tagged("Een", second)
    make_tagged("Twee", second)
    page = make_tagged("Drie", first, third)
    migrated()
    SessionOutcomePage.objects.get(pk=page.pk).get_latest_revision().publish()

    assert tag_names(page) == ["oost"]


def test_the_migration_leaves_a_database_without_doubles_alone(without_constraint: None) -> None:
    tag = Tag.objects.create(name="Oost")
    page = make_tagged("Een", tag)
    migrated()

    assert (tag_names(page), TermRedirect.objects.count()) == (["Oost"], 0)
