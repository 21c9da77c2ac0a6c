"""Files to import, written for tests, and what an import leaves on disk."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from knowledge.importing.importer import import_file
from knowledge.models import ImportRecord
from portal.shared.models import User

OUTCOME = """LENTEDAG OVERSTAP

Opbrengst Themasessie

Kijken bij de buren, Tess Wagenaar en Omar Bright

Kern van de themasessie

Leerlingen uit klas 3 liepen een ochtend mee in het mbo. Ze financiéren die dag samen met de school.

Waarom dit een kans is voor betere doorstroom

Wie vooraf een kijkje neemt, kiest rustiger. De mentor hoort het als eerste.

Aanbevelingen van deelnemers aan deze sessie:

- **Begin in klas 2.**
Dan is er nog tijd om van gedachten te veranderen.

- **Laat ouders meelopen**
Zij zien dan wat hun kind ziet.

- **Vraag de buren terug**
Een bezoek over en weer kost een ochtend.
"""
UNCLEAR = "Een losse gedachte\n\nMorgen vragen we het aan de conciërge. Daarna zien we wel.\n"


def bring_in(
    text: str = OUTCOME, user: User | None = None, name: str = "sessie.txt", **options: object
) -> ImportRecord:
    """Imports a text as a script would."""
    return import_file(name, text.encode(), user, **options)  # type: ignore[arg-type]


def files_on_disk() -> list[str]:
    """Every file in the private storage, without folders; what was there before a test is none of its business."""
    root = Path(settings.STORAGES["default"]["OPTIONS"]["location"])
    return sorted(path.name for path in root.rglob("*") if path.is_file())
