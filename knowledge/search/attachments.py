"""The text of attached files: read once, in the worker, kept with the document, found with the pages that offer it."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import structlog
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex

from knowledge.models import PortalDocument
from knowledge.search.documents import page_key
from knowledge.search.file_text import MOST_BYTES, MOST_SECONDS, READABLE
from knowledge.search.ledger import enqueue

log = structlog.stdlib.get_logger("knowledge.search")

# Starting the process and reading the file come on top of the seconds that the reading itself may take.
_PATIENCE = MOST_SECONDS + 10


def read_waiting(seconds: float | None = None) -> int:
    """Reads the files that were not read yet, until none waits or `seconds` are over; returns how many it read.

    Killed in the middle, a file waits again; one that cannot be read is not tried again until it is replaced.
    """
    end = None if seconds is None else time.monotonic() + seconds
    done = 0
    while end is None or time.monotonic() < end:
        document = PortalDocument.objects.filter(text_read_at=None).order_by("pk").first()
        if document is None:
            break
        keep_text(document, text_of(document))
        done += 1
    return done


def text_of(document: PortalDocument) -> str:
    """The text of the file, empty where it has none or cannot be read."""
    extension = document.file_extension.lower()
    if extension not in READABLE:
        return ""
    try:
        with document.file.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        log.warning("file is away", document=document.pk, reason=str(error))
        return ""
    command = [sys.executable, "-m", "knowledge.search.file_text", extension]
    try:
        read = subprocess.run(  # noqa: S603 -- our own module; the extension is one of READABLE
            command, input=content, capture_output=True, timeout=_PATIENCE, check=False, cwd=Path(settings.BASE_DIR)
        )
    except subprocess.TimeoutExpired:
        log.warning("file takes too long to read", document=document.pk)
        return ""
    if read.returncode:
        log.warning("file cannot be read", document=document.pk, reason=read.stderr.decode("utf-8", "replace")[-200:])
        return ""
    return read.stdout.decode("utf-8")


def keep_text(document: PortalDocument, text: str) -> None:
    """Keeps the text, unless the file was replaced meanwhile, and tells the index of the pages that offer the file."""
    with transaction.atomic():
        same_file = PortalDocument.objects.filter(pk=document.pk, file=document.file.name)
        if same_file.update(text=text, text_read_at=timezone.now()) and text != document.text:
            enqueue(pages_offering(document))


def pages_offering(document: PortalDocument) -> list[str]:
    """Keys of the publications that offer a file, live or not."""
    found = ReferenceIndex.get_references_to(document).filter(base_content_type=Page().get_base_content_type())
    return [page_key(int(pk)) for pk in set(found.values_list("object_id", flat=True))]
