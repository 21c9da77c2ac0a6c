"""The LOB vision in two versions, and dossiers."""

from __future__ import annotations

from typing import Any

VISIONS: list[dict[str, Any]] = [
    {
        "kind": "lob-visie",
        "slug": "2022",
        "title": "LOB-visie 2022",
        "lead": "De eerste gezamenlijke visie van vo, mbo en hbo op loopbaanoriëntatie en -begeleiding.",
        "published": "2022-03-10",
        "version": "2022",
        "date_signed": "2022-03-10",
        "themes": ("lob-visie-en-beleid",),
        "sectors": ("vo", "mbo", "hbo"),
        "roles": ("bestuurder", "schoolleider"),
        "regions": ("landelijk",),
        "body": ["In 2022 spraken de sectoren voor het eerst één taal over loopbaanbegeleiding."],
        "principles": [
            ("Begeleiding is van iedereen", ["Elke docent is een deel van de dag loopbaanbegeleider."]),
            ("Kiezen is leren", ["Een keuze die je herziet, is geen fout."]),
        ],
        "signatories": [("Vereniging Voortgezet Leren", "Hanneke Doornbos"), ("Mbo-verband", "Cas Terwindt")],
    },
    {
        "kind": "lob-visie",
        "slug": "2026",
        "title": "LOB-visie 2026",
        "lead": "Vijf principes voor loopbaanbegeleiding van po tot wo, ondertekend op de Doorstroomconferentie.",
        "published": "2026-10-08",
        "occasion": "doorstroomconferentie-najaar-2026",
        "version": "2026",
        "date_signed": "2026-10-08",
        "themes": ("lob-visie-en-beleid", "inclusieve-doorstroom"),
        "sectors": ("po", "vo", "mbo", "hbo", "wo"),
        "roles": ("bestuurder", "schoolleider", "lob-coordinator"),
        "regions": ("landelijk",),
        "body": [
            "Deze visie bouwt voort op die van 2022. Nieuw zijn het tweede en het vierde principe, die over de overstap zelf gaan."
        ],
        "principles": [
            (
                "Iedereen heeft recht op begeleiding",
                ["Loopbaanbegeleiding hangt niet af van de school, de mentor of de ouders die je treft."],
            ),
            (
                "De overstap is van beide kanten",
                ["Wie afscheid neemt en wie verwelkomt, zijn samen verantwoordelijk tot de leerling er is."],
            ),
            ("Ervaren gaat vóór kiezen", ["Geen keuze zonder dat een leerling heeft gezien, gedaan en gesproken."]),
            (
                "Overdracht is een gesprek",
                ["Een formulier vertelt wat er was; een gesprek gaat over wat er komt. De leerling zit erbij."],
            ),
            ("Wie begeleidt, leert mee", ["Begeleiders krijgen tijd en scholing, en kijken samen terug."]),
        ],
        "signatories": [
            ("Vereniging Voortgezet Leren", "Hanneke Doornbos"),
            ("Mbo-verband", "Cas Terwindt"),
            ("Samenwerkende Hogescholen", "Iris Vonk"),
        ],
    },
]

DOSSIERS: list[dict[str, Any]] = [
    {
        "kind": "dossier",
        "slug": "de-zomer-overbruggen",
        "title": "De zomer overbruggen",
        "lead": "Tussen examen en eerste schooldag raken elk jaar jongeren kwijt. Vier stukken over wie ze vasthoudt.",
        "published": "2026-10-30",
        "themes": ("zomerlek", "warme-overdracht-en-intake"),
        "sectors": ("vmbo", "mbo"),
        "transitions": ("vmbo-mbo",),
        "roles": ("decaan", "slber", "bestuurder"),
        "regions": ("landelijk",),
        "body": [
            "Het zomerlek is geen incident. Het ontstaat waar de ene school stopt en de andere nog niet begonnen is. Lees in deze volgorde."
        ],
        "entries": [
            ("intake-op-de-fiets", "Begin hier: het kost bijna niets en je kunt het dit jaar nog doen."),
            (
                "een-intake-voor-twee-scholen",
                "Voor wie de overdracht meteen samen wil regelen, met vijf aanbevelingen.",
            ),
            ("wie-is-van-de-tussenruimte", "Wat bestuurders elkaar beloofden, en wat er nog ligt."),
            ("wat-houdt-geintegreerde-leerroutes-overeind", "Het onderzoek erachter."),
        ],
    },
    {
        "kind": "dossier",
        "slug": "gelijke-kansen-bij-de-overstap",
        "title": "Gelijke kansen bij de overstap",
        "lead": "Verwachtingen, advies en ongeschreven regels: waar ongelijkheid ontstaat en wat je eraan doet.",
        "published": "2026-11-05",
        "themes": ("leercultuur-en-verwachtingen", "advisering", "inclusieve-doorstroom"),
        "sectors": ("po", "vo", "mbo", "hbo"),
        "transitions": ("po-vo", "mbo-hbo"),
        "roles": ("docent", "schoolleider"),
        "regions": ("landelijk",),
        "body": [
            "Kansengelijkheid is geen apart programma. Ze zit in een advies, in een mail, in wie er wordt gebeld."
        ],
        "entries": [
            ("advies-zonder-plafond", "Over de woorden in een schooladvies."),
            ("doorstroom-mbo-hbo-cijfers-en-verhalen", "Over ongeschreven regels in het eerste jaar."),
            ("van-praktijkschool-naar-entree", "Over jongeren voor wie succes op de werkplek telt."),
        ],
    },
]
