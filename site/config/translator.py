"""Which service translates, from the environment; without one nothing is sent anywhere."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from environs import Env

SERVICES = {
    "deepl": "DeepL",
    "google": "Google",
    "libretranslate": "LibreTranslate",
    "fake": "Fake",
}


def machine_translator(env: Env) -> dict[str, Any] | None:
    """What wagtail-localize's setting ``WAGTAILLOCALIZE_MACHINE_TRANSLATOR`` is to be.

    Raises:
        ImproperlyConfigured: an unknown service, or one without the key or address it needs.
    """
    name = env.str("MACHINE_TRANSLATOR", "").lower()
    if not name:
        return None
    if name not in SERVICES:
        raise ImproperlyConfigured(f"MACHINE_TRANSLATOR: one of {', '.join(SERVICES)}.")
    options = {
        "URL": env.str("MACHINE_TRANSLATOR_URL", ""),
        "KEY": env.str("MACHINE_TRANSLATOR_KEY", ""),
        "TIMEOUT": env.int("MACHINE_TRANSLATOR_TIMEOUT", 30),
    }
    if name in ("deepl", "google") and not options["KEY"]:
        raise ImproperlyConfigured(f"MACHINE_TRANSLATOR={name} needs MACHINE_TRANSLATOR_KEY.")
    if name == "libretranslate" and not options["URL"]:
        raise ImproperlyConfigured(f"MACHINE_TRANSLATOR={name} needs MACHINE_TRANSLATOR_URL.")
    return {"CLASS": f"translations.machine.services.{SERVICES[name]}", "OPTIONS": options}
