"""What stands at the end of a publication: what its editor related, then what the index finds to be like it."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from knowledge.enums import RelationKind
from knowledge.models import Publication, Relation, SessionOutcomePage
from knowledge.queries.relations import relations_of
from knowledge.search import checking
from knowledge.templatetags.related_tags import MOST_RELATED, related_to
from tests.factories.publications import make_dossier, make_outcome, text

pytestmark = pytest.mark.django_db

SUBJECT = "Rekenvaardigheid bij de overstap"


@pytest.fixture
def alike(data_dir: Path) -> list[SessionOutcomePage]:
    """Five outcomes on one subject and one on another, in the index."""
    pages = [
        make_outcome(f"{SUBJECT}: deel {number}", advice=(), themes=("zomerlek",), tags=("rekenen",))
        for number in range(5)
    ]
    make_outcome("Debatteren op vrijdag", advice=(), themes=("ouderbetrokkenheid",), lead="Over spreken.")
    checking.rebuild()
    return pages


def shown(client: Client, page: Publication) -> list[str]:
    """Addresses under the heading of what is like the page."""
    tree = BeautifulSoup(client.get(page.url).content.decode(), "html.parser")
    return [str(link.get("href")) for link in tree.select("#verwant a")]


def test_publications_on_the_same_subject_stand_at_the_end(client: Client, alike: list[SessionOutcomePage]) -> None:
    first, *others = alike
    assert sorted(shown(client, first)) == sorted(str(page.url) for page in others)


def test_each_is_named_with_its_kind(alike: list[SessionOutcomePage]) -> None:
    assert {entry.kind for entry in related_to(alike[0])} == {"Opbrengst themasessie"}
    assert {entry.title for entry in related_to(alike[0])} == {page.title for page in alike[1:]}


def test_no_more_than_a_few_are_shown(alike: list[SessionOutcomePage]) -> None:
    for number in range(3):
        make_outcome(f"{SUBJECT}: deel {10 + number}", advice=(), themes=("zomerlek",))
    checking.rebuild()
    assert len(related_to(alike[0])) == MOST_RELATED


def test_what_an_editor_related_comes_first_and_is_not_repeated(
    client: Client, alike: list[SessionOutcomePage]
) -> None:
    first, second, *others = alike
    first.relations.add(Relation(kind=RelationKind.RELATED, target_page=second))
    first.save()
    first.save_revision().publish()
    assert sorted(shown(client, first)) == sorted(str(page.url) for page in others)
    html = client.get(first.url).content.decode()
    assert html.index('id="verbonden"') < html.index('id="verwant"')
    assert html.count(f'href="{second.url}"') == 1


def test_entries_of_a_dossier_are_not_repeated(alike: list[SessionOutcomePage]) -> None:
    dossier = make_dossier(f"{SUBJECT}: alles bijeen", entries=tuple(alike[:2]), themes=("zomerlek",))
    checking.rebuild()
    assert {entry.title for entry in related_to(dossier)} == {page.title for page in alike[2:]}


def test_page_that_closed_is_not_named(client: Client, alike: list[SessionOutcomePage]) -> None:
    Publication.objects.filter(pk=alike[1].pk).update(live=False)  # past all signals, as a database edit would
    assert sorted(shown(client, alike[0])) == sorted(str(page.url) for page in alike[2:])


def test_engine_that_is_away_leaves_the_page_whole(
    client: Client, alike: list[SessionOutcomePage], data_dir: Path, settings: object
) -> None:
    settings.SEARCH_INDEX_DIR = data_dir / "elsewhere"  # type: ignore[attr-defined]
    assert client.get(alike[0].url).status_code == 200
    assert shown(client, alike[0]) == []


def test_page_that_was_never_saved_has_none(alike: list[SessionOutcomePage]) -> None:
    assert related_to(SessionOutcomePage(title=SUBJECT, core=text("Over rekenen."))) == []


def test_draft_in_a_preview_shows_what_its_page_will_show(alike: list[SessionOutcomePage]) -> None:
    page = alike[0]
    page.title = "Een andere titel"
    request = page.make_preview_request(preview_mode=page.default_preview_mode)
    assert 'id="verwant"' in request.content.decode()


def test_number_of_queries_does_not_grow_with_what_is_found(alike: list[SessionOutcomePage]) -> None:
    pair = [
        make_outcome(f"Bijles van buren: {number}", advice=(), themes=("stage-en-praktijkleren",)) for number in "ab"
    ]
    checking.rebuild()

    def queries(page: Publication) -> tuple[int, int]:
        groups = relations_of(page)
        with CaptureQueriesContext(connection) as captured:
            found = related_to(page, groups)
        return len(found), len(captured)

    assert queries(pair[0]) == (1, queries(alike[0])[1])
    assert queries(alike[0])[0] == 4
