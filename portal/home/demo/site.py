"""The texts of the pages about the site itself, where they are still empty."""

from __future__ import annotations

from typing import Any

from wagtail.models import Site

from portal.home.demo.pages import blocks
from portal.home.models import SiteSettings, StandardPage

PAGES: dict[str, list[Any]] = {
    "over": [
        "Doorstroomportaal bewaart wat een conferentie oplevert en maakt het vindbaar voor wie jongeren begeleidt bij een overstap.",
        ("h2", "Wat je hier vindt"),
        [
            "<b>Opbrengsten</b> van themasessies, met aanbevelingen die je een voor een kunt vinden en citeren.",
            "<b>Praktijkvoorbeelden</b> van scholen, met wat het vraagt en hoe goed het onderbouwd is.",
            "<b>Onderzoek</b>, samengevat voor wie ermee aan de slag wil.",
        ],
        ("h2", "Wie het maakt"),
        "Een kleine redactie leest elk verslag, vraagt na wat ontbreekt en bevestigt elk jaar wat nog klopt. Dit is een demonstratie: alle mensen, scholen en cijfers zijn verzonnen.",
    ],
    "contact": [
        "Mist er iets, klopt er iets niet, of ken je een school die het goed doet? Laat het de redactie weten.",
        "Bij een praktijkvoorbeeld stel je je vraag rechtstreeks aan de school, via de knop op die pagina.",
    ],
    "privacy": [
        "Je kunt alles lezen zonder account. We plaatsen dan geen cookies, en je browser haalt niets op bij anderen.",
        ("h2", "Als je een vraag stelt aan een school"),
        "We gebruiken je naam, je e-mailadres en je vraag om die aan de contactpersoon te sturen. De mail wissen we veertien dagen nadat hij is verstuurd, en een mail die niet aankwam na negentig dagen.",
        ("h2", "Als je voor het portaal werkt"),
        "Van je account bewaren we je naam, je e-mailadres, je rol en wat je in de back-office wijzigde.",
    ],
    "toegankelijkheid": [
        "We willen dat iedereen dit portaal kan gebruiken: met een toetsenbord, een schermlezer, op een kleine telefoon en zonder JavaScript.",
        ("h2", "Wat we doen"),
        [
            "We toetsen elke soort pagina aan WCAG 2.2, niveau AA.",
            "Kleur staat nooit alleen: elke lijn heeft een naam.",
            "Elke afbeelding heeft een beschrijving voordat een pagina verschijnt.",
        ],
        ("h2", "Werkt er iets niet?"),
        "Meld het bij de redactie via de contactpagina. Zeg erbij welke pagina het is en wat je gebruikte.",
    ],
}


def fill_site() -> None:
    """Gives each page about the site its text, and the editors an address; what is filled in is left alone."""
    for slug, rows in PAGES.items():
        page = StandardPage.objects.filter(slug=slug, depth=3).first()
        if page is not None and not page.body:
            page.body = blocks(rows)
            page.save_revision().publish()
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    if not settings.contact_email:
        settings.contact_email = "redactie@demo.example"
        settings.save()
