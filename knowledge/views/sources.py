"""The imported original of a page, for readers when its editor offers it."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from knowledge.models import ImportRecord
from knowledge.queries import publications, reading


@require_safe
def source_file(request: HttpRequest, pk: int, name: str) -> HttpResponseBase:
    """Streams the file as a download, only the one that a public page offers."""
    record = ImportRecord.objects.filter(pk=pk, page__in=publications.public_publications().values("pk")).first()
    if record is None or record.page is None or reading.offered_source(record.page) != record:
        raise Http404
    response = FileResponse(record.file.open("rb"), as_attachment=True, filename=record.name)
    response["X-Content-Type-Options"] = "nosniff"
    return response
