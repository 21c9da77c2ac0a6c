"""The search page refreshes only its results, and nobody loses their place; without script each choice has a button."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, Request, Route, expect

from tests.browser.portal import DESK, PHONE, Read
from tests.browser.test_public_pages import RULES

pytestmark = pytest.mark.browser

WORD = "/zoeken/?q=overstap"


def count(page: Page) -> int:
    """The number of results, as the heading says."""
    said = re.match(r"\d+", page.get_by_role("heading", level=1).inner_text())
    assert said is not None
    return int(said.group())


def asked_for(page: Page) -> list[str]:
    """The kinds of requests that the search page gets from now on."""
    kinds: list[str] = []

    def note(request: Request) -> None:
        if "/zoeken/?" in request.url:
            kinds.append(request.resource_type)

    page.on("request", note)
    return kinds


def box(page: Page, facet: str, label: str) -> Locator:
    return page.get_by_role("group", name=facet).get_by_role("checkbox", name=re.compile(f"^{label}"))


def chip(page: Page, label: str) -> Locator:
    """The link that drops a chosen filter."""
    return page.get_by_role("link", name="filter weghalen").filter(has_text=label)


def chosen(page: Page) -> list[str | None]:
    return [box.get_attribute("value") for box in page.locator("#zoekdeel input:checked").all()]


def test_filter_refreshes_the_results_and_says_their_number(read: Read) -> None:
    page = read(WORD).page
    before = count(page)
    kinds = asked_for(page)
    status = page.get_by_role("status").first
    expect(status).to_be_empty()
    box(page, "Sector", "hbo").check()
    expect(status).to_have_text(re.compile(r"^\d+ resultaten voor ‘overstap’$"))
    assert 0 < count(page) < before
    assert status.inner_text().startswith(f"{count(page)} ")
    assert kinds == ["xhr"]
    assert page.url.endswith("/zoeken/?q=overstap&sector=hbo")
    expect(chip(page, "hbo")).to_be_visible()


def test_focus_stays_where_it_was_on_the_screen(read: Read) -> None:
    page = read(WORD).page
    choice = box(page, "Overstap", "vmbo naar mbo")
    choice.focus()
    place = "element => element.getBoundingClientRect().top"
    before = choice.evaluate(place)
    page.keyboard.press("Space")
    expect(page.get_by_role("status").first).not_to_be_empty()
    expect(choice).to_be_focused()
    assert abs(choice.evaluate(place) - before) < 2


def test_what_was_unfolded_stays_so(read: Read) -> None:
    page = read("/zoeken/").page
    page.get_by_role("heading", name="Regio").click()
    more = page.locator("#filter-thema-meer")
    more.locator("summary").click()
    more.get_by_role("checkbox").last.check()
    expect(page.get_by_role("status").first).not_to_be_empty()
    expect(page.get_by_role("group", name="Regio").get_by_role("checkbox").first).to_be_visible()
    assert page.locator(":focus").get_attribute("name") == "thema"


def test_other_words_keep_the_filters_and_the_focus(read: Read) -> None:
    page = read(f"{WORD}&sector=mbo").page
    field = page.get_by_role("combobox", name="Zoek in alle publicaties en aanbevelingen")
    field.fill("intake")
    field.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("‘intake’"))
    expect(field).to_be_focused()
    assert page.url.endswith("/zoeken/?q=intake&sector=mbo")
    assert page.title().startswith("Zoeken naar ‘intake’")


def test_order_is_changed_in_place(read: Read) -> None:
    page = read(WORD).page
    titles = page.locator(".result__title")
    page.get_by_label("Sorteer op").focus()
    page.get_by_label("Sorteer op").select_option("titel")
    expect(page).to_have_url(re.compile("sorteer=titel$"))
    shown = [title.strip() for title in titles.all_inner_texts()]
    assert shown == sorted(shown, key=str.lower)
    expect(page.get_by_label("Sorteer op")).to_be_focused()


def test_next_page_begins_at_its_heading(read: Read) -> None:
    page = read("/zoeken/").page
    kinds = asked_for(page)
    page.get_by_role("link", name="Volgende").click()
    expect(page.get_by_role("status").first).to_have_text(re.compile(r"resultaten\. Pagina 2 van \d"))
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
    assert kinds == ["xhr"]
    assert "pagina 2" in page.title()


def test_second_choice_does_not_wait_for_the_first(read: Read) -> None:
    visitor = read(WORD)
    page = visitor.page
    held: list[Route] = []

    def hold_the_first(route: Route) -> None:
        if held or route.request.resource_type != "xhr":
            route.continue_()
        else:
            held.append(route)

    page.route("**/zoeken/?*", hold_the_first)
    with page.expect_request("**/zoeken/?*"):
        box(page, "Sector", "hbo").check()
    box(page, "Sector", "mbo").check()
    expect(chip(page, "mbo")).to_be_visible()
    assert (len(held), chosen(page)) == (1, ["mbo", "hbo"])
    assert page.url.endswith("sector=mbo&sector=hbo")
    # The library says in the console that the first was given up.
    assert [said.split(",")[0] for said in visitor.complaints] == ["htmx:afterRequest", "htmx:sendAbort"]
    visitor.complaints.clear()


def test_filter_that_is_dropped_gives_the_focus_to_the_heading(read: Read) -> None:
    page = read(f"{WORD}&sector=mbo").page
    chip(page, "mbo").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    assert chosen(page) == []
    assert page.url.endswith(WORD)


def test_back_and_forward_show_each_question_as_it_was(read: Read) -> None:
    page = read(WORD).page
    heading = page.get_by_role("heading", level=1)
    box(page, "Sector", "hbo").check()
    expect(page).to_have_url(re.compile("sector=hbo$"))
    field = page.get_by_role("combobox")
    field.first.fill("rooster")
    field.first.press("Enter")
    expect(heading).to_have_text(re.compile("‘rooster’"))

    region = page.get_by_role("status").first.element_handle()
    page.go_back()
    expect(heading).to_have_text(re.compile("‘overstap’"))
    assert (field.first.input_value(), chosen(page)) == ("overstap", ["hbo"])
    page.go_back()
    expect(page.get_by_role("link", name="filter weghalen")).to_have_count(0)
    assert (field.first.input_value(), chosen(page)) == ("overstap", [])
    expect(page.get_by_role("status").first).to_have_text(f"{count(page)} resultaten voor ‘overstap’")
    assert region.evaluate("region => region.isConnected")  # one that is replaced is not heard
    page.go_forward()
    expect(chip(page, "hbo")).to_be_visible()
    assert page.url.endswith("sector=hbo")


def test_back_from_a_publication_shows_the_whole_page_again(read: Read) -> None:
    page = read(WORD).page
    box(page, "Sector", "hbo").check()
    expect(page).to_have_url(re.compile("sector=hbo$"))
    found = count(page)
    page.locator(".result__title a").first.click()
    expect(page.get_by_role("navigation", name="Kruimelpad").or_(page.locator(".page-head")).first).to_be_visible()
    page.go_back()
    expect(page.get_by_role("banner")).to_be_visible()
    expect(chip(page, "hbo")).to_be_visible()
    assert (count(page), chosen(page)) == (found, ["hbo"])


def test_link_to_a_question_shows_it_to_another_reader(read: Read) -> None:
    page = read(WORD).page
    box(page, "Sector", "hbo").check()
    expect(page).to_have_url(re.compile("sector=hbo$"))
    path = page.url.removeprefix(page.evaluate("location.origin"))
    other = read(path, script=False).page
    assert (count(other), chosen(other)) == (count(page), ["hbo"])


def test_other_spelling_is_one_click_from_the_literal_search(read: Read) -> None:
    page = read("/zoeken/?q=overstapp").page
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("‘overstap’"))
    page.get_by_role("link", name="Zoek letterlijk naar ‘overstapp’").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Niets gevonden voor ‘overstapp’")
    assert page.url.endswith("/zoeken/?q=overstapp&letterlijk=1")
    page.get_by_role("combobox").first.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("‘overstap’"))
    assert page.url.endswith("/zoeken/?q=overstapp")


def test_better_spelling_that_is_offered_is_taken_over_by_the_field(read: Read) -> None:
    page = read("/zoeken/?q=overdracht+intake+dosier").page
    kinds = asked_for(page)
    page.get_by_role("link", name="overdracht intake dossier").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("‘overdracht intake dossier’"))
    expect(page.get_by_role("combobox").first).to_have_value("overdracht intake dossier")
    assert kinds == ["xhr"]


def test_same_question_twice_is_one_step_back(read: Read) -> None:
    page = read("/zoeken/").page
    field = page.get_by_role("combobox").first
    for _ in range(2):
        field.fill("overstap")
        with page.expect_response(lambda response: "q=overstap" in response.url):
            field.press("Enter")
        expect(page).to_have_url(re.compile("q=overstap$"))
    page.go_back()
    expect(page).to_have_url(re.compile("/zoeken/$"))


def test_button_under_the_filters_of_a_phone_closes_them(read: Read) -> None:
    page = read(WORD, width=PHONE).page
    page.get_by_text("Filters", exact=True).click()
    box(page, "Sector", "hbo").check()
    expect(page.get_by_role("status").first).not_to_be_empty()
    assert page.get_by_role("button", name="Filters toepassen").count() == 0
    page.get_by_role("button", name=f"Toon {count(page)} resultaten").click()
    expect(page.get_by_role("group", name="Sector")).not_to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.get_by_text("1 gekozen")).to_be_visible()


def test_refresh_that_fails_becomes_an_ordinary_page(read: Read) -> None:
    visitor = read(WORD)
    page = visitor.page

    def refuse(route: Route) -> None:
        if route.request.resource_type == "xhr":
            route.fulfill(status=404, body="")
        else:
            route.continue_()

    page.route("**/zoeken/?*", refuse)
    with page.expect_navigation():
        box(page, "Sector", "hbo").check()
    expect(chip(page, "hbo")).to_be_visible()
    assert ["Response Status Error Code 404" in said for said in visitor.complaints] == [True]
    visitor.complaints.clear()


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_axe_finds_nothing_after_a_refresh(read: Read, width: int) -> None:
    page = read("/zoeken/?q=intake", width=width).page
    if width == PHONE:
        page.get_by_text("Filters", exact=True).click()
    box(page, "Sector", "mbo").check()
    expect(page.get_by_role("status").first).not_to_be_empty()
    assert Axe().run(page, options=RULES).response["violations"] == []


def test_every_choice_has_a_button_without_script(read: Read) -> None:
    page = read(WORD, script=False).page
    before = count(page)
    box(page, "Sector", "hbo").check()
    page.get_by_role("button", name="Filters toepassen").click()
    assert 0 < count(page) < before
    page.get_by_label("Sorteer op").select_option("titel")
    page.get_by_role("button", name="Sorteer").click()
    assert (chosen(page), page.get_by_label("Sorteer op").input_value()) == (["hbo"], "titel")
    page.get_by_role("searchbox").fill("intake")
    page.get_by_role("button", name="Zoeken").click()
    assert "‘intake’" in page.get_by_role("heading", level=1).inner_text()
    assert chosen(page) == ["hbo"]


def test_buttons_without_script_keep_a_literal_search(read: Read) -> None:
    page = read(f"{WORD}&letterlijk=1", script=False).page
    page.get_by_role("button", name="Filters toepassen").click()
    assert "letterlijk=1" in page.url
    page.get_by_role("button", name="Zoeken").click()
    assert "letterlijk" not in page.url
