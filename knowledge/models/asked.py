"""What visitors asked the search, added up for editors: words and days, nothing about who asked."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

LONGEST_TEXT = 100


class AskedWords(models.Model):
    """One text on one day: how often it was asked, and how many of those times nothing was found. Kept for 90 days."""

    day = models.DateField(_("day"), db_index=True)
    text = models.CharField(_("asked"), max_length=LONGEST_TEXT)
    times = models.PositiveIntegerField(_("times"))
    found_nothing = models.PositiveIntegerField(_("times without result"), default=0)

    class Meta:
        verbose_name = _("search question")
        verbose_name_plural = _("search questions")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["day", "text"], name="asked_once_a_day"),
            models.CheckConstraint(condition=Q(found_nothing__lte=F("times")), name="asked_at_least_as_often"),
        ]

    def __str__(self) -> str:
        return self.text


class AskedBatch(models.Model):
    """A buffer file that has been counted, written in the transaction that counted it: no file counts twice."""

    name = models.CharField(max_length=40, primary_key=True)
    counted_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name
