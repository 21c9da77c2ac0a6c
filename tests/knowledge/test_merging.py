"""Merging words loses no tagging, not in what is live and not in drafts, and old addresses lead on."""

from __future__ import annotations

import pytest
from django.test import Client

from knowledge.actions.vocabulary import merge_words
from knowledge.models import Recommendation, SessionOutcomePage, Tag, TermRedirect, Theme
from portal.shared.errors import RuleError
from tests.factories.publications import make_outcome

pytestmark = pytest.mark.django_db


def theme(key: str) -> Theme:
    return Theme.objects.get(key=key)


def themes_of(page: SessionOutcomePage) -> list[str]:
    return sorted(page.themes.values_list("key", flat=True))


def test_pages_and_recommendations_of_the_old_theme_have_the_new_one() -> None:
    page = make_outcome(themes=("zomerlek", "advisering"))
    row = page.recommendations.get()
    row.themes = [theme("zomerlek")]
    row.save()
    assert merge_words(theme("zomerlek"), theme("loopbaangesprek")) == 2
    page = SessionOutcomePage.objects.get(pk=page.pk)
    assert themes_of(page) == ["advisering", "loopbaangesprek"]
    assert list(Recommendation.objects.get().themes.values_list("key", flat=True)) == ["loopbaangesprek"]
    assert not Theme.objects.filter(key="zomerlek").exists()


def test_page_with_both_words_keeps_one() -> None:
    page = make_outcome(themes=("zomerlek", "loopbaangesprek"))
    merge_words(theme("zomerlek"), theme("loopbaangesprek"))
    assert themes_of(SessionOutcomePage.objects.get(pk=page.pk)) == ["loopbaangesprek"]


def test_draft_that_waits_keeps_the_word_when_it_is_published_later() -> None:
    page = make_outcome(themes=("advisering",))
    draft = page.get_latest_revision_as_object()
    draft.themes = [theme("zomerlek")]
    row = draft.recommendations.get()
    row.themes = [theme("zomerlek")]
    draft.recommendations.add(row)
    draft.save_revision()
    merge_words(theme("zomerlek"), theme("loopbaangesprek"))
    SessionOutcomePage.objects.get(pk=page.pk).get_latest_revision().publish()
    assert themes_of(SessionOutcomePage.objects.get(pk=page.pk)) == ["loopbaangesprek"]
    assert list(Recommendation.objects.get().themes.values_list("key", flat=True)) == ["loopbaangesprek"]


def test_old_address_leads_to_the_word_it_became_also_after_a_second_merge(client: Client) -> None:
    make_outcome(themes=("zomerlek",))
    merge_words(theme("zomerlek"), theme("advisering"))
    merge_words(theme("advisering"), theme("loopbaangesprek"))
    for old in ("zomerlek", "advisering"):
        response = client.get(f"/themas/{old}/")
        assert (response.status_code, response["Location"]) == (301, "/themas/loopbaangesprek/")


def test_merging_tags_keeps_every_tagged_page_once() -> None:
    one = make_outcome("Een", tags=["intake"])
    both = make_outcome("Beide", tags=["intake", "intakegesprek"])
    merge_words(Tag.objects.get(name="intake"), Tag.objects.get(name="intakegesprek"))
    for page in (one, both):
        stored = SessionOutcomePage.objects.get(pk=page.pk)
        assert [tag.name for tag in stored.tags.all()] == ["intakegesprek"]
        assert [tag.name for tag in stored.get_latest_revision_as_object().tags.all()] == ["intakegesprek"]
    assert TermRedirect.objects.get(vocabulary="tag").new_key == "intakegesprek"


def test_tag_in_other_capitals_is_the_same_tag() -> None:
    make_outcome("Een", tags=["Techniek"])
    make_outcome("Twee", tags=["techniek"])
    assert Tag.objects.count() == 1


def test_word_is_not_merged_with_itself_or_with_another_vocabulary() -> None:
    with pytest.raises(RuleError) as refused:
        merge_words(theme("zomerlek"), theme("zomerlek"))
    assert refused.value.code == "same_word"
    with pytest.raises(RuleError) as refused:
        merge_words(theme("zomerlek"), Tag.objects.create(name="zomer"))
    assert refused.value.code == "other_vocabulary"
    assert Theme.objects.filter(key="zomerlek").exists()
