"""Every sentence a person reads is Dutch, and the catalogue that is shipped is the one that was written."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.databases import ROOT

CATALOGUES = sorted((ROOT / "portal" / "locale").rglob("*.po"))
SHOWN = ("portal", "knowledge", "events", "templates")


def messages(*arguments: str, cwd: Path = ROOT) -> str:
    done = subprocess.run(arguments, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_there_is_a_dutch_catalogue() -> None:
    assert [path.relative_to(ROOT).as_posix() for path in CATALOGUES] == ["portal/locale/nl/LC_MESSAGES/django.po"]


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.name)
def test_the_compiled_catalogue_is_the_written_one(catalogue: Path, tmp_path: Path) -> None:
    compiled = tmp_path / "django.mo"
    messages("msgfmt", "--check", "--output-file", str(compiled), str(catalogue))
    assert compiled.read_bytes() == catalogue.with_suffix(".mo").read_bytes()


@pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.name)
def test_no_sentence_of_the_sources_is_without_its_dutch(catalogue: Path, tmp_path: Path) -> None:
    """Gathers the sentences anew, in a copy of the sources, and asks what the catalogue leaves open."""
    copy = tmp_path / "copy"
    for folder in SHOWN:
        shutil.copytree(ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    names = [str(path.relative_to(copy)) for path in sorted(copy.rglob("*.py"))]
    # Django's own command, which also reads templates; it must run outside the project to write into the copy.
    program = (
        "import django; from django.conf import settings; settings.configure(USE_I18N=True); django.setup();"
        "from django.core.management import call_command;"
        "call_command('makemessages', locale=['nl'], verbosity=0, no_obsolete=True)"
    )
    (copy / "locale").symlink_to(copy / "portal" / "locale")
    assert names
    messages(sys.executable, "-c", program, cwd=copy)
    gathered = copy / catalogue.relative_to(ROOT)
    statistics = messages("msgfmt", "--statistics", "--output-file", "/dev/null", str(gathered))
    assert "untranslated" not in statistics
    assert "fuzzy" not in statistics
