"""What a visitor may be about to type: titles and recommendations from the index, themes, and the field's own terms."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlencode

import structlog

from knowledge.enums import ItemKind
from knowledge.models import Theme
from knowledge.search import prepared
from knowledge.search.configured import ask
from knowledge.search.contract import EngineUnavailable, SearchEngine
from knowledge.search.fields import prefixes_of
from knowledge.search.ledger import public_among

log = structlog.stdlib.get_logger("knowledge.search")

MOST = 8
MOST_TERMS = 2
LONGEST_TEXT = 100


class SuggestionKind(StrEnum):
    TITLE = "title"
    RECOMMENDATION = "recommendation"
    THEME = "theme"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`url` is where it leads: the page itself, or for a term a search."""

    kind: SuggestionKind
    text: str
    url: str


def suggestions(text: str, using: SearchEngine | None = None) -> tuple[Suggestion, ...]:
    """At most `MOST`, themes and terms first; every word typed begins a word of each. Without those of an engine that
    is away.
    """
    wanted = prefixes_of(text[:LONGEST_TEXT])
    if not wanted:
        return ()
    named = [
        *(
            Suggestion(SuggestionKind.THEME, label, f"/themas/{key}/")
            for key, label in Theme.objects.order_by("label").values_list("key", "label")
            if _is_begun(label, wanted)
        )
    ][:MOST_TERMS]
    terms = sorted(
        {form for form in prepared.synonyms().known() if _is_begun(form, wanted)}, key=lambda form: (len(form), form)
    )
    named += [
        Suggestion(SuggestionKind.TERM, form, f"/zoeken/?{urlencode({'q': form})}") for form in terms[:MOST_TERMS]
    ]
    try:
        documents = ask(lambda asked: asked.suggest(wanted, MOST), using)
    except EngineUnavailable as error:
        log.warning("search engine is away", reason=str(error))
        return tuple(named)
    public = public_among(document.key for document in documents)
    found = [
        Suggestion(
            SuggestionKind.RECOMMENDATION if document.kind == ItemKind.RECOMMENDATION else SuggestionKind.TITLE,
            document.title,
            document.url,
        )
        for document in documents
        if document.key in public
    ]
    return tuple([*named, *found][:MOST])


def _is_begun(text: str, wanted: tuple[str, ...]) -> bool:
    """Whether each wanted beginning begins a word of the text."""
    begun = prefixes_of(text)
    return all(any(word.startswith(prefix) for word in begun) for prefix in wanted)
