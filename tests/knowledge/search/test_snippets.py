"""Snippets: the passage that shows why, found words marked, nothing cut, everything escaped."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from knowledge.search.contract import Label, Passage, SearchDocument
from knowledge.search.querying import parse
from knowledge.search.snippets import SNIPPET_LENGTH, Marker, Snippet

FILLER = "Het team komt elke week bij elkaar om te bespreken wat er beter kan en wie wat gaat doen. " * 8


def document(*texts: str, lead: str = "", label: Label = Label.BODY, name: str = "") -> SearchDocument:
    passages = tuple(Passage(label, text, name) for text in texts)
    return SearchDocument("page:1", "reportage", "Een dag", "/x/", lead=lead, passages=passages)


def snippet(query: str, found: SearchDocument) -> Snippet:
    parsed = parse(query)
    return Marker(parsed.words, parsed.phrases).snippet(found)


def marks(html: str) -> list[str]:
    return re.findall(r"<mark>(.*?)</mark>", html)


def test_the_best_passage_is_the_one_with_most_of_the_words() -> None:
    found = document(FILLER + "De intake is kort. " + FILLER + "De intake van de decaan duurt een uur. " + FILLER)
    shown = snippet("intake decaan", found)
    assert marks(shown.html) == ["intake", "decaan"]
    assert "De <mark>intake</mark> van de <mark>decaan</mark> duurt een uur." in shown.html


def test_other_forms_of_a_word_are_marked() -> None:
    assert marks(snippet("doorstroomconferenties", document("Op de doorstroomconferentie in mei.")).html) == [
        "doorstroomconferentie"
    ]


def test_words_side_by_side_share_one_mark() -> None:
    assert marks(snippet("gelijke kansen", document("Zo krijgt ieder gelijke kansen op school.")).html) == [
        "gelijke kansen"
    ]


def test_a_hyphenated_word_is_marked_whole() -> None:
    assert marks(snippet("vmbo", document("Elke vmbo-leerling kiest.")).html) == ["vmbo-leerling"]
    assert marks(snippet("vmboleerling", document("Elke vmbo-leerling kiest.")).html) == ["vmbo-leerling"]


def test_text_is_escaped_in_and_around_marks() -> None:
    shown = snippet("kans", document('<script>alert("x")</script> een kans & <b>meer</b>'))
    assert shown.html == (
        "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; een <mark>kans</mark> &amp; &lt;b&gt;meer&lt;/b&gt;"
    )


def test_a_cut_is_shown_with_an_ellipsis_on_that_side() -> None:
    html = snippet("decaan", document(FILLER + "Vraag het de decaan. " + FILLER)).html
    assert html.startswith("… ")
    assert html.endswith(" …")
    assert not snippet("team", document(FILLER)).html.startswith("…")


def test_the_snippet_says_where_it_comes_from() -> None:
    found = SearchDocument(
        "page:1",
        "reportage",
        "Een dag",
        "/x/",
        lead="Een dag vol gesprekken.",
        passages=(
            Passage(Label.BODY, "Gewone tekst."),
            Passage(Label.ATTACHMENT, "Het rooster van de zaal.", "rooster.pdf"),
        ),
    )
    shown = snippet("rooster", found)
    assert (shown.label, shown.name, shown.matched) == (Label.ATTACHMENT, "rooster.pdf", True)


def test_without_a_match_the_lead_is_shown_unmarked() -> None:
    shown = snippet("zomerlek", document("De tekst.", lead="Waarom lezen."))
    assert (shown.html, shown.label, shown.matched) == ("Waarom lezen.", Label.LEAD, False)


def test_a_word_longer_than_a_snippet_is_not_cut() -> None:
    long = "x" * (SNIPPET_LENGTH * 2)
    assert snippet("kans", document(f"kans {long} einde")).html == "<mark>kans</mark> …"
    assert long in snippet(long, document(f"begin {long} einde")).html


def test_a_heading_is_set_apart_from_the_text_below_it() -> None:
    html = snippet("decaan", document("Wat werkt\nDe decaan vraagt door.\nElke week.")).html
    assert html == "Wat werkt – De <mark>decaan</mark> vraagt door. Elke week."
    assert marks(snippet("werkt decaan", document("Wat werkt\ndecaan")).html) == ["werkt", "decaan"]


def test_titles_are_marked_whole() -> None:
    parsed = parse("leerroutes")
    assert Marker(parsed.words).marked("Teken de leerroute <zelf>") == "Teken de <mark>leerroute</mark> &lt;zelf&gt;"


def test_a_match_far_into_a_long_text_is_found_within_what_is_looked_at() -> None:
    assert marks(snippet("zomerlek", document(FILLER * 60 + "Over het zomerlek.")).html) == ["zomerlek"]


@given(
    st.lists(
        st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00…"), min_size=1, max_size=30),
        min_size=1,
        max_size=40,
    )
)
def test_no_word_is_ever_cut(pieces: list[str]) -> None:
    text = " ".join([*pieces, "intake", *pieces])
    html = snippet("intake", document(text)).html
    shown = unescape(re.sub(r"</?mark>", "", html)).replace("…", " ").replace(" – ", " ").split()
    assert set(shown) <= set(text.split())
