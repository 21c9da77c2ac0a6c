"""Whole stories, told in a real browser; see `tests.browser.portal`."""

from __future__ import annotations

from tests.browser.portal import chromium, office, portal, read, sessions

__all__ = ["chromium", "office", "portal", "read", "sessions"]
