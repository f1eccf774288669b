"""What translations add to the admin."""

from django.urls import URLResolver, include, path
from wagtail import hooks

from . import approval, menu
from .files import hooks as files
from .machine import hooks as machine

hooks.register("register_admin_menu_item", menu.menu_item)
hooks.register("register_page_header_buttons", approval.buttons)
hooks.register("register_page_header_buttons", machine.buttons)
hooks.register("register_page_listing_more_buttons", machine.buttons)
hooks.register("register_page_header_buttons", files.buttons)
hooks.register(menu.HOOK, files.import_item)
hooks.register(menu.HOOK, machine.held_item)
hooks.register(menu.HOOK, machine.batches_item)
# Before wagtail-localize answers with its own editor.
hooks.register("before_edit_page", approval.tell_how, order=-1)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLResolver]:
    """Our own addresses in the admin, below ``translations/``."""
    return [path("translations/", include("translations.urls"))]
