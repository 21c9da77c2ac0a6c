"""The search page."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from knowledge.forms.listing import chosen_chips, navigation
from knowledge.forms.search import SORTS, SearchForm
from knowledge.queries.facet_words import facet_words
from knowledge.search import asked_log
from knowledge.search.best_bets import best_bets
from knowledge.search.contract import Sort
from knowledge.search.notices import AWAY_TITLE, in_words, relaxed_in_words
from knowledge.search.relaxing import LAST_PAGE, Asked
from knowledge.search.service import Answer, Notice, search
from knowledge.views.search_filters import filters_of, group_of, shown_tags
from knowledge.views.search_rows import row_of

LONGEST_SHOWN = 60
# Servers on the way refuse an answer whose headers are long; people type no such question.
LONGEST_ADDRESS = 2_000


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """`/zoeken/`: reads only, sets no cookie; 503 when the engine is away, so that nothing keeps the page.

    htmx gets the same whole page and takes its part from it, so that no cache and no Back button can show a part as
    if it were the page. `HX-Push-Url` is the shortest address of the question; browsers themselves ignore it.
    """
    form = SearchForm(request.GET)
    asked = form.asked()
    answer = search(asked)
    if _is_first_asked(request, asked) and not answer.is_away:
        asked_log.note(asked.text, answer.total)
    words = facet_words(shown_tags(answer.facets, asked.filters))
    chosen = form.parameters()
    filters = filters_of(answer.facets, words, asked.filters)
    pages = Paginator(range(min(answer.total, LAST_PAGE * asked.size)), asked.size).get_page(answer.page)
    context = {
        "text": asked.text,
        "searched": answer.relaxed.text if answer.relaxed else asked.text,
        "literal": asked.literal,
        "answer": answer,
        "bets": best_bets(asked.text) if asked.page == 1 else (),
        "rows": [row_of(result, words) for result in answer.results],
        "groups": [group_of(found, words) for found in filters],
        "chips": chosen_chips(filters, request.path, chosen),
        "clear_url": _address(request.path, form.parameters(filters=False)),
        "sorts": [{"value": value, "label": label, "chosen": value == asked.sort.value} for value, label in SORTS],
        "can_sort": bool(answer.total),
        "pages": navigation(pages, request.path, chosen),
        "away_title": AWAY_TITLE,
        "notices": _notices(answer, asked, request.path, chosen),
        "suggestion": {
            "words": answer.did_you_mean,
            "url": _address(request.path, {**chosen, "q": [answer.did_you_mean]}, without="letterlijk"),
        }
        if answer.did_you_mean
        else None,
    }
    response = render(request, "knowledge/search.html", context, status=503 if answer.is_away else 200)
    shortest = _address(request.path, chosen if answer.page == 1 else {**chosen, "pagina": [str(answer.page)]})
    if len(shortest) <= LONGEST_ADDRESS:
        response["HX-Push-Url"] = shortest
    return response


def _is_first_asked(request: HttpRequest, asked: Asked) -> bool:
    """Whether this is a question, and not the same one again: narrowed, reordered, read on or gone back to."""
    refined = asked.filters or asked.page > 1 or asked.literal or asked.sort is not Sort.RELEVANCE
    return bool(asked.text) and not refined and "HX-History-Restore-Request" not in request.headers


def _address(path: str, parameters: dict[str, list[str]], without: str = "") -> str:
    kept = {name: values for name, values in parameters.items() if name != without}
    return f"{path}?{urlencode(kept, doseq=True)}" if kept else path


def _notices(answer: Answer, asked: Asked, path: str, chosen: dict[str, list[str]]) -> list[dict[str, Any]]:
    """What was done to the question, each with a link to the question as it was or could be."""
    notices: list[dict[str, Any]] = [
        {"text": in_words(notice)} for notice in answer.notices if notice is not Notice.ENGINE_AWAY
    ]
    typed = asked.text if len(asked.text) <= LONGEST_SHOWN else f"{asked.text[:LONGEST_SHOWN].rstrip()}…"
    if answer.relaxed:
        notices.append(
            {
                "text": relaxed_in_words(answer.relaxed, typed),
                "link": _("Search literally for ‘%(words)s’") % {"words": typed},
                "url": _address(path, {**chosen, "letterlijk": ["1"]}),
            }
        )
    if asked.literal and asked.text:
        notices.append(
            {
                "text": _("We search for all of your words, just as you typed them."),
                "link": _("Search for some of them and for other spellings too"),
                "url": _address(path, chosen, without="letterlijk"),
            }
        )
    return notices
