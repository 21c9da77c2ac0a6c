"""Login and password-reset addresses that Wagtail, Django and allauth bring, each sent on to the one login.

Wagtail's own login would let a password alone in.
"""

from __future__ import annotations

from urllib.parse import urlencode

from allauth.account import views as account
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt


@never_cache
@csrf_exempt
def to_login(request: HttpRequest, **kwargs: object) -> HttpResponse:
    """Goes to `/inloggen/` and keeps where the visitor wanted to go; whatever was posted is dropped."""
    wanted = request.GET.get("next", "")
    return HttpResponseRedirect(reverse("account_login") + (f"?{urlencode({'next': wanted})}" if wanted else ""))


@never_cache
@csrf_exempt
def to_reset(request: HttpRequest, **kwargs: object) -> HttpResponse:
    """Goes to the one place where a forgotten password can be replaced."""
    return HttpResponseRedirect(reverse("account_reset_password"))


# Before Wagtail's own in portal.urls, so that these win.
urlpatterns = [
    path("beheer/login/", to_login),
    path("beheer/logout/", account.logout),
    path("beheer/password_reset/", to_login),
    path("beheer/password_reset/<path:rest>", to_login),
    path("_util/login/", to_login),
    path("inloggen/login/", to_login),
    path("inloggen/signup/", to_login),
    path("inloggen/logout/", account.logout),
    path("inloggen/password/reset/", to_reset),
]
