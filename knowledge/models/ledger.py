"""The search ledger: what the index still has to learn, written in the transaction that changed it."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class SearchLedger(models.Model):
    """One search key ("page:12", "recommendation:<uid>") that changed at `changed_at`; catch-up deletes it."""

    key = models.CharField(max_length=100, unique=True)
    changed_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.key
