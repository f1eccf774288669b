"""Alerts and menus as editors make them."""

from typing import Any

from wagtail.models import Locale

from core.languages import source_locale_id
from home.models import Alert, Menu
from tests.factories import publish


def make_alert(message: str = "<p>Dziś nieczynne.</p>", **facts: Any) -> Alert:
    """A published alert."""
    alert = Alert(message=message, locale_id=source_locale_id(), **facts)
    alert.save()
    return publish(alert)


def make_menu(heading: str = "O nas", links: Any = (), **facts: Any) -> Menu:
    """A published menu; links are pairs of words and of what the link block holds."""
    blocks = [("link", {"label": label, "link": link}) for label, link in links]
    menu = Menu(heading=heading, links=blocks, locale_id=source_locale_id(), **facts)
    menu.save()
    return publish(menu)


def translated(thing: Any, code: str, **prose: Any) -> Any:
    """A published translation of an alert or a menu."""
    translation = thing.copy_for_translation(Locale.objects.get(language_code=code))
    for name, value in prose.items():
        setattr(translation, name, value)
    translation.save()
    return publish(translation)
