"""The back office in a browser: who gets in, and what an editor does there with keys and mouse."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from portal.shared.accounts.roles import Role
from tests.browser.portal import DESK, Office, Read, Visitor, begin_page, email_of, log_in, open_context
from tests.knowledge.importing.word_files import WordFile, heading, paragraph, run

pytestmark = pytest.mark.browser

NO_ALTERNATIVE = "Deze afbeelding heeft nog geen alternatieve tekst."


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "open-huis.png"
    Image.new("RGB", (640, 360), "#1a7041").save(path)
    return path


@pytest.fixture
def word_file(tmp_path: Path) -> Path:
    file = WordFile()
    file.add(
        paragraph("Opbrengst themasessie"),
        paragraph("Kijken bij de buren, Tess Wagenaar en Omar Bright"),
        heading("Kern van de themasessie"),
        paragraph("De school koos voor een geintegreerde aanpak. De continuiteit bleef een zorg."),
        heading("Aanbevelingen van deelnemers aan deze sessie"),
        paragraph(run("Begin in klas 2.", bold=True)),
        paragraph("Dan is er nog tijd om van gedachten te veranderen."),
    )
    path = tmp_path / "buren.docx"
    path.write_bytes(file.content())
    return path


def status(page: Page) -> str:
    return page.locator(".messages").inner_text()


def test_password_and_code_open_the_back_office(chromium: Browser, portal: str) -> None:
    visitor = Visitor(open_context(chromium, DESK).new_page(), portal)
    log_in(visitor, email_of(Role.HOST))
    assert visitor.page.url == f"{portal}/beheer/"
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Doorstroomportaal")
    visitor.page.context.close()
    assert (visitor.complaints, visitor.strangers) == ([], [])


def test_without_second_factor_the_back_office_stays_closed(chromium: Browser, portal: str) -> None:
    visitor = Visitor(open_context(chromium, DESK).new_page(), portal)
    log_in(visitor, email_of("nieuw"))
    for path in ("/beheer/", "/beheer/importeren/", "/beheer/pages/4/"):
        visitor.go(path)
        assert visitor.page.url.startswith(f"{portal}/inloggen/tweede-stap/instellen/")
    expect(visitor.page.get_by_role("img", name="Vierkant om met de app te scannen")).to_be_visible()
    visitor.page.context.close()
    assert (visitor.complaints, visitor.strangers) == ([], [])


def test_image_without_alternative_text_is_not_published(office: Office, read: Read, picture: Path) -> None:
    page = office(Role.REVIEWER, "/beheer/pages/add/knowledge/sessionoutcomepage/4/").page
    begin_page(page, "Foto zonder woorden")
    page.get_by_role("tab", name="Indeling").click()
    page.get_by_role("checkbox", name="Loopbaangesprek").check()
    page.get_by_role("button", name="Kies een afbeelding").click()
    page.get_by_role("tab", name="Upload").click()
    page.get_by_role("dialog").get_by_label("Titel").fill("Open huis")
    page.get_by_role("dialog").locator("[type=file]").set_input_files(picture)
    page.get_by_role("dialog").get_by_role("button", name="Upload").click()
    expect(page.get_by_role("region", name="Afbeelding", exact=True)).to_contain_text("Open huis")

    page.get_by_role("button", name="Meer acties").click()
    page.get_by_role("button", name="Publiceren", exact=True).click()
    page.get_by_role("tab", name="Indeling").click()
    expect(page.get_by_text(NO_ALTERNATIVE)).to_be_visible()
    closed = read("/opbrengsten/foto-zonder-woorden/").page
    expect(closed.get_by_role("heading", level=1)).to_have_text("Hier houdt de lijn op")

    page.locator("[name=image_alternative]").fill("Leerlingen in de hal van een school")
    page.get_by_role("button", name="Meer acties").click()
    page.get_by_role("button", name="Publiceren", exact=True).click()
    expect(page.get_by_role("row", name="Foto zonder woorden")).to_contain_text("live", ignore_case=True)
    reader = read("/opbrengsten/foto-zonder-woorden/").page
    expect(reader.get_by_role("img", name="Leerlingen in de hal van een school")).to_be_visible()


def test_word_file_becomes_a_draft_whose_repairs_are_accepted_and_undone(office: Office, word_file: Path) -> None:
    page = office(Role.EDITOR).page
    page.get_by_role("link", name="Importeer een Word-bestand of een tekst").click()
    page.locator("[type=file]").set_input_files(word_file)
    page.get_by_role("button", name="Importeren").click()
    page.get_by_role("link", name="Bekijk het verslag").click()
    expect(page.get_by_role("definition").filter(has_text="Tess Wagenaar, sessieleider")).to_be_visible()

    repairs = page.get_by_role("listitem").filter(has=page.get_by_role("insertion"))
    page.get_by_role("button", name="Aanvaard: geintegreerde wordt geïntegreerde").click()
    expect(repairs.filter(has_text="geïntegreerde").locator(".imports-state")).to_have_text("aanvaard")
    page.get_by_role("button", name="Houd continuiteit in plaats van continuïteit").click()
    expect(repairs.filter(has_text="continuïteit").locator(".imports-state")).to_have_text("teruggedraaid")

    page.get_by_role("link", name="Bewerk de pagina").click()
    core = page.get_by_role("region", name="Kern van de sessie").get_by_role("textbox")
    expect(core).to_have_text("De school koos voor een geïntegreerde aanpak. De continuiteit bleef een zorg.")


def test_two_themes_become_one_and_the_old_address_leads_on(office: Office, read: Read) -> None:
    page = office(Role.REVIEWER, "/beheer/theme/").page
    page.get_by_role("row", name="Arbeidsmarktinformatie").get_by_role("button").click()
    page.get_by_role("link", name="Voeg samen met een ander woord").click()
    page.get_by_label("Wordt").select_option(label="Profiel- en studiekeuze")
    page.get_by_role("button", name="Samenvoegen").click()
    expect(page.locator(".messages")).to_contain_text("Profiel- en studiekeuze")
    assert page.get_by_role("row", name="Arbeidsmarktinformatie").count() == 0
    assert read("/themas/arbeidsmarktinformatie/").page.url.endswith("/themas/profiel-en-studiekeuze/")


def test_overdue_page_is_listed_to_review(office: Office) -> None:
    page = office(Role.REVIEWER, "/beheer/te-herzien/").page
    assert page.get_by_role("row", name="De eerste honderd dagen").count() == 0
    page.goto(page.url.replace("te-herzien/", "pages/4/"))
    page.get_by_role("link", name="De eerste honderd dagen op het hbo", exact=True).click()
    page.wait_for_load_state()
    page.get_by_role("tab", name="Beheer en publicatie").click()
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    page.locator("[name=review_date]").fill(yesterday.isoformat())
    page.locator("[name=review_date]").press("Tab")
    page.get_by_role("button", name="Meer acties").click()
    page.get_by_role("button", name="Publiceren", exact=True).click()
    page.get_by_role("link", name="Te herzien").click()
    expect(page.get_by_role("row", name="De eerste honderd dagen op het hbo")).to_contain_text("Opbrengst themasessie")


def test_blocks_are_chosen_by_eye(office: Office) -> None:
    page = office(Role.EDITOR, "/beheer/pages/add/knowledge/reportpage/6/").page
    page.get_by_role("button", name="Blok invoegen").first.click()
    for block, shown in {
        "Citaat": "Je hoeft niet alles te weten om te kunnen kiezen.",
        "Tabel": "Lyceum De Klinker",
        "Figuur": "Beeld: Imre Vos",
        "Bestand": "pdf",
        "Kader": "In het kort",
        "Link naar een video": "Een intake in vier minuten",
        "Kop": "Wat werkt bij de overstap",
    }.items():
        page.get_by_role("option", name=block, exact=True).locator("xpath=..").get_by_role("button").click()
        expect(page.frame_locator("iframe[src*=block-preview]").locator("main")).to_contain_text(shown)


def test_footnote_is_written_in_place_and_chosen_again(office: Office, read: Read) -> None:
    page = office(Role.REVIEWER, "/beheer/pages/add/knowledge/reportpage/6/").page
    begin_page(page, "Reis met een noot")
    page.get_by_role("button", name="Blok invoegen").first.click()
    page.get_by_role("option", name="Tekst", exact=True).click()
    text = page.get_by_role("region", name="Tekst", exact=True).get_by_role("textbox").first
    text.click()
    page.keyboard.type("De trein reed op tijd. /voet")
    page.get_by_role("option", name="Voetnoot").click()
    note = page.get_by_role("region", name="Voetnoten").get_by_role("textbox")
    expect(note).to_be_focused()
    page.keyboard.type("Volgens de conducteur.")
    text.click()
    page.keyboard.press("End")
    page.keyboard.type(" De bus ook. /voet")
    page.get_by_role("option", name="Voetnoot").click()
    page.get_by_role("dialog", name="Kies een voetnoot").get_by_role("button", name="Volgens de conducteur.").click()
    page.get_by_role("tab", name="Indeling").click()
    page.get_by_role("checkbox", name="Loopbaangesprek").check()
    page.get_by_role("button", name="Meer acties").click()
    page.get_by_role("button", name="Publiceren", exact=True).click()
    expect(page.get_by_role("row", name="Reis met een noot")).to_contain_text("live", ignore_case=True)

    reader = read("/reportages/reis-met-een-noot/").page
    expect(reader.get_by_role("link", name="Voetnoot 1")).to_have_count(2)
    expect(reader.locator("#footnote-1")).to_contain_text("Volgens de conducteur.")
    expect(reader.locator("main")).to_contain_text("De trein reed op tijd. 1 De bus ook. 1")


@pytest.mark.parametrize(
    "path",
    [
        "pages/3/",
        "images/",
        "documents/",
        "person/",
        "tag/",
        "item/",
        "users/",
        "users/new/",
        "reports/site-history/",
        "account/",
    ],
)
def test_screens_of_an_administrator_break_no_policy_and_no_script(office: Office, path: str) -> None:
    page = office(Role.ADMINISTRATOR, f"/beheer/{path}").page
    page.wait_for_load_state("networkidle")
    assert page.url.endswith(f"/beheer/{path}")
    assert page.locator("html").evaluate("html => html.scrollWidth") == DESK
