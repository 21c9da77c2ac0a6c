"""Notices in words, the same on the page and on the command line."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from knowledge.search.querying import LONGEST_INPUT, MOST_WORDS
from knowledge.search.relaxing import How, Relaxed
from knowledge.search.service import Notice

AWAY_TITLE = gettext_lazy("Searching does not work at the moment")


def in_words(notice: Notice) -> str:
    """One or two sentences for who searched."""
    if notice is Notice.ENGINE_AWAY:
        return _("Searching does not work at the moment. That you see no results does not mean that there is nothing.")
    if notice is Notice.STANDING_IN:
        return _("Our search engine is out for a moment. These results come from a copy, which may be a little behind.")
    if notice is Notice.NO_WORDS:
        return _("There is no word in your question to search for.")
    bounds = {"words": MOST_WORDS, "characters": LONGEST_INPUT}
    return (
        _("Your question is very long. We searched for %(words)d words of its first %(characters)d characters.")
        % bounds
    )


def relaxed_in_words(relaxed: Relaxed, typed: str) -> str:
    """What was searched for instead of all words as typed."""
    if relaxed.how is How.SPELLING:
        return _("Nothing found for ‘%(typed)s’. These are results for ‘%(text)s’.") % {
            "typed": typed,
            "text": relaxed.text,
        }
    if relaxed.whole:
        return ngettext(
            "%(whole)d result holds all of your words. Below it is what holds some of them.",
            "%(whole)d results hold all of your words. Below them is what holds some of them.",
            relaxed.whole,
        ) % {"whole": relaxed.whole}
    if relaxed.how is How.MOST_WORDS:
        return _("Nothing holds all of your words. This is what holds most of them.")
    return _("Nothing holds all of your words. This is what holds one of them or more.")
