"""The importer: a file becomes a draft page with its report, in one transaction, or nothing at all."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from knowledge.actions.drafts import check_may_edit, draft_to_change, save_draft
from knowledge.enums import Kind
from knowledge.importing.as_json import as_json
from knowledge.importing.draft import Analysis, Draft
from knowledge.importing.mapping import Vocabulary
from knowledge.importing.pipeline import analyse
from knowledge.importing.reading import ReadingError
from knowledge.importing.report import TaskKind
from knowledge.importing.storing import Written, fill_page
from knowledge.models import (
    BoardTablePage,
    DossierPage,
    ImportRecord,
    ImportRepair,
    ImportTask,
    IndexPage,
    PracticeExamplePage,
    Publication,
    RepairState,
    ReportPage,
    ResearchSummaryPage,
    Sector,
    SessionOutcomePage,
    Theme,
    Transition,
    VisionPage,
)
from portal.shared.errors import RuleError
from portal.shared.models import User

MODELS: dict[Kind, type[Publication]] = {
    model.KIND: model
    for model in (
        BoardTablePage,
        DossierPage,
        PracticeExamplePage,
        ReportPage,
        ResearchSummaryPage,
        SessionOutcomePage,
        VisionPage,
    )
}
MOST_KNOWN_PAGES = 5000
_LONGEST_NAME = 255
_LONGEST_SLUG = 80


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file as it came in; `user` is None for scripts."""

    content: bytes
    digest: str
    user: User | None


def import_file(
    name: str,
    content: bytes,
    user: User | None,
    *,
    kind: Kind | None = None,
    replace: ImportRecord | Publication | None = None,
    again: bool = False,
    record: ImportRecord | None = None,
) -> ImportRecord:
    """Makes a draft of the right kind from a file, with the report and the original beside it. Never publishes.

    With `replace` the draft is a new one of that page ("bijwerken"): its address and the identity of its items stay,
    and the earlier import stays on record. With `again` the same publication may be imported a second time ("nieuw").
    `record` is a waiting import of this same content that becomes the finished one. `user` is None for scripts.

    Raises RuleError, and leaves nothing behind: the code of a `ReadingError` for a file that cannot be read,
    "unknown_kind" when the file does not say what it is and `kind` does not either, "already_imported" (with the
    page as `details["page"]`) for a repeat that is not asked for, "other_kind" and "not_allowed".
    """
    digest = digest_of(content)
    page = replace.page if isinstance(replace, ImportRecord) else replace
    if replace is not None:
        page = _replaceable(page, kind, user)
        kind = Kind(page.specific.KIND)
    elif not again:
        _refuse_repeat(_same_file(digest))
    try:
        analysis = analyse(name, content, vocabulary_now(), kind)
    except ReadingError as error:
        raise RuleError(error.code, error.message) from error
    if analysis.draft is None:
        raise RuleError("unknown_kind", _("This file does not say what kind of publication it is. Choose the kind."))
    if page is None and not again:
        _refuse_repeat(_same_title(analysis.draft))
    written = Written()
    try:
        with transaction.atomic():
            if page is None:
                _wait_for_others(analysis.draft.kind)
                if not again:
                    _refuse_repeat(_same_file(digest))
            return _store(
                analysis,
                Arrival(content, digest, user),
                page,
                record or ImportRecord(name=_shortened(analysis.name)),
                written,
            )
    except BaseException:
        written.take_back()
        raise


def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def vocabulary_now() -> Vocabulary:
    """The words and the published pages as they are in the database now."""
    pages = Publication.objects.live().public().defer_streamfields().order_by("-pk")[:MOST_KNOWN_PAGES]
    return Vocabulary(
        themes=tuple(Theme.objects.values_list("key", "label")),
        sectors=tuple(Sector.objects.values_list("key", "label")),
        transitions=tuple(Transition.objects.values_list("key", "label")),
        pages=tuple((page.relative_url(None) or "", page.title) for page in pages),
    )


def _replaceable(page: Publication | None, kind: Kind | None, user: User | None) -> Publication:
    if page is None:
        raise RuleError("page_gone", _("The page of this import does not exist any more."))
    if kind is not None and Kind(page.specific.KIND) != kind:
        raise RuleError("other_kind", _("The page that is there is of another kind. Import the file as a new page."))
    return page if user is None else check_may_edit(page, user)


def _same_file(digest: str) -> Publication | None:
    record = ImportRecord.objects.filter(digest=digest, page__isnull=False).select_related("page").first()
    return record.page if record else None


def _same_title(draft: Draft) -> Publication | None:
    # The kind comes first: two kinds may well report on one session under one title.
    pages = Publication.objects.filter(kind=draft.kind)
    return pages.filter(draft_title__iexact=draft.title).first() or pages.filter(title__iexact=draft.title).first()


