"""The controlled vocabulary of the field, with the keys that addresses and filters rely on."""

from __future__ import annotations

from django.db import migrations
from django.utils.text import slugify

THEMES = {
    "Visie en organisatie": [
        "LOB-visie en -beleid",
        "Schoolleiding en facilitering",
        "Kwaliteitsborging",
        "Borging in curriculum",
        "Professionalisering",
    ],
    "Begeleiding": [
        "LOB-coaching en mentoraat",
        "Loopbaangesprek",
        "Loopbaandossier en portfolio",
        "Loopbaancompetenties",
        "Ouderbetrokkenheid",
        "Studenten en alumni betrekken",
    ],
    "Ervaren en kiezen": [
        "Contextrijk en buitenschools leren",
        "Stage en praktijkleren",
        "Keuzevakken en keuzedelen",
        "Profiel- en studiekeuze",
        "Arbeidsmarktinformatie",
    ],
    "Overgangen": [
        "Doorlopende leerlijnen en -routes",
        "Warme overdracht en intake",
        "Zomerlek",
        "Switch en uitval",
        "Maatwerk en versnelling",
        "Toelating en doorstroomrecht",
    ],
    "Kansengelijkheid": [
        "Leercultuur en verwachtingen",
        "Advisering",
        "Jongeren in een kwetsbare positie",
        "Inclusieve doorstroom",
    ],
    "Samenwerking en stelsel": ["Regionale samenwerking", "Wet, bekostiging en toezicht"],
}
SECTORS = [
    ("po", None),
    ("vo", None),
    ("pro", "vo"),
    ("vmbo", "vo"),
    ("havo", "vo"),
    ("vwo", "vo"),
    ("vso", None),
    ("mbo", None),
    ("hbo", None),
    ("wo", None),
    ("arbeid", None),
]
# key, label, origin, target
TRANSITIONS = [
    ("po-vo", "po naar vo", "po", "vo"),
    ("vmbo-havo", "vmbo naar havo", "vmbo", "havo"),
    ("vmbo-mbo", "vmbo naar mbo", "vmbo", "mbo"),
    ("pro-vso-mbo", "pro/vso naar mbo", "pro", "mbo"),
    ("havo-mbo", "havo naar mbo", "havo", "mbo"),
    ("havo-hbo", "havo naar hbo", "havo", "hbo"),
    ("vwo-hbo", "vwo naar hbo", "vwo", "hbo"),
    ("vwo-wo", "vwo naar wo", "vwo", "wo"),
    ("mbo-hbo", "mbo naar hbo", "mbo", "hbo"),
    ("hbo-wo", "hbo naar wo", "hbo", "wo"),
    ("onderwijs-arbeid", "onderwijs naar arbeid", None, "arbeid"),
]
ROLES = [
    "decaan",
    "LOB-coördinator",
    "LOB-coach/mentor",
    "docent",
    "slb'er",
    "teamleider",
    "schoolleider",
    "bestuurder",
    "beleidsmedewerker",
    "regiocoördinator",
    "onderzoeker",
    "lerarenopleider",
    "gemeente/Doorstroompunt",
    "werkgever/praktijkopleider",
    "ouder",
    "leerling/student",
]
REGIONS = [
    "Drenthe",
    "Flevoland",
    "Fryslân",
    "Gelderland",
    "Groningen",
    "Limburg",
    "Noord-Brabant",
    "Noord-Holland",
    "Overijssel",
    "Utrecht",
    "Zeeland",
    "Zuid-Holland",
    "landelijk",
]


def key_of(label: str) -> str:
    return slugify(label.replace("/", "-"))


def ship(apps, schema_editor):
    model = {name: apps.get_model("knowledge", name) for name in ("ThemeGroup", "Theme", "Sector", "Transition", "Role", "Region")}
    for number, (group_label, labels) in enumerate(THEMES.items(), 1):
        group = model["ThemeGroup"].objects.create(key=key_of(group_label), label=group_label, sort_order=number * 10)
        for place, label in enumerate(labels, 1):
            model["Theme"].objects.create(key=key_of(label), label=label, group=group, sort_order=place * 10)
    sectors = {}
    for number, (key, parent) in enumerate(SECTORS, 1):
        sectors[key] = model["Sector"].objects.create(key=key, label=key, parent=sectors.get(parent), sort_order=number * 10)
    for number, (key, label, origin, target) in enumerate(TRANSITIONS, 1):
        model["Transition"].objects.create(
            key=key, label=label, origin=sectors.get(origin), target=sectors[target], sort_order=number * 10
        )
    for name, labels in (("Role", ROLES), ("Region", REGIONS)):
        for number, label in enumerate(labels, 1):
            model[name].objects.create(key=key_of(label), label=label, sort_order=number * 10)


class Migration(migrations.Migration):
    dependencies = [("knowledge", "0001_initial")]
    operations = [migrations.RunPython(ship, migrations.RunPython.noop)]
