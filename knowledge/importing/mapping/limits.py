"""How long a value may be in its place on a page; what is longer stays running text, so nothing is ever cut."""

from __future__ import annotations

HEADING = 200
CAPTION = 200
ITEM_HEADING = 250
STEP_HEADING = 150
FIGURE_VALUE = 40
FIGURE_LABEL = 200
REQUIREMENT = 150
REQUIREMENT_AMOUNT = 60
NAME = 150
FUNCTION = 120
REFERENCE = 500
SESSION_TITLE = 250
FIELDS = {
    "session_code": 20,
    "place": 150,
    "attendees_description": 200,
    "school": 150,
    "brin": 6,
    "target_group": 250,
    "version": 20,
    "source_title": 300,
    "source_authors": 300,
    "source_publisher": 200,
    "source_doi": 120,
    "source_url": 200,
}
"""Plain fields of a kind that a row may fill."""
