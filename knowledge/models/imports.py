"""What the importer leaves beside a page: the original file, its report, repairs and tasks."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from knowledge.enums import Kind


class RepairState(models.TextChoices):
    PROPOSED = "voorgesteld", _("proposed")
    APPLIED = "toegepast", _("applied")
    ACCEPTED = "aanvaard", _("accepted")
    UNDONE = "teruggedraaid", _("undone")
    DISMISSED = "afgewezen", _("dismissed")


class ImportRecord(models.Model):
    """One imported file. `report` is the JSON of `importing.as_json` plus comments, deletions and removals."""

    page = models.ForeignKey(
        "knowledge.Publication", on_delete=models.SET_NULL, null=True, related_name="imports", verbose_name=_("page")
    )
    name = models.CharField(_("file"), max_length=255)
    file = models.FileField(upload_to="sources/%Y/%m/")
    size = models.PositiveIntegerField(_("size"))
    digest = models.CharField(max_length=64, db_index=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, blank=True)
    report = models.JSONField(default=dict)
    created_at = models.DateTimeField(_("imported on"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("imported by")
    )

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        ordering: ClassVar[list[str]] = ["-created_at"]

    def __str__(self) -> str:
        return self.name


class ImportRepair(models.Model):
    """One change that the importer made or proposes (`knowledge.importing.report.Repair`)."""

    record = models.ForeignKey(ImportRecord, on_delete=models.CASCADE, related_name="repairs")
    rule = models.CharField(max_length=60)
    before = models.TextField()
    after = models.TextField()
    sentence = models.TextField()
    start = models.PositiveIntegerField()
    state = models.CharField(max_length=14, choices=RepairState, default=RepairState.APPLIED)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"


class ImportTask(models.Model):
    """Something the importer leaves to the editor (`knowledge.importing.report.Task`)."""

    record = models.ForeignKey(ImportRecord, on_delete=models.CASCADE, related_name="tasks")
    kind = models.CharField(max_length=30)
    text = models.TextField()
    proposal = models.TextField(blank=True)
    done = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return self.text
