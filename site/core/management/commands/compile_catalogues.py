"""Compile the catalogues with Babel, so that a machine without gettext can run the site."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation.reloader import translation_file_changed


def stale_catalogues() -> Iterator[Path]:
    """Yield each ``.po`` file that is newer than its ``.mo``."""
    for folder in settings.LOCALE_PATHS:
        for source in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
            target = source.with_suffix(".mo")
            if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
                yield source


def compile_catalogue(source: Path) -> Path:
    """Write the ``.mo`` beside ``source`` in one step: a running server never reads half of it."""
    target = source.with_suffix(".mo")
    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parts[-3])
    partial = target.with_suffix(f".{os.getpid()}.partial")
    with partial.open("wb") as file:
        write_mo(file, catalogue)
    partial.replace(target)
    return target


class Command(BaseCommand):
    """Compile what changed; needs no database."""

    help = __doc__
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        """Compile, and let this process forget what it had read before."""
        for source in stale_catalogues():
            translation_file_changed(None, compile_catalogue(source))
            self.stdout.write(f"Compiled {source.parts[-3]}")
