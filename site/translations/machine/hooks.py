"""Where the machine's work is offered in the admin."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from core.languages import source_locale_id

from ..permissions import BEGIN


class _Item(MenuItem):
    """A line of the menu for those who may translate."""

    def is_shown(self, request: Any) -> bool:
        """Whether somebody begins translations, or has languages to translate into."""
        return bool(request.user.has_perm(BEGIN))


def batches_item() -> MenuItem:
    """The way to what was asked for."""
    url = reverse("translations:batches")
    return _Item(_("Work in the background"), url, name="batches", icon_name="tasks", order=600)


def held_item() -> MenuItem:
    """The way to texts that wait for a person."""
    url = reverse("translations:held_translations")
    label = _("Texts that wait for a person")
    return _Item(label, url, name="held", icon_name="warning", order=500)


def buttons(page: Page, user: Any, **_kwargs: Any) -> Iterator[Button]:
    """A whole section, in the menu of its Polish page."""
    is_section = page.locale_id == source_locale_id() and page.numchild and not page.is_root()
    if is_section and user.has_perm(BEGIN):
        url = reverse("translations:submit_tree", args=[page.pk])
        yield Button(gettext("Translate a whole section"), url, icon_name="globe", priority=61)
