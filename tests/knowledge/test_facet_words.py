"""What facets are called: what migrations shipped, joined as the database joins it."""

from __future__ import annotations

import pytest

from knowledge.models import Transition
from knowledge.queries.facet_words import facet_words

pytestmark = pytest.mark.django_db


def test_every_shipped_transition_is_shown_between_the_sectors_that_it_joins() -> None:
    shown = facet_words().transitions
    rows = Transition.objects.values_list("key", "origin__key", "target__key")
    assert {
        key: (transition.origin.key if transition.origin else None, transition.target.key)
        for key, transition in shown.items()
    } == {key: (origin, target) for key, origin, target in rows}
    assert [key for key, transition in shown.items() if transition.origin is None] == ["onderwijs-arbeid"]
