"""Outcomes of theme sessions."""

from __future__ import annotations

from typing import Any

NAJAAR = "doorstroomconferentie-najaar-2026"

OUTCOMES: list[dict[str, Any]] = [
    {
        "kind": "opbrengst",
        "slug": "een-intake-voor-twee-scholen",
        "title": "Eén intake voor twee scholen: zo delen vmbo en mbo de overdracht",
        "lead": "Twee regio’s schaften het dubbele intakegesprek af. De leerling vertelt zijn verhaal één keer, en beide scholen zitten aan tafel.",
        "summary": "Wie van het vmbo naar het mbo gaat, had vaak twee gesprekken over hetzelfde. In twee regio’s is dat nu één gesprek. "
        "De mentor, de begeleider van het mbo en de leerling zitten samen aan tafel. De leerling leidt het gesprek. Dat scheelt tijd en de leerling hoeft niet alles twee keer te vertellen.",
        "published": "2026-10-14",
        "occasion": NAJAAR,
        "session_title": "Eén intake voor twee scholen",
        "session_code": "2B",
        "people": [
            ("Marloes Kuipers", "sessieleider", "teamleider", "ROC De Landen"),
            ("Ravi Mahabier", "sessieleider", "decaan", "Lyceum De Klinker"),
        ],
        "themes": ("warme-overdracht-en-intake", "loopbaandossier-en-portfolio"),
        "sectors": ("vmbo", "mbo"),
        "transitions": ("vmbo-mbo",),
        "roles": ("decaan", "slber", "teamleider"),
        "regions": ("overijssel",),
        "tags": ("intake",),
        "changed_on": "2026-11-02",
        "change_note": "Aanbeveling 4 kreeg een urenbedrag.",
        "core": [
            "Wie van het vmbo naar het mbo gaat, heeft vaak twee gesprekken over hetzelfde: een afsluitend gesprek op de oude school en een intake op de nieuwe. Tussen die gesprekken raakt informatie kwijt, en de leerling merkt dat er opnieuw wordt begonnen.",
            "In de sessie lieten twee regio’s zien wat er gebeurt als je daar één gesprek van maakt. De mentor, de slb’er en de leerling spreken elkaar in juni op het vmbo. Het loopbaandossier ligt op tafel; een apart overdrachtsformulier is er niet meer.",
            "Deelnemers noemden ook wat schuurt. Het gesprek vraagt uren op een moment dat de roosters vol zijn, en niet elke leerling wil dat alles meegaat.",
        ],
        "opportunity": [
            "Een gedeelde intake maakt de overstap van iemand. Zolang elke school haar eigen gesprek voert, is niemand verantwoordelijk voor wat ertussen gebeurt. Het gesprek vóór de zomer haalt dat gat weg, en het kost minder tijd dan twee losse gesprekken.",
        ],
        "recommendations": [
            (
                "Nodig de leerling uit als eerste",
                [
                    "Stuur de uitnodiging voor de intake aan de leerling zelf, en pas daarna aan de mentor en het mbo. Wie als eerste wordt gevraagd, bereidt zich anders voor en brengt eigen vragen mee."
                ],
            ),
            (
                "Plan het overdrachtsgesprek vóór de zomer, met de leerling als voorzitter",
                [
                    "In juni weten mentor en slb’er allebei nog wie er tegenover hen zit. Geef de leerling een korte agenda van drie punten en laat hem of haar het gesprek openen."
                ],
                ("warme-overdracht-en-intake", "zomerlek"),
            ),
            (
                "Lees één dossier, op één plek",
                [
                    "Spreek af welk document telt. In beide regio’s werd dat het loopbaandossier van de leerling; het overdrachtsformulier verwijst er alleen nog naar."
                ],
                ("loopbaandossier-en-portfolio",),
            ),
            (
                "Geef de slb’er uren in het laatste vmbo-jaar",
                [
                    "Twintig uur per jaar bleek genoeg om vier dagdelen op het vmbo aanwezig te zijn. Leg die uren vast in de taakverdeling, anders sneuvelen ze in de eerste drukke week."
                ],
            ),
            (
                "Kijk in november samen terug",
                [
                    "Plan bij de intake meteen een terugkijkmoment. Teams die dat deden, pasten hun vragenlijst elk jaar aan en zagen sneller wie dreigde af te haken."
                ],
                ("switch-en-uitval",),
            ),
        ],
        "tensions": [
            "Wie beslist wat er in het dossier blijft staan: de leerling, de ouder of de school? Daarover werden de deelnemers het niet eens."
        ],
        "figures": [
            {"value": "34", "label": "deelnemers aan de sessie", "source": ""},
            {"value": "20 uur", "label": "per slb’er per jaar", "source": "taakverdeling van twee teams"},
        ],
        "relations": [("onderbouwt", "#Overdracht is een gesprek"), ("komt-uit", "op-doorreis-een-dag-in-zwolle")],
    },
    {
        "kind": "opbrengst",
        "slug": "de-eerste-honderd-dagen-op-het-hbo",
        "title": "De eerste honderd dagen op het hbo",
        "lead": "Mbo-studenten haken in het hbo vooral af vóór kerst. Vier opleidingen vertelden wat zij in die eerste maanden anders doen.",
        "published": "2026-10-09",
        "occasion": NAJAAR,
        "session_title": "De eerste honderd dagen",
        "session_code": "1C",
        "people": [("Yara Demir", "sessieleider", "studieloopbaanbegeleider", "Hogeschool Vechtdal")],
        "themes": ("switch-en-uitval", "lob-coaching-en-mentoraat"),
        "sectors": ("mbo", "hbo"),
        "transitions": ("mbo-hbo",),
        "roles": ("slber", "docent"),
        "regions": ("landelijk",),
        "core": [
            "Een student die van het mbo komt, kan plannen, presenteren en samenwerken. Wat ontbreekt is meestal het schrijven van een verslag met bronnen en het leren voor een tentamen dat de hele stof dekt. De vier opleidingen in deze sessie toetsen dat niet bij de poort, maar oefenen het in de eerste weken.",
            "Belangrijker nog bleek wie de student kent. Waar een vaste begeleider in de derde week belt, komen studenten met een vraag voordat het een probleem is.",
        ],
        "opportunity": [
            "De overstap naar het hbo wordt nu behandeld als een keuze van de student alleen. Wie de eerste honderd dagen samen ontwerpt, mbo en hbo aan één tafel, ziet de uitval dalen zonder iets aan de eisen te doen."
        ],
        "recommendations": [
            (
                "Bel elke nieuwe student in week drie",
                [
                    "Een gesprek van tien minuten, door degene die de student het hele jaar begeleidt. Vraag niet hoe het gaat, maar wat er deze week lukte en wat niet."
                ],
            ),
            (
                "Oefen het eerste tentamen in oktober",
                [
                    "Een proeftentamen dat niet meetelt laat zien hoeveel stof het is. Bespreek de uitkomst in groepjes, niet klassikaal."
                ],
            ),
            (
                "Laat eerstejaars terugvertellen op hun mbo",
                [
                    "Een middag in januari waarop studenten in hun oude klas vertellen wat ze misten. Het mbo past er zijn keuzedeel op aan."
                ],
                ("studenten-en-alumni-betrekken",),
            ),
            (
                "Reken met de reistijd",
                [
                    "Wie anderhalf uur reist, kan niet om half negen beginnen en om zes uur eindigen. Zet de lessen van het eerste blok op drie dagen."
                ],
            ),
        ],
        "relations": [("hoort-bij", "doorstroom-mbo-hbo-cijfers-en-verhalen")],
    },
    {
        "kind": "opbrengst",
        "slug": "advies-zonder-plafond",
        "title": "Advies zonder plafond: wat een basisschool aan de brugklas vertelt",
        "lead": "Een schooladvies is een verwachting. Basisscholen en brugklassen zochten uit hoe je die doorgeeft zonder dat ze een plafond wordt.",
        "published": "2026-09-28",
        "occasion": "regiodag-overstap-vechtstreek",
        "session_title": "Advies zonder plafond",
        "session_code": "A3",
        "people": [
            ("Gerda Lubbers", "sessieleider", "intern begeleider", "Basisschool Het Veer"),
            ("Tijn Scholtens", "sessieleider", "brugklascoördinator", "Scholengemeenschap De Uitkijk"),
        ],
        "themes": ("advisering", "leercultuur-en-verwachtingen"),
        "sectors": ("po", "vo"),
        "transitions": ("po-vo",),
        "roles": ("docent", "schoolleider", "ouder"),
        "regions": ("overijssel", "drenthe"),
        "tags": ("brugklas", "gelijke kansen"),
        "core": [
            "Twee kinderen met dezelfde toets krijgen soms een ander advies. Dat gebeurt zelden met opzet. In de sessie legden leerkrachten hun laatste tien adviezen naast elkaar en lazen ze hardop voor welke woorden ze hadden gebruikt.",
            "Woorden als zelfstandig en doorzetter bleken vaker te staan bij kinderen van wie de ouders op de ouderavond waren. Dat was voor veel deelnemers een ongemakkelijke ontdekking, en het begin van een beter gesprek.",
        ],
        "opportunity": [
            "Kansengelijkheid begint bij verwachtingen die je kunt bijstellen. Een advies dat ruimte laat, en een brugklas die die ruimte gebruikt, kosten niets extra."
        ],
        "recommendations": [
            (
                "Geef een advies met twee niveaus als je twijfelt",
                [
                    "Twijfel is geen zwakte van de leerkracht, maar informatie over het kind. Schrijf op waarover je twijfelt."
                ],
            ),
            (
                "Lees tien adviezen met een collega van een andere school",
                [
                    "Zonder namen. Let op de woorden, niet op de scores, en vraag elkaar wat je zou schrijven als het kind een ander adres had."
                ],
            ),
            (
                "Vertel de brugklas wat lukt als het moeilijk wordt",
                ["Een mentor heeft meer aan één voorbeeld van volhouden dan aan een cijfer voor werkhouding."],
            ),
            (
                "Kijk in klas twee terug naar het advies",
                [
                    "Zet elk jaar naast elkaar waar leerlingen terechtkwamen en wat het advies was. Stuur het overzicht terug naar de basisscholen."
                ],
            ),
            (
                "Bied ouders een gesprek vóór de eindtoets",
                ["Niet over het advies, maar over wat hun kind thuis vertelt over school."],
                ("ouderbetrokkenheid",),
            ),
            (
                "Noem de overstap een begin",
                [
                    "Taal die de overstap een eindpunt maakt, maakt ook het advies een eindpunt. Vier de nieuwe school, niet het niveau."
                ],
            ),
        ],
    },
    {
        "kind": "opbrengst",
        "slug": "van-praktijkschool-naar-entree",
        "title": "Van praktijkschool naar entree: samen examineren",
        "lead": "Drie praktijkscholen en een roc nemen het examen samen af. Zo gaat een leerling verder met iets wat al telt.",
        "published": "2026-09-21",
        "occasion": "regiodag-overstap-vechtstreek",
        "session_title": "Samen examineren",
        "session_code": "B1",
        "people": [("Loes Akkerman", "sessieleider", "coördinator stage", "Praktijkschool De Kade")],
        "themes": ("inclusieve-doorstroom", "doorlopende-leerlijnen-en-routes"),
        "sectors": ("pro", "vso", "mbo"),
        "transitions": ("pro-vso-mbo",),
        "roles": ("docent", "werkgever-praktijkopleider"),
        "regions": ("drenthe",),
        "core": [
            "Een leerling van de praktijkschool die naar entree gaat, begint daar vaak met wat hij al kan. In drie gemeenten is dat voorbij: de praktijkschool en het roc kijken samen naar een proeve op de stageplek, en wat goed is telt in de entreeopleiding mee."
        ],
        "opportunity": [
            "Een gezamenlijk examenmoment maakt de leerroute zichtbaar voor wie haar loopt. Succes op de werkplek is voor deze jongeren het beste bewijs dat doorleren bij hen past."
        ],
        "recommendations": [
            (
                "Laat praktijkonderwijs en entree samen examineren",
                ["Eén proeve, twee beoordelaars, een uitslag die op beide scholen geldt."],
            ),
            (
                "Vraag de werkbegeleider wat hij zag",
                [
                    "De werkbegeleider op de stage ziet meer dan een toets. Gebruik drie vaste vragen en noteer de antwoorden letterlijk."
                ],
            ),
            (
                "Houd de jobcoach een jaar langer",
                [
                    "De overgang valt samen met achttien worden. Laat de jobcoach meelopen tot na de eerste kerst op het roc."
                ],
                ("jongeren-in-een-kwetsbare-positie",),
            ),
        ],
    },
    {
        "kind": "opbrengst",
        "slug": "lob-op-de-lestijd",
        "title": "LOB op de lestijd: een plek in elk vak",
        "lead": "Een mentoruur is snel vol. Vier vaksecties lieten zien hoe je loopbaanvragen in gewone lessen stelt.",
        "published": "2026-10-16",
        "occasion": NAJAAR,
        "session_title": "LOB op de lestijd",
        "session_code": "3A",
        "people": [
            ("Hidde Blaauw", "sessieleider", "docent biologie", "Lyceum De Klinker"),
            ("Samira el Idrissi", "sessieleider", "LOB-coördinator", "Vakcollege Oosterspoor"),
        ],
        "themes": ("borging-in-curriculum", "schoolleiding-en-facilitering", "loopbaangesprek"),
        "sectors": ("vmbo", "havo", "vwo"),
        "transitions": ("havo-hbo", "vwo-wo"),
        "roles": ("docent", "lob-coordinator", "schoolleider"),
        "regions": ("landelijk",),
        "tags": ("vakles",),
        "core": [
            "Leerlingen kiezen zelden tijdens het mentoruur. Ze kiezen als een practicum lukt, als een gastles tegenvalt of als een docent zegt dat hij iets ziet. De vier secties in deze sessie gaven die momenten een vaste plek: aan het eind van elk blok één vraag, vijf minuten, en een zin in het loopbaandossier.",
            "De schoolleiding deed iets kleins met groot gevolg: de vraag staat in de studiewijzer, niet in een bijlage.",
        ],
        "opportunity": [
            "LOB-beleid dat alleen bij de decaan ligt, verdwijnt als de decaan vertrekt. Begeleiding die in vakken zit, blijft."
        ],
        "recommendations": [
            (
                "Stel aan het eind van elk blok dezelfde vraag",
                ["Wat deed je hier waar je meer van zou willen? Vijf minuten, schriftelijk, niet voor een cijfer."],
            ),
            (
                "Zet de loopbaanvraag in de studiewijzer",
                ["Wat in de studiewijzer staat, gebeurt. Laat de sectie zelf kiezen bij welk onderwerp."],
            ),
            (
                "Laat de mentor drie zinnen teruglezen",
                [
                    "Het loopbaangesprek begint met wat de leerling eerder schreef. Drie zinnen zijn genoeg om door te vragen."
                ],
                ("loopbaangesprek",),
            ),
            (
                "Reken de uren voor docententeams mee",
                [
                    "Vijf uur per docent per jaar om vragen te maken en antwoorden te lezen. Zonder die uren wordt het een formulier."
                ],
                ("schoolleiding-en-facilitering",),
            ),
        ],
        "relations": [("onderbouwt", "#Begeleiding is van iedereen")],
    },
]
