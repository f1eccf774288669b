"""Django's command with this project's habits: all languages, sorted, nothing guessed."""

import re
from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.commands import makemessages


class Command(makemessages.Command):
    """A message without translation stays empty rather than taking a similar one's."""

    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]
    msgattrib_options = [*makemessages.Command.msgattrib_options, "--sort-output"]

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Same options, other defaults."""
        super().add_arguments(parser)
        parser.set_defaults(
            locale=[code for code, _ in settings.LANGUAGES],
            ignore_patterns=["var/*", "docs/*", "tests/*", "benchmarks/*", "deploy/*"],
            no_location=True,
            no_obsolete=True,
        )

    def write_po_file(self, potfile: str, locale: str) -> None:
        """Leave out the date of the run: a catalogue changes only with its messages."""
        super().write_po_file(potfile, locale)
        path = Path(potfile).parent / locale / "LC_MESSAGES" / f"{self.domain}.po"
        path.write_text(re.sub(r'"POT-Creation-Date:[^"]*"\n', "", path.read_text(), count=1))
