"""The one error of reading, and the sentences that go with it."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MESSAGES: dict[str, Promise] = {
    "empty": _("There is no text in this file. Choose another file, or save it again with its text."),
    "too_large": _("This file is larger than 20 MB. Make the pictures in it smaller and save it again."),
    "unpacked_too_large": _(
        "Unpacked, this file is larger than 200 MB. Make the pictures in it smaller and save it again."
    ),
    "too_many_members": _(
        "This file holds more than 5,000 parts. Copy the text into a new Word document and import that one."
    ),
    "too_complex": _(
        "This file is put together in too complicated a way to read. "
        "Copy the text into a new Word document and import that one."
    ),
    "too_long": _("This text is longer than about 500 pages. Divide it into parts and import those one by one."),
    "unsafe_path": _(
        "This file holds parts that point outside it, so it is not opened. "
        "Copy the text into a new Word document and import that one."
    ),
    "entities": _(
        "This file holds building instructions that Word does not make, so it is not opened. "
        "Copy the text into a new Word document and import that one."
    ),
    "password": _(
        "This file is protected by a password. Open it in Word, take the password off, save it and import it again."
    ),
    "old_word": _(
        "This is a Word file of the old kind (.doc). Open it in Word, save it as a Word document (.docx) "
        "and import that one."
    ),
    "pdf": _("This is a PDF file. Import the Word file it was made from, or paste its text."),
    "open_document": _(
        "This is an OpenDocument file (.odt). Save it in LibreOffice or Word as a Word document (.docx) "
        "and import that one."
    ),
    "rtf": _("This is an RTF file. Open it in Word, save it as a Word document (.docx) and import that one."),
    "web_page": _("This is a web page or an XML file. Paste its text, or save it in Word as a Word document (.docx)."),
    "other_office": _(
        "This is a spreadsheet or a presentation, not a Word document. Copy the text into a Word document "
        "and import that one."
    ),
    "not_word_archive": _(
        "This is a ZIP file, but not a Word document. Unpack it and import the Word files that are in it."
    ),
    "plain_text_named_word": _(
        "This file is called a Word document, but holds plain text. Give it a name that ends in .txt "
        "and import it again."
    ),
    "binary": _("This is not a Word document and not a text file. Save the text as .docx or .txt and import that one."),
    "truncated": _(
        "This file is not complete; it was probably cut off while being copied or sent. "
        "Copy or download it again and import it once more."
    ),
    "damaged": _("This Word file is damaged. Open it in Word, let Word repair it, save it and import it again."),
    "embedded_document": _(
        "Another document hangs in this file that Word has not yet taken in. Open the file in Word, "
        "save it and import it again."
    ),
    "sub_document": _(
        "This is a master document: its chapters are in other files. Import those files one by one, "
        "or put the chapters into one document."
    ),
}


class ReadingError(Exception):
    """A file that cannot be read. `code` is a key of `MESSAGES`; `message` says what is wrong and what to do."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.message = MESSAGES[code]
        super().__init__(code)
