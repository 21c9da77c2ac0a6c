"""What the generated corpus is made of: ordinary Dutch words, and the keys of the vocabulary that migrations ship.

A noun is written with the letters that join it to a next one: ``begeleiding+s`` makes *begeleidingsplan*,
``student+en`` makes *studentenraad*.
"""

from __future__ import annotations

STOP_WORDS = (
    "de het een en van in is op te dat die voor met zijn aan niet er om ook als bij door maar dan naar of uit nog "
    "over wel worden kan ze wordt heeft meer hun moet deze veel hebben werd al zij tot was we wat dit kunnen wie "
    "daar hij je ik onder tegen na zo geen waar zou dus hoe moeten alle haar toen mijn ons zonder hier u nu men "
    "zelf hem alles zal doen me onze omdat wanneer zich welke toch jij sinds tussen tijdens via vanaf binnen buiten "
    "waarbij waarin daarbij hierin iedere elke sommige enkele beide ander andere anders vaak soms altijd nooit"
).split()

NOUNS = (
    "loopbaan begeleiding+s gesprek+s dossier school leerling+en student+en docent+en mentor decaan vak toets examen "
    "diploma stage praktijk onderwijs opleiding+s beroep+s arbeid+s markt sector regio overstap overgang+s instroom "
    "uitstroom doorstroom aansluiting+s programma plan beleid+s visie kwaliteit+s zorg bestuur+s raad commissie "
    "groep+s klas+sen team netwerk bijeenkomst studie keuze profiel kans+en gelijkheid+s ouder leeftijd+s jaar maand "
    "week dag tijd uur avond ochtend zomer winter voorjaar start eind begin resultaat doel inhoud vorm stap traject "
    "route lijn spoor weg brug deur huis tuin straat plein park water berg bos zee strand eiland haven schip trein "
    "fiets auto wagen motor machine techniek metaal hout steen glas papier boek schrift tekst taal woord zin letter "
    "verhaal gedicht lied muziek klank beeld kleur licht schaduw foto film scherm computer bestand gegeven+s "
    "informatie kennis wetenschap+s onderzoek+s vraag antwoord probleem oplossing+s gedachte idee mening gevoel+s "
    "hart hand voet hoofd oog oor mond gezicht+s lichaam+s gezondheid+s ziekte arts verpleging+s ziekenhuis medicijn "
    "apotheek voeding+s brood melk kaas vlees groente fruit appel keuken tafel stoel bed kast kamer zolder kelder dak "
    "muur vloer trap venster poort toren kerk winkel koop prijs geld bank rekening belasting+s subsidie begroting+s "
    "kosten opbrengst winst verlies handel+s bedrijf+s onderneming+s fabriek product dienst klant verkoop vervoer+s "
    "lading haast rust slaap droom spel sport bal wedstrijd veld zaal publiek feest dans toneel museum kunst cultuur "
    "geschiedenis oorlog+s vrede vrijheid+s recht+s wet plicht regel afspraak contract rechter politie brandweer "
    "veiligheid+s gevaar ongeluk schade verzekering+s hulp steun vriend familie kind+er moeder vader broer zus buur "
    "gast reis vakantie hotel kaart land stad+s dorp+s gemeente provincie staat+s koning+s minister verkiezing+s "
    "partij stem krant zender nieuws bericht brief post telefoon uitleg les lesstof leraar+en leerdoel opdracht werk "
    "werkplek baan functie taak rol talent interesse motivatie ambitie inzet ervaring+s vaardigheid+s competentie "
    "ontwikkeling+s groei verandering+s vernieuwing+s verbetering+s samenwerking+s overleg verslag notitie rapport "
    "advies inzicht voorbeeld model methode aanpak instrument middel bron energie stroom gas olie wind zon regen "
    "sneeuw ijs vuur lucht aarde dier hond kat paard+en koe schaap vogel vis boom bloem+en plant+en zaad oogst "
    "boerderij akker landbouw tuinbouw bouw architect aannemer schilder kapper slager bakker kok ober verkoper "
    "monteur chauffeur piloot ingenieur onderzoeker journalist schrijver kunstenaar muzikant acteur trainer coach "
    "adviseur manager directeur bestuurder ambtenaar wethouder burgemeester adviesraad toezicht+s inspectie norm eis "
    "criterium maatregel voorwaarde afstand hoogte breedte diepte gewicht+s getal cijfer bedrag percentage gemiddelde "
    "grens rand hoek cirkel"
).split()

