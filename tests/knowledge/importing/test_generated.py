"""Documents that nobody wrote, of every kind: nothing that a second reader sees is lost, and order is kept."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from knowledge.enums import Kind
from knowledge.importing.draft import Analysis
from knowledge.importing.pipeline import analyse
from tests.knowledge.importing.accounts import missing_words, out_of_order
from tests.knowledge.importing.generated import Made
from tests.knowledge.importing.generated_kinds import KINDS, outcomes
from tests.knowledge.importing.second_reader import counts
from tests.knowledge.importing.vocabulary import VOCABULARY

# Without shrinking: a failing document is readable as it is, and shrinking one takes minutes.
many = settings(
    max_examples=12,
    deadline=None,
    database=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def kept_whole(content: bytes, made: Made, name: str) -> Analysis:
    """The analysis of a file, once nothing of it is found missing, out of place or uncounted."""
    analysis = analyse(name, content, VOCABULARY)
    found = counts(content)
    assert analysis.draft is not None
    assert analysis.draft.kind == made.kind
    assert missing_words(content, analysis) == []
    assert analysis.words_lost == ()
    assert out_of_order(content, analysis) == {}
    assert len(analysis.links) == found.links >= made.linked
    assert (analysis.tables, analysis.images, len(analysis.draft.footnotes)) == (
        found.tables,
        found.pictures,
        found.notes,
    )
    assert {person.name for person in analysis.draft.contributors} >= {name.replace("'", "’") for name in made.people}
    assert analysis.draft.unplaced == ()
    return analysis


@pytest.mark.parametrize("kind", KINDS)
@many
@given(data=st.data())
def test_a_generated_text_loses_nothing(kind: Kind, data: st.DataObject) -> None:
    made = data.draw(KINDS[kind]())
    kept_whole(made.as_text(), made, "stuk.txt")


@pytest.mark.parametrize("kind", KINDS)
@many
@given(data=st.data())
def test_a_generated_word_file_loses_nothing(kind: Kind, data: st.DataObject) -> None:
    made = data.draw(KINDS[kind]())
    kept_whole(made.as_word(), made, "stuk.docx")


@many
@given(made=outcomes())
def test_recommendations_of_a_generated_outcome_are_found_one_by_one(made: Made) -> None:
    for content, name in ((made.as_text(), "stuk.txt"), (made.as_word(), "stuk.docx")):
        draft = analyse(name, content, VOCABULARY).draft

        assert draft is not None
        assert [item.heading for item in draft.recommendations] == made.recommendations
        assert all(item.blocks for item in draft.recommendations)
