"""A reportage: its sections stay body, with the numbers of their headings; the byline names its makers."""

from __future__ import annotations

from knowledge.importing.mapping.placing import Placing


def map_report(placing: Placing) -> None:
    placing.place_head({})
    placing.place_parts({})
