"""What this app hangs in Wagtail's back office, one subject to a module; each is imported for its registrations."""

from __future__ import annotations

from knowledge.wagtail_hooks import editor, front, imports, privacy, readiness, review, search_words, vocabulary

__all__ = ["editor", "front", "imports", "privacy", "readiness", "review", "search_words", "vocabulary"]
