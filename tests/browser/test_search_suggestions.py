"""Suggestions while typing: by keyboard, by pointer, and as a screen reader is told of them."""

from __future__ import annotations

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.portal import DESK, PHONE, SMALLEST, Read
from tests.browser.test_public_pages import RULES

pytestmark = pytest.mark.browser

SUGGESTIONS = "**/zoeken/suggesties/**"


def typed(page: Page, text: str = "overst") -> Locator:
    """The field after typing, with the list that came."""
    field = page.get_by_role("combobox").first
    field.press_sequentially(text)
    expect(page.get_by_role("listbox")).to_be_visible()
    return field


def options_of(page: Page) -> Locator:
    return page.get_by_role("listbox", name="Suggesties").get_by_role("option")


def chosen(page: Page) -> list[str]:
    return page.get_by_role("listbox").get_by_role("option", selected=True).all_inner_texts()


@pytest.mark.parametrize("path", ["/", "/zoeken/", "/dit-is-er-niet/"])
def test_list_is_walked_and_followed_by_keyboard(read: Read, path: str) -> None:
    page = read(path).page
    field = typed(page)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(field).to_have_attribute("aria-controls", str(page.get_by_role("listbox").get_attribute("id")))
    options = options_of(page)
    assert chosen(page) == []
    field.press("ArrowDown")
    expect(options.nth(0)).to_have_attribute("aria-selected", "true")
    field.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", str(options.nth(1).get_attribute("id")))
    assert len(chosen(page)) == 1
    field.press("ArrowUp")
    field.press("ArrowUp")
    assert (chosen(page), field.get_attribute("aria-activedescendant")) == ([], None)
    field.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    expect(field).to_be_focused()
    address = options.last.get_attribute("data-url")
    field.press("Enter")
    page.wait_for_url(f"**{address}")


def test_number_of_suggestions_is_said(read: Read) -> None:
    page = read("/").page
    typed(page)
    number = options_of(page).count()
    assert number > 1
    expect(page.get_by_role("status")).to_have_text(f"{number} suggesties, kies met de pijltjestoetsen")
    page.get_by_role("combobox").press("Escape")
    expect(page.get_by_role("status")).to_be_empty()


def test_escape_closes_the_list_and_then_empties_the_field(read: Read) -> None:
    page = read("/zoeken/").page
    field = typed(page)
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("overst")
    field.press("Escape")
    expect(field).to_have_value("")


def test_home_and_end_are_the_fields_own(read: Read) -> None:
    page = read("/zoeken/").page
    field = typed(page)
    field.press("ArrowDown")
    field.press("Home")
    assert field.evaluate("field => field.selectionStart") == 0
    assert chosen(page) == []
    field.press("ArrowDown")
    field.press("End")
    assert field.evaluate("field => field.selectionStart") == len("overst")
    assert chosen(page) == []


def test_enter_without_a_choice_searches_for_what_was_typed(read: Read) -> None:
    page = read("/").page
    typed(page).press("Enter")
    page.wait_for_url("**/zoeken/?q=overst")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_tab_leaves_the_list_without_choosing(read: Read) -> None:
    page = read("/").page
    field = typed(page)
    field.press("ArrowDown")
    field.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.get_by_role("button", name="Zoeken")).to_be_focused()
    expect(field).to_have_value("overst")


def test_alt_and_down_opens_the_list_again(read: Read) -> None:
    page = read("/").page
    field = typed(page)
    field.press("Escape")
    field.press("Alt+ArrowDown")
    expect(page.get_by_role("listbox")).to_be_visible()
    assert chosen(page) == []
    field.press("Alt+ArrowUp")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_suggestion_is_followed_by_a_click(read: Read) -> None:
    page = read("/").page
    typed(page)
    option = options_of(page).last
    address = option.get_attribute("data-url")
    option.click()
    page.wait_for_url(f"**{address}")


def test_letters_that_were_typed_are_emphasised(read: Read) -> None:
    page = read("/").page
    typed(page, "OVERST")
    emphasised = [text.lower() for text in options_of(page).locator("b").all_inner_texts()]
    assert emphasised == ["overst"] * options_of(page).count()


def test_markup_in_a_suggestion_stays_text(read: Read) -> None:
    page = read("/").page
    hostile = "<img src=x onerror=alert(1)> <b>overstap</b>"

    def answer(route: Route) -> None:
        suggestion = {"kind": "<i>Thema</i>", "text": hostile, "url": "/"}
        route.fulfill(content_type="application/json", body=json.dumps({"said": "1", "suggestions": [suggestion]}))

    page.route(SUGGESTIONS, answer)
    typed(page)
    assert options_of(page).inner_text().split("\n")[0].startswith(hostile)
    assert page.locator(".suggestion img, .suggestion i").count() == 0


def test_answer_that_comes_late_is_not_shown(read: Read) -> None:
    page = read("/").page
    late: list[Route] = []

    def answer(route: Route) -> None:
        text = "vroeg" if route.request.url.endswith("q=over") else "laat"
        body = json.dumps({"said": text, "suggestions": [{"kind": "Thema", "text": text, "url": "/"}]})
        if text == "vroeg":
            late.append(route)
        else:
            route.fulfill(content_type="application/json", body=body)
            for first in late:
                first.fulfill(content_type="application/json", body=body.replace("laat", "vroeg"))

    page.route(SUGGESTIONS, answer)
    field = page.get_by_role("combobox")
    with page.expect_request(re.compile("q=over$")):
        field.press_sequentially("over")
    field.press_sequentially("stap")
    expect(options_of(page)).to_have_text(re.compile("laat"))
    assert len(late) == 1


def test_field_without_answer_is_a_plain_search_field(read: Read) -> None:
    page = read("/").page
    page.route(SUGGESTIONS, lambda route: route.fulfill(status=404, body=""))
    field = page.get_by_role("combobox")
    with page.expect_response(SUGGESTIONS):
        field.press_sequentially("overst")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press("Enter")
    page.wait_for_url("**/zoeken/?q=overst")


def test_field_is_a_plain_one_without_script(read: Read) -> None:
    page = read("/", script=False).page
    expect(page.get_by_role("searchbox")).to_be_visible()
    assert page.get_by_role("combobox").count() == 0


@pytest.mark.parametrize("path", ["/", "/zoeken/"])
@pytest.mark.parametrize("width", [DESK, PHONE])
def test_axe_finds_nothing_with_the_list_open(read: Read, path: str, width: int) -> None:
    page = read(path, width=width).page
    typed(page).press("ArrowDown")
    assert Axe().run(page, options=RULES).response["violations"] == []


def test_list_fits_the_smallest_screen(read: Read) -> None:
    page = read("/zoeken/", width=SMALLEST).page
    typed(page)
    assert page.locator("html").evaluate("html => html.scrollWidth") == SMALLEST
