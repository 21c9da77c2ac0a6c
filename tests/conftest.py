"""What every test stands on: a migrated database for each worker, folders of its own, no way out to the network."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.test import TransactionTestCase
from django.test.utils import setup_databases

from tests.databases import ROOT, Rows, destroy, make_from_template
from tests.mail_sink import MailSink

SOURCES = ROOT.parent / "shared" / "sources"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--only-database", action="store_true", help="Only tests that touch the database, without a browser."
    )


def _runs_once(item: pytest.Item) -> bool:
    return any(item.get_closest_marker(name) for name in ("browser", "once"))


def _touches_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    marked = any(item.get_closest_marker(name) for name in ("django_db", "database"))
    return marked or bool(fixtures & {"db", "transactional_db", "django_db_setup"})


def _reads_absent_sources(item: pytest.Item) -> bool:
    if SOURCES.is_dir():
        return False
    reasons = [str(mark.kwargs.get("reason", "")) for mark in item.iter_markers("skip")]
    return "sources" in getattr(item, "fixturenames", ()) or any(
        reason.startswith("got empty parameter set") for reason in reasons
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """`verify` runs what touches the database on PostgreSQL too; browser suites run once, on SQLite.

    The real source documents are no part of the project: a checkout without them leaves out the tests that read
    them, and the header of the run says so.
    """
    for item in items:
        if "browser" in item.path.relative_to(ROOT).parts:
            item.add_marker(pytest.mark.browser)
    left_out = {item for item in items if _reads_absent_sources(item)}
    if config.getoption("--only-database"):
        left_out |= {item for item in items if _runs_once(item) or not _touches_database(item)}
    if left_out:
        config.hook.pytest_deselected(items=list(left_out))
        items[:] = [item for item in items if item not in left_out]


def pytest_report_header(config: pytest.Config) -> str:
    return "real sources: " + (
        "read" if SOURCES.is_dir() else "not beside this checkout, tests that read them left out"
    )


@pytest.fixture(scope="session")
def django_db_setup(request: pytest.FixtureRequest, django_db_blocker: Any, django_db_createdb: bool) -> Iterator[None]:
    """A migrated database, its rows remembered; a copy of one made earlier, unless `--create-db`."""
    request.getfixturevalue("django_test_environment")
    request.getfixturevalue("django_db_modify_db_settings")
    folder = request.config.cache.mkdir("migrated")
    with django_db_blocker.unblock():
        if django_db_createdb:
            setup_databases(verbosity=0, interactive=False)
        else:
            make_from_template(folder)
        rows = Rows()
        rows.take()
    # A test that commits is followed by a flush, which would also take away what migrations shipped.
    flush = TransactionTestCase._fixture_teardown
    TransactionTestCase._fixture_teardown = lambda self: rows.put_back()
    yield
    TransactionTestCase._fixture_teardown = flush
    with django_db_blocker.unblock():
        destroy()


@pytest.fixture
def data_dir(tmp_path: Path, settings: Any) -> Path:
    """An empty folder that holds index, media, originals and mail for this test alone."""
    settings.DATA_DIR = tmp_path
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"
    settings.SEARCH_INDEX_DIR = tmp_path / "index"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            **settings.STORAGES["default"],
            "OPTIONS": {"location": str(settings.PRIVATE_MEDIA_ROOT), "base_url": None},
        },
        "renditions": {
            **settings.STORAGES["renditions"],
            "OPTIONS": {"location": str(settings.MEDIA_ROOT), "base_url": "/media/"},
        },
    }
    return tmp_path


@pytest.fixture
def child_environment(django_db_setup: None) -> dict[str, str]:
    """The environment in which a child process sees the database and the folders of this test."""
    from django.conf import settings
    from django.db import connection

    values = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{values['NAME']}"
    else:
        url = f"postgresql://{values['USER']}:{quote(values['PASSWORD'])}@{values['HOST']}:{values['PORT']}/{values['NAME']}"
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "portal.settings.test",
        "DATABASE_URL": url,
        "PORTAL_TEST_DIR": str(settings.TEST_DIR),
        "PYTHONPATH": str(ROOT),
    }


@pytest.fixture(scope="session")
def sources() -> Path:
    """The folder of real source documents beside the checkout; without it, tests that ask for it are left out."""
    return SOURCES


@pytest.fixture
def mail_sink(settings: Any) -> Iterator[MailSink]:
    """A mail server that runs, and that the portal is told to use."""
    sink = MailSink()
    sink.controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", sink.port
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.EMAIL_USE_TLS = False
    yield sink
    sink.controller.stop()
