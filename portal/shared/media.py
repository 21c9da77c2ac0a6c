"""Renditions of pictures: the only files of the portal with an open address."""

from __future__ import annotations

import mimetypes

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import storages
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

# A rendition's name carries a hash of its picture and its size: what stands at an address never changes.
FOR_EVER = "public, max-age=31536000, immutable"
# No file system takes a longer name, and ours are far shorter.
LONGEST_PATH = 255
PICTURES = frozenset({"image/avif", "image/gif", "image/jpeg", "image/png", "image/webp"})


@require_safe
def rendition(request: HttpRequest, path: str) -> FileResponse:
    """Streams one rendition; anything that is no picture is not there."""
    kind, _encoding = mimetypes.guess_type(path)
    if kind not in PICTURES or "\0" in path or len(path.encode()) > LONGEST_PATH:
        raise Http404
    try:
        file = storages["renditions"].open(path)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError, SuspiciousFileOperation) as error:
        raise Http404 from error
    response = FileResponse(file, content_type=kind)
    response["Cache-Control"] = FOR_EVER
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
