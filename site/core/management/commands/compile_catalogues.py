"""Compile the catalogues with Babel, so that a machine without gettext can run the site.

What a catalogue leaves untranslated, and a language without a catalogue, speaks English: Django
would say it in Polish, the first of the languages, which newcomers read least.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils.translation import to_locale
from django.utils.translation.reloader import translation_file_changed

ENGLISH = "en"  # the messages are written in it, so its catalogue has them all


def stale_catalogues() -> Iterator[tuple[Path, str]]:
    """Yield each ``.po`` file that is newer than its ``.mo``, with its language.

    For a language that has none it is the English one.
    """
    for folder in map(Path, settings.LOCALE_PATHS):
        for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
            if _is_stale(source, source.with_suffix(".mo")):
                yield source, source.parts[-3]
        english = _catalogue(folder, ENGLISH)
        for code, _name in settings.LANGUAGES if english.exists() else ():
            own = _catalogue(folder, code)
            if not own.exists() and _is_stale(english, own.with_suffix(".mo")):
                yield english, code


def _catalogue(folder: Path, code: str) -> Path:
    return folder / to_locale(code) / "LC_MESSAGES" / "django.po"


def _is_stale(source: Path, target: Path) -> bool:
    return not target.exists() or target.stat().st_mtime < source.stat().st_mtime


def compile_catalogue(source: Path, code: str) -> Path:
    """Write the ``.mo`` of a language in one step: a running server never reads half of it."""
    target = source.parents[2] / to_locale(code) / "LC_MESSAGES" / f"{source.stem}.mo"
    target.parent.mkdir(parents=True, exist_ok=True)
    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parts[-3])
    _say_in_english(catalogue)
    partial = target.with_suffix(f".{os.getpid()}.partial")
    with partial.open("wb") as file:
        write_mo(file, catalogue)
    partial.replace(target)
    return target


def _say_in_english(catalogue: Catalog) -> None:
    """Give messages without a translation their own words."""
    for message in catalogue:
        if message.id and (message.fuzzy or not message.string or not any(message.string)):
            message.flags.discard("fuzzy")
            message.string = _forms(message.id, catalogue.num_plurals)


def _forms(words: str | tuple[str, ...] | list[str], number: int) -> str | tuple[str, ...]:
    if isinstance(words, str):
        return words
    return (words[0], *[words[-1]] * (number - 1)) if number > 1 else (words[-1],)


class Command(BaseCommand):
    """Compile what changed; needs no database."""

    help = __doc__
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        """Compile, and let this process forget what it had read before."""
        for source, code in stale_catalogues():
            translation_file_changed(None, compile_catalogue(source, code))
            if options["verbosity"]:
                self.stdout.write(f"Compiled {code}")
