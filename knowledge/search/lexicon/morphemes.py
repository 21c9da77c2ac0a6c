"""Closed classes of Dutch that look like words and are no parts of a compound."""

from __future__ import annotations

import re

# Prefixes, particles of separable verbs, prepositions and little words: what begins with these is derived. Others are
# rare words that nearly always are the beginning of another, as *bov* is of *boven*.
_NOT_FIRST = frozenset(
    (
        "aam aan ach achter af alg alle als ander anders anti ave beg beken ben bes bij bijeen binnen blo bov "
        "boven buit buiten casu coca com con daar dan dat den der des die dis dit door dors dra een elk ent epi "
        "epo er esp ex fel ge geen gei gem gen gene ger ges gesp get had heb hee heen hem her herin herop het hier "
        "hou hun hup hyper ieder in ineen ins inter is kan kno kof kon kor lef leidst lic lim me mede mee men met "
        "mij mijn min mis mono mor multi na naar nabij nag naw neer nes niet nog non oer of om onaf onder ons ont "
        "ook op opeen over pat per pof poly por pos pre pro pur rea rechtst red ree ref rep res rio rond samen "
        "scha semi sol som sou spe sta sub suf super taf te tegen tele tem ten ter terug the toe toen tot tra tri "
        "tussen uit ulo ultra ure van vast ver verg vers via vol voor voort vooruit waar wan wat weder weer weg "
        "wegge wegs wel wie wil wille wou yen zal zeer zeg zich zijn zonder zou"
    ).split()
)
# A prefix and the beginning of the stem look like a word now and then: *vers-turen*, *onderst-repen*, *int-rekken*.
_PREFIXES = (
    "aan achter af be bij door ge her in mee om onder ont op over samen tegen terug toe uit ver voor weg".split()
)
NOT_FIRST = _NOT_FIRST | {prefix + begun for prefix in _PREFIXES for begun in ("s", "st", "t")}

# Suffixes and their inflected forms, forms that are nearly always an ending with a piece of the word before it, and
# prepositions.
NOT_LAST = frozenset(
    (
        "aal aan aar aard aards aars aat achter achtig achtige achtigheid ade age air ale ant aren aten baar "
        "baarder baarheid baars baarst baarste bare bij deerd deerde deert den der deren dering ders doende dom "
        "domme door ede eek een eer eerd eerde eerden eerst eerste eken els end ende enden enen ens ent er erd "
        "erde ere eren erend erende ers ert gaand gaande gaat gaf gers gewijs had hartig hartige hartigheid heden "
        "heen heid iek iel iele ier iet ika ing ings ino isch ische isme ist iteit jarig jarige kend kende keurig "
        "keurige kst kundig kundige ledig ledige len lend lende lijk lijke lijken lijkheid lijkste lijkt ling "
        "lingen loo loos loosheden loosheid loost loze lozer lozere lui luw matig matige matigheid mede mee mend "
        "mende met naast nam name nel nend nende neren nerend nerende netje netjes nis oer onder ons oot over "
        "pende per ral ren rend rende rens ring ringen schap schappelijk schappelijke schappelijkheid schappen "
        "seer seerd seerde seerden seert sel sen send sende seren som sta ste stens ster steren sters tal tegen "
        "tel tem ten tend tende ter teren terend terende tering tie tig tijds toe tot uit van ven ver viel vlakkig "
        "vlakkige voor waardig waardige waardigheid wijze zaam zaamheid zame zie zij"
    ).split()
)

# Conjugated verbs in *-eren*, of which a piece would be left: *promo-veerde*.
VERB_FORM = re.compile("[a-z]{0,4}eer(?:t|d|de|den)")

# The few nouns that link with *er*, as their plural does: *kinderopvang*.
ER_LINKED = frozenset("gemoed goed kind lied rund volk".split())
