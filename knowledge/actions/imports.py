"""Files that wait for their turn, or for an editor's answer, before they become a page."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from enum import StrEnum
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.permission_policies.pages import PagePermissionPolicy

from knowledge.models import ImportRecord, Publication
from portal.shared.models import User

WAITS = "waiting"
LONGEST_NAME = 120
KEPT_FOR = timedelta(days=7)
STUCK_AFTER = timedelta(minutes=3)


class Waiting(StrEnum):
    """What a record without a page waits for; kept in its report until there is a page."""

    TURN = "turn"
    BUSY = "busy"
    KIND = "kind"
    REPEAT = "repeat"
    BROKEN = "broken"


def keep_waiting(name: str, content: bytes, user: User, kind: str = "") -> ImportRecord:
    """Keeps a file for `user` until its turn comes; `kind` is the editor's choice, if there was one."""
    short = _short_name(name)
    record = ImportRecord(name=short, size=len(content), digest=hashlib.sha256(content).hexdigest(), created_by=user)
    record.report = {WAITS: Waiting.TURN, "chosen": kind}
    record.file.save(short, ContentFile(content), save=False)
    try:
        record.save()
    except BaseException:
        record.file.storage.delete(str(record.file.name))
        raise
    return record


@transaction.atomic
def claim(record: ImportRecord) -> bool:
    """Takes a waiting file to work on. False when somebody else is at it, or it is not waiting any more."""
    now = timezone.now()
    current = ImportRecord.objects.select_for_update().filter(pk=record.pk, page__isnull=True, kind="").first()
    if current is None or (
        current.report.get(WAITS) == Waiting.BUSY and current.report.get("since", "") > (now - STUCK_AFTER).isoformat()
    ):
        return False
    current.report = {**current.report, WAITS: Waiting.BUSY, "since": now.isoformat()}
    current.save(update_fields=["report"])
    record.report = current.report
    return True


def ask(record: ImportRecord, question: Waiting, **facts: Any) -> None:
    """Puts a claimed file back with a question for its editor."""
    record.report = {"chosen": record.report.get("chosen", ""), **facts, WAITS: question}
    record.save(update_fields=["report"])


def discard(record: ImportRecord) -> None:
    """Removes a record that never became a page, with its file."""
    storage, name = record.file.storage, record.file.name
    record.delete()
    if name:
        transaction.on_commit(lambda: storage.delete(name))


def discard_forgotten() -> None:
    """Removes files that have waited for a week."""
    for record in ImportRecord.objects.filter(page__isnull=True, kind="", created_at__lt=timezone.now() - KEPT_FOR):
        discard(record)


def waiting_for(user: User) -> QuerySet[ImportRecord]:
    """The files of `user` that are not a page yet, the oldest first."""
    return ImportRecord.objects.filter(page__isnull=True, kind="", created_by=user).order_by("pk")


def imports_for(user: User) -> QuerySet[ImportRecord]:
    """The finished imports that `user` may open: of pages they may edit, and of their own pages that are gone."""
    pages = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    own = Q(page__isnull=True, created_by=user)
    records = ImportRecord.objects.exclude(kind="").filter(
        Q(page__in=Publication.objects.filter(pk__in=pages.values("pk"))) | own
    )
    return records.select_related("page", "created_by").order_by("-created_at", "-pk")


def may_open(record: ImportRecord, user: User) -> bool:
    """Whether `user` may read the report and the original."""
    if record.kind == "":
        return bool(record.created_by_id == user.pk)
    return imports_for(user).filter(pk=record.pk).exists()


def _short_name(name: str) -> str:
    path = PurePath(name)
    return f"{path.stem[:LONGEST_NAME]}{path.suffix[:10]}"
