"""``manage.py search_log tidy``: forget what is too old in the log of queries."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from search.query_log.tidying import tidy


class Command(BaseCommand):
    """Keep the log of queries short."""

    help = "tidy: delete counts older than SEARCH_LOG_DAYS, hashes and keys of earlier months."

    def add_arguments(self, parser: CommandParser) -> None:
        """One action."""
        parser.add_argument("action", choices=("tidy",))

    def handle(self, *args: Any, **options: Any) -> None:
        """Tidy, and say what is gone."""
        gone = tidy()
        self.stdout.write(
            f"{gone.days} days and {gone.queries} queries too old, "
            f"{gone.traces} hashes and {gone.keys} keys of earlier months deleted"
        )
