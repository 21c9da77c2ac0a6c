"""Every word of a file is in the draft or in a named entry of the report; the account finds each that is not."""

from __future__ import annotations

from dataclasses import replace

from knowledge.enums import Kind
from knowledge.importing.accounting import words_lost
from knowledge.importing.as_json import as_json
from knowledge.importing.draft import Draft
from knowledge.importing.elements import Cell, Comment, Deletion, Document, Furniture, ListItem, Paragraph, Span, Table
from knowledge.importing.pipeline import analyse
from knowledge.importing.report import Removal, Repair, Report, Task, TaskKind
from tests.knowledge.importing import word_files as word
from tests.knowledge.importing.vocabulary import VOCABULARY

NOTHING = Report()
DRAFT = Draft(Kind.REPORT, "Op reis")


def document(*texts: str) -> Document:
    return Document("stuk.txt", tuple(Paragraph((Span(text),)) for text in texts))


def body(html: str) -> Draft:
    return replace(DRAFT, body=({"type": "text", "value": html},))


def test_a_word_that_is_nowhere_is_lost() -> None:
    assert words_lost(document("Op reis", "De trein is laat"), body("<p>De trein is</p>"), NOTHING) == ("laat",)


def test_a_word_is_lost_as_often_as_it_is_missing() -> None:
    assert words_lost(document("Op reis", "vis vis vis"), body("<p>vis</p>"), NOTHING) == ("vis", "vis")


def test_mark_up_inside_a_word_does_not_cut_it() -> None:
    assert words_lost(document("Op reis", "spoorboekje"), body("<p>spoor<b>boek</b>je</p>"), NOTHING) == ()


def test_composed_and_decomposed_letters_are_the_same_word() -> None:
    assert words_lost(document("Op reis", "cafe\u0301"), body("<p>caf\u00e9</p>"), NOTHING) == ()


def test_unplaced_text_does_not_count_as_kept() -> None:
    draft = replace(DRAFT, body=({"type": "unplaced", "value": "<p>koffer</p>"},), unplaced=("koffer",))

    assert words_lost(document("Op reis", "koffer"), draft, NOTHING) == ("koffer",)


def test_a_repair_keeps_only_the_words_that_it_changed() -> None:
    repair = Repair("lost_diaeresis", "de ruine", "de ruïne", "Zie de ruïne", 4)

    assert words_lost(document("Op reis", "Zie de ruine"), body("<p>Zie de ruïne</p>"), Report((repair,))) == ()
    assert words_lost(document("Op reis", "Zie de ruine de"), body("<p>Zie de ruïne</p>"), Report((repair,))) == ("de",)


def test_a_repair_that_was_only_proposed_keeps_nothing() -> None:
    proposal = Repair("slip", "trien", "trein", "De trien", 3, applied=False)

    assert words_lost(document("Op reis", "De trien"), body("<p>De trein</p>"), Report((proposal,))) == ("trien",)


def test_a_named_removal_keeps_its_words_and_a_task_does_not() -> None:
    report = Report(removals=(Removal("banner", "OP PAD"),), tasks=(Task(TaskKind.CHECK_TEXT, "perron"),))

    assert words_lost(document("Op reis", "OP PAD", "perron"), DRAFT, report) == ("perron",)


def test_comments_deletions_heads_tables_and_notes_are_words_of_the_file() -> None:
    file = Document(
        "stuk.docx",
        (Table(((Cell(((Span("kaartje"),),)),),), caption="Prijzen"),),
        {"1": (Paragraph((Span("noot"),)),)},
        (Comment("Bo", "klopt"),),
        (Deletion("Bo", "weg"),),
        (Furniture("header", "kop"),),
    )

    assert words_lost(file, DRAFT, NOTHING) == ("Prijzen", "kaartje", "klopt", "kop", "noot", "weg")


def test_the_number_of_an_item_counts_where_the_list_counts_it_again() -> None:
    file = Document("stuk.txt", (ListItem((Span("een"),), 0, True, "1."), ListItem((Span("twee"),), 0, True, "2.")))

    assert words_lost(file, body("<ol><li>een</li><li>twee</li></ol>"), NOTHING) == ()
    assert words_lost(file, body("<ul><li>een</li><li>twee</li></ul>"), NOTHING) == ("1", "2")


def test_an_analysis_tells_what_gave_the_kind_away_and_leaves_out_a_disabled_rule() -> None:
    content = "Reportage\n\nOp reis\n\nDe financiéle kant viel tegen. De reis niet.".encode()
    whole = analyse("map/stuk.txt", content, VOCABULARY)
    without = analyse("stuk.txt", content, VOCABULARY, disabled={"acute_for_diaeresis"})

    assert (whole.name, whole.reason, [repair.after for repair in whole.repairs]) == (
        "stuk.txt",
        "Reportage",
        ["financiële"],
    )
    assert without.repairs == ()
    assert "financiéle" in str(without.draft)


def test_a_file_of_unknown_kind_is_printed_with_its_question_and_no_draft() -> None:
    printed = as_json(analyse("stuk.txt", b"Boodschappen\n\nMelk en brood. Meer niet.", VOCABULARY), "stuk.txt", None)

    assert printed == {
        "file": "stuk.txt",
        "page_id": None,
        "kind": None,
        "title": "",
        "leaders": [],
        "recommendations": [],
        "sections": [],
        "key_values": {},
        "footnotes": 0,
        "links": [],
        "images": 0,
        "tables": 0,
        "repairs": [],
        "tasks": [{"kind": "unknown_kind", "text": "stuk.txt", "proposal": ""}],
        "unplaced": [],
        "words_lost": [],
    }


def test_a_word_file_is_printed_with_what_was_counted_removed_and_remarked() -> None:
    file = word.WordFile()
    file.add(
        word.paragraph("Opbrengst themasessie"),
        word.title("Op reis, Bo Haan en Ed Mol"),
        word.heading("Kern"),
        word.paragraph("De ", file.link("https://trein.example/", "trein"), file.comment("Welke?", " reed"), "."),
        word.paragraph(word.deleted("Of niet."), "Hij kwam aan", file.note("Om negen uur."), "."),
        word.table(["Van", "Naar"], ["Hoorn", "Enkhuizen"], header_rows=1),
        word.heading("Aanbevelingen"),
        word.item(word.run("Kijk uit.", bold=True), word.run("\nHet uitzicht helpt.")),
    )
    printed = as_json(analyse("reis.docx", file.content(), VOCABULARY), "reis.docx", 3)

    assert (printed["kind"], printed["title"], printed["leaders"]) == ("opbrengst", "Op reis", ["Bo Haan", "Ed Mol"])
    assert printed["recommendations"] == [{"heading": "Kijk uit", "text": "Het uitzicht helpt."}]
    assert (printed["footnotes"], printed["tables"], printed["images"]) == (1, 1, 0)
    assert printed["links"] == [{"text": "trein", "url": "https://trein.example/", "dead": False}]
    assert {"rule": "kind_line", "before": "Opbrengst themasessie", "after": ""} in printed["repairs"]
    assert [task["text"] for task in printed["tasks"] if task["kind"] in {"comment", "deletion"}] == [
        "Welke?",
        "Of niet.",
    ]
    assert printed["words_lost"] == []
