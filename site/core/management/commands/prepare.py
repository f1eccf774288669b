"""Bring a machine's own copy up to date before it is served; quick when nothing changed."""

import logging
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

STEPS = ("compile_catalogues", "migrate", "load_areas", "setup_site", "load_demo", "demo_admin")


class Command(BaseCommand):
    """One process for all steps: each would need seconds only to start."""

    help = __doc__

    def handle(self, **options: Any) -> None:
        """Run every step; each changes nothing the second time."""
        logging.disable(logging.INFO)  # a page would be six lines
        Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)  # WhiteNoise asks for it
        for step in STEPS:
            quiet = {"verbosity": 0} if step == "migrate" else {}
            call_command(step, stdout=self.stdout, **quiet)
        self._push()

    def _push(self) -> None:
        """Bring the search up to date; the site starts without a server that is away."""
        call_command("search_documents", stdout=self.stdout, stderr=self.stderr)
        try:
            call_command("search_index", "push", stdout=self.stdout)
        except CommandError as failure:
            self.stderr.write(str(failure))
