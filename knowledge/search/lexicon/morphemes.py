"""Closed classes of Dutch that look like words and are no parts of a compound."""

from __future__ import annotations

import re

# Prefixes, particles of separable verbs, prepositions and little words: what begins with these is derived. *bov* and
# *buit* are what *boven* and *buiten* would leave without a link.
NOT_FIRST = frozenset(
    (
        "aan achter af als anti bij bijeen binnen bov boven buiten com con daar dan dat den der des die dis dit "
        "door een elk er ex ge geen had heb heen hem her het hier hun hyper ieder in ineen inter is kan kon me "
        "mede mee met mij mijn mis mono multi na naar nabij neer niet nog non oer of om onder ons ont ook op opeen "
        "over per poly pre pro rond samen semi som sub super te tegen tele ten ter terug toe tot tussen uit ultra "
        "van vast ver vers via voor voort vooruit waar wan wat weder weer weg wegge wel wie wil wou zal zeer zich "
        "zijn zonder zou"
    ).split()
)

# Suffixes and their inflected forms, forms that are nearly always an ending with a piece of the word before it, and
# prepositions.
NOT_LAST = frozenset(
    (
        "aal aan aar aars achter achtig achtige achtigheid ant aren baar baarder baarheid baars baarst baarste "
        "bare bij deerd deerde deert den der deren dering ders dom domme door eer eerd eerde eerden eerst eerste "
        "end ende enden ens ent er erd erde ere eren erend erende ers ert gewijs heden heen heid ing ings isch "
        "ische ist iteit kend kende len lend lende lijk lijke lijken lijkheid ling lingen loos loosheden loosheid "
        "loze lui matig matige matigheid mede mee mend mende met naast nend nende nerend nerende netje netjes "
        "onder over ren rend rende rens ring ringen schap schappelijk schappen seer seerd seerde seerden seert sen "
        "send sende seren ste ster sters tegen tel ten tend tende ter teren terend terende tering toe tot uit van "
        "voor waardig waardige waardigheid wijze zaam zaamheid zame"
    ).split()
)

# Conjugated verbs in *-eren*, of which a piece would be left: *promo-veerde*.
VERB_FORM = re.compile("[a-z]{0,4}eer(?:t|d|de|den)")

# The few nouns that link with *er*, as their plural does: *kinderopvang*.
ER_LINKED = frozenset("gemoed goed kind lied rund volk".split())
