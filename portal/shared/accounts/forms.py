"""allauth's forms with the portal's labels, and without placeholders in the place of labels."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django.utils.translation import gettext_lazy as _


class Labelled:
    """Gives each field a label that stays, and takes the placeholder away."""

    fields: dict[str, Any]
    labels: ClassVar[dict[str, Any]] = {
        "login": _("E-mail address"),
        "email": _("E-mail address"),
        "password": _("Password"),
        "oldpassword": _("Current password"),
        "password1": _("New password"),
        "password2": _("New password, once more"),
        "code": _("Code"),
    }
    hints: ClassVar[dict[str, Any]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, field.help_text)
        if "code" in self.fields:
            self.fields["code"].widget.attrs.update(inputmode="text", autocapitalize="none", spellcheck="false")


class LoginForm(Labelled, account.LoginForm):
    # The way to a new password stands below the form.
    hints: ClassVar[dict[str, Any]] = {"password": ""}


class ReauthenticateForm(Labelled, account.ReauthenticateForm):
    pass


class ChangePasswordForm(Labelled, account.ChangePasswordForm):
    pass


class SetPasswordForm(Labelled, account.SetPasswordForm):
    pass


class ResetPasswordForm(Labelled, account.ResetPasswordForm):
    pass


class ResetPasswordKeyForm(Labelled, account.ResetPasswordKeyForm):
    pass


class CodeForm(Labelled, mfa.AuthenticateForm):
    hints: ClassVar[dict[str, Any]] = {"code": _("Six digits from your app, or one of your recovery codes.")}


class ConfirmCodeForm(Labelled, mfa.ReauthenticateForm):
    hints = CodeForm.hints


class ActivateForm(Labelled, totp.ActivateTOTPForm):
    hints: ClassVar[dict[str, Any]] = {"code": _("The six digits that the app shows now.")}
