"""What every search engine finds alike, and in which order of worth."""

from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.search.contract import (
    Label,
    Passage,
    SearchDocument,
    SearchEngine,
)
from tests.contracts.search_engines import asked, keys, page


def test_a_document_is_found_by_a_word_of_its_title_body_labels_or_lead(engine: SearchEngine) -> None:
    found = replace(page(1, "Overdracht", "De intake", labels=("Warme overdracht",)), lead="Waarom kiezen")
    engine.index([found])
    for word in ("overdracht", "intake", "warme", "kiezen"):
        assert keys(engine, word) == ["page:1"]
    assert keys(engine, "zomerlek") == []


def test_a_hit_gives_the_document_back_as_it_was(engine: SearchEngine) -> None:
    whole = SearchDocument(
        "recommendation:9f",
        "aanbeveling",
        "Teken de ‘route’",
        "/aanbevelingen/teken/",
        "Kort.",
        (Passage(Label.BODY, "Eén\ntekst 🎓"), Passage(Label.ATTACHMENT, "Bijlage", "rooster.pdf")),
        ("Borging",),
        {"thema": ("borging-in-curriculum",), "sector": ("vmbo", "vo")},
        "2026-01-23",
        "2026-02-01",
        "page:1",
        {"number": "3"},
    )
    engine.index([whole])
    assert [hit.document for hit in engine.search(asked("route")).hits] == [whole]


def test_all_words_must_be_in_the_document(engine: SearchEngine) -> None:
    engine.index([page(1, body="De intake op het mbo"), page(2, body="De intake op het hbo")])
    assert keys(engine, "intake mbo") == ["page:1"]


def test_with_at_least_some_words_are_enough_and_more_words_rank_higher(engine: SearchEngine) -> None:
    engine.index([page(1, body="intake"), page(2, body="intake decaan"), page(3, body="intake decaan zomerlek")])
    assert keys(engine, "intake decaan zomerlek", at_least=2) == ["page:3", "page:2"]


def test_other_forms_of_a_word_are_found(engine: SearchEngine) -> None:
    engine.index(
        [
            page(1, body="De doorstroomconferentie"),
            page(2, body="Elk docententeam"),
            page(3, body="Zo ontstaan gelijke kansen"),
        ]
    )
    assert keys(engine, "doorstroomconferenties") == ["page:1"]
    assert keys(engine, "docententeams") == ["page:2"]
    assert keys(engine, "gelijke kans") == ["page:3"]


def test_the_exact_word_ranks_above_another_form_of_it(engine: SearchEngine) -> None:
    engine.index([page(1, body="over kansen praten"), page(2, body="over kans praten")])
    assert keys(engine, "kans") == ["page:2", "page:1"]
    assert keys(engine, "kansen") == ["page:1", "page:2"]


def test_guidance_does_not_find_policy(engine: SearchEngine) -> None:
    engine.index([page(1, body="beleid"), page(2, body="begeleiding")])
    assert keys(engine, "begeleiding") == ["page:2"]


def test_accents_do_not_matter(engine: SearchEngine) -> None:
    engine.index([page(1, body="een oriénterend gesprek")])
    assert keys(engine, "oriënterend") == keys(engine, "orienterend") == ["page:1"]


def test_a_hyphenated_word_meets_its_parts_and_its_joined_form(engine: SearchEngine) -> None:
    engine.index(
        [
            page(1, body="de LOB-coördinator"),
            page(2, body="de lobcoördinator"),
            page(3, body="coördinator voor LOB"),
            page(4, body="LOB"),
        ]
    )
    assert set(keys(engine, "LOB-coördinator")) == {"page:1", "page:2", "page:3"}
    assert set(keys(engine, "lobcoördinatoren")) == {"page:1", "page:2", "page:3"}
    assert set(keys(engine, "lob")) == {"page:1", "page:2", "page:3", "page:4"}
    assert set(keys(engine, "lobcoördinatoren -coördinator")) == {"page:2"}


def test_a_phrase_is_met_only_by_those_words_in_that_order(engine: SearchEngine) -> None:
    engine.index(
        [page(1, body="Ieder gelijke kansen"), page(2, body="kansen die gelijke zijn"), page(3, body="gelijke kans")]
    )
    assert keys(engine, '"gelijke kansen"') == ["page:1"]


def test_a_phrase_holds_stop_words_and_hyphenated_words(engine: SearchEngine) -> None:
    engine.index([page(1, body="Elke vmbo-leerling in de klas kiest")])
    assert keys(engine, '"vmbo-leerling in de klas"') == keys(engine, '"vmbo leerling in de klas"') == ["page:1"]
    assert keys(engine, '"vmbo leerling de klas"') == []


def test_no_phrase_runs_from_one_piece_of_text_into_the_next(engine: SearchEngine) -> None:
    engine.index([page(1, "Gelijke", "kansen", labels=("warme", "overdracht"))])
    for phrase in ('"gelijke kansen"', '"gelijke gelijke"', '"warme overdracht"', '"gelijke warme"'):
        assert keys(engine, phrase) == []


def test_exclusions_take_out_words_in_every_form_and_phrases(engine: SearchEngine) -> None:
    engine.index(
        [
            page(1, body="stage en intake"),
            page(2, body="stages en intakes bij bedrijven"),
            page(3, body="stage in de klas"),
        ]
    )
    assert set(keys(engine, "stage -intake")) == {"page:3"}
    assert set(keys(engine, 'stage -"in de klas"')) == {"page:1", "page:2"}
    assert set(keys(engine, "-intake")) == {"page:3"}


def test_a_word_in_the_title_counts_for_more_than_in_labels_and_labels_more_than_text(engine: SearchEngine) -> None:
    rest = "een lange tekst over heel andere dingen die niets zeggen"
    engine.index(
        [page(1, "Anders", f"intake {rest}"), page(2, "Intake", rest), page(3, "Anders", rest, labels=("Intake",))]
    )
    assert keys(engine, "intake") == ["page:2", "page:3", "page:1"]


def test_a_rarer_word_weighs_more(engine: SearchEngine) -> None:
    engine.index(
        [
            page(1, body="school intake"),
            page(2, body="school zomerlek"),
            *(page(n, body="intake klas") for n in range(3, 20)),
        ]
    )
    assert keys(engine, "zomerlek intake", at_least=1, size=1) == ["page:2"]


@pytest.mark.parametrize(
    "text",
    [
        "🎓 intake",
        "intake AND",
        "intake:",
        "(intake",
        "intake^3",
        '"intake',
        "intake*",
        "intake; DROP TABLE",
        '{"intake": 1}',
        "int\u00adake",
        "INTAKE",
    ],
)
def test_signs_and_the_syntax_of_other_systems_change_nothing(engine: SearchEngine, text: str) -> None:
    engine.index([page(1, body="De intake and drop table 1 3")])
    assert keys(engine, text) == ["page:1"]


def test_words_of_any_script_and_length_are_found(engine: SearchEngine) -> None:
    long = "lob" * 200
    engine.index([page(1, body="Ωμέγα"), page(2, body="город"), page(3, body=long), page(4, body="学校")])
    assert [keys(engine, word) for word in ("ωμεγα", "ГОРОД", long, "学校")] == [
        ["page:1"],
        ["page:2"],
        ["page:3"],
        ["page:4"],
    ]


def test_without_words_everything_is_shown_newest_first(engine: SearchEngine) -> None:
    engine.index([page(1, date="2024-05-01"), page(2, date="2026-01-23"), page(3)])
    assert keys(engine) == ["page:2", "page:1", "page:3"]
