"""A reader's question to a contact person."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class QuestionForm(forms.Form):
    """Name, address to answer to, and the question. The page has one more field, a trap: see `is_trapped`."""

    name = forms.CharField(label=_("Your name"), max_length=120, error_messages={"required": _("Fill in your name.")})
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=200,
        help_text=_("The contact person answers to this address. We do not show it anywhere."),
        error_messages={
            "required": _("Fill in an e-mail address, so that you can get an answer."),
            "invalid": _("Fill in an e-mail address with an @, such as name@school.nl."),
        },
    )
    question = forms.CharField(
        label=_("Your question"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write your question.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["email"].widget.attrs["autocomplete"] = "email"

    @property
    def is_trapped(self) -> bool:
        """Whether the field that people do not see was filled in; whoever did that is no person."""
        return bool(self.data.get("website"))
