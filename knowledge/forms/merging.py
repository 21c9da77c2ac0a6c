"""Which word takes the place of another."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class MergeForm(forms.Form):
    """Chooses the word that stays; the merged one is not among the choices."""

    target: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        queryset=None,
        label=_("Becomes"),
        help_text=_("Everything filed under the old word will be filed under this one. Old addresses lead to it."),
        empty_label=_("Choose a word"),
        error_messages={"required": _("Choose the word that stays.")},
    )

    def __init__(self, *args: Any, source: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["target"].queryset = type(source)._default_manager.exclude(pk=source.pk)  # type: ignore[attr-defined]  # a ModelChoiceField
