"""The search page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from knowledge.enums import EvidenceLevel, ItemKind, Kind
from knowledge.forms.listing import chosen_chips, navigation
from knowledge.forms.search import SORTS, SearchForm
from knowledge.queries.facet_words import LABELS, FacetWords, facet_words
from knowledge.queries.facets import OPEN_GROUPS, Choice, Filter
from knowledge.search.contract import Label, Sort
from knowledge.search.documents import META_BREAK
from knowledge.search.notices import AWAY_TITLE, in_words
from knowledge.search.service import LAST_PAGE, Answer, Notice, Result, search

# Facets whose values stand in the order of the vocabulary; of the others the most frequent comes first.
IN_ORDER = frozenset({"sector", "onderbouwing"})
VALUES_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Group:
    """A facet as shown: the first choices, and the rest folded away."""

    name: str
    label: str
    choices: list[Choice]
    more: list[Choice]
    open: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A result as shown. `number` is that of an item on its page; `origin` says where a snippet comes from."""

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


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """`/zoeken/`: reads only, sets no cookie; 503 when the engine is away, so that nothing keeps the page."""
    form = SearchForm(request.GET)
    asked = form.asked()
    answer = search(asked)
    words = facet_words([*asked.filters.get("tag", ()), *(found.value for found in answer.facets.get("tag", ()))])
    chosen = form.parameters()
    filters = _filters(answer, words, asked.filters)
    pages = Paginator(range(min(answer.total, LAST_PAGE * asked.size)), asked.size).get_page(answer.page)
    context = {
        "text": asked.text,
        "answer": answer,
        "rows": [_row(result, words) for result in answer.results],
        "groups": [_group(found) for found in filters],
        "chips": chosen_chips(filters, request.path, chosen),
        "clear_url": _address(request.path, form.parameters(filters=False)),
        "kept_by_filters": form.parameters(filters=False),
        "kept_by_sort": form.parameters(sort=False),
        "sorts": [{"value": value, "label": label, "chosen": value == asked.sort.value} for value, label in SORTS],
        "can_sort": bool(answer.total),
        "by_relevance": asked.sort is Sort.RELEVANCE,
        "pages": navigation(pages, request.path, chosen),
        "away_title": AWAY_TITLE,
        "notices": [in_words(notice) for notice in answer.notices if notice is not Notice.ENGINE_AWAY],
    }
    return render(request, "knowledge/search.html", context, status=503 if answer.is_away else 200)


def _address(path: str, parameters: dict[str, list[str]]) -> str:
    return f"{path}?{urlencode(parameters, doseq=True)}" if parameters else path


def _filters(answer: Answer, words: FacetWords, chosen: Any) -> list[Filter]:
    """Every facet with a value to choose; a chosen one stays in sight when it would find nothing."""
    filters: list[Filter] = []
    for name in LABELS:
        counts = {found.value: found.count for found in answer.facets.get(name, ())}
        keys = [*counts, *(key for key in chosen.get(name, ()) if key not in counts)]
        if name in IN_ORDER:
            order = {key: place for place, key in enumerate(words.labels[name])}
            keys.sort(key=lambda key: order.get(key, len(order)))
        elif name == "jaar":
            keys.sort(reverse=True)
        choices = [
            Choice(
                key,
                words.label(name, key),
                counts.get(key, 0),
                key in chosen.get(name, ()),
                words.lines.get(key, "") if name == "sector" else "",
            )
            for key in keys
        ]
        if choices:
            filters.append(Filter(name, str(LABELS[name]), choices, name in chosen or len(filters) < OPEN_GROUPS))
    return filters


def _group(found: Filter) -> Group:
    first = [choice for place, choice in enumerate(found.choices) if place < VALUES_SHOWN or choice.chosen]
    rest = [choice for choice in found.choices if choice not in first]
    if len(rest) == 1:
        first, rest = found.choices, []
    return Group(found.name, found.label, first, rest, found.open)


def _row(result: Result, words: FacetWords) -> Row:
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
