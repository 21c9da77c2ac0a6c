"""What is stored: pages, items, vocabulary, people, occasions, imports, and of the search its ledger, what editors
teach it and what visitors ask it.
"""

from __future__ import annotations

from knowledge.models.asked import AskedBatch, AskedWords
from knowledge.models.blocks import BodyBlocks, ContentBlocks
from knowledge.models.imports import ImportRecord, ImportRepair, ImportTask, RepairState
from knowledge.models.items import Item, ItemAddress, Principle, Recommendation
from knowledge.models.kinds import BoardTablePage, PracticeExamplePage, ReportPage, SessionOutcomePage
from knowledge.models.ledger import SearchLedger
from knowledge.models.media import PortalDocument, PortalImage, PortalRendition
from knowledge.models.occasion import Occasion
from knowledge.models.people import Contribution, Organisation, Person
from knowledge.models.publication import Publication
from knowledge.models.relations import Relation
from knowledge.models.search_words import Abbreviation, SearchWordsVersion, SynonymRing, UnsplitWord
from knowledge.models.sources import (
    DossierEntry,
    DossierPage,
    IndexPage,
    Reference,
    ResearchSummaryPage,
    Signatory,
    VisionPage,
)
from knowledge.models.vocabulary import (
    Region,
    Role,
    Sector,
    Tag,
    TaggedPublication,
    TermRedirect,
    Theme,
    ThemeGroup,
    Transition,
)

__all__ = [
    "Abbreviation",
    "AskedBatch",
    "AskedWords",
    "BoardTablePage",
    "BodyBlocks",
    "ContentBlocks",
    "Contribution",
    "DossierEntry",
    "DossierPage",
    "ImportRecord",
    "ImportRepair",
    "ImportTask",
    "IndexPage",
    "Item",
    "ItemAddress",
    "Occasion",
    "Organisation",
    "Person",
    "PortalDocument",
    "PortalImage",
    "PortalRendition",
    "PracticeExamplePage",
    "Principle",
    "Publication",
    "Recommendation",
    "Reference",
    "Region",
    "Relation",
    "RepairState",
    "ReportPage",
    "ResearchSummaryPage",
    "Role",
    "SearchLedger",
    "SearchWordsVersion",
    "Sector",
    "SessionOutcomePage",
    "Signatory",
    "SynonymRing",
    "Tag",
    "TaggedPublication",
    "TermRedirect",
    "Theme",
    "ThemeGroup",
    "Transition",
    "UnsplitWord",
    "VisionPage",
]
