"""Files that an import writes: pictures, and what cannot be shown as one; all gone again when the import fails."""

from __future__ import annotations

import hashlib
import warnings
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import PurePath

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db.models.fields.files import FieldFile
from PIL import Image, UnidentifiedImageError
from wagtail.models import Collection

from knowledge.importing.elements import Picture
from knowledge.models import PortalDocument, PortalImage
from portal.shared.models import User

MOST_PIXELS = 40_000_000
_SHOWN = {"GIF": "gif", "JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
_LONGEST_NAME = 60


@dataclass(slots=True)
class Written:
    """The files written so far, outside the database's power to take back."""

    names: list[tuple[Storage, str]] = field(default_factory=list)

    def note(self, file: FieldFile) -> None:
        self.names.append((file.storage, str(file.name)))

    def take_back(self) -> None:
        """Deletes every file written, the last one first."""
        while self.names:
            storage, name = self.names.pop()
            storage.delete(name)


def stored_picture(picture: Picture, user: User | None, written: Written) -> PortalImage | PortalDocument:
    """The picture as an image of the portal; the same picture is stored once.

    A broken picture, or one too large to be made smaller, is kept as a document: nothing of the file gets lost.
    """
    content, extension = picture.content, _extension(picture.content)
    if not extension:
        return _as_document(picture, user, written)
    known = (
        PortalImage.objects.filter(file_hash=hashlib.sha1(content, usedforsecurity=False).hexdigest())
        .order_by("pk")
        .first()
    )
    if known is not None and known.file.storage.exists(known.file.name):
        return known
    stem = _stem(picture)
    image = PortalImage(
        title=stem,
        description=picture.alternative.strip()[:255],
        uploaded_by_user=user,
        collection=Collection.get_first_root_node(),
    )
    image.file.save(f"{stem}.{extension}", ContentFile(content), save=False)
    written.note(image.file)
    PortalImage._meta.get_field("file").update_dimension_fields(image, force=True)
    image._set_image_file_metadata()
    image.file.close()
    image.save()
    return image


def _as_document(picture: Picture, user: User | None, written: Written) -> PortalDocument:
    name = PurePath(picture.name).name or "afbeelding.bin"
    document = PortalDocument(
        title=picture.alternative.strip()[:255] or name,
        uploaded_by_user=user,
        collection=Collection.get_first_root_node(),
    )
    document.file.save(name[-_LONGEST_NAME:], ContentFile(picture.content), save=False)
    written.note(document.file)
    document._set_document_file_metadata()
    document.file.close()
    document.save()
    return document


def _extension(content: bytes) -> str:
    """The extension of a picture that a browser shows; empty for a broken or immense one."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content)) as image:
                return _SHOWN.get(image.format or "", "") if image.width * image.height <= MOST_PIXELS else ""
    except (
        UnidentifiedImageError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
        OSError,
        ValueError,
        SyntaxError,
    ):
        return ""


def _stem(picture: Picture) -> str:
    return PurePath(picture.name).stem[:_LONGEST_NAME].strip() or "afbeelding"
