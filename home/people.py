"""Managing the people who sign in, without a way to become a superuser.

Wagtail lets whoever may change users tick "administrator" for anybody, change the e-mail address
and password of superusers and switch them off; here only a superuser does.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext
from wagtail.users.views import users as views
from wagtail.users.views.bulk_actions import AssignRoleBulkAction, SetActiveStateBulkAction

from core.models import User


def may_manage(user: User, other: User) -> bool:
    """Whether somebody may be changed by a user who manages people."""
    return bool(user.is_superuser or not other.is_superuser)


class _OnlySuperusersMakeSuperusers:
    """A form whose box that makes a superuser nobody else can tick."""

    request: HttpRequest

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(*args, **kwargs)  # type: ignore[misc]
        box = form.fields.get("is_superuser")
        if box is not None and not self.request.user.is_superuser:
            box.disabled = True
            box.help_text = gettext(
                "Only a superuser can tick this. Who runs the site needs the group “Administrator”."
            )
        return form


class CreateView(_OnlySuperusersMakeSuperusers, views.CreateView):
    """A new person."""


class EditView(_OnlySuperusersMakeSuperusers, views.EditView):
    """A person."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Refuse superusers to others before anything of them is shown."""
        super().setup(request, *args, **kwargs)
        self.may_manage = may_manage(request.user, self.object)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Show or save the form."""
        if not self.may_manage:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class UserViewSet(views.UserViewSet):
    """People, as Wagtail manages them, with the limits of this module."""

    add_view_class = CreateView
    edit_view_class = EditView
    # A copy of a superuser would be another.
    copy_view_enabled = False


class AssignRole(AssignRoleBulkAction):
    """Add several people to a group."""

    def check_perm(self, obj: Any) -> bool:
        """Whether this person may be changed."""
        return super().check_perm(obj) and may_manage(self.request.user, obj)


class SetActiveState(SetActiveStateBulkAction):
    """Let several people in, or keep them out."""

    def check_perm(self, obj: Any) -> bool:
        """Whether this person may be changed."""
        return super().check_perm(obj) and may_manage(self.request.user, obj)
