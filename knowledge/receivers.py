"""The doorways through which a change in a page reaches the ledgers, inside the transaction that made it."""

from __future__ import annotations


def connect() -> None:
    """Connects every receiver; called once when the app is ready."""
