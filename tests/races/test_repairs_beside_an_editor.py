"""An editor saves in the very moment in which a repair is undone or a file is imported again: the words are kept."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models.signals import pre_save
from wagtail.models import Revision

from knowledge.actions.drafts import latest_draft, save_draft
from knowledge.actions.repairs import restore_removal, undo_repair, undo_rule
from knowledge.importing.importer import import_file
from knowledge.models import ImportRecord, ImportRepair, Publication, SessionOutcomePage
from portal.shared.accounts.roles import Role
from portal.shared.models import User
from tests.factories.accounts import make_user
from tests.factories.importing import OUTCOME, bring_in

pytestmark = pytest.mark.django_db(transaction=True)

LEAD = "Net herschreven."
# How long a save waits to be overtaken; it is only ever waited for in full where the lock holds.
PATIENCE = 1.0


def save_as_editor(page: Publication) -> None:
    """As Wagtail's edit view: the newest draft, changed, in a transaction of its own."""
    draft = SessionOutcomePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    draft.lead = LEAD
    with transaction.atomic():
        draft.save_revision(clean=False)


@contextmanager
def editor_in_between(page: Publication) -> Iterator[None]:
    """An editor's save in another connection, begun when this one has read the draft and is about to write."""
    mine = threading.get_ident()
    editors: list[threading.Thread] = []

    def save() -> None:
        try:
            save_as_editor(page)
        finally:
            connection.close()

    def before_saving(sender: type[Any], **_signal: Any) -> None:
        if threading.get_ident() == mine and sender in (SessionOutcomePage, Revision) and not editors:
            editors.append(threading.Thread(target=save))
            editors[0].start()
            editors[0].join(PATIENCE)

    pre_save.connect(before_saving)
    try:
        yield
    finally:
        pre_save.disconnect(before_saving)
        editors[0].join()


@pytest.fixture
def user() -> User:
    return make_user(Role.REVIEWER)


@pytest.fixture
def record(data_dir: Any) -> ImportRecord:
    found = bring_in()
    found.report = {**found.report, "removals": [{"rule": "banner", "text": "LENTEDAG"}]}
    found.save(update_fields=["report"])
    return found


def lead_of(record: ImportRecord) -> str:
    return latest_draft(Publication.objects.get(pk=record.page_id)).lead


def undo_one(record: ImportRecord, user: User) -> None:
    undo_repair(first_repair(record), user)


def undo_all_of_a_rule(record: ImportRecord, user: User) -> None:
    undo_rule(record, first_repair(record).rule, user)


def restore(record: ImportRecord, user: User) -> None:
    restore_removal(record, 0, user)


def first_repair(record: ImportRecord) -> ImportRepair:
    return record.repairs.get(rule="acute_for_diaeresis")


@pytest.mark.parametrize("deed", [undo_one, undo_all_of_a_rule, restore])
def test_what_an_editor_saves_meanwhile_is_not_written_over(
    record: ImportRecord, user: User, deed: Callable[[ImportRecord, User], None]
) -> None:
    with editor_in_between(record.page):
        deed(record, user)

    assert lead_of(record) == LEAD


def test_an_import_over_a_page_is_followed_by_what_the_editor_saves_meanwhile(record: ImportRecord, user: User) -> None:
    with editor_in_between(record.page):
        import_file("sessie.txt", OUTCOME.replace("ochtend", "middag").encode(), user, replace=record)

    assert lead_of(record) == LEAD


def test_without_the_lock_those_words_are_lost_where_others_may_write_meanwhile(
    record: ImportRecord, user: User
) -> None:
    """The control: this moment does exist. On SQLite the transaction itself keeps every other writer out."""
    with editor_in_between(record.page), transaction.atomic():
        save_draft(latest_draft(record.page), user)

    assert (lead_of(record) == LEAD) is (connection.vendor == "sqlite")
