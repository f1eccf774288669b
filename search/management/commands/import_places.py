"""Load towns, villages and postcodes, so that people can type where they live."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search.localities import NotAPostalFile, import_localities


class Command(BaseCommand):
    """``import_places FILE``: a second run with the same file changes nothing."""

    help = "Loads the postal file of GeoNames (download.geonames.org/export/zip/PL.zip, unpacked)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what was done, and which lines belong to no known gmina."""
        try:
            outcome = import_localities(options["file"])
        except NotAPostalFile as failure:
            raise CommandError(str(failure)) from failure
        self.stdout.write(
            f"{outcome.added} added, {outcome.removed} removed, {outcome.kept} as before."
        )
        if outcome.unknown_total:
            self.stderr.write(f"{outcome.unknown_total} lines without a known gmina:")
            for line in outcome.unknown:
                self.stderr.write(f"  {line}")
