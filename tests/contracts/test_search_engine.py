"""What every search engine does alike. A new engine joins by one line in `ENGINES`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.search.contract import FACETS, EngineUnavailable, Label, Passage, SearchDocument, SearchEngine, SearchQuery, Sort
from knowledge.search.engines.embedded import EmbeddedEngine
from knowledge.search.querying import parse

ENGINES: dict[str, Callable[[Path], SearchEngine]] = {
    "embedded": lambda folder: EmbeddedEngine(folder / "index"),
}


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchEngine]:
    made = ENGINES[request.param](tmp_path)
    made.rebuild([])
    yield made


def page(number: int, title: str = "", body: str = "", date: str = "", labels: tuple[str, ...] = (), **filters: tuple[str, ...]) -> SearchDocument:
    return SearchDocument(
        key=f"page:{number}", kind="reportage", title=title or f"Titel {number}", url=f"/reportages/{number}/",
        passages=(Passage(Label.BODY, body),) if body else (), labels=labels, filters=filters, date=date,
    )


def asked(text: str = "", **more: object) -> SearchQuery:
    parsed = parse(text)
    return SearchQuery(parsed.words, parsed.phrases, parsed.excluded_words, parsed.excluded_phrases, **more)  # type: ignore[arg-type]


def keys(engine: SearchEngine, text: str = "", **more: object) -> list[str]:
    return [hit.document.key for hit in engine.search(asked(text, **more)).hits]


def counts(engine: SearchEngine, facet: str, text: str = "", **more: object) -> dict[str, int]:
    found = engine.search(asked(text, facets=FACETS, **more)).facets[facet]
    return {each.value: each.count for each in found}


# Finding


def test_a_document_is_found_by_a_word_of_its_title_body_labels_or_lead(engine: SearchEngine) -> None:
    found = replace(page(1, "Overdracht", "De intake", labels=("Warme overdracht",)), lead="Waarom kiezen")
    engine.index([found])
    for word in ("overdracht", "intake", "warme", "kiezen"):
        assert keys(engine, word) == ["page:1"]
    assert keys(engine, "zomerlek") == []


def test_a_hit_gives_the_document_back_as_it_was(engine: SearchEngine) -> None:
    whole = SearchDocument(
        "recommendation:9f", "aanbeveling", "Teken de ‘route’", "/aanbevelingen/teken/", "Kort.",
        (Passage(Label.BODY, "Eén\ntekst 🎓"), Passage(Label.ATTACHMENT, "Bijlage", "rooster.pdf")), ("Borging",),
        {"thema": ("borging-in-curriculum",), "sector": ("vmbo", "vo")}, "2026-01-23", "2026-02-01", "page:1", {"number": "3"},
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
    engine.index([page(1, body="De doorstroomconferentie"), page(2, body="Elk docententeam"), page(3, body="Zo ontstaan gelijke kansen")])
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
    engine.index([page(1, body="de LOB-coördinator"), page(2, body="de lobcoördinator"), page(3, body="coördinator voor LOB"), page(4, body="LOB")])
    assert set(keys(engine, "LOB-coördinator")) == {"page:1", "page:2", "page:3"}
    assert set(keys(engine, "lobcoördinatoren")) == {"page:1", "page:2"}
    assert set(keys(engine, "lob")) == {"page:1", "page:3", "page:4"}


def test_a_phrase_is_met_only_by_those_words_in_that_order(engine: SearchEngine) -> None:
    engine.index([page(1, body="Ieder gelijke kansen"), page(2, body="kansen die gelijke zijn"), page(3, body="gelijke kans")])
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
    engine.index([page(1, body="stage en intake"), page(2, body="stages en intakes bij bedrijven"), page(3, body="stage in de klas")])
    assert set(keys(engine, "stage -intake")) == {"page:3"}
    assert set(keys(engine, 'stage -"in de klas"')) == {"page:1", "page:2"}
    assert set(keys(engine, "-intake")) == {"page:3"}


def test_a_word_in_the_title_counts_for_more_than_in_labels_and_labels_more_than_text(engine: SearchEngine) -> None:
    rest = "een lange tekst over heel andere dingen die niets zeggen"
    engine.index([page(1, "Anders", f"intake {rest}"), page(2, "Intake", rest), page(3, "Anders", rest, labels=("Intake",))])
    assert keys(engine, "intake") == ["page:2", "page:3", "page:1"]


def test_a_rarer_word_weighs_more(engine: SearchEngine) -> None:
    engine.index([page(1, body="school intake"), page(2, body="school zomerlek"), *(page(n, body="intake klas") for n in range(3, 20))])
    assert keys(engine, "zomerlek intake", at_least=1, size=1) == ["page:2"]


@pytest.mark.parametrize(
    "text",
    ["🎓 intake", "intake AND", "intake:", "(intake", "intake^3", '"intake', "intake*", "intake; DROP TABLE", '{"intake": 1}', "int\u00adake", "INTAKE"],
)
def test_signs_and_the_syntax_of_other_systems_change_nothing(engine: SearchEngine, text: str) -> None:
    engine.index([page(1, body="De intake and drop table 1 3")])
    assert keys(engine, text) == ["page:1"]


def test_words_of_any_script_and_length_are_found(engine: SearchEngine) -> None:
    long = "lob" * 200
    engine.index([page(1, body="Ωμέγα"), page(2, body="город"), page(3, body=long), page(4, body="学校")])
    assert [keys(engine, word) for word in ("ωμεγα", "ГОРОД", long, "学校")] == [["page:1"], ["page:2"], ["page:3"], ["page:4"]]


def test_without_words_everything_is_shown_newest_first(engine: SearchEngine) -> None:
    engine.index([page(1, date="2024-05-01"), page(2, date="2026-01-23"), page(3)])
    assert keys(engine) == ["page:2", "page:1", "page:3"]


# Filters and facets


@pytest.fixture
def shelf(engine: SearchEngine) -> SearchEngine:
    engine.index(
        [
            page(1, body="intake", thema=("lob",), sector=("vmbo", "vo")),
            page(2, body="intake", thema=("lob", "stage"), sector=("mbo",)),
            page(3, body="intake", thema=("stage",), sector=("havo", "vo")),
            page(4, body="anders", thema=("lob",), sector=("hbo",)),
        ]
    )
    return engine


def test_values_of_one_facet_are_joined_by_or_and_facets_by_and(shelf: SearchEngine) -> None:
    assert set(keys(shelf, "intake", filters={"sector": ("mbo", "vmbo")})) == {"page:1", "page:2"}
    assert keys(shelf, "intake", filters={"sector": ("mbo", "vmbo"), "thema": ("stage",)}) == ["page:2"]


def test_a_filter_on_a_sector_includes_its_parts(shelf: SearchEngine) -> None:
    assert set(keys(shelf, filters={"sector": ("vo",)})) == {"page:1", "page:3"}


def test_filters_do_not_change_a_score(shelf: SearchEngine) -> None:
    free = {hit.document.key: hit.score for hit in shelf.search(asked("intake")).hits}
    bound = {hit.document.key: hit.score for hit in shelf.search(asked("intake", filters={"thema": ("lob",)})).hits}
    assert bound == {key: free[key] for key in bound}


def test_facets_count_what_the_words_find(shelf: SearchEngine) -> None:
    assert counts(shelf, "thema", "intake") == {"lob": 2, "stage": 2}
    assert counts(shelf, "sector", "intake") == {"vo": 2, "havo": 1, "mbo": 1, "vmbo": 1}


def test_a_chosen_value_keeps_its_siblings_and_narrows_the_other_facets(shelf: SearchEngine) -> None:
    chosen = {"thema": ("stage",)}
    assert counts(shelf, "thema", "intake", filters=chosen) == {"lob": 2, "stage": 2}
    assert counts(shelf, "sector", "intake", filters=chosen) == {"havo": 1, "mbo": 1, "vo": 1}


def test_two_chosen_facets_narrow_each_other_and_not_themselves(shelf: SearchEngine) -> None:
    chosen = {"thema": ("stage",), "sector": ("vo",)}
    assert counts(shelf, "thema", "intake", filters=chosen) == {"lob": 1, "stage": 1}
    assert counts(shelf, "sector", "intake", filters=chosen) == {"havo": 1, "mbo": 1, "vo": 1}
    assert keys(shelf, "intake", filters=chosen) == ["page:3"]


def test_facet_values_come_most_frequent_first_then_by_name(shelf: SearchEngine) -> None:
    found = shelf.search(asked("", facets=("sector",))).facets["sector"]
    assert [(each.value, each.count) for each in found] == [("vo", 2), ("havo", 1), ("hbo", 1), ("mbo", 1), ("vmbo", 1)]


def test_only_the_facets_asked_for_are_counted(shelf: SearchEngine) -> None:
    assert shelf.search(asked("intake")).facets == {}
    assert set(shelf.search(asked("intake", facets=("jaar",))).facets) == {"jaar"}


def test_two_hundred_values_of_a_facet_are_all_counted(engine: SearchEngine) -> None:
    engine.index([page(number, tag=(f"tag-{number}", "alle")) for number in range(200)])
    found = counts(engine, "tag")
    assert len(found) == 201
    assert found["alle"] == 200


@pytest.mark.parametrize("value", ['a"b', "a\\b", "a b", "TO [x]", "*", "x:y", "(p)", "-neg", "a OR b", "é", "🎓", "a'b"])
def test_a_filter_value_is_taken_literally(engine: SearchEngine, value: str) -> None:
    engine.index([page(1, tag=(value,), soort=("x",)), page(2, tag=("anders",), soort=("x",))])
    assert keys(engine, filters={"tag": (value,)}) == ["page:1"]
    assert counts(engine, "soort", filters={"tag": (value,)}) == {"x": 1}


def test_an_unknown_value_finds_nothing_and_keeps_the_siblings(shelf: SearchEngine) -> None:
    assert keys(shelf, filters={"thema": ("bestaat-niet",)}) == []
    assert counts(shelf, "thema", "intake", filters={"thema": ("bestaat-niet",)}) == {"lob": 2, "stage": 2}


# Order and pages


def test_results_sort_by_newest_and_by_title(engine: SearchEngine) -> None:
    engine.index(
        [page(1, "Zomerlek", "intake", "2025-01-01"), page(2, "‘Één’ intake", "intake", "2026-03-01"), page(3, "advies", "intake", "2024-12-31")]
    )
    assert keys(engine, "intake", sort=Sort.NEWEST) == ["page:2", "page:1", "page:3"]
    assert keys(engine, "intake", sort=Sort.TITLE) == ["page:3", "page:2", "page:1"]


@pytest.mark.parametrize("sort", list(Sort))
def test_pages_follow_on_without_gap_or_double_when_all_tie(engine: SearchEngine, sort: Sort) -> None:
    engine.index([replace(page(number, "Zelfde", "intake", "2026-01-01"), key=f"page:{number}") for number in range(57)])
    pages = [keys(engine, "intake", sort=sort, page=number, size=10) for number in range(1, 7)]
    assert [len(each) for each in pages] == [10, 10, 10, 10, 10, 7]
    assert len({key for each in pages for key in each}) == 57
    assert keys(engine, "intake", sort=sort, page=7) == []


def test_the_order_of_ties_survives_changes_elsewhere(engine: SearchEngine) -> None:
    engine.index([page(number, "Zelfde", "intake", "2026-01-01") for number in range(30)])
    before = keys(engine, "intake", size=30)
    engine.index([page(number, "Zelfde", "intake", "2026-01-01") for number in (7, 3, 22)])
    assert keys(engine, "intake", size=30) == before


def test_the_total_is_exact_on_every_page(engine: SearchEngine) -> None:
    engine.index([page(number, body="intake") for number in range(25)])
    assert [engine.search(asked("intake", page=number)).total for number in (1, 2, 3, 9)] == [25, 25, 25, 25]


# Writing


def test_indexing_again_replaces(engine: SearchEngine) -> None:
    engine.index([page(1, body="intake")])
    engine.index([page(1, body="zomerlek")])
    assert keys(engine, "intake") == []
    assert keys(engine, "zomerlek") == ["page:1"]


def test_one_batch_puts_in_and_takes_out(engine: SearchEngine) -> None:
    engine.index([page(1, body="intake"), page(2, body="intake")])
    engine.index([page(3, body="intake")], remove=["page:1", "page:99"])
    assert set(keys(engine, "intake")) == {"page:2", "page:3"}


def test_of_a_key_twice_in_one_batch_the_last_stays(engine: SearchEngine) -> None:
    engine.index([page(1, body="intake"), page(1, body="zomerlek")])
    assert (keys(engine, "intake"), keys(engine, "zomerlek")) == ([], ["page:1"])


def test_removing_takes_out_and_an_unknown_key_is_no_error(engine: SearchEngine) -> None:
    engine.index([page(1, body="intake")])
    engine.remove(["page:1", "page:2"])
    assert engine.search(asked("intake")).total == 0


def test_rebuilding_replaces_everything_and_says_how_many(engine: SearchEngine) -> None:
    engine.index([page(1, body="intake")])
    assert engine.rebuild(page(number, body="zomerlek") for number in (2, 3)) == 2
    assert keys(engine, "intake") == []
    assert set(keys(engine, "zomerlek")) == {"page:2", "page:3"}


def test_a_rebuild_that_fails_leaves_the_old_index_in_use(engine: SearchEngine) -> None:
    engine.index([page(1, body="intake")])

    def failing() -> Iterator[SearchDocument]:
        yield page(2, body="intake")
        raise LookupError

    with pytest.raises(LookupError):
        engine.rebuild(failing())
    assert keys(engine, "intake") == ["page:1"]


def test_entries_name_each_document_with_its_fingerprint(engine: SearchEngine) -> None:
    documents = [page(number, body="intake") for number in (2, 10, 1)]
    engine.index(documents)
    engine.remove(["page:10"])
    assert list(engine.entries()) == [("page:1", documents[2].fingerprint()), ("page:2", documents[0].fingerprint())]


def test_the_fingerprint_changes_with_anything_found_or_shown() -> None:
    base = page(1, "Titel", "tekst", "2026-01-01", thema=("lob",))
    others = [replace(base, title="Andere"), replace(base, url="/x/"), replace(base, date="2026-01-02"), replace(base, extra={"a": "b"})]
    assert len({document.fingerprint() for document in (base, *others)}) == 5
    assert base.fingerprint() == SearchDocument.from_json(base.as_json()).fingerprint()


def test_the_status_counts_documents(engine: SearchEngine) -> None:
    engine.index([page(1), page(2)])
    status = engine.status()
    assert (status.available, status.documents, status.rebuild_needed) == (True, 2, "")


@pytest.mark.parametrize("name", ENGINES)
def test_without_an_index_every_call_says_that_the_engine_is_away(name: str, tmp_path: Path) -> None:
    engine = ENGINES[name](tmp_path)
    for call in (lambda: engine.search(asked("intake")), lambda: engine.index([page(1)]), lambda: engine.remove(["page:1"]), lambda: list(engine.entries())):
        with pytest.raises(EngineUnavailable):
            call()
    assert not engine.status().available
