"""`manage.py search`: what a visitor would find, on the command line."""

from __future__ import annotations

import json
import re
import sys
from argparse import ArgumentParser
from html import unescape
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from knowledge.queries.facet_words import after_merges
from knowledge.search.configured import ENGINES, engine
from knowledge.search.contract import FACETS, Sort
from knowledge.search.notices import in_words, relaxed_in_words
from knowledge.search.relaxing import Asked
from knowledge.search.service import Answer, Result, search

AWAY = 2


class Command(BaseCommand):
    """Ends with 2 when the engine is away."""

    help = _("Searches publications and recommendations.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "words", nargs="*", metavar=_("WORDS"), help=_('words, "phrases" and -exclusions, between quotes')
        )
        parser.add_argument(
            "--filter", action="append", default=[], metavar="thema=lob-visie", help=_("may be given more than once")
        )
        parser.add_argument("--sort", choices=[sort.value for sort in Sort], default=Sort.RELEVANCE.value)
        parser.add_argument("--page", type=int, default=1)
        parser.add_argument("--engine", choices=ENGINES, default="")
        parser.add_argument("--json", action="store_true", help=_("print as JSON"))

    def handle(self, *args: Any, **options: Any) -> None:
        asked = Asked(
            text=" ".join(options["words"]),
            filters=after_merges(self._filters(options["filter"])),
            sort=Sort(options["sort"]),
            page=max(1, options["page"]),
            facets=FACETS,
        )
        try:
            answer = search(asked, engine(options["engine"]) if options["engine"] else None)
        except ImproperlyConfigured as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(json.dumps(as_json(answer, asked.text), ensure_ascii=False, indent=1))
        else:
            self._print(answer, asked.text)
        if answer.is_away:
            sys.exit(AWAY)

    def _filters(self, given: list[str]) -> dict[str, list[str]]:
        filters: dict[str, list[str]] = {}
        for entry in given:
            facet, equals, value = entry.partition("=")
            if not equals or facet not in FACETS or not value:
                raise CommandError(
                    _("A filter is written as name=value, with one of these names: %(names)s.")
                    % {"names": ", ".join(FACETS)}
                )
            filters.setdefault(facet, []).append(value)
        return filters

    def _print(self, answer: Answer, typed: str) -> None:
        for sentence in sentences(answer, typed):
            (self.stderr if answer.is_away else self.stdout).write(sentence)
        if answer.is_away:
            return
        counted = _("%(total)d found, page %(page)d of %(pages)d") % {
            "total": answer.total,
            "page": answer.page,
            "pages": answer.pages,
        }
        self.stdout.write(self.style.MIGRATE_HEADING(counted))
        for result in each(answer):
            self.stdout.write(
                f"\n{result.score:7.2f}  {self.style.SUCCESS(result.document.title)}  [{result.document.kind}]"
            )
            self.stdout.write(f"         {result.document.url}")
            self.stdout.write(f"         {unescape(re.sub('</?mark>', '*', result.snippet.html))}")


def each(answer: Answer) -> list[Result]:
    """Every hit as it ranks, those grouped under another one too."""
    flat = [hit for result in answer.results for hit in (result, *result.more)]
    return sorted(flat, key=lambda hit: -hit.score)


def sentences(answer: Answer, typed: str) -> list[str]:
    """What a reader has to know beside the results."""
    said = [in_words(notice) for notice in answer.notices]
    if answer.relaxed:
        said.append(relaxed_in_words(answer.relaxed, typed))
    if answer.did_you_mean:
        said.append(_("Did you mean ‘%(text)s’?") % {"text": answer.did_you_mean})
    return said


def as_json(answer: Answer, typed: str) -> dict[str, Any]:
    """The shape that scripts rely on; `facets` maps facet -> key -> count, `notice` is empty or words."""
    return {
        "total": answer.total,
        "results": [
            {
                "key": result.document.key,
                "kind": result.document.kind,
                "title": result.document.title,
                "url": result.document.url,
                "score": round(result.score, 4),
                "snippet": str(result.snippet.html),
            }
            for result in each(answer)
        ],
        "facets": {facet: {found.value: found.count for found in counts} for facet, counts in answer.facets.items()},
        "notice": " ".join(sentences(answer, typed)),
    }
