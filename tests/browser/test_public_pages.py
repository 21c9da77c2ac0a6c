"""Every kind of public page, as a reader meets it: for everybody, quiet, on any screen."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.portal import DESK, PHONE, SMALLEST, Read

pytestmark = pytest.mark.browser

PAGES = {
    "home": "/",
    "search": "/zoeken/",
    "search results": "/zoeken/?q=overstap&sector=mbo",
    "search without results": "/zoeken/?q=zeppelinvaart",
    "list of outcomes": "/opbrengsten/?sector=mbo",
    "list of practice examples": "/praktijkvoorbeelden/",
    "outcome": "/opbrengsten/een-intake-voor-twee-scholen/",
    "board table": "/bestuurstafels/wie-is-van-de-tussenruimte/",
    "report": "/reportages/op-doorreis-een-dag-in-zwolle/",
    "practice example": "/praktijkvoorbeelden/de-woensdagwissel/",
    "research summary": "/onderzoek/wat-houdt-geintegreerde-leerroutes-overeind/",
    "dossier": "/dossiers/gelijke-kansen-bij-de-overstap/",
    "vision": "/lob-visie/",
    "vision, earlier version": "/lob-visie/2022/",
    "recommendations": "/aanbevelingen/",
    "recommendation": "/aanbevelingen/nodig-de-leerling-uit-als-eerste/",
    "themes": "/themas/",
    "theme": "/themas/warme-overdracht-en-intake/",
    "sector": "/sectoren/vmbo/",
    "transitions": "/overstappen/",
    "transition": "/overstappen/vmbo-mbo/",
    "transition without pages": "/overstappen/vwo-hbo/",
    "person": "/mensen/hidde-blaauw/",
    "organisation": "/organisaties/roc-de-landen/",
    "about": "/over/",
    "accessibility": "/toegankelijkheid/",
    "not found": "/dit-is-er-niet/",
}
RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
each_page = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """What axe has against the page, with the elements it means."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found]


@each_page
@pytest.mark.parametrize("width", [DESK, PHONE])
def test_axe_finds_nothing(read: Read, path: str, width: int) -> None:
    page = read(path, width=width).page
    assert violations(page) == []


@each_page
def test_nothing_is_wider_than_the_smallest_screen(read: Read, path: str) -> None:
    page = read(path, width=SMALLEST, script=False).page
    assert page.locator("html").evaluate("html => html.scrollWidth") == SMALLEST


@pytest.mark.parametrize(
    "path", ["/inloggen/", "/inloggen/wachtwoord/vergeten/", "/praktijkvoorbeelden/de-woensdagwissel/vraag/"]
)
@pytest.mark.parametrize("width", [DESK, PHONE])
def test_axe_finds_nothing_on_forms(read: Read, path: str, width: int) -> None:
    page = read(path, width=width, cookies=["csrftoken"]).page
    assert violations(page) == []
    page.locator("main form").get_by_role("button").first.click()
    expect(page.locator("main")).to_be_visible()
    assert violations(page) == []


def test_what_a_policy_forbids_is_heard(read: Read) -> None:
    """The ear that all these tests listen with hears something."""
    visitor = read("/")
    with visitor.page.expect_console_message():
        visitor.page.evaluate(
            "document.head.append(Object.assign(document.createElement('style'), {textContent: 'p{}'}))"
        )
    assert ["Content Security Policy" in said for said in visitor.complaints] == [True]
    visitor.complaints.clear()


def test_search_works_without_script(read: Read) -> None:
    page = read("/", script=False).page
    page.get_by_role("search").get_by_role("searchbox").fill("docententeams")
    page.get_by_role("search").get_by_role("button").click()
    assert page.get_by_role("heading", level=1).inner_text() == "2 resultaten voor ‘docententeams’"
    page.get_by_role("link", name="Reken de uren voor docententeams mee").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Reken de uren voor docententeams mee"


def test_filters_work_without_script_and_can_be_dropped_one_by_one(read: Read) -> None:
    page = read("/opbrengsten/", script=False).page
    cards = page.locator("main").get_by_role("heading", level=3)
    everything = cards.count()
    page.get_by_role("group", name="Sector").get_by_label("po").first.check()
    page.get_by_role("button", name="Filters toepassen").click()
    assert "sector=po" in page.url
    assert 0 < cards.count() < everything
    page.get_by_role("link", name="filter weghalen").click()
    assert cards.count() == everything


def test_menu_opens_without_script_on_a_phone(read: Read) -> None:
    page = read("/", width=PHONE, script=False).page
    entry = page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Praktijkvoorbeelden")
    assert not entry.is_visible()
    page.get_by_role("button", name="Menu").click()
    entry.click()
    assert page.url.endswith("/praktijkvoorbeelden/")
