"""Shortcuts to a mapping: text as an editor would paste it, read and mapped by the real parts."""

from __future__ import annotations

from knowledge.enums import Kind
from knowledge.importing.draft import Draft
from knowledge.importing.elements import Document, Element
from knowledge.importing.mapping import Mapped, map_document
from knowledge.importing.reading import read
from tests.knowledge.importing.vocabulary import VOCABULARY


def mapped(text: str, kind: Kind | None = None) -> Mapped:
    return map_document(read("stuk.txt", text.encode()), kind, VOCABULARY)


def draft_of(text: str, kind: Kind | None = None) -> Draft:
    draft = mapped(text, kind).draft
    assert draft is not None
    return draft


def mapped_elements(*elements: Element, kind: Kind | None = None, **more: object) -> Mapped:
    return map_document(Document("stuk.docx", elements, **more), kind, VOCABULARY)  # type: ignore[arg-type]


def removed(outcome: Mapped, rule: str) -> list[str]:
    return [removal.text for removal in outcome.removals if removal.rule == rule]
