"""Storing: a draft of plain values as a page with everything that belongs to it, in the importer's transaction."""

from __future__ import annotations

from knowledge.importing.storing.files import Written
from knowledge.importing.storing.filling import fill_page

__all__ = ["Written", "fill_page"]
