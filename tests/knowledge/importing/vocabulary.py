"""The controlled vocabulary as the importer would fill it, for tests without a database."""

from __future__ import annotations

from knowledge.importing.mapping import Vocabulary

VOCABULARY = Vocabulary(
    themes=(
        ("lob-visie-en-beleid", "LOB-visie en -beleid"),
        ("loopbaangesprek", "Loopbaangesprek"),
        ("loopbaandossier-en-portfolio", "Loopbaandossier en portfolio"),
        ("ouderbetrokkenheid", "Ouderbetrokkenheid"),
        ("stage-en-praktijkleren", "Stage en praktijkleren"),
        ("doorlopende-leerlijnen-en-routes", "Doorlopende leerlijnen en -routes"),
        ("warme-overdracht-en-intake", "Warme overdracht en intake"),
        ("zomerlek", "Zomerlek"),
        ("advisering", "Advisering"),
        ("leercultuur-en-verwachtingen", "Leercultuur en verwachtingen"),
        ("regionale-samenwerking", "Regionale samenwerking"),
    ),
    sectors=(
        ("po", "po"),
        ("vo", "vo"),
        ("pro", "pro"),
        ("vmbo", "vmbo"),
        ("havo", "havo"),
        ("vwo", "vwo"),
        ("vso", "vso"),
        ("mbo", "mbo"),
        ("hbo", "hbo"),
        ("wo", "wo"),
    ),
    transitions=(("po-vo", "po→vo"), ("vmbo-havo", "vmbo→havo"), ("vmbo-mbo", "vmbo→mbo"), ("mbo-hbo", "mbo→hbo")),
    pages=(("/lob-visie/", "LOB-visie"), ("/themas/advisering/", "Advisering")),
)
