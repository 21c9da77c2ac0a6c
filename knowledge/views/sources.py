"""The imported original of a page, for readers when its editor offers it."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from knowledge.models import ImportRecord
from knowledge.queries import publications


@require_safe
def source_file(request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """Streams the file as a download, only for a public page that offers it."""
    pages = publications.public_publications().filter(offer_source=True).values("pk")
    record = ImportRecord.objects.filter(pk=pk, page__in=pages).first()
    if record is None:
        raise Http404
    response = FileResponse(record.file.open("rb"), as_attachment=True, filename=record.name)
    response["X-Content-Type-Options"] = "nosniff"
    return response
