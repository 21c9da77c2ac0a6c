"""Research summaries."""

from __future__ import annotations

from typing import Any

RESEARCH: list[dict[str, Any]] = [
    {
        "kind": "onderzoek",
        "slug": "wat-houdt-geintegreerde-leerroutes-overeind",
        "title": "Wat houdt geïntegreerde leerroutes overeind?",
        "lead": "Over zes regio’s heen bleken drie dingen te tellen: een gedeeld examenprogramma, één mentor voor de hele periode, en een afspraak over geld.",
        "published": "2025-12-03",
        "people": [
            ("Ilse Wiersma", "onderzoeker", "", "Lectoraat Overgangen"),
            ("Jonas Hazelaar", "onderzoeker", "", "Lectoraat Overgangen"),
        ],
        "themes": ("doorlopende-leerlijnen-en-routes", "regionale-samenwerking"),
        "sectors": ("vmbo", "mbo"),
        "transitions": ("vmbo-mbo",),
        "roles": ("bestuurder", "teamleider", "beleidsmedewerker"),
        "regions": ("landelijk",),
        "source_title": "Routes die blijven: zes regio’s vijf jaar gevolgd",
        "source_authors": "Wiersma en Hazelaar",
        "source_year": 2025,
        "source_publisher": "Lectoraat Overgangen",
        "source_url": "https://lectoraat-overgangen.example/routes-die-blijven",
        "question": ["Waarom overleeft de ene doorlopende leerroute een wisseling van directie en de andere niet?"],
        "method": ["De onderzoekers volgden zes routes vijf jaar lang, met interviews, roosters en inschrijfcijfers."],
        "key_findings": [
            [
                "Routes met één mentor voor de hele periode verloren half zoveel leerlingen.",
                "Een afspraak over geld vóór de start voorspelde of de route na drie jaar nog bestond.",
                "Een gezamenlijk examenprogramma scheelde per leerling een half schooljaar.",
            ]
        ],
        "implications": [
            "Begin met het gesprek over geld, ook als dat ongemakkelijk is. Wijs daarna één mentor aan die meeverhuist."
        ],
        "open_questions": ["Of de winst ook geldt voor routes naar het hbo is niet onderzocht."],
        "body": [
            ("h2", "Zes regio’s, zes beginnen", "1"),
            'Elke regio begon om een andere reden: krimp, een leegstaand gebouw, een bevlogen docent. Geen van die redenen bleek na vijf jaar nog belangrijk.<footnote id="6f1c1a52-5d0e-4b8e-9d5d-0a1b2c3d4e5f">6f1c1a</footnote>',
            ("h2", "De mentor die meeverhuist", "2"),
            "In twee regio’s ging de vmbo-mentor één dag per week mee naar het mbo. Leerlingen noemden dat het vaakst als reden dat ze bleven.",
            (
                "table",
                "Leerlingen die na een jaar nog in de route zaten",
                ["Route", "Met vaste mentor", "Zonder"],
                [["Techniek", "91 %", "78 %"], ["Zorg", "88 %", "80 %"], ["Groen", "93 %", "82 %"]],
            ),
            ("h2", "Geld is een gesprek", "3"),
            "Waar de afspraak over geld op papier stond, hoefde niemand hem nog te lezen. Waar hij ontbrak, ging elk overleg erover.",
            (
                "box",
                "In het kort",
                "Eén mentor, één examenprogramma, één afspraak over geld: wie er twee van de drie heeft, redt het meestal.",
            ),
        ],
        "footnotes": {
            "6f1c1a52-5d0e-4b8e-9d5d-0a1b2c3d4e5f": "De onderzoekers vroegen in het eerste en in het vijfde jaar naar de aanleiding."
        },
        "references": [
            "Hazelaar, J. (2023). Mentoren tussen twee scholen. Lectoraat Overgangen.",
            "Oost, P., & Veldkamp, R. (2021). Rekenen aan routes. Uitgeverij De Brug.",
        ],
        "relations": [("onderbouwt", "een-intake-voor-twee-scholen"), ("onderbouwt", "de-woensdagwissel")],
    },
    {
        "kind": "onderzoek",
        "slug": "doorstroom-mbo-hbo-cijfers-en-verhalen",
        "title": "Van mbo naar hbo: cijfers en verhalen naast elkaar",
        "lead": "Wie van het mbo komt, stopt vaker in het eerste jaar. Dit onderzoek legt de cijfers naast tachtig gesprekken en vindt een andere oorzaak dan niveau.",
        "published": "2026-02-11",
        "people": [("Farah Oudkerk", "onderzoeker", "", "Onderzoeksgroep Startpunt")],
        "themes": ("switch-en-uitval", "leercultuur-en-verwachtingen", "studenten-en-alumni-betrekken"),
        "sectors": ("mbo", "hbo"),
        "transitions": ("mbo-hbo",),
        "roles": ("slber", "docent", "onderzoeker"),
        "regions": ("landelijk",),
        "source_title": "Eerste in de familie, derde in de trein",
        "source_authors": "Oudkerk",
        "source_year": 2026,
        "source_publisher": "Onderzoeksgroep Startpunt",
        "question": ["Waarom stoppen mbo-studenten in het eerste jaar van het hbo?"],
        "method": ["Inschrijfcijfers van acht hogescholen, en tachtig gesprekken met studenten die stopten of bleven."],
        "key_findings": [
            [
                "Reistijd en bijbaan verklaarden meer dan het cijfer op het mbo-diploma.",
                "Studenten die in de eerste maand door iemand bij naam werden gekend, bleven vaker.",
                "Gelijke kansen bleken vooral een kwestie van uitleg: wie de ongeschreven regels kende, vroeg eerder om hulp.",
            ]
        ],
        "implications": ["Maak de ongeschreven regels zichtbaar, liefst door studenten die ze zelf moesten ontdekken."],
        "body": [
            ("h2", "Wat de cijfers zeggen", "1"),
            "Van de studenten met een mbo-diploma stopte ruim een kwart in het eerste jaar. Het verschil met havisten verdwijnt grotendeels wanneer je vergelijkt op reistijd en werkuren.",
            ("h2", "Wat studenten zeggen", "2"),
            ("quote", "Ik dacht dat iedereen het snapte behalve ik.", "student", "eerste jaar, gestopt in november"),
            "In de gesprekken ging het zelden over moeilijke stof. Het ging over een mail die ze niet durfden te sturen.",
        ],
        "references": ["Oudkerk, F. (2024). Bij naam gekend. Onderzoeksgroep Startpunt."],
        "relations": [("onderbouwt", "#Bel elke nieuwe student in week drie")],
    },
]
