"""The ground of the tests themselves: migrated rows are there, and there again after a test that commits."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from wagtail.models import Page

from knowledge.models import Theme


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_what_migrations_shipped_is_there_again_after_a_test_that_commits(turn: int) -> None:
    assert Theme.objects.count() == 28
    Page.objects.filter(depth=3).delete()
    Theme.objects.all().delete()
    assert Theme.objects.count() == 0


@pytest.mark.django_db
def test_sqlite_tests_use_a_file_with_the_journal_of_production() -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode")
            assert cursor.fetchone() == ("wal",)
        assert Path(connection.settings_dict["NAME"]).is_file()
    else:
        assert connection.vendor == "postgresql"
