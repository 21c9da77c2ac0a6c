"""Letters and apostrophes that a scanner misread are put right; words that are good stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.importing.elements import Document, Paragraph, Span
from knowledge.importing.lexicon import accented, has_entry, is_known
from knowledge.importing.reading import read
from knowledge.importing.reading.text import read_text
from knowledge.importing.repairs import repair
from tests.knowledge.importing.repairing import all_texts, paragraph, repaired, table_of, words_of

SOURCES = Path(__file__).resolve().parents[4] / "shared" / "sources"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ideeén", "ideeën"),
        ("reünie-ideeén", "reünie-ideeën"),
        ("Itali\u00e9", "Itali\u00eb"),
        ("industriéle", "industriële"),
        ("INDUSTRIÉLE", "INDUSTRIËLE"),
        ("industriéle-erfgoedroute", "industriële-erfgoedroute"),
        ("premiére", "première"),
        ("kleuteringrediénten", "kleuteringrediënten"),
        ("dóór véér en na", "dóór vóór en na"),
    ],
)
def test_an_acute_where_dutch_has_another_sign_is_repaired(before: str, after: str) -> None:
    document, _ = repaired(f"Wij zagen {before} daar staan.")

    assert document.elements == (Paragraph((Span(f"Wij zagen {after} daar staan."),)),)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("financiéren", "financieren"),
        ("Financiéren", "Financieren"),
        ("financiért", "financiert"),
        ("financiérde", "financierde"),
        ("financiérden", "financierden"),
        ("gefinanciérd", "gefinancierd"),
        ("gefinanciérde", "gefinancierde"),
        ("financiéring", "financiering"),
        ("medefinanciéren", "medefinancieren"),
        ("variéren", "variëren"),
        ("variérend", "variërend"),
        ("variéert", "varieert"),
        ("gevariéerd", "gevarieerd"),
        ("oriénteren", "oriënteren"),
        ("oriénteert", "oriënteert"),
        ("oriénteerde", "oriënteerde"),
        ("georiénteerd", "georiënteerd"),
        ("evaluéren", "evalueren"),
        ("geëvaluéerd", "geëvalueerd"),
    ],
)
def test_an_acute_in_a_form_of_a_verb_becomes_what_that_form_has(before: str, after: str) -> None:
    assert repaired(f"Of {before} mag.")[1] == {"acute_for_diaeresis": [(before, after)]}


@pytest.mark.parametrize("word", ["dié", "niét", "hiér", "viéren", "pleziér", "Guiérde", "bliéren"])
def test_a_stressed_short_word_and_a_name_are_no_form_of_such_a_verb(word: str) -> None:
    assert repaired(f"Dat was {word} en niet anders.")[1] == {}


@pytest.mark.parametrize(
    "word", ["één", "Eén", "én", "échte", "vóór", "dóór", "zéér", "héél", "café", "coupé", "André", "Renée"]
)
def test_stressed_words_and_words_with_an_accent_of_their_own_stay(word: str) -> None:
    assert repaired(f"Dat was {word} en niet anders.")[1] == {}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("geinspireerd", "geïnspireerd"),
        ("Cooperatie", "Coöperatie"),
        ("ruine", "ruïne"),
        ("carriere", "carrière"),
        ("schoolcarriere", "schoolcarrière"),
        ("zodlogie", "zoölogie"),
        ("po6zie", "po6zie"),
    ],
)
def test_a_lost_diaeresis_comes_back(before: str, after: str) -> None:
    document, _ = repaired(f"{before} is hier het woord.")

    assert document.elements == (Paragraph((Span(f"{after} is hier het woord."),)),)


@pytest.mark.parametrize(
    "sentence",
    [
        "Hij leest een brief voor een vriend.",
        "Zij werkt bij Beta-Zorg en bij (Coordinatie) Noord.",
        "They asked for the coordinator and the client.",
        "De kop en de knie van het beeld zijn oud.",
    ],
)
def test_good_words_names_and_other_languages_stay(sentence: str) -> None:
    assert repaired(sentence)[1] == {}


def test_a_stray_stroke_goes_where_the_word_stands_elsewhere() -> None:
    _, repairs = repaired("De molen draait.\n\nWie de moilen ziet, ziet de molen.")

    assert repairs == {"stray_letter": [("moilen", "molen")]}


def test_an_unknown_word_without_a_witness_stays() -> None:
    assert "stray_letter" not in repaired("Wie de moilen ziet, ziet veel.")[1]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("foto'’s", "foto’s"),
        ("foto''s", "foto’s"),
        ("foto's", "foto’s"),
        ("'s ochtends", "’s ochtends"),
        ("foto’s", "foto’s"),
    ],
)
def test_an_apostrophe_is_one_curly_sign(before: str, after: str) -> None:
    document, _ = repaired(f"Wij maken {before} van alles.")

    assert document.elements == (Paragraph((Span(f"Wij maken {after} van alles."),)),)


@pytest.mark.parametrize(
    "sentence", ["'Kom maar', zei hij.", "Zij riep: 'Ga!'", "Het heet 'de brug'.", "Hans' fiets staat er."]
)
def test_quotation_marks_stay_as_the_author_chose_them(sentence: str) -> None:
    assert repaired(sentence)[1] == {}


def test_emphasis_inside_a_word_stays_where_it_was() -> None:
    document, _ = repaired("De **geins**pireerde groep.")

    assert document.elements == (Paragraph((Span("De "), Span("geïns", bold=True), Span("pireerde groep."))),)


def test_tables_and_notes_are_repaired_too() -> None:
    note = paragraph("De ideeén van de groep.")
    document, repairs, _, _ = repair(Document("stuk", (table_of("De ruine."),), {"1": (note,)}))

    assert [(entry.before, entry.after) for entry in repairs] == [("ideeén", "ideeën"), ("ruine", "ruïne")]
    assert document.notes["1"] == (paragraph("De ideeën van de groep."),)
    assert document.elements == (table_of("De ruïne."),)


def test_a_rule_can_be_left_out() -> None:
    assert set(repaired("De ideeén van de ruine.", "lost_diaeresis")[1]) == {"acute_for_diaeresis"}


def test_a_repair_quotes_the_sentence_as_it_now_stands() -> None:
    _, (first, second), _, _ = repair(read_text("stuk", "Niets hier. De ideeén over de ruine zijn oud. Meer niet."))

    assert (first.before, first.after, first.start) == ("ideeén", "ideeën", 3)
    assert second.sentence == first.sentence == "De ideeën over de ruïne zijn oud."


def test_the_lexicon_knows_words_compounds_and_safe_accents() -> None:
    assert has_entry("fiets")
    assert is_known("Fietsbrug")
    assert is_known("zomertuinfeest")
    assert not is_known("fietsbrgu")
    assert accented("ruine") == "ruïne"
    assert accented("een") is None


@pytest.mark.parametrize(
    "path", sorted(SOURCES.glob("notitie*.txt")) + sorted(SOURCES.glob("docx/notitie*.docx")), ids=str
)
def test_the_note_gets_twenty_and_twenty_letters_back_and_one_stays_one(path: Path) -> None:
    source = read(path.name, path.read_bytes())
    document, repairs, _, _ = repair(source)
    rules = [entry.rule for entry in repairs]
    stressed = [word for word in ("één", "én") if any(word in words_of([entry.before]) for entry in repairs)]

    assert (rules.count("acute_for_diaeresis"), rules.count("lost_diaeresis"), rules.count("stray_letter")) == (
        20,
        20,
        1,
    )
    assert stressed == []
    assert _count("één", document) == _count("één", source) == 8
    assert _count("én", document) == _count("én", source) == 1


def _count(word: str, document: Document) -> int:
    return words_of(all_texts(document))[word]


@pytest.mark.parametrize(
    "path",
    [path for path in sorted(SOURCES.glob("*.txt")) if not path.name.startswith("notitie")],
    ids=lambda path: path.name,
)
def test_the_other_sources_need_no_letter(path: Path) -> None:
    _, repairs = repaired(path.read_text())

    assert set(repairs) & {"acute_for_diaeresis", "lost_diaeresis", "stray_letter"} == set()
