"""Merging two words of a vocabulary, or two tags."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from knowledge.actions.vocabulary import merge_words
from knowledge.forms.merging import MergeForm
from portal.shared.errors import RuleError


def merge_words_view(request: HttpRequest, pk: int, model: Any) -> HttpResponse:
    """Asks for the word that stays, then merges. For who may change the vocabulary."""
    if not request.user.has_perm(f"{model._meta.app_label}.change_{model._meta.model_name}"):
        raise PermissionDenied
    source = get_object_or_404(model, pk=pk)
    form = MergeForm(request.POST or None, source=source)
    index = reverse(f"{model._meta.model_name}:index")
    if request.method == "POST" and form.is_valid():
        target, label = form.cleaned_data["target"], str(source)
        try:
            count = merge_words(source, target)
        except RuleError as error:
            form.add_error("target", str(error.message))
        else:
            messages.success(
                request,
                ngettext(
                    "‘%(old)s’ is now ‘%(new)s’ on %(count)d publication or recommendation.",
                    "‘%(old)s’ is now ‘%(new)s’ on %(count)d publications and recommendations.",
                    count,
                )
                % {"old": label, "new": target, "count": count},
            )
            return redirect(index)
    context = {
        "form": form,
        "source": source,
        "page_title": _("Merge"),
        "page_subtitle": str(source),
        "header_icon": "resubmit",
        "index_url": index,
    }
    return render(request, "knowledge/admin/merge.html", context)
