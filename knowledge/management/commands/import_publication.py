"""`manage.py import_publication FILE…`: drafts with their reports, for scripts and for who has the files at hand."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from knowledge.actions.drafts import latest_draft
from knowledge.enums import Kind
from knowledge.forms.imports import MOST_BYTES
from knowledge.importing.importer import import_file
from knowledge.importing.reading.errors import MESSAGES
from knowledge.models import ImportRecord, Publication
from knowledge.queries.readiness import unready
from portal.shared.errors import RuleError

# What `--json` promises; the record's report holds more, for the report page.
KEYS = (
    *("file", "page_id", "kind", "title", "leaders", "recommendations", "sections", "key_values", "footnotes", "links"),
    *("images", "tables", "repairs", "tasks", "unplaced", "words_lost"),
)


class Command(BaseCommand):
    help = "Imports Word and text files: a draft of the right kind and an import report for each."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
        parser.add_argument(
            "--kind",
            choices=[str(kind) for kind in Kind],
            help="The kind of publication, for files that do not say it.",
        )
        parser.add_argument(
            "--publish",
            action="store_true",
            help="Publish at once, for scripted set-ups; what a form would refuse stays a draft.",
        )
        parser.add_argument("--json", action="store_true", help="Print one line of JSON for each file.")
        repeat = parser.add_mutually_exclusive_group()
        repeat.add_argument(
            "--update", action="store_true", help="A file that was imported before becomes a new draft of its page."
        )
        repeat.add_argument("--new", action="store_true", help="A file that was imported before becomes a second page.")

    def handle(self, *args: Any, files: list[Path], **options: Any) -> None:
        refused = unpublished = 0
        for file in files:
            try:
                record = self._import(file, options)
            except RuleError as error:
                refused += 1
                self._say_refused(file, error, as_json=options["json"])
                continue
            lacking = _publish(record) if options["publish"] else []
            self._say_done(file, record, as_json=options["json"])
            if lacking:
                unpublished += 1
                message = _("This is a draft now and not published. %(reasons)s")
                self.stderr.write(f"{file}: {message % {'reasons': ' '.join(lacking)}}")
        if refused:
            raise CommandError(
                _("%(refused)d of %(total)d files were refused.") % {"refused": refused, "total": len(files)},
                returncode=1,
            )
        if unpublished:
            raise CommandError(
                _("%(unpublished)d of %(total)d files were imported and not published.")
                % {"unpublished": unpublished, "total": len(files)},
                returncode=1,
            )

    def _import(self, file: Path, options: dict[str, Any]) -> ImportRecord:
        kind = Kind(options["kind"]) if options["kind"] else None
        content = _content(file)
        try:
            return import_file(file.name, content, None, kind=kind, again=options["new"])
        except RuleError as error:
            if error.code == "unknown_kind":
                message = _("This file does not say what kind of publication it is. Give it with --kind: %(kinds)s.")
                raise RuleError(error.code, message % {"kinds": ", ".join(Kind.values)}) from error
            if error.code != "already_imported":
                raise
            page: Publication = error.details["page"]
            if not options["update"]:
                message = _("This has been imported before, as page %(page)d (“%(title)s”). Choose --update or --new.")
                raise RuleError(error.code, message % {"page": page.pk, "title": page.draft_title}) from error
        return import_file(file.name, content, None, kind=kind, replace=page)

    def _say_refused(self, file: Path, error: RuleError, *, as_json: bool) -> None:
        if as_json:
            self.stdout.write(
                json.dumps(
                    {"file": str(file), "error": {"code": error.code, "message": str(error.message)}},
                    ensure_ascii=False,
                )
            )
        self.stderr.write(f"{file}: {error.message}")

    def _say_done(self, file: Path, record: ImportRecord, *, as_json: bool) -> None:
        report = record.report
        if as_json:
            self.stdout.write(json.dumps({**{key: report[key] for key in KEYS}, "file": str(file)}, ensure_ascii=False))
            return
        rows = [
            (_("kind"), Kind(record.kind).label),
            (_("page"), f"{record.page_id} {record.page.url_path if record.page else ''}"),
            (_("title"), report["title"]),
            (_("leaders"), ", ".join(report["leaders"])),
            (_("recommendations"), len(report["recommendations"])),
            (_("sections"), len(report["sections"])),
            (_("particulars"), len(report["key_values"])),
            (_("footnotes"), report["footnotes"]),
            (_("links"), f"{len(report['links'])} ({sum(link['dead'] for link in report['links'])} {_('dead')})"),
            (_("images, tables"), f"{report['images']}, {report['tables']}"),
            (_("repairs"), len(report["repairs"])),
            (_("tasks"), len(report["tasks"])),
            (_("not placed"), len(report["unplaced"])),
            (_("words lost"), len(report["words_lost"])),
        ]
        self.stdout.write(self.style.SUCCESS(str(file)))
        for label, value in rows:
            if value not in ("", None):
                self.stdout.write(f"  {label:<18} {value}")


def _publish(record: ImportRecord) -> list[str]:
    """Publishes the draft of an import; why not, in sentences, when an editor's form would refuse it too."""
    assert record.page is not None
    draft = latest_draft(record.page)
    if lacking := unready(draft):
        return lacking
    try:
        draft.latest_revision.publish()
    except ValidationError as error:
        return [f"{name}: {' '.join(messages)}" for name, messages in error.message_dict.items()]
    return []


def _content(file: Path) -> bytes:
    """The file's bytes. Raises RuleError when it is not there, not a file, or too large to be read at all."""
    try:
        if file.stat().st_size > MOST_BYTES:
            raise RuleError("too_large", MESSAGES["too_large"])
        return file.read_bytes()
    except OSError as error:
        raise RuleError("no_file", _("This file cannot be opened: %(why)s.") % {"why": error.strerror}) from error
