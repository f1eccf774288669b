"""Django as ``manage.py`` starts it, for processes that measure one database."""

import os
import sys

from .server import ROOT


def start() -> None:
    """Set up the site that the environment describes."""
    sys.path.insert(0, str(ROOT / "site"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    import django

    django.setup()
