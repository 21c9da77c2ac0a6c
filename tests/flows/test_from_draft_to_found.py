"""An outcome is written, looked at, handed in, approved, read and found."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from portal.shared.accounts.roles import Role
from tests.browser.portal import Office, Read, begin_page

pytestmark = pytest.mark.browser

TITLE = "Samen naar het open huis"
ADVICE = "Loop een open huis in tweetallen"


def write_text(page: Page, part: Locator, text: str) -> None:
    """Adds a text block to a part of the form."""
    part.get_by_role("button", name="Blok invoegen").first.click()
    page.get_by_role("option", name="Tekst", exact=True).click()
    part.get_by_role("textbox").last.click()
    page.keyboard.type(text)


def test_from_draft_to_found(office: Office, read: Read) -> None:
    page = office(Role.EDITOR).page
    page.get_by_role("link", name="Nieuw bij Opbrengsten").click()
    begin_page(page, TITLE)
    page.locator("[name=lead]").fill("Vier scholen liepen samen open huizen.")
    expect(page.locator("#id_lead-count")).to_have_text("38 van 300 tekens")
    write_text(page, page.get_by_role("region", name="Kern van de sessie"), "Wie samen gaat, vraagt meer.")
    page.get_by_role("button", name="Aanbeveling toevoegen").click()
    page.locator("[name=recommendations-0-heading]").fill(ADVICE)
    write_text(page, page.locator("#inline_child_recommendations-0"), "Daarna vertel je elkaar wat je zag.")

    page.get_by_role("tab", name="Indeling").click()
    page.get_by_role("button", name="Bijdrager toevoegen").click()
    page.get_by_role("button", name="Kies een persoon").click()
    page.get_by_role("tab", name="Nieuwe persoon").click()
    page.get_by_role("dialog").get_by_label("Naam").fill("Wietske Tolsma")
    page.get_by_role("button", name="Voeg deze persoon toe").click()
    expect(page.get_by_text("Wietske Tolsma")).to_be_visible()
    page.get_by_role("checkbox", name="Profiel- en studiekeuze").check()

    page.get_by_role("button", name="Bewaar concept").click()
    expect(page.get_by_role("status").filter(has_text="is gewijzigd")).to_be_visible()
    address = page.url

    page.locator("[data-side-panel-toggle=preview]").click()
    preview = page.frame_locator("#w-preview-iframe")
    expect(preview.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(preview.get_by_role("heading", name=ADVICE)).to_be_visible()

    page.get_by_role("button", name="Meer acties").click()
    page.get_by_role("button", name="Stuur door naar Redactie").click()
    expect(page.get_by_role("status").filter(has_text=TITLE)).to_be_visible()
    reader = read("/opbrengsten/samen-naar-het-open-huis/").page
    expect(reader.get_by_role("heading", level=1)).to_have_text("Hier houdt de lijn op")

    reviewer = office(Role.REVIEWER)
    reviewer.go(address.removeprefix(reviewer.address))
    reviewer.page.get_by_role("button", name="Meer acties").click()
    reviewer.page.get_by_role("button", name="Goedkeuren", exact=False).first.click()
    expect(reviewer.page.get_by_role("row", name=TITLE)).to_contain_text("live", ignore_case=True)

    reader = read("/opbrengsten/samen-naar-het-open-huis/").page
    expect(reader.get_by_role("link", name="Wietske Tolsma").first).to_be_visible()
    reader = read("/").page
    reader.get_by_role("combobox").fill("tweetallen")
    reader.get_by_role("combobox").press("Enter")
    reader.get_by_role("link", name=ADVICE).click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(ADVICE)
    assert "/aanbevelingen/" in reader.url
