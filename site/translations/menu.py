"""The part of the admin's menu that is about translations."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, SubmenuMenuItem

HOOK = "register_translations_menu_item"


def menu_item() -> SubmenuMenuItem:
    """The entry; it is there for those who see anything below it."""
    return SubmenuMenuItem(
        _("Translations"), Menu(HOOK), name="translations", icon_name="globe", order=350
    )
