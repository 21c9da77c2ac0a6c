"""The process that publishes and the one that indexes, killed at random moments: the next catch-up leaves no
difference.
"""

from __future__ import annotations

import os
import random
import signal
from functools import partial
from itertools import count
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from knowledge.models import IndexPage, Publication, SearchLedger, SessionOutcomePage, Theme
from knowledge.search import checking, ledger
from knowledge.search.documents import page_key
from knowledge.search.relaxing import Asked
from knowledge.search.service import search
from portal.shared.accounts.roles import Role
from tests.factories.accounts import back_office_client
from tests.factories.publications import make_outcome
from tests.processes import start
from tests.scale import times

pytestmark = pytest.mark.django_db(transaction=True)

LONGEST_LIFE = 1.5


class Editor:
    """Does through the back office's views what editors do; `client` is logged in with a second factor."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def form(self, title: str, advice: str) -> dict[str, Any]:
        empty, nothing = inline_formset([]), streamfield([])
        text = streamfield([("text", rich_text("<p>Doe het.</p>"))])
        data = {
            "title": title,
            "slug": "",
            "lead": "Waarom lezen.",
            "licence": "cc-by-4.0",
            "core": streamfield([("text", rich_text(f"<p>Over {title}.</p>"))]),
            "recommendations": inline_formset([{"heading": advice, "text": text, "ORDER": "1"}]),
            "action-publish": "action-publish",
            **dict.fromkeys(("summary", "status_note", "tags"), ""),
            **dict.fromkeys(("opportunity", "tensions", "figures", "body"), nothing),
            **dict.fromkeys(("contributions", "relations", "footnotes", "comments"), empty),
        }
        return {**nested_form_data(data), "themes": [Theme.objects.get(key="zomerlek").pk]}

    def post(self, address: str, data: dict[str, Any] | None = None) -> None:
        response = self.client.post(f"/beheer/pages/{address}", data or {})
        if response.status_code not in (200, 302):
            raise AssertionError(address, response.status_code)

    def create(self, number: int) -> None:
        parent = IndexPage.objects.get(kind="opbrengst")
        self.post(
            f"add/knowledge/sessionoutcomepage/{parent.pk}/",
            {**self.form(f"Stuk {number}", f"Raad {number}"), "slug": f"stuk-{number}"},
        )

    def publish(self, page: Publication, number: int) -> None:
        self.post(f"{page.pk}/edit/", {**self.form(f"Nieuw {number}", f"Beter {number}"), "slug": page.slug})

    def unpublish(self, page: Publication) -> None:
        self.post(f"{page.pk}/unpublish/")

    def delete(self, page: Publication) -> None:
        self.post(f"{page.pk}/delete/")

    def move(self, page: Publication) -> None:
        elsewhere = IndexPage.objects.exclude(pk=page.get_parent().pk).get(kind__in=("opbrengst", "dossier"))
        self.post(f"{page.pk}/move/{elsewhere.pk}/confirm/")

    def close_or_open(self, page: Publication) -> None:
        closed = PageViewRestriction.objects.filter(page=page).exists()
        self.post(f"{page.pk}/privacy/", {"restriction_type": "none" if closed else "login"})


def found(words: str) -> int:
    """Outcomes with these words next to each other, once the worker had its turn."""
    ledger.catch_up()
    return search(Asked(f'"{words}"', filters={"soort": ("opbrengst",)})).total


def edit_for_ever(editor: Editor, seed: int) -> None:
    """What the publishing process does until it is killed; on each commit it also indexes."""
    chance = random.Random(seed)
    for number in count(seed * 1_000):
        page = chance.choice(list(SessionOutcomePage.objects.all()))
        deeds = [
            partial(editor.create, number),
            partial(editor.publish, page, number),
            partial(editor.publish, page, number),
            partial(editor.move, page),
            partial(editor.close_or_open, page),
        ]
        if page.live:
            deeds.append(partial(editor.unpublish, page))
        if SessionOutcomePage.objects.count() > 4:
            deeds.append(partial(editor.delete, page))
        chance.choice(deeds)()


def index_for_ever() -> None:
    while True:
        ledger.catch_up()


def rebuild_for_ever() -> None:
    while True:
        checking.rebuild()


def kill_at_random(children: list[ForkProcess], chance: random.Random) -> None:
    """Ends each child at a moment of its own, in the middle of whatever it does."""
    for child in chance.sample(children, len(children)):
        child.join(chance.uniform(0.01, LONGEST_LIFE / len(children)))
        assert child.exitcode is None, "the process ended before it was killed"
        os.kill(child.pid or 0, signal.SIGKILL)
        child.join()


@pytest.fixture
def editor(data_dir: Path) -> Editor:
    """An administrator's editor, three pages and an index that agrees."""
    for number in range(3):
        make_outcome(f"Begin {number}", advice=(f"Raad {number}",))
    checking.rebuild()
    ledger.catch_up()
    return Editor(back_office_client(Role.ADMINISTRATOR))


def test_the_deeds_of_the_editor_do_what_they_say(editor: Editor) -> None:
    editor.create(7)
    page = SessionOutcomePage.objects.get(slug="stuk-7")
    assert (page.live, [row.heading for row in page.recommendations.all()]) == (True, ["Raad 7"])
    editor.publish(page, 8)
    assert SessionOutcomePage.objects.get(pk=page.pk).title == "Nieuw 8"
    assert found("nieuw 8") == 1
    editor.move(page)
    assert SessionOutcomePage.objects.get(pk=page.pk).url_path.startswith("/home/dossiers/")
    editor.close_or_open(page)
    assert found("nieuw 8") == 0
    editor.close_or_open(page)
    assert found("nieuw 8") == 1
    editor.unpublish(page)
    assert found("nieuw 8") == 0
    editor.delete(page)
    assert not SessionOutcomePage.objects.filter(pk=page.pk).exists()
    ledger.catch_up()
    assert (ledger.pending(), checking.differences()) == (0, [])


def test_whatever_moment_publishing_and_indexing_are_killed_the_next_catch_up_leaves_no_difference(
    editor: Editor,
) -> None:
    for seed in range(times(50)):
        chance = random.Random(seed)
        children = [start(partial(edit_for_ever, editor, seed + 1)), start(index_for_ever)]
        kill_at_random(children, chance)
        ledger.catch_up()
        assert (seed, ledger.pending(), checking.differences()) == (seed, 0, [])


def test_whatever_moment_a_rebuild_is_killed_the_index_in_use_stays_whole(editor: Editor) -> None:
    for seed in range(times(20)):
        chance = random.Random(seed)
        kill_at_random([start(rebuild_for_ever)], chance)
        page = SessionOutcomePage.objects.order_by("pk").first()
        assert page is not None
        ledger.enqueue([page_key(page.pk)])
        ledger.catch_up()
        assert (seed, SearchLedger.objects.count(), checking.differences()) == (seed, 0, [])
