"""A Word file to bring in, and the refusal of one, for tests."""

from __future__ import annotations

import pytest

from portal.shared.errors import RuleError
from tests.factories.importing import bring_in
from tests.knowledge.importing.word_files import WordFile, heading, paragraph, table


def word_outcome(image: bytes = b"") -> bytes:
    file = WordFile()
    file.add(
        paragraph("Opbrengst themasessie"),
        heading("Oefenen met loslaten", 1),
        heading("Kern van de themasessie", 2),
        paragraph("Wie oefent", file.note("Zie ook het dagboek van de school."), " durft meer."),
        table(["Klas", "Uren"], ["3", "12"], header_rows=1),
        *([paragraph(file.picture(image, "Een kaart van de gang"))] if image else []),
        heading("Aanbevelingen van deelnemers", 2),
        paragraph("Begin klein. Een uur is genoeg."),
        paragraph("Vraag door. Stilte mag."),
    )
    return file.content()


def refusal(*args: object, **options: object) -> RuleError:
    with pytest.raises(RuleError) as caught:
        bring_in(*args, **options)  # type: ignore[arg-type]
    return caught.value
