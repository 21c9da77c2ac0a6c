"""A small collection, and the search page over it as a visitor meets it."""

from __future__ import annotations

from bs4 import BeautifulSoup
from bs4 import Tag as Element
from django.test import Client

from knowledge.models import PracticeExamplePage
from knowledge.search import checking
from tests.factories.publications import (
    make_dossier,
    make_organisation,
    make_outcome,
    make_page,
    make_vision,
    text,
)


def fill_shelf() -> None:
    """Four publications, two recommendations and a principle, in the index."""
    make_outcome(
        "Bouwen met drie partners",
        advice=("Teken de leerroute", "Plan de intake samen"),
        sectors=("vmbo", "mbo"),
        transitions=("vmbo-mbo",),
        tags=("Regio Oost",),
    )
    make_page(
        PracticeExamplePage,
        "De woensdagwissel",
        school=make_organisation(),
        evidence_level="goed-beschreven",
        themes=("borging-in-curriculum",),
        sectors=("havo",),
        transitions=("havo-hbo",),
        body=text("Elke woensdag een dag op het <b>mbo</b> & verder."),
    )
    make_vision("2026", principles=("Iedereen telt mee",))
    make_dossier("Rond de intake")
    checking.rebuild()


def tree_of(html: str) -> Element:
    return BeautifulSoup(html, "html.parser")


def page(client: Client, query: str = "", status: int = 200) -> Element:
    """The search page at `/zoeken/` followed by `query`."""
    response = client.get(f"/zoeken/{query}")
    assert response.status_code == status
    return tree_of(response.content.decode())


def titles(tree: Element) -> list[str]:
    """Titles of the results; those grouped under another are not among them."""
    return [found.get_text().strip() for found in tree.select(".result__title")]


def address(tree: Element, selector: str) -> str:
    """Where the only link that fits `selector` leads."""
    (link,) = tree.select(selector)
    return str(link.get("href"))


def said(tree: Element) -> list[str]:
    """What the page says was done to the question, as addresses of the links that lead back or on."""
    return [str(link.get("href")) for link in tree.select(".did-you-mean a")]
