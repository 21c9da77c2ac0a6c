"""The relay form of a practice example; stands on an uncached page of its own."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from knowledge.actions.contact import can_be_asked, pass_on_question
from knowledge.forms.contact import QuestionForm
from knowledge.models import PracticeExamplePage
from knowledge.queries.publications import public_publications
from portal.shared.errors import RuleError


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """`/praktijkvoorbeelden/<slug>/vraag/`: asks the contact person something, without showing an address."""
    page = PracticeExamplePage.objects.filter(slug=slug, pk__in=public_publications().values("pk")).first()
    if page is None or not can_be_asked(page, timezone.localdate()):
        raise Http404
    form = QuestionForm(request.POST or None)
    context = {"page": page, "form": form, "sent": request.method == "GET" and "verstuurd" in request.GET}
    if request.method != "POST" or not form.is_valid():
        return render(request, "knowledge/ask.html", context, status=422 if form.errors else 200)
    if not form.is_trapped:
        try:
            pass_on_question(page, form.cleaned_data["name"], form.cleaned_data["email"], form.cleaned_data["question"])
        except RuleError as error:
            form.add_error(None, str(error.message))
            return render(request, "knowledge/ask.html", context, status=422)
    return redirect(f"{request.path}?verstuurd")
