"""The exact outcomes that were promised for the ten source files, where these lie beside the project."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from knowledge.enums import ContributorRole, Kind
from knowledge.importing.as_json import as_json
from knowledge.importing.draft import Analysis, Draft
from knowledge.importing.pipeline import analyse
from knowledge.importing.report import TaskKind
from tests.knowledge.importing.accounts import missing_words, out_of_order
from tests.knowledge.importing.second_reader import counts, links, visible_words
from tests.knowledge.importing.vocabulary import VOCABULARY

SOURCES = Path(__file__).resolve().parents[4] / "shared" / "sources"
FILES = sorted([*SOURCES.glob("*.txt"), *SOURCES.glob("docx/*.docx")])


def both(start: str) -> pytest.MarkDecorator:
    """A claim for the text and the Word version of the source whose name begins so; none where the sources are not."""
    found = [path for path in FILES if path.name.startswith(start)]
    return pytest.mark.parametrize("path", found, ids=lambda path: path.name)


@cache
def analysed(path: Path) -> Analysis:
    return analyse(path.name, path.read_bytes(), VOCABULARY)


def draft_of(path: Path) -> Draft:
    draft = analysed(path).draft
    assert draft is not None
    return draft


def leaders(draft: Draft) -> int:
    return sum(person.role == ContributorRole.SESSION_LEADER for person in draft.contributors)


@both("")
def test_every_word_is_in_the_draft_or_in_the_report(path: Path) -> None:
    assert analysed(path).words_lost == ()
    assert missing_words(path.read_bytes(), analysed(path)) == []


@both("")
def test_at_most_one_word_in_a_hundred_found_no_place(path: Path) -> None:
    unplaced = sum(len(text.split()) for text in draft_of(path).unplaced)

    assert unplaced * 100 <= len(visible_words(path.read_bytes()))


@both("")
def test_words_stand_in_the_order_of_the_file(path: Path) -> None:
    assert out_of_order(path.read_bytes(), analysed(path)) == {}


@both("")
def test_links_tables_pictures_and_notes_are_all_there(path: Path) -> None:
    found, analysis = counts(path.read_bytes()), analysed(path)
    contents = next((removal.text for removal in analysis.removals if removal.rule == "contents_table"), "")
    seen = [text for text, address in links(path.read_bytes()) if not (address.startswith("#_Toc") and contents)]
    repeated = sum(removal.rule == "repeated_address" for removal in analysis.removals)

    assert len(analysis.links) >= len(seen) - repeated
    assert (analysis.tables, analysis.images) == (found.tables, found.pictures)
    assert len(draft_of(path).footnotes) >= found.notes


@both("opbrengst-kansengelijkheid")
def test_the_first_outcome_has_two_leaders_and_five_recommendations(path: Path) -> None:
    draft = draft_of(path)

    assert (draft.kind, leaders(draft), len(draft.recommendations)) == (Kind.OUTCOME, 2, 5)
    assert all(item.blocks and not item.heading.endswith(".") for item in draft.recommendations)


@both("opbrengst-faciliteren")
def test_the_second_outcome_has_three_leaders_six_recommendations_and_keeps_its_title(path: Path) -> None:
    draft = draft_of(path)

    assert (draft.kind, leaders(draft), len(draft.recommendations)) == (Kind.OUTCOME, 3, 6)
    assert (draft.title.count(":"), draft.title.count("?"), draft.title.endswith("?")) == (1, 1, True)
    assert {"core", "opportunity"} <= draft.fields.keys()


@both("samenvatting")
def test_the_board_table_has_four_rows_seventeen_attendees_and_three_sectors(path: Path) -> None:
    draft = draft_of(path)

    assert (draft.kind, len(draft.key_values), draft.fields["attendees"]) == (Kind.BOARD_TABLE, 4, 17)
    assert (draft.sectors, draft.fields["start"], draft.fields["end"]) == (("vo", "mbo", "hbo"), "12:00", "13:45")
    assert [task.kind for task in analysed(path).tasks] == [TaskKind.MISSING_YEAR]
    assert len(draft.fields["key_phrases"]) == 9


@both("reportage")
def test_the_report_has_eight_sections_three_dead_links_and_a_byline(path: Path) -> None:
    draft = draft_of(path)

    assert (draft.kind, len(draft.sections)) == (Kind.REPORT, 8)
    assert sum(link["dead"] for link in analysed(path).links) == 3
    assert sum(task.kind is TaskKind.DEAD_LINK for task in analysed(path).tasks) == 3
    assert [(person.role, len(person.name.split()), "&" in person.organisation) for person in draft.contributors] == [
        ("auteur", 3, True)
    ]


@both("notitie")
def test_the_note_has_ten_chapters_three_footnotes_and_fourteen_works(path: Path) -> None:
    draft = draft_of(path)

    assert (draft.kind, len(draft.sections), len(draft.footnotes), len(draft.references)) == (Kind.RESEARCH, 10, 3, 14)
    assert [section.split()[0] for section in draft.sections] == [str(number) for number in range(1, 11)]
    assert "".join(str(block["value"]) for block in draft.body).count("<footnote ") == 3


@both("notitie")
def test_the_note_has_twenty_and_twenty_letters_repaired_and_keeps_its_accents(path: Path) -> None:
    repairs = [repair for repair in analysed(path).repairs if repair.applied]
    text = str(draft_of(path).body)

    assert sum(repair.rule == "acute_for_diaeresis" for repair in repairs) == 20
    assert sum(repair.rule == "lost_diaeresis" for repair in repairs) == 20
    assert not any(repair.before.lower() in {"één", "én"} for repair in repairs)
    assert (text.count("één"), text.count(" én ")) == (8, 1)


@both("")
def test_the_printed_shape_has_its_keys_and_loses_nothing(path: Path) -> None:
    printed = as_json(analysed(path), path.name, 7)

    assert list(printed) == [
        "file", "page_id", "kind", "title", "leaders", "recommendations", "sections", "key_values", "footnotes",
        "links", "images", "tables", "repairs", "tasks", "unplaced", "words_lost",
    ]  # fmt: skip
    assert (printed["file"], printed["page_id"], printed["words_lost"]) == (path.name, 7, [])
