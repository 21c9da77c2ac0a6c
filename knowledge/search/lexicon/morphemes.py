"""Closed classes of Dutch that look like words and are no parts of a compound."""

from __future__ import annotations

# Prefixes, particles of separable verbs, prepositions and little words: what begins with these is derived. *bov* is what
# taking a link off *boven* would leave.
NOT_FIRST = frozenset(
    (
        "aan achter af als anti bij bijeen binnen bov boven buiten com con daar dan dat den der des die dis dit door een "
        "elk er ex ge geen had heb heen hem her het hier hun hyper ieder in ineen inter is kan kon me mee met mij mijn "
        "mis mono multi na naar nabij neer niet nog non of om ont oer ons onder ook op opeen over per poly pre pro rond "
        "samen semi som sub super te tegen tele ten ter terug toe tot tussen uit ultra van vast ver via voor voort "
        "vooruit waar wan wat weer weg wel wie wil wou zal zeer zich zijn zonder zou"
    ).split()
)

# Suffixes and their inflected forms, forms that are nearly always an ending with a piece of the word before it, and
# prepositions.
NOT_LAST = frozenset(
    (
        "aal aar aars aren ant baar baarder baars baarst baarste bare dom domme end ende enden ens ent er erd erde eerd "
        "eerde eerden eer eerst eerste eren ere erend erende ers ert heid ing ings isch ische ist iteit lijk lijke "
        "lijken loos loze matig matige netje netjes schap schappen ster sters ste tel ten den ter teren terend terende "
        "ders der deren deert deerd deerde dering ren rend rende rens ringen sen seren seer seert seerd seerde seerden "
        "len lui zaam zame waardig waardige gewijs wijze achtig achtige kend kende mend mende lend lende nend nende "
        "nerend nerende send sende tend tende tering ling lingen "
        "aan achter bij door heen mede mee met naast onder over tegen toe tot uit van voor"
    ).split()
)

# The few nouns that link with *er*, as their plural does: *kinderopvang*.
ER_LINKED = frozenset("gemoed goed kind lied rund volk".split())
