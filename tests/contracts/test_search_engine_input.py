"""Nothing that a visitor types is an error or means something to an engine that it does not mean to him."""

from __future__ import annotations

import pytest

from knowledge.search.contract import SearchEngine
from knowledge.search.querying import LONGEST_INPUT, MOST_WORDS, parse
from knowledge.search.service import Asked, Notice, search
from tests.contracts.search_engines import asked, keys, page

SIGNS = ("!!!", "???", "---", "\"'", "()[]{}", "*", "\\", "/ /", "^~:", "«»", "…", "§ % €")
EMOJI = ("🎓", "👩‍🏫👍🏽", "❤️")
OPEN_QUOTES = ('"warme overdracht', 'warme" overdracht', '"" warme', '"warme" "overdracht', "„warme overdracht")
NAMING_THE_WORD = (
    "intake AND NOT zomerlek",
    "intake && stage",
    "title:intake",
    "+intake",
    "intake~ sta?e",
    "[a TO b] intake",
    "intake^",
    "intake' OR 1=1; --",
    "<script>intake</script>",
    "{{ intake }}",
    "\x00intake\x07",
    "intake\u2028stage",
    "\ufffd intake",
)
NAMING_NOTHING = (
    "int* *take",
    "/int.*/",
    "intak~1",
    "'; DELETE FROM knowledge_searchledger; --",
    "UNION SELECT key",
    '{"match_all": {}}',
    '{"query":{"script":"x"}}',
    '"}}],"size":0',
    "exact:* _exists_",
    "%00 %s %(x)s",
)


@pytest.fixture
def shelf(engine: SearchEngine) -> SearchEngine:
    engine.index([page(1, "Titel", "de intake en stage"), page(2, "Titel", "warme overdracht")])
    return engine


def test_of_signs_alone_nothing_is_asked(shelf: SearchEngine) -> None:
    texts = (*SIGNS, *EMOJI)
    assert [text for text in texts if not parse(text).is_empty] == []
    assert {text: shelf.search(asked(text)).total for text in texts} == dict.fromkeys(texts, 2)


def test_quotes_need_not_be_balanced(shelf: SearchEngine) -> None:
    assert {text: tuple(keys(shelf, text)) for text in OPEN_QUOTES} == dict.fromkeys(OPEN_QUOTES, ("page:2",))


def test_beside_the_syntax_of_other_systems_a_word_is_found(shelf: SearchEngine) -> None:
    found = {text: tuple(keys(shelf, text, at_least=1)) for text in NAMING_THE_WORD}
    assert found == dict.fromkeys(NAMING_THE_WORD, ("page:1",))


def test_the_syntax_of_other_systems_finds_nothing_by_itself(shelf: SearchEngine) -> None:
    totals = {text: shelf.search(asked(text, at_least=1)).total for text in NAMING_NOTHING}
    assert totals == dict.fromkeys(NAMING_NOTHING, 0)


def test_emoji_and_signs_beside_words_change_nothing(shelf: SearchEngine) -> None:
    assert keys(shelf, "🎓 warme 👩‍🏫 overdracht !!!") == ["page:2"]


def test_of_stop_words_alone_those_are_searched(shelf: SearchEngine) -> None:
    assert keys(shelf, "de en") == ["page:1"]
    assert keys(shelf, "het een") == []


def test_a_stop_word_beside_other_words_is_not_asked(shelf: SearchEngine) -> None:
    assert keys(shelf, "de warme overdracht van een") == ["page:2"]


def test_endless_text_is_answered(shelf: SearchEngine) -> None:
    endless = {
        "overdracht " * 2_000: 1,
        "x" * 20_000: 0,
        '"overdracht" ' * 1_000: 1,
        f"{'-x ' * 5_000}overdracht": 2,
        "🎓" * 10_001: 2,
    }
    assert [text[:20] for text in endless if not parse(text).shortened] == []
    assert {text[:20]: shelf.search(asked(text)).total for text in endless} == {
        text[:20]: total for text, total in endless.items()
    }


def test_ten_thousand_characters_of_different_words_are_answered(shelf: SearchEngine) -> None:
    words = [f"woord{number}" for number in range(1_200)]
    text = " ".join(["overdracht", *words])[:LONGEST_INPUT]
    assert len(parse(text).words) == MOST_WORDS
    assert (keys(shelf, text), keys(shelf, text, at_least=1)) == ([], ["page:2"])


def test_a_phrase_of_ten_thousand_characters_is_answered(shelf: SearchEngine) -> None:
    assert keys(shelf, f'"{"warme overdracht " * 500}"') == []


@pytest.mark.django_db
@pytest.mark.once
def test_a_reader_is_told_that_his_question_was_shortened(shelf: SearchEngine) -> None:
    assert Notice.SHORTENED in search(Asked("overdracht " * 2_000), using=shelf).notices
    assert search(Asked("!!! 🎓"), using=shelf).notices == (Notice.NO_WORDS,)
    assert search(Asked("zomerlek"), using=shelf).notices == ()