# Verbs and adjectives, each with the forms that a text has of it.
OTHERS = (
    "leren leert leerde geleerd;werken werkt werkte gewerkt;kiezen kiest koos gekozen;maken maakt maakte gemaakt;"
    "vragen vraagt vroeg gevraagd;geven geeft gaf gegeven;komen komt kwam gekomen;gaan gaat ging gegaan;"
    "staan staat stond gestaan;zien ziet zag gezien;weten weet wist geweten;denken denkt dacht gedacht;"
    "helpen helpt hielp geholpen;groeien groeit groeide gegroeid;starten startte gestart;stoppen stopt stopte gestopt;"
    "schrijven schrijft schreef geschreven;lezen leest las gelezen;spreken spreekt sprak gesproken;"
    "luisteren luistert luisterde geluisterd;onderzoeken onderzoekt onderzocht;begeleiden begeleidt begeleidde;"
    "ontwikkelen ontwikkelt ontwikkelde ontwikkeld;organiseren organiseert organiseerde georganiseerd;"
    "verbeteren verbetert verbeterde verbeterd;veranderen verandert veranderde veranderd;bouwen bouwt bouwde gebouwd;"
    "goed goede beter beste;groot grote groter grootste;klein kleine kleiner kleinste;nieuw nieuwe nieuwer nieuwste;"
    "oud oude oudste;jong jonge jongere jongste;lang lange langer langste;kort korte korter kortste;hoog hoge hoger;"
    "laag lage lager laagste;snel snelle sneller snelste;langzaam langzame;sterk sterke sterker;zwak zwakke zwakker;"
    "warm warme warmer;koud koude kouder;duidelijk duidelijke duidelijker;moeilijk moeilijke moeilijker;"
    "makkelijk makkelijke makkelijker;belangrijk belangrijke belangrijker;mogelijk mogelijke;nodig nodige;eigen;"
    "open gesloten;samen;samenwerkend samenwerkende;regionaal regionale;landelijk landelijke;persoonlijk persoonlijke;"
    "gezamenlijk gezamenlijke;praktisch praktische;theoretisch theoretische;financieel financiële;jaarlijks jaarlijkse"
)
ABBREVIATIONS = "vmbo mbo hbo havo vwo lob bpv ict wo po vo pro".split()

# Sounds of names and of words from elsewhere: no dictionary knows what they make.
SYLLABLES = (
    "ba bel bra da del dri fa fen flo ga gri ha hil ja jor ka kel kri la len lo ma mir mo na nel no pa per pli ra rin "
    "ro sa sel sti ta ter tri va ver vli wa wil za zel zo"
).split()

THEMES = (
    "lob-visie-en-beleid schoolleiding-en-facilitering kwaliteitsborging borging-in-curriculum professionalisering "
    "lob-coaching-en-mentoraat loopbaangesprek loopbaandossier-en-portfolio loopbaancompetenties ouderbetrokkenheid "
    "studenten-en-alumni-betrekken contextrijk-en-buitenschools-leren stage-en-praktijkleren "
    "keuzevakken-en-keuzedelen profiel-en-studiekeuze arbeidsmarktinformatie doorlopende-leerlijnen-en-routes "
    "warme-overdracht-en-intake zomerlek switch-en-uitval maatwerk-en-versnelling toelating-en-doorstroomrecht "
    "leercultuur-en-verwachtingen advisering jongeren-in-een-kwetsbare-positie inclusieve-doorstroom "
    "regionale-samenwerking wet-bekostiging-en-toezicht"
).split()
# A part of vo carries vo too.
SECTORS = "po vo vo,pro vo,vmbo vo,havo vo,vwo vso mbo hbo wo arbeid".split()
TRANSITIONS = (
    "po-vo vmbo-havo vmbo-mbo pro-vso-mbo havo-hbo havo-mbo vwo-wo vwo-hbo mbo-hbo hbo-wo onderwijs-arbeid"
).split()
ROLES = (
    "decaan lob-coordinator lob-coach-mentor docent slber teamleider schoolleider bestuurder beleidsmedewerker "
    "regiocoordinator onderzoeker lerarenopleider gemeente-doorstroompunt werkgever-praktijkopleider ouder "
    "leerling-student"
).split()
REGIONS = (
    "landelijk drenthe flevoland fryslan gelderland groningen limburg noord-brabant noord-holland overijssel utrecht "
    "zeeland zuid-holland"
).split()
KINDS = "bestuurstafel reportage praktijkvoorbeeld onderzoek dossier".split()
EVIDENCE = "ervaring goed-beschreven onderbouwd onderzocht".split()
