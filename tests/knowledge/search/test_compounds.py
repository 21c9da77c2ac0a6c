"""Compounds fall apart into their parts, other words stay whole, and editors have the last word."""

from __future__ import annotations

import hashlib
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.search.compounds import split, split_as_shipped, use_vetoes, vetoes
from knowledge.search.folding import fold
from knowledge.search.lexicon import VETOES, families, vetoed_words
from knowledge.search.lexicon.build import MADE_FROM, families_of, read
from knowledge.search.lexicon.packing import DATA, pack, unpack
from knowledge.search.lexicon.segmenting import Segmenter

DEBIAN_LIST = Path("/usr/share/dict/dutch")


@pytest.fixture
def _no_vetoes_after() -> Iterator[None]:
    yield
    use_vetoes(frozenset())


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("doorstroomconferentie", "doorstroom conferentie"),
        ("arbeidsmarktinformatie", "arbeid markt informatie"),
        ("studieloopbaanbegeleiding", "studie loopbaan begeleiding"),
        ("kinderopvang", "kind opvang"),
        ("lerarentekort", "leraren tekort"),
        ("vmboleerlingen", "vmbo leerlingen"),
        ("gelijkekansenalliantie", "gelijk kans alliantie"),
    ],
)
def test_a_compound_gives_its_parts_in_order_without_links(word: str, parts: str) -> None:
    assert split(word) == tuple(parts.split())


def test_a_plural_is_left_as_it_is_where_its_singular_is_spelled_otherwise() -> None:
    assert split("scholengroep") == ("scholen", "groep")
    assert split("docentengroep") == ("docent", "groep")


@pytest.mark.parametrize("word", ["mentoren", "overstappen", "onderstrepen", "versturen", "talenten", "beleidsmatig"])
def test_a_form_of_one_word_is_no_compound(word: str) -> None:
    assert split(word) == ()


@pytest.mark.parametrize("word", ["", "les", "dagje", "hbo", "2026", "mbo4studie", "αβγδεζηθ", "taalé", "a" * 500])
def test_short_words_figures_and_other_scripts_have_no_parts(word: str) -> None:
    assert split(word) == ()


def test_a_shipped_veto_stays_whole_alone_and_in_longer_words() -> None:
    assert "huiswerk" in vetoed_words()
    assert split("huiswerk") == ()
    assert split("huiswerkklas") == ("huiswerk", "klas")


@pytest.mark.usefixtures("_no_vetoes_after")
def test_an_editors_veto_holds_at_once_alone_in_forms_and_in_longer_words() -> None:
    assert split("studiekeuze") == ("studie", "keuze")
    assert split("studiekeuzegesprek") == ("studie", "keuze", "gesprek")
    use_vetoes(frozenset({"studiekeuze"}))
    assert split("studiekeuze") == ()
    assert split("studiekeuzes") == ()
    assert split("studiekeuzegesprek") == ("studiekeuze", "gesprek")
    assert vetoes() == frozenset({"studiekeuze"})


@pytest.mark.usefixtures("_no_vetoes_after")
def test_a_veto_taken_back_splits_again() -> None:
    use_vetoes(frozenset({"studiekeuze"}))
    use_vetoes(frozenset())
    assert split("studiekeuze") == ("studie", "keuze")
    assert vetoes() == frozenset()


@pytest.mark.usefixtures("_no_vetoes_after")
def test_stems_do_not_follow_an_editors_veto() -> None:
    use_vetoes(frozenset({"studiekeuze"}))
    assert split_as_shipped("studiekeuze") == ("studie", "keuze")


@given(st.text(alphabet="abcdefghijklmnoprstuvwyzé'- 1", max_size=80))
def test_parts_stand_in_the_word_in_order(word: str) -> None:
    parts = split(word)
    assert len(parts) != 1
    place = 0
    for part in parts:
        assert len(part) >= 3
        place = word.index(part, place) + len(part)


def test_a_split_never_has_parts_that_fall_apart() -> None:
    parts = [part for word in ("arbeidsmarktinformatie", "basisschoolleerling") for part in split(word)]
    assert [split(part) for part in parts] == [()] * 6


def test_the_lexicon_is_small_and_comes_with_its_licence() -> None:
    assert len(DATA.read_bytes()) <= 100_000
    notice = DATA.with_name("NOTICE").read_text(encoding="utf-8")
    assert all(said in notice for said in (DATA.name, "OpenTaal", "Creative Commons", "Redistributions of source code"))


def test_the_lexicon_takes_less_than_twenty_megabytes() -> None:
    tracemalloc.start()
    try:
        segmenter = Segmenter(unpack(DATA.read_bytes()), vetoed_words())
        used, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert segmenter.split("leerroute") == ("leer", "route")
    assert used < 20 * 1024 * 1024


def test_what_is_packed_comes_back_in_any_order_of_words() -> None:
    some = {"school": (8.0, 7.5), "schoon": (3.0, 0.0), "les": (0.0, 6.5), "lessen": (1.0, 4.0)}
    assert unpack(pack(some)) == some
    assert pack(dict(reversed(some.items()))) == pack(some)


def test_the_shipped_lexicon_is_what_building_it_from_debians_list_gives() -> None:
    # Compared as words and not as bytes: another release of the compressor may write the same in other bytes.
    lists = [
        source
        for source in [DEBIAN_LIST]
        if source.exists() and hashlib.sha256(source.read_bytes()).hexdigest() == MADE_FROM
    ]
    assert [families_of(read(source)) == families() for source in lists] == [True] * len(lists)


def test_vetoes_are_folded_words_each_written_once() -> None:
    written = [line for line in VETOES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert written == [fold(word) for word in written]
    assert sorted(set(written)) == sorted(written)
