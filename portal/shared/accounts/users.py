"""The list of users in the back office, with accounts as the portal wants them."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import EditView, UserViewSet

from portal.shared.accounts.lost_device import may_reset


class AddressMixin:
    """No superusers from a form, since no role needs one; addresses in lower case, so that each exists once."""

    fields: dict[str, Any]
    cleaned_data: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("is_superuser", None)

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()


class PortalUserCreationForm(AddressMixin, UserCreationForm):
    """A new account. Without a password the owner chooses one by mail, from the login page."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = _(
            "Best left empty: the owner then chooses a password by mail, from the login page."
        )

    def save(self, commit: bool = True) -> Any:
        if not self.cleaned_data["password1"]:
            self.instance.set_unusable_password()
        return super().save(commit)


class PortalUserEditForm(AddressMixin, UserEditForm):
    pass


class PortalUserEditView(EditView):
    @cached_property
    def header_more_buttons(self) -> list[Any]:
        buttons: list[Any] = list(super().header_more_buttons)
        if may_reset(self.request.user, self.object):
            url = reverse("reset_second_factor", args=[self.object.pk])
            buttons.append(Button(_("Reset second step"), url=url, icon_name="key", priority=40))
        return buttons


class PortalUserViewSet(UserViewSet):
    edit_view_class = PortalUserEditView

    def get_form_class(self, for_update: bool = False) -> Any:
        return PortalUserEditForm if for_update else PortalUserCreationForm
