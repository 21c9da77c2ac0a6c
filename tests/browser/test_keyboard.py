"""The public site by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.portal import PHONE, Read

pytestmark = pytest.mark.browser

MOST_STOPS = 400
# What has the focus, in words, and whether a reader sees that: an outline, a ring, another ground or thicker lines.
FOCUSED = """() => {
  const looks = (element) => [element, ...element.querySelectorAll("*")].map((part) => {
    const style = getComputedStyle(part);
    const { outlineStyle, outlineWidth, boxShadow, backgroundColor, fill, strokeWidth } = style;
    return [outlineStyle, outlineWidth, boxShadow, backgroundColor, fill, strokeWidth].join("|");
  }).join();
  const element = document.activeElement;
  if (element === document.body) return null;
  const name = element.getAttribute("aria-label") || element.innerText || element.name || "";
  const focused = looks(element);
  element.blur();
  const plain = looks(element);
  element.focus({ focusVisible: true });
  return { name: name.trim(), seen: focused !== plain };
}"""


def tab_to(page: Page, name: str) -> None:
    """Presses Tab until the element with this name has the focus."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused and focused["name"].startswith(name):
            return
    pytest.fail(f"Tab never reaches {name!r}")


def test_first_stop_skips_to_the_content(read: Read) -> None:
    page = read("/opbrengsten/").page
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Naar de inhoud")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_menu_of_a_phone_opens_is_walked_and_closes(read: Read) -> None:
    page = read("/", width=PHONE).page
    menu = page.get_by_role("navigation", name="Hoofdmenu")
    tab_to(page, "Menu")
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    tab_to(page, "Opbrengsten")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(page.get_by_role("button", name="Menu")).to_be_focused()


def test_filters_of_a_phone_open_are_ticked_and_sent(read: Read) -> None:
    page = read("/opbrengsten/", width=PHONE).page
    tab_to(page, "Filters")
    page.keyboard.press("Enter")
    tab_to(page, "thema")
    page.keyboard.press("Space")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.split("?")[1].startswith("thema=")
    expect(page.get_by_role("link", name="filter weghalen")).to_be_visible()


@pytest.mark.parametrize("path", ["/", "/zoeken/?q=overstap", "/praktijkvoorbeelden/de-woensdagwissel/"])
def test_focus_is_always_seen_and_never_caught(read: Read, path: str) -> None:
    page = read(path).page
    stops = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused is None:
            break
        stops.append(focused)
    assert [stop["name"] for stop in stops if not stop["seen"]] == []
    assert 10 < len(stops) < MOST_STOPS
