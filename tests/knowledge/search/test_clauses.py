"""Ways to meet a word: compounds by their parts, abbreviations and synonyms both ways, capitals where they tell."""

from __future__ import annotations

import pytest

from knowledge.queries.search_words import AbbreviationEntry, SearchWords
from knowledge.search.contract import Label, Passage, SearchDocument, SearchQuery
from knowledge.search.engines.embedded import EmbeddedEngine
from knowledge.search.querying import parse
from knowledge.search.synonyms import Synonyms

SYNONYMS = Synonyms(
    SearchWords(
        abbreviations=(
            AbbreviationEntry("vmbo", capitals_only=False, expansions=("voorbereidend middelbaar beroepsonderwijs",)),
            AbbreviationEntry("TOT", capitals_only=True, expansions=("Talentontwikkeling Techniek",)),
            AbbreviationEntry("Ad", capitals_only=True, expansions=("associate degree",)),
            AbbreviationEntry(
                "LOB",
                capitals_only=False,
                expansions=("loopbaanoriëntatie en -begeleiding", "loopbaanoriëntatie, -ontwikkeling en -begeleiding"),
            ),
        ),
        rings=(("kansengelijkheid", "gelijke kansen", "kansenongelijkheid"), ("leerling", "scholier")),
    )
)
TEXTS = {
    "conferentie": "Verslag van de doorstroomconferentie in Zwolle.",
    "begeleiding": "Goede loopbaanbegeleiding begint vroeg.",
    "open": "Elke loopbaan vraagt begeleiding.",
    "school": "De school is open.",
    "bord": "Het schoolbord hangt scheef.",
    "kansen": "Gelijke kansen voor iedereen.",
    "ongelijk": "Kansenongelijkheid neemt toe.",
    "los": "Een gelijke behandeling en veel kansen.",
    "vmbo": "Een vmbo-leerling kiest.",
    "voluit": "In het voorbereidend middelbaar beroepsonderwijs kiest een scholier vroeg.",
    "tot": "Van maandag tot vrijdag.",
    "talent": "Het programma TOT loopt tot mei.",
    "techniek": "Talentontwikkeling Techniek helpt scholen.",
    "degree": "Zij volgt een Ad aan de hogeschool.",
    "punt": "Zo gaat het. Ad a volgt later.",
    "geroepen": "WEG VAN HIER TOT DAAR",
    "lob": "LOB is van de hele school.",
    "lobvoluit": "Loopbaanoriëntatie en -begeleiding hoort erbij.",
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedEngine:
    made = EmbeddedEngine(tmp_path_factory.mktemp("index"))
    made.rebuild(
        SearchDocument(key, "reportage", "Stuk", "/", passages=(Passage(Label.BODY, text),))
        for key, text in TEXTS.items()
    )
    return made


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("doorstroom", {"conferentie"}),
        ("begeleiding", {"begeleiding", "open", "lobvoluit"}),
        ("loopbaanbegeleiding", {"begeleiding", "open", "lobvoluit"}),
        ("schoolbord", {"bord"}),
        ("kansengelijkheid", {"kansen", "ongelijk", "los"}),
        ("gelijke kansen", {"kansen", "ongelijk", "los"}),
        ("vmbo-leerling", {"vmbo", "voluit"}),
        ("voorbereidend middelbaar beroepsonderwijs", {"vmbo", "voluit"}),
        ("TOT", {"talent", "techniek"}),
        ("tot", {"tot", "talent", "geroepen"}),
        ("talentontwikkeling techniek", {"techniek", "talent"}),
        ("Ad", {"degree"}),
        ("associate degree", {"degree"}),
        ("LOB", {"lob", "lobvoluit"}),
        ("loopbaanoriëntatie en -begeleiding", {"lob", "lobvoluit"}),
        ("lob scholier", set()),
    ],
)
def test_a_word_is_met_by_its_other_ways_to_say_it_and_by_no_stranger(
    engine: EmbeddedEngine, asked: str, found: set[str]
) -> None:
    parsed = parse(asked, SYNONYMS)
    results = engine.search(SearchQuery(words=parsed.words, phrases=parsed.phrases, size=50))
    assert {hit.document.key for hit in results.hits} == found


def test_words_that_have_a_synonym_together_are_one_thing_asked_for() -> None:
    assert [word.text for word in parse("gelijke kansen mbo", SYNONYMS).words] == ["gelijke kansen", "mbo"]


def test_an_excluded_word_excludes_neither_its_synonyms_nor_its_compounds(engine: EmbeddedEngine) -> None:
    parsed = parse("school -bord", SYNONYMS)
    results = engine.search(SearchQuery(words=parsed.words, excluded=parsed.excluded, size=50))
    assert {hit.document.key for hit in results.hits} == {"school", "bord", "lob", "degree", "techniek"}
