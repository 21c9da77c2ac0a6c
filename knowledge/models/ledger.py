"""The search ledger: what an index still has to learn, written in the transaction that changed it."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class SearchLedger(models.Model):
    """One search key ("page:12", "recommendation:<uid>") that changed at `changed_at`, and the engine that has to learn
    of it; catch-up deletes it.
    """

    engine = models.CharField(max_length=20, default="embedded")
    key = models.CharField(max_length=100)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("engine", "key"), name="one_row_for_each_engine_and_key"),)

    def __str__(self) -> str:
        return f"{self.key} for {self.engine}"
