"""One waiting file's turn: it becomes a page, keeps waiting for an answer, or is refused and gone."""

from __future__ import annotations

import structlog

from knowledge.actions.imports import Waiting, ask, claim, discard
from knowledge.enums import Kind
from knowledge.importing.importer import import_file
from knowledge.models import ImportRecord, Publication
from portal.shared.errors import RuleError
from portal.shared.models import User

logger = structlog.get_logger(__name__)


def take_turn(
    record: ImportRecord,
    user: User,
    *,
    kind: Kind | None = None,
    update: bool = False,
    again: bool = False,
) -> bool:
    """Imports a waiting file. `update` continues the page that the file repeats, `again` makes a second one.

    True when there is a page now, False when the file waits for an answer, somebody else is at it, or something
    broke that is no fault of the file. Raises RuleError when the file is refused; neither file nor record is left then.
    """
    if not claim(record):
        return False
    chosen = record.report.get("chosen", "")
    kind = kind or (Kind(chosen) if chosen in Kind.values else None)
    page = Publication.objects.filter(pk=record.report.get("page")).first() if update else None
    try:
        with record.file.open("rb") as file:
            content = file.read()
        import_file(
            record.name, content, user, kind=kind, replace=page, again=again or (update and page is None), record=record
        )
    except RuleError as error:
        if error.code == "unknown_kind":
            ask(record, Waiting.KIND)
        elif error.code == "already_imported":
            ask(record, Waiting.REPEAT, chosen=kind or "", page=error.details["page"].pk)
        elif error.code in ("other_kind", "not_allowed", "page_gone") and update:
            ask(record, Waiting.REPEAT, chosen=kind or "", page=record.report.get("page"))
            raise
        else:
            discard(record)
            raise
        return False
    except Exception:
        # The other files of the batch go on; this one is kept, so that it can be tried again.
        logger.exception("import_failed", record=record.pk)
        ask(record, Waiting.BROKEN)
        return False
    return True
