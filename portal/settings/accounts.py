"""Accounts: one login at /inloggen/, by e-mail address, with a second factor for the back office."""

from __future__ import annotations

from portal.settings import env

AUTH_USER_MODEL = "shared.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
PASSWORD_RESET_TIMEOUT = 2 * 3600

ACCOUNT_ADAPTER = "portal.shared.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
# Administrators make accounts and vouch for their addresses (portal.shared.accounts.addresses).
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key", "reset_password": "10/m/ip,3/10m/key"}
# How many proxies of our own stand before the site: limits count visitors, not the proxy.
ALLAUTH_TRUSTED_PROXY_COUNT = env.env.int("TRUSTED_PROXY_COUNT", 0)
_FORMS = "portal.shared.accounts.forms"
ACCOUNT_FORMS = {
    "login": f"{_FORMS}.LoginForm",
    "reauthenticate": f"{_FORMS}.ReauthenticateForm",
    "change_password": f"{_FORMS}.ChangePasswordForm",
    "set_password": f"{_FORMS}.SetPasswordForm",
    "reset_password": f"{_FORMS}.ResetPasswordForm",
    "reset_password_from_key": f"{_FORMS}.ResetPasswordKeyForm",
}

MFA_ADAPTER = "portal.shared.accounts.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": f"{_FORMS}.CodeForm",
    "reauthenticate": f"{_FORMS}.ConfirmCodeForm",
    "activate_totp": f"{_FORMS}.ActivateForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
# A code is good for half a minute more on either side: telephones and servers disagree about the time.
MFA_TOTP_TOLERANCE = 1

WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
# One zone for all: nothing to choose on one's account page.
WAGTAIL_USER_TIME_ZONES = ["Europe/Amsterdam"]
# Without one the owner of a new account chooses it through "Wachtwoord vergeten".
WAGTAILUSERS_PASSWORD_REQUIRED = False
