"""Abbreviations, synonyms and unsplit words: what is shipped, what may be stored, and that a change is told."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.test.utils import CaptureQueriesContext

from knowledge.models import Abbreviation, SearchWordsVersion, SynonymRing, UnsplitWord
from knowledge.models.search_words import LONGEST_LINE, MOST_LINES, MOST_TEXT
from knowledge.queries.search_words import AbbreviationEntry, search_words, search_words_version

pytestmark = pytest.mark.django_db

shipped = import_module("knowledge.migrations.0004_shipped_search_words")


def faults_of(word: models.Model) -> dict[str, list[str]]:
    try:
        word.full_clean()
    except ValidationError as error:
        return error.message_dict
    return {}


# Those of the field (domain.md §5); more may be shipped, and editors add their own.
ABBREVIATIONS = (
    "LOB slb po vo vmbo havo vwo pro vso mbo hbo wo ho avo vavo isk bb kb gl tl bol bbl bpv vsv RMC roc aoc WVO WEB KS"
    " PTA pws evc OCW DUO SBB NRO ROA SPV TiB TOT Ad LLO AVG"
).split()
RINGS = [
    {"doorstroom", "overstap", "overgang", "aansluiting"},
    {"leerling", "scholier"},
    {"kansengelijkheid", "gelijke kansen", "kansenongelijkheid"},
    {"praktijkvoorbeeld", "good practice", "best practice"},
    {"opbrengst", "uitkomst", "verslag", "terugblik"},
    {"decaan", "schooldecaan"},
    {"vsv", "schooluitval", "uitval"},
    {"switch", "studiewissel"},
    {"doorlopende leerlijn", "doorlopende leerroute"},
    {"stage", "bpv", "praktijkleren"},
    {"tl", "vmbo-t", "mavo"},
    {"wegbereider", "wegvoorbereider"},
    {"bestuurstafel", "bestuurdersoverleg"},
]


def test_every_abbreviation_and_ring_of_the_field_is_there_from_the_first_day() -> None:
    words = search_words()
    shorts = {entry.short: entry for entry in words.abbreviations}
    assert [short for short in ABBREVIATIONS if short not in shorts] == []
    assert shorts["LOB"] == AbbreviationEntry(
        "LOB", False, ("loopbaanoriëntatie en -begeleiding", "loopbaanoriëntatie, -ontwikkeling en -begeleiding")
    )
    assert [entry.short for entry in words.abbreviations if entry.capitals_only] == ["WEB", "DUO", "TOT", "Ad"]
    assert [ring for ring in RINGS if not any(ring <= set(shipped) for shipped in words.rings)] == []
    assert words.unsplit == frozenset()


def test_what_is_shipped_keeps_the_rules_that_editors_have_to_keep() -> None:
    rows: list[models.Model] = [*Abbreviation.objects.all(), *SynonymRing.objects.all()]
    assert {str(row): faults for row in rows if (faults := faults_of(row))} == {}


def test_going_back_takes_what_was_shipped_and_leaves_what_an_editor_changed() -> None:
    SynonymRing.objects.create(words="mentor\ncoach")
    Abbreviation.objects.filter(short="po").update(expansions="primair onderwijs\nbasisonderwijs")
    shipped.take_back(apps, None)
    assert [str(row) for row in Abbreviation.objects.all()] == ["po"]
    assert [str(row) for row in SynonymRing.objects.all()] == ["mentor = coach"]


def test_all_words_are_read_in_three_queries_and_their_version_in_one() -> None:
    with CaptureQueriesContext(connection) as version:
        search_words_version()
    with CaptureQueriesContext(connection) as words:
        search_words()
    assert (len(version), len(words)) == (1, 3)


def test_an_unsplit_word_is_read_in_lower_case() -> None:
    UnsplitWord.objects.create(word="Regiotafel")
    assert search_words().unsplit == frozenset({"regiotafel"})


CHANGES: dict[str, Callable[[], Any]] = {
    "created": lambda: SynonymRing.objects.create(words="mentor\ncoach"),
    "changed": lambda: Abbreviation.objects.get(short="po").save(),
    "deleted": lambda: Abbreviation.objects.get(short="po").delete(),
    "many deleted": lambda: SynonymRing.objects.filter(words__startswith="stage").delete(),
    "many changed": lambda: Abbreviation.objects.filter(short="po").update(capitals_only=True),
    "many made": lambda: UnsplitWord.objects.bulk_create([UnsplitWord(word="regiotafel")]),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_way_of_changing_words_raises_their_version(change: str) -> None:
    before = search_words_version()
    CHANGES[change]()
    assert search_words_version() == before + 1


def test_many_rows_saved_at_once_raise_the_version() -> None:
    before, rows = search_words_version(), list(Abbreviation.objects.all()[:3])
    Abbreviation.objects.bulk_update(rows, ["expansions"])
    assert search_words_version() > before


def test_the_first_change_makes_the_version_where_there_is_none() -> None:
    SearchWordsVersion.objects.all().delete()
    assert search_words_version() == 0
    SynonymRing.objects.create(words="mentor\ncoach")
    assert search_words_version() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("change", ["created", "changed", "deleted"])
def test_a_change_whose_version_cannot_go_up_does_not_happen(change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = search_words()

    def refuse() -> None:
        raise RuntimeError

    monkeypatch.setattr(SearchWordsVersion, "go_up", refuse)
    with pytest.raises(RuntimeError):
        CHANGES[change]()
    assert search_words() == before


def test_lines_are_tidied_when_a_ring_is_cleaned() -> None:
    ring = SynonymRing(words="  warme   overdracht \r\n\r\nintake\t\n")
    ring.full_clean()
    assert ring.words == "warme overdracht\nintake"


LONG = "x" * (LONGEST_LINE + 1)


@pytest.mark.parametrize(
    ("words", "faults"),
    [
        ("mentor", ["Geef ten minste twee woorden die hetzelfde betekenen, elk op een eigen regel."]),
        (
            "mentor\nMentor",
            [
                "‘Mentor’ staat er twee keer.",
                "Geef ten minste twee woorden die hetzelfde betekenen, elk op een eigen regel.",
            ],
        ),
        ("mentor\ncoach\nMENTOR", ["‘MENTOR’ staat er twee keer."]),
        ("mentor\n– / –", ["‘– / –’ bevat geen woord."]),
        (f"mentor\n{LONG}", [f"‘{LONG[:40]}…’ is langer dan {LONGEST_LINE} tekens."]),
        ("\n".join(f"woord{number}" for number in range(MOST_LINES + 1)), [f"Geef hoogstens {MOST_LINES} regels."]),
    ],
)
def test_a_ring_that_breaks_a_rule_is_refused_in_words(words: str, faults: list[str]) -> None:
    assert faults_of(SynonymRing(words=words)) == {"words": faults}


@pytest.mark.parametrize(
    ("fields", "faults"),
    [
        (
            {"short": "VMBO", "expansions": "iets anders"},
            {"short": ["Deze afkorting staat al in de lijst. Vul daar aan waar ze voor staat."]},
        ),
        (
            {"short": "v.m.b.o.", "expansions": "iets"},
            {"short": ["Een afkorting is één woord van letters en cijfers, zonder spaties en punten."]},
        ),
        (
            {"short": "kan", "expansions": "kansrijk adviseren nu", "capitals_only": True},
            {"short": ["Schrijf de afkorting met haar hoofdletters, of haal het vinkje hieronder weg."]},
        ),
        (
            {"short": "XYZ", "expansions": "xyz"},
            {"expansions": ["Schrijf voluit waar de afkorting voor staat, niet de afkorting zelf."]},
        ),
        ({"short": "XYZ", "expansions": "een\neen"}, {"expansions": ["‘een’ staat er twee keer."]}),
    ],
)
def test_an_abbreviation_that_breaks_a_rule_is_refused_in_words(
    fields: dict[str, Any], faults: dict[str, list[str]]
) -> None:
    assert faults_of(Abbreviation(**fields)) == faults


def test_an_abbreviation_may_be_saved_again_under_its_own_name() -> None:
    assert faults_of(Abbreviation.objects.get(short="vmbo")) == {}


@pytest.mark.parametrize(
    ("word", "fault"),
    [
        ("twee woorden", "Geef één woord, zonder spaties."),
        ("--", "Geef één woord, zonder spaties."),
        ("REGIOTAFEL", "Dit woord staat al in de lijst."),
    ],
)
def test_an_unsplit_word_that_breaks_a_rule_is_refused_in_words(word: str, fault: str) -> None:
    UnsplitWord.objects.create(word="regiotafel")
    assert faults_of(UnsplitWord(word=word)) == {"word": [fault]}


@pytest.mark.parametrize(
    "row",
    [
        Abbreviation(short="Vmbo", expansions="nog eens"),
        Abbreviation(short="xyz", expansions=""),
        Abbreviation(short="xyz", expansions="x" * (MOST_TEXT + 1)),
        SynonymRing(words=""),
        SynonymRing(words="x" * (MOST_TEXT + 1)),
        UnsplitWord(word=""),
        SearchWordsVersion(pk=2),
    ],
)
def test_the_database_holds_to_the_limits_that_matter(row: models.Model) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)