def _refuse_repeat(page: Publication | None) -> None:
    if page is None:
        return
    message = _('"%(title)s" has been imported before. Choose whether to update that page or to make a new one.') % {
        "title": page.draft_title
    }
    raise RuleError("already_imported", message, page=page)


def _wait_for_others(kind: Kind) -> None:
    """Lets one import at a time add a page to a list: the same file sent twice at once is then a repeat too."""
    IndexPage.objects.select_for_update(of=("self",)).get(kind=kind)


def _store(
    analysis: Analysis, arrival: Arrival, page: Publication | None, record: ImportRecord, written: Written
) -> ImportRecord:
    draft = analysis.draft
    assert draft is not None
    if page is None:
        stored = MODELS[draft.kind]()
        missing = fill_page(stored, draft, arrival.user, written)
        _add(stored, draft, arrival.user)
        stored.save_revision(user=arrival.user, log_action=True, clean=False)
    else:
        stored = draft_to_change(page)
        missing = fill_page(stored, draft, arrival.user, written)
        save_draft(stored, arrival.user)
    _record(record, analysis, arrival, stored, written)
    ImportRepair.objects.bulk_create(
        ImportRepair(
            record=record,
            rule=repair.rule,
            before=repair.before,
            after=repair.after,
            sentence=repair.sentence,
            start=repair.start,
            state=RepairState.APPLIED if repair.applied else RepairState.PROPOSED,
        )
        for repair in analysis.repairs
    )
    tasks = [
        ImportTask(record=record, kind=task.kind.value, text=task.text, proposal=task.proposal)
        for task in analysis.tasks
    ]
    tasks += [ImportTask(record=record, kind=TaskKind.CHECK_TEXT.value, text=title) for title in missing]
    ImportTask.objects.bulk_create(tasks)
    return record


def _add(page: Publication, draft: Draft, user: User | None) -> None:
    """Puts a new page below the list of its kind, not live, with an address nobody has."""
    parent = IndexPage.objects.get(kind=draft.kind)
    if user is not None and not parent.permissions_for_user(user).can_add_subpage():
        raise RuleError(
            "not_allowed", _("You may not make a page of this kind. Ask an administrator for the right to.")
        )
    page.live = False
    page.owner = user
    page.slug = _free_slug(parent, page.version if isinstance(page, VisionPage) else draft.title, draft.kind)
    parent.add_child(instance=page)


def _free_slug(parent: IndexPage, words: str, kind: Kind) -> str:
    stem = slugify(words)
    if len(stem) > _LONGEST_SLUG:
        stem = stem[:_LONGEST_SLUG].rsplit("-", 1)[0]
    stem = stem.strip("-") or kind.value
    slug, number = stem, 1
    while parent.get_children().filter(slug=slug).exists():
        number += 1
        slug = f"{stem}-{number}"
    return slug


def _record(record: ImportRecord, analysis: Analysis, arrival: Arrival, page: Publication, written: Written) -> None:
    assert analysis.draft is not None
    record.page = Publication.objects.get(pk=page.pk)
    record.size, record.digest, record.kind = len(arrival.content), arrival.digest, analysis.draft.kind
    record.created_by, record.created_at = arrival.user, timezone.now()  # it may have waited for an answer
    record.report = report_of(analysis, record.name, page.pk)
    if not record.file:
        record.file.save(_shortened(PurePath(analysis.name).name), ContentFile(arrival.content), save=False)
        written.note(record.file)
    record.save()


def report_of(analysis: Analysis, file: str, page_id: int | None) -> dict[str, Any]:
    """The JSON of the command line, and beside it what the report page tells that the command does not."""
    draft = analysis.draft
    report = as_json(analysis, file, page_id)
    report["reason"] = analysis.reason
    report["removals"] = [asdict(removal) for removal in analysis.removals]
    report["comments"] = [asdict(comment) for comment in analysis.comments]
    report["deletions"] = [asdict(deletion) for deletion in analysis.deletions]
    if draft is not None:
        report["people"] = [asdict(contributor) for contributor in draft.contributors]
        report["principles"] = [principle.heading for principle in draft.principles]
        report["terms"] = {
            "themes": list(draft.themes),
            "sectors": list(draft.sectors),
            "transitions": list(draft.transitions),
        }
        report["dates"] = {
            name: draft.fields[name] for name in ("date", "start", "end", "date_signed") if draft.fields.get(name)
        }
    return report


def _shortened(name: str) -> str:
    """A file name that fits its column; the extension stays."""
    path = PurePath(name)
    suffix = path.suffix[:20]
    return f"{path.stem[: _LONGEST_NAME - len(suffix)]}{suffix}"
