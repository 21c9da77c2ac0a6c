"""What holds for every text: no word is lost, order stays, a second time changes nothing, each entry can be found."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.importing.elements import Document, Heading, ListItem, PageBreak, Paragraph, Picture, Span, Table, plain
from knowledge.importing.lexicon import unaccented
from knowledge.importing.reading import read
from knowledge.importing.reading.text import read_text
from knowledge.importing.repairs import RULES, repair
from tests.knowledge.importing.repairing import all_texts, applied, paragraph, table_of, words_of

SOURCES = Path(__file__).resolve().parents[4] / "shared" / "sources"
FILES = [*sorted(SOURCES.glob("*.txt")), *sorted(SOURCES.glob("docx/*.docx"))]

VOCABULARY = """
de molen draait niet als het waait en wij lopen langs rivieren Het Wij Een water vmbo- mbo-leerling
taal-en geinspireerd ideeén één vóór véér Cooperatie foto's foto'’s molen1 sluis?. noot2. (zie) ‘zo’
“ja” etc. A1 1 2 3 moilen Ditis Eenboot Ada. Ad b. bijzodnere gezamelijk **vet** *schuin* [daar](#)
al weer beter ruine zodlogie http://kaart.example/a www.kaart.example/a einde. stop! waarom? daarna:
dus, roeiers/ reserve-
"""
WORDS = VOCABULARY.split()
GAPS = (
    " ",
    " ",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\n ",
    "\n\n\n\n",
    "\f",
    "\n- ",
    "\ne ",
    "\n\ne ",
    "\no ",
    "\n\n— ",
    "\t",
    "\n\n1 ",
    "\n\n2. ",
    "\n\n4. ",
    "\n\n. ",
)

texts = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), min_size=1, max_size=120).map(
    lambda pieces: "".join(word + gap for word, gap in pieces)
)


def account(before: Document, after: Document, repairs: tuple, removals: tuple) -> None:
    """Each word of the document is in the repaired one, a repair or a removal; none came from nowhere."""
    done = applied(repairs)
    left = words_of(all_texts(before)) + words_of(entry.after for entry in done)
    right = (
        words_of(all_texts(after))
        + words_of(entry.before for entry in done)
        + words_of(removal.text for removal in removals)
    )

    assert left == right


def stream(document: Document) -> str:
    """The letters of the body in order, accents aside."""
    text = "".join(
        plain(element.spans) for element in document.elements if isinstance(element, (Heading, Paragraph, ListItem))
    )
    return re.sub(r"[^a-z]", "", unaccented(text.lower()))


@settings(deadline=None)
@given(texts)
def test_no_word_is_lost_and_none_is_made_up(text: str) -> None:
    document = read_text("stuk", text)
    after, repairs, removals, _ = repair(document)

    account(document, after, repairs, removals)


@settings(deadline=None)
@given(texts)
def test_a_second_time_changes_nothing(text: str) -> None:
    once, _, _, _ = repair(read_text("stuk", text))
    twice, repairs, removals, _ = repair(once)

    assert twice == once
    assert (applied(repairs), removals) == ([], ())


@settings(deadline=None)
@given(texts)
def test_each_entry_stands_where_it_says(text: str) -> None:
    for entry in repair(read_text("stuk", text))[1]:
        standing = entry.after if entry.applied else entry.before

        assert entry.sentence[entry.start : entry.start + len(standing)] == standing
        assert entry.before != entry.after
        assert standing


@settings(deadline=None)
@given(texts)
def test_no_mark_of_ours_stays_behind(text: str) -> None:
    document, _, _, _ = repair(read_text("stuk", text))
    spans = [span for element in document.elements for span in getattr(element, "spans", ())]

    assert [span for span in spans if not span.text and span.note not in document.notes] == []


@settings(deadline=None)
@given(texts)
def test_letters_keep_their_order(text: str) -> None:
    moving = frozenset(
        {"footnote_mark", "repeated_address", "stray_letter", "lost_diaeresis", "misread_bullet", "lettered_section"}
    )
    document = read_text("stuk", text.replace("é", "e"))

    assert stream(repair(document, moving)[0]) == stream(document)


@settings(deadline=None)
@given(texts, st.sets(st.sampled_from([rule.key for rule in RULES])))
def test_a_rule_that_is_left_out_leaves_no_entry(text: str, disabled: set[str]) -> None:
    _, repairs, removals, _ = repair(read_text("stuk", text), frozenset(disabled))

    assert {entry.rule for entry in repairs} | {removal.rule for removal in removals} <= {
        rule.key for rule in RULES
    } - disabled


@settings(deadline=None)
@given(texts)
def test_only_automatic_rules_change_the_text(text: str) -> None:
    automatic = {rule.key for rule in RULES if rule.automatic}

    assert all(entry.applied is (entry.rule in automatic) for entry in repair(read_text("stuk", text))[1])


words = st.sampled_from(
    [
        "de",
        "molen",
        "draait",
        "als",
        "het",
        "waait",
        "en",
        "wij",
        "lopen",
        "langs",
        "het",
        "water",
        "van",
        "één",
        "rivier",
    ]
)
sentences = st.lists(words, min_size=3, max_size=20).map(lambda found: " ".join(found).capitalize() + ".")
spans = sentences.map(lambda text: (Span(text[:4]), Span(text[4:9], bold=True), Span(text[9:])))
clean = st.lists(
    st.one_of(
        spans.map(lambda found: Paragraph(tuple(span for span in found if span.text), "normal")),
        sentences.map(lambda text: Heading((Span(text.rstrip(".")),), 2)),
        sentences.map(lambda text: ListItem((Span(text.rstrip(".")),), 0, ordered=True, marker="1.")),
        sentences.map(lambda text: Paragraph((Span(text + "\nOok hier."),), "normal")),
        sentences.map(table_of),
        st.just(PageBreak()),
        st.just(Picture("foto.png", b"", "image/png")),
    ),
    max_size=15,
).map(lambda elements: Document("stuk", tuple(elements), {"1": (paragraph("Een noot."),)}))


@settings(deadline=None)
@given(clean)
def test_a_clean_word_file_stays_as_it_is(document: Document) -> None:
    assert repair(document) == (document, (), (), ())


def test_a_table_stays_a_table() -> None:
    document = Document("stuk", (table_of("e Brood", "e Water", "- kaas"),))

    assert isinstance(repair(document)[0].elements[0], Table)


def test_keys_are_unique_and_each_rule_has_a_name() -> None:
    assert len({rule.key for rule in RULES}) == len(RULES)
    assert all(str(rule.label) for rule in RULES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_sources_keep_every_word_and_settle_at_once(path: Path) -> None:
    document = read(path.name, path.read_bytes())
    once, repairs, removals, _ = repair(document)
    twice, again, _, _ = repair(once)

    account(document, once, repairs, removals)
    assert (twice, applied(again)) == (once, [])


@pytest.mark.parametrize(
    "piece", ["thema's ", "aan-\n", "e punt\n\n", "woord " * 14 + "\n\n", "vreemdwoordje ", "\fTekst1\n1 noot\n"]
)
def test_the_number_of_looks_at_a_text_grows_no_faster_than_the_text(piece: str) -> None:
    def calls(times: int) -> int:
        document = read_text("stuk", piece * times)
        count = 0

        def tally(_frame: object, event: str, _argument: object) -> None:
            nonlocal count
            count += event in {"call", "c_call"}

        sys.setprofile(tally)
        try:
            repair(document)
        finally:
            sys.setprofile(None)
        return count

    calls(10)
    assert calls(1600) < 8 * calls(400)
