"""The abbreviations and synonyms of the field, which the search knows from the first day; editors keep them.

`CAPITALS_ONLY` holds what is an ordinary Dutch word in lower case as well, and one that readers of this portal do meet:
*tot* stands in nearly every sentence, *web* in web page and website, *ad* before the letters of a list (ad a, ad b) and
as a first name, *duo* in duo lesson and duo job. Left out with reason: *LOB* (the ball is no subject here, and
everybody types lob), *bol*, *pro*, *ho* and *po* (the field writes them in lower case, so capitals say nothing), *KS*
and *TiB* (no words in any capitals).
"""

from __future__ import annotations

from django.db import migrations

CAPITALS_ONLY = {"TOT", "WEB", "Ad", "DUO"}
ABBREVIATIONS = {
    "LOB": ["loopbaanoriëntatie en -begeleiding", "loopbaanoriëntatie, -ontwikkeling en -begeleiding"],
    "slb": ["studieloopbaanbegeleiding", "studieloopbaanbegeleider"],
    "po": ["primair onderwijs"],
    "vo": ["voortgezet onderwijs"],
    "vmbo": ["voorbereidend middelbaar beroepsonderwijs"],
    "havo": ["hoger algemeen voortgezet onderwijs"],
    "vwo": ["voorbereidend wetenschappelijk onderwijs"],
    "pro": ["praktijkonderwijs", "praktijkschool"],
    "vso": ["voortgezet speciaal onderwijs"],
    "mbo": ["middelbaar beroepsonderwijs"],
    "hbo": ["hoger beroepsonderwijs"],
    "wo": ["wetenschappelijk onderwijs"],
    "ho": ["hoger onderwijs"],
    "avo": ["algemeen vormend onderwijs"],
    "vavo": ["voortgezet algemeen volwassenenonderwijs"],
    "isk": ["internationale schakelklas"],
    "bb": ["basisberoepsgerichte leerweg"],
    "kb": ["kaderberoepsgerichte leerweg"],
    "gl": ["gemengde leerweg"],
    "tl": ["theoretische leerweg"],
    "bol": ["beroepsopleidende leerweg"],
    "bbl": ["beroepsbegeleidende leerweg"],
    "bpv": ["beroepspraktijkvorming"],
    "vsv": ["voortijdig schoolverlaten"],
    # Its work goes on under another name.
    "RMC": ["regionale meld- en coördinatiefunctie", "Doorstroompunt"],
    "roc": ["regionaal opleidingencentrum"],
    "aoc": ["agrarisch opleidingscentrum"],
    "WVO": ["Wet voortgezet onderwijs"],
    "WEB": ["Wet educatie en beroepsonderwijs"],
    "KS": ["kwalificatiestructuur"],
    "PTA": ["programma van toetsing en afsluiting"],
    "pws": ["profielwerkstuk"],
    "evc": ["erkenning van verworven competenties"],
    "OCW": ["ministerie van Onderwijs, Cultuur en Wetenschap"],
    "DUO": ["Dienst Uitvoering Onderwijs"],
    "SBB": ["Samenwerkingsorganisatie Beroepsonderwijs Bedrijfsleven"],
    "NRO": ["Nationaal Regieorgaan Onderwijsonderzoek"],
    "ROA": ["Researchcentrum voor Onderwijs en Arbeidsmarkt"],
    "SPV": ["Stichting Platforms VMBO"],
    "TiB": ["Toptechniek in Bedrijf"],
    "TOT": ["Talentontwikkeling Techniek"],
    "Ad": ["associate degree"],
    "LLO": ["leven lang ontwikkelen"],
    "AVG": ["Algemene verordening gegevensbescherming"],
}
RINGS = [
    ["doorstroom", "overstap", "overgang", "aansluiting"],
    ["leerling", "scholier"],
    ["kansengelijkheid", "gelijke kansen", "kansenongelijkheid"],
    ["praktijkvoorbeeld", "good practice", "best practice"],
    ["opbrengst", "uitkomst", "verslag", "terugblik"],
    ["decaan", "schooldecaan"],
    ["vsv", "schooluitval", "uitval"],
    ["switch", "studiewissel"],
    ["doorlopende leerlijn", "doorlopende leerroute", "doorlopende route"],
    ["leerlijn", "leerroute"],
    ["stage", "bpv", "praktijkleren", "stagiair"],
    ["tl", "vmbo-t", "mavo"],
    ["wegbereider", "wegvoorbereider", "wegbereiderschap"],
    ["bestuurstafel", "bestuurdersoverleg"],
    ["schoolleider", "schoolleiding", "directie"],
    ["portfolio", "loopbaandossier"],
    ["examen", "examineren"],
    ["toets", "tentamen"],
    ["bekostiging", "financiering"],
    ["tussenruimte", "niemandsland"],
]


def ship(apps, schema_editor):
    abbreviation, ring = apps.get_model("knowledge", "Abbreviation"), apps.get_model("knowledge", "SynonymRing")
    abbreviation.objects.bulk_create(
        abbreviation(short=short, capitals_only=short in CAPITALS_ONLY, expansions="\n".join(expansions))
        for short, expansions in ABBREVIATIONS.items()
    )
    ring.objects.bulk_create(ring(words="\n".join(words)) for words in RINGS)
    apps.get_model("knowledge", "SearchWordsVersion").objects.create(pk=1, number=1)


def take_back(apps, schema_editor):
    """What editors added or changed stays; whoever goes back further loses the tables."""
    abbreviation, ring = apps.get_model("knowledge", "Abbreviation"), apps.get_model("knowledge", "SynonymRing")
    for short, expansions in ABBREVIATIONS.items():
        abbreviation.objects.filter(short=short, expansions="\n".join(expansions)).delete()
    ring.objects.filter(words__in=["\n".join(words) for words in RINGS]).delete()
    apps.get_model("knowledge", "SearchWordsVersion").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("knowledge", "0003_search_words")]
    operations = [migrations.RunPython(ship, take_back)]
