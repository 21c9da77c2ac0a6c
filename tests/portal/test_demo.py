"""The demo is made as an editor would make it."""

from __future__ import annotations

import pytest

from knowledge.models import Contribution, DossierEntry, Principle, Recommendation, Relation
from portal.home.demo.pages import add_occasion, add_page, connect
from portal.home.demo.texts import OCCASIONS, TEXTS
from portal.home.demo.texts.gathered import VISIONS

pytestmark = pytest.mark.django_db


def test_every_row_of_a_demo_page_has_its_place() -> None:
    for occasion in OCCASIONS:
        add_occasion(*occasion)
    for text in TEXTS:
        assert add_page(text) is not None
    for text in TEXTS:
        connect(text)
    for model in (Contribution, DossierEntry, Principle, Recommendation, Relation):
        assert model.objects.exists()
        assert list(model.objects.filter(sort_order=None)) == []
    for vision in VISIONS:
        rows = Principle.objects.filter(page__slug=vision["slug"]).order_by("sort_order")
        assert [row.heading for row in rows] == [heading for heading, _ in vision["principles"]]
