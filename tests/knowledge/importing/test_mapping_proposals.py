"""The themes, sectors and transitions that a text's own words propose."""

from __future__ import annotations

from knowledge.importing.mapping.vocabulary import Vocabulary, proposed_sectors, proposed_themes, proposed_transitions
from tests.knowledge.importing.vocabulary import VOCABULARY


def test_themes_sectors_and_transitions_come_from_the_texts_own_words() -> None:
    text = (
        "Ouderbetrokkenheid begint bij de stage. Een stage op het mbo, een stage in het vmbo. "
        "Van vmbo naar mbo is vmbo-mbo. Ouders doen mee."
    )

    assert proposed_themes(VOCABULARY, "Ouderbetrokkenheid", text)[0] == "ouderbetrokkenheid"
    assert proposed_sectors(VOCABULARY, text) == ("vmbo", "mbo")
    assert proposed_transitions(VOCABULARY, text) == ("vmbo-mbo",)


def test_a_short_word_of_a_theme_is_not_found_inside_another_word() -> None:
    vocabulary = Vocabulary(themes=(("wet", "Wet"),))

    assert proposed_themes(vocabulary, "", "Weten wat je wilt weten, wetend dat je het weet.") == ()
    assert proposed_themes(vocabulary, "", "De wet is de wet, en geen wet zonder doel.") == ("wet",)


def test_a_text_that_hardly_names_a_theme_gets_the_nearest_one() -> None:
    assert proposed_themes(VOCABULARY, "", "Het loopbaandossier ging mee. Zonder loopbaandossier geen gesprek.") == (
        "loopbaandossier-en-portfolio",
    )


def test_at_most_five_themes_are_proposed() -> None:
    text = " ".join(label for _, label in VOCABULARY.themes) * 3

    assert len(proposed_themes(VOCABULARY, "", text)) == 5
