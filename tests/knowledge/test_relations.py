"""A relation is stored once and shown from both ends, to readers only where both ends are public."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from knowledge.enums import Kind, RelationKind
from knowledge.models import Item, PracticeExamplePage, Publication, Relation, ResearchSummaryPage
from knowledge.queries.relations import relations_of
from tests.factories.publications import make_of_kind, make_outcome, make_vision

pytestmark = pytest.mark.django_db


def relate(page: Publication, kind: RelationKind, **target: object) -> None:
    page.relations.add(Relation(kind=kind, **target))
    page.save()
    page.save_revision().publish()


def shown(page: Publication, *uids: object) -> list[tuple[str, list[str]]]:
    return [(group.label, [end.title for end in group.entries]) for group in relations_of(page, uids)]


def test_page_that_supports_is_named_at_both_ends() -> None:
    study = make_of_kind(Kind.RESEARCH)
    outcome = make_outcome("Eerder samen")
    relate(study, RelationKind.SUPPORTS, target_page=outcome)
    assert shown(study) == [("Onderbouwt", ["Eerder samen"])]
    assert shown(outcome) == [("Wordt onderbouwd door", [study.title])]
    assert Relation.objects.count() == 1


def test_practice_that_shows_a_recommendation_is_named_with_it() -> None:
    outcome = make_outcome(advice=("Begin vroeg",))
    item = Item.objects.get(label="Begin vroeg")
    practice = make_of_kind(Kind.PRACTICE)
    relate(practice, RelationKind.SHOWS, target_item=item)
    assert shown(practice) == [("Toont", ["Begin vroeg"])]
    assert shown(outcome, item.uid) == [("Wordt getoond in", [practice.title])]


def test_principle_is_named_with_its_number() -> None:
    vision = make_vision("2026", principles=("Eerste", "Tweede"))
    item = Item.objects.get(label="Tweede")
    outcome = make_outcome()
    relate(outcome, RelationKind.SUPPORTS, target_item=item)
    (group,) = relations_of(outcome)
    assert (group.entries[0].title, group.entries[0].url) == ("Principe 2: Tweede", f"{vision.url}#principe-2")


def test_end_that_is_not_public_is_not_named() -> None:
    hidden = make_outcome("Nog geheim", live=False)
    practice = make_of_kind(Kind.PRACTICE)
    relate(practice, RelationKind.RELATED, target_page=hidden)
    assert shown(practice) == []
    source = make_of_kind(Kind.RESEARCH)
    relate(source, RelationKind.SUPPORTS, target_page=practice)
    ResearchSummaryPage.objects.get(pk=source.pk).unpublish()
    assert shown(PracticeExamplePage.objects.get(pk=practice.pk)) == []


def test_relation_without_or_with_two_targets_is_refused_by_form_and_database() -> None:
    page, other = make_outcome("Een"), make_outcome("Twee")
    item = Item.objects.first()
    for target in ({}, {"target_page": other, "target_item": item}):
        with pytest.raises(ValidationError):
            Relation(page=page, **target).clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            Relation.objects.create(page=page, **target)


def test_page_is_not_related_to_itself() -> None:
    page = make_outcome()
    with pytest.raises(ValidationError):
        Relation(page=page, target_page=page).clean()
