"""Test databases: made once from the migrations, and whole again after each test that commits."""

from __future__ import annotations

import fcntl
import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import setup_databases
from wagtail.models import Site

ROOT = Path(__file__).resolve().parent.parent


def migrations_hash() -> str:
    """Changes with any migration of ours, what migrations read, and any version of a dependency."""
    sources = sorted(
        [*ROOT.glob("portal/*/migrations/*.py"), *ROOT.glob("*/migrations/*.py"), ROOT / "requirements.lock"]
    )
    sources += [ROOT / "knowledge" / "enums.py", ROOT / "portal" / "settings" / "base.py"]
    digest = hashlib.sha256()
    for source in sources:
        digest.update(source.name.encode() + source.read_bytes())
    return digest.hexdigest()[:16]


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def make_from_template(folder: Path) -> None:
    """Points the default connection at a copy of a migrated database, which is made once until migrations change.

    SQLite's template is a file in `folder`, PostgreSQL's a database beside the test's own.
    """
    template = _FileTemplate(folder) if connection.vendor == "sqlite" else _ServerTemplate()
    with _locked(folder / "lock"):
        if not template.exists():
            setup_databases(verbosity=0, interactive=False)
            template.take()
            return
        name = connection.creation._get_test_db_name()  # type: ignore[attr-defined]  # only the two backends that we use have it
        template.copy_to(name)
    connection.close()
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name


class _FileTemplate:
    def __init__(self, folder: Path) -> None:
        self.path = folder / f"{migrations_hash()}.sqlite3"

    def exists(self) -> bool:
        return self.path.exists()

    def take(self) -> None:
        for old in self.path.parent.glob("*.sqlite3"):
            old.unlink()
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(self.path)])

    def copy_to(self, name: str) -> None:
        shutil.copyfile(self.path, name)


class _ServerTemplate:
    def __init__(self) -> None:
        self.name = f"doorstroomportaal_template_{migrations_hash()}"

    def _run(self, *statements: str) -> None:
        close_everything()
        with connection._nodb_cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    def exists(self) -> bool:
        close_everything()
        with connection._nodb_cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self.name])
            return cursor.fetchone() is not None

    def take(self) -> None:
        self._run(f'CREATE DATABASE "{self.name}" TEMPLATE "{connection.settings_dict["NAME"]}"')

    def copy_to(self, name: str) -> None:
        self._run(f'DROP DATABASE IF EXISTS "{name}"', f'CREATE DATABASE "{name}" TEMPLATE "{self.name}"')
        close_everything()


def close_everything() -> None:
    """Lets go of the default database: a server copies none that somebody is connected to."""
    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()  # type: ignore[attr-defined]  # PostgreSQL's


def destroy() -> None:
    """Takes the test database away again; a file goes with its folder."""
    if connection.vendor == "postgresql":
        name = connection.settings_dict["NAME"]
        close_everything()
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@dataclass
class Rows:
    """Every row that the migrations made, to put back after a test that committed and was flushed."""

    tables: dict[str, tuple[list[str], list[tuple[Any, ...]]]] = field(default_factory=dict)

    def take(self) -> None:
        """Reads all tables of the default database."""
        with connection.cursor() as cursor:
            for table in connection.introspection.table_names(cursor):
                cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
                rows = cursor.fetchall()
                if rows and table != "django_migrations" and table in _managed_tables():
                    self.tables[table] = (
                        [column.name if hasattr(column, "name") else column[0] for column in cursor.description],
                        rows,
                    )

    def put_back(self) -> None:
        """Empties the database and writes the rows again; numbers of rows made later do not meet them."""
        call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True, reset_sequences=False)
        with transaction.atomic(), connection.constraint_checks_disabled(), connection.cursor() as cursor:
            for table, (columns, rows) in self.tables.items():
                names = ", ".join(connection.ops.quote_name(name) for name in columns)
                places = ", ".join(["%s"] * len(columns))
                cursor.executemany(f"INSERT INTO {connection.ops.quote_name(table)} ({names}) VALUES ({places})", rows)
        ContentType.objects.clear_cache()
        Site.clear_site_root_paths_cache()


def _managed_tables() -> set[str]:
    return {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
