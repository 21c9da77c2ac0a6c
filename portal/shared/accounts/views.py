"""Setting up a second factor, keeping its recovery codes, and taking it away when the device is lost."""

from __future__ import annotations

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import DownloadRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from portal.shared.accounts.lost_device import may_reset, reset_second_factor
from portal.shared.accounts.middleware import BACK_OFFICE, RETURN_TO
from portal.shared.accounts.second_factor import count_as_proof


class ActivateView(ActivateTOTPView):
    """As allauth, and then always to the recovery codes: this is the moment to write them down."""

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        # Whoever sets up an app has just typed a code of it; asking for another one at once would be no safer.
        count_as_proof(
            self.request, Authenticator.objects.get(user_id=self.request.user.pk, type=Authenticator.Type.TOTP)
        )
        return response

    def get_success_url(self) -> str:
        return reverse("mfa_view_recovery_codes")


class RecoveryCodesView(ViewRecoveryCodesView):
    """As allauth, with the way back to the page that asked for the second factor."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "continue_url": self.request.session.get(RETURN_TO, BACK_OFFICE)}


class RecoveryCodesFileView(DownloadRecoveryCodesView):
    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().render_to_response(context, **kwargs)
        response["Content-Disposition"] = 'attachment; filename="herstelcodes-doorstroomportaal.txt"'
        return response


class ResetSecondFactorView(WagtailAdminTemplateMixin, TemplateView):
    """Asks an administrator to confirm, then takes another account's second factor away."""

    template_name = "account/reset_second_factor.html"
    page_title = _("Reset second step")
    header_icon = "key"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.account = get_object_or_404(get_user_model(), pk=kwargs["pk"])
        if not may_reset(request.user, self.account):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "account": self.account, "edit_url": self.edit_url}

    @property
    def edit_url(self) -> str:
        return reverse("wagtailusers_users:edit", args=[self.account.pk])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("wagtailusers_users:index"), "label": _("Users")},
            {"url": self.edit_url, "label": str(self.account)},
            {"url": "", "label": self.page_title},
        ]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if reset_second_factor(self.account, by=request.user):
            messages.success(request, _("The second step of %(name)s has been reset.") % {"name": self.account})
        else:
            messages.info(request, _("%(name)s had no second step to reset.") % {"name": self.account})
        return HttpResponseRedirect(self.edit_url)
