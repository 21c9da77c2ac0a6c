"""Tests in a real browser share one running portal; each opens windows of its own."""

from __future__ import annotations

from tests.browser.portal import chromium, office, portal, read, sessions

__all__ = ["chromium", "office", "portal", "read", "sessions"]
