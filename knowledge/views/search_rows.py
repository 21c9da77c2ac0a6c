"""Results of a search as rows of its page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from knowledge.enums import EvidenceLevel, ItemKind, Kind
from knowledge.queries.facet_words import FacetWords
from knowledge.search.contract import Label
from knowledge.search.documents import META_BREAK
from knowledge.search.service import Result


@dataclass(frozen=True, slots=True)
class Row:
    """A result as shown. `number` is that of an item on its page; `origin` says where a snippet comes from; `more`
    are rows of the same publication, shown below it in short.
    """

    title: SafeString
    url: str
    kind: str
    number: str
    parent: dict[str, str]
    origin: str
    snippet: SafeString
    meta: list[str]
    evidence: str
    transitions: list[Any]
    sectors: list[Any]
    more: list[Row]


def row_of(result: Result, words: FacetWords) -> Row:
    """The row of one result with all that was found in the same publication."""
    document, extra = result.document, result.document.extra
    evidence = extra.get("evidence", "")
    return Row(
        title=result.title,
        url=document.url,
        kind=words.label("soort", document.kind),
        number=extra.get("number", ""),
        parent=_parent(result),
        origin=_origin(result),
        snippet=result.snippet.html,
        meta=_meta(result, words),
        evidence=str(EvidenceLevel(evidence).label) if evidence in EvidenceLevel.values else "",
        transitions=[
            words.transitions[key] for key in extra.get("transitions", "").split() if key in words.transitions
        ],
        sectors=[words.sectors[key] for key in extra.get("sectors", "").split() if key in words.sectors],
        more=[row_of(further, words) for further in result.more],
    )


def _parent(result: Result) -> dict[str, str]:
    """Where a recommendation or principle stands, in words with the page's link after them."""
    extra = result.document.extra
    if not extra.get("parent_url"):
        return {}
    if result.document.kind == ItemKind.RECOMMENDATION and extra.get("parent_kind") == Kind.OUTCOME:
        before = _("Recommendation %(number)s from the outcome") % {"number": extra["number"]}
    else:
        before = _("Principle %(number)s of") % {"number": extra["number"]}
    return {"before": before, "title": extra["parent_title"], "url": extra["parent_url"]}


def _origin(result: Result) -> str:
    """Said of a snippet that comes from elsewhere than the text of the page itself."""
    snippet = result.snippet
    if snippet.label is Label.ATTACHMENT:
        return _("From the attachment %(name)s:") % {"name": snippet.name}
    if snippet.label is Label.RECOMMENDATION and not result.document.parent:
        return _("From the principles:") if result.document.kind == Kind.VISION else _("From the recommendations:")
    return ""


def _meta(result: Result, words: FacetWords) -> list[str]:
    document = result.document
    if document.parent:
        roles = ", ".join(words.label("rol", key) for key in document.filters.get("rol", ()))
        parts = [roles, date_format(date.fromisoformat(document.date), "j F Y") if document.date else ""]
    else:
        parts = document.extra.get("meta", "").split(META_BREAK)
    if document.changed:
        parts.append(_("changed %(date)s") % {"date": date_format(date.fromisoformat(document.changed), "j F Y")})
    return [part for part in parts if part]
