"""What a visitor probably meant, from the words that the index knows."""

from __future__ import annotations

import pytest

from knowledge.search.contract import Label, Passage, SearchDocument
from knowledge.search.engines.embedded import EmbeddedEngine
from knowledge.search.spelling import corrections

TEXTS = (
    "Loopbaanbegeleiding begint bij de mentor.",
    "De mentor kent elke leerling en zijn loopbaan.",
    "Kansengelijkheid vraagt een warme overdracht en goede begeleiding.",
    "Oriëntatie op de studiekeuze; de decaan helpt.",
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedEngine:
    made = EmbeddedEngine(tmp_path_factory.mktemp("index"))
    made.rebuild(
        SearchDocument(f"page:{number}", "reportage", "Stuk", "/", passages=(Passage(Label.BODY, text),))
        for number, text in enumerate(TEXTS)
    )
    return made


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mentr", "mentor"),
        ("mnetor", "mentor"),
        ("loopbaanbegeleidng", "loopbaanbegeleiding"),
        ("loop baan begeleiding", "loopbaanbegeleiding"),
        ("warme overdrcht", "warme overdracht"),
        ("de kansengelijkhied van nu", "de kansengelijkheid van nu"),
        ("orientasie", "orientatie"),
        ("Mentr, 'decaan'", "mentor, 'decaan'"),
        ("warmeoverdracht", "warme overdracht"),
        ("decaanbegeleidng", "decaanbegeleiding"),
    ],
)
def test_the_likeliest_correction_comes_first(engine: EmbeddedEngine, typed: str, meant: str) -> None:
    assert next(corrections(typed, engine)) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "mentor",  # known
        "mbo",  # too short to tell a slip from an abbreviation
        "qwxzvbk",  # like nothing
        '"mentr"',  # a phrase is meant as it stands
        "decaan -mentr",  # so is what is excluded
        "2026",
        "",
        "🎓 !?",
        " ".join(["mentr"] * 20),  # too much for a slip
    ],
)
def test_what_is_known_quoted_or_like_nothing_is_left_alone(engine: EmbeddedEngine, typed: str) -> None:
    assert list(corrections(typed, engine)) == []


def test_a_correction_is_never_what_was_typed(engine: EmbeddedEngine) -> None:
    for typed in ("loopbaan begeleiding", "mentr decaan", "studie keuze"):
        assert typed not in list(corrections(typed, engine))
