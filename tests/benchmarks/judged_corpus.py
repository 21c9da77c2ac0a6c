"""What the judged queries are asked of: the demo content and, where they stand beside the checkout, the real source
documents, imported and published. Needs Django to be set up.
"""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.core.management import call_command

from knowledge.models import Publication
from knowledge.search.contract import SearchDocument
from portal.home.demo.pages import add_occasion, add_page, connect
from portal.home.demo.texts import OCCASIONS, TEXTS
from portal.shared.registry import document_sources

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT.parent / "shared" / "sources"
# By the short name under which they are judged.
SOURCE_FILES = {
    "K": "opbrengst-kansengelijkheid.txt",
    "F": "opbrengst-faciliteren-lob-leeromgeving.txt",
    "B": "samenvatting-bestuurstafel.txt",
    "R": "reportage-doorstroomconferentie.txt",
    "N": "notitie-doorlopende-leerroutes.txt",
}


@dataclass(frozen=True, slots=True)
class Corpus:
    """`documents` is what an engine indexes; `names` says by search key under which name each is judged."""

    documents: tuple[SearchDocument, ...]
    names: Mapping[str, str]
    has_sources: bool


def fill() -> Corpus:
    """Writes the content into the default database, which must be migrated and empty of publications."""
    # Each publication would report that there is no index yet.
    logging.getLogger("knowledge.search").setLevel(logging.WARNING)
    _write_demo()
    sources = _import_sources() if SOURCES.is_dir() else {}
    documents = _documents()
    return Corpus(documents, _names(documents, sources), bool(sources))


def is_of_source(name: str) -> bool:
    """Whether a judged name is that of a source document or of an item in one (``K``, ``K:2``)."""
    return name.partition(":")[0] in SOURCE_FILES


def _write_demo() -> None:
    """As the command `demo` does, without accounts: those exist only where DEBUG is on."""
    for occasion in OCCASIONS:
        add_occasion(*occasion)
    added = [text for text in TEXTS if add_page(text) is not None and not text.get("draft")]
    for text in added:
        if text.get("relations") or text.get("entries"):
            connect(text)


def _import_sources() -> dict[int, str]:
    """Short name of each imported page, by its pk."""
    out = io.StringIO()
    files = [str(SOURCES / name) for name in SOURCE_FILES.values()]
    call_command("import_publication", *files, publish=True, json=True, stdout=out)
    short = {name: letter for letter, name in SOURCE_FILES.items()}
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    return {row["page_id"]: short[Path(row["file"]).name] for row in rows}


def _documents() -> tuple[SearchDocument, ...]:
    found = []
    for source in document_sources().values():
        made = source.build(list(source.all_keys()))
        found += [document for document in made.values() if document is not None]
    return tuple(sorted(found, key=lambda document: document.key))


def _names(documents: tuple[SearchDocument, ...], sources: Mapping[int, str]) -> dict[str, str]:
    """Kind and slug, or the short name of a source; an item of a source by its number."""
    pages = {f"page:{pk}": f"{kind}/{slug}" for pk, kind, slug in Publication.objects.values_list("pk", "kind", "slug")}
    letters = {f"page:{pk}": letter for pk, letter in sources.items()}
    names: dict[str, str] = {}
    for document in documents:
        key, parent = document.key, document.parent
        if not parent:
            names[key] = letters.get(key) or pages.get(key, key)
        elif parent in letters:
            names[key] = f"{letters[parent]}:{document.extra['number']}"
        elif document.kind == "aanbeveling":
            names[key] = f"aanbeveling/{document.url.rstrip('/').rpartition('/')[2]}"
        else:
            names[key] = f"{document.kind}/{pages[parent].partition('/')[2]}/{document.extra['number']}"
    return names
