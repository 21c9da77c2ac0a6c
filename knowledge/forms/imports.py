"""The forms of importing: which files, which kind, what to do with a repeat."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from knowledge.enums import Kind

MOST_FILES = 20
MOST_BYTES = 20 * 1024 * 1024
MOST_SIGNS = 500_000
MOST_UPLOAD = (MOST_FILES + 1) * MOST_BYTES
"""More than this is not even received."""


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


class FilesField(forms.FileField):
    """Several files. What each of them is good for is found out later, one by one."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = [file for file in (data if isinstance(data, list | tuple) else [data]) if file]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(
                ngettext(
                    "You chose %(count)d file; at most %(limit)d go at a time. Import the others afterwards.",
                    "You chose %(count)d files; at most %(limit)d go at a time. Import the others afterwards.",
                    len(files),
                )
                % {"count": len(files), "limit": MOST_FILES}
            )
        return files


class ImportForm(forms.Form):
    """Files, or pasted text, or both."""

    uploads = FilesField(
        required=False,
        label=_("Files"),
        help_text=_("Word (.docx) or plain text (.txt, .md), at most 20 files of 20 MB each."),
        widget=SeveralFiles(attrs={"accept": ".docx,.txt,.md", "multiple": True}),
    )
    text = forms.CharField(
        required=False,
        label=_("Or paste text"),
        help_text=_("With the title on the first line, as you would put it in a file."),
        max_length=MOST_SIGNS,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={
            "max_length": _("This text is longer than %(limit_value)d signs. Save it as a file and import that.")
        },
    )
    kind = forms.ChoiceField(
        required=False,
        label=_("Kind"),
        help_text=_("Leave it as it is when the files say what they are; otherwise you are asked."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("Recognise the kind")), *Kind.choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not cleaned.get("uploads") and not cleaned.get("text", "").strip():
            raise forms.ValidationError(_("Choose a file or paste a text."))
        return cleaned


class AnswerForm(forms.Form):
    """An editor's answer about one waiting file."""

    KIND, UPDATE, NEW, RETRY, SKIP = "kind", "update", "new", "retry", "skip"

    answer = forms.ChoiceField(choices=[(name, name) for name in (KIND, UPDATE, NEW, RETRY, SKIP)])
    kind = forms.ChoiceField(required=False, choices=Kind.choices)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("answer") == self.KIND and not cleaned.get("kind"):
            raise forms.ValidationError(_("Choose a kind."))
        return cleaned
