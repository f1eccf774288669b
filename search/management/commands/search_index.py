"""``manage.py search_index ACTION``: keeps the search tables and Elasticsearch in step."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search import (
    elastic,
    elastic_aliases,
    elastic_index,
    elastic_state,
    outbox,
    rebuild,
    reconciler,
    watching,
)
from search.engines.base import EngineAway
from search.exclusive import Busy
from search.indexing import withdraw_expired
from search.models import SearchDocument, SearchText, SearchWord
from search.stale import write_all

NOT_CONFIGURED = "ELASTICSEARCH_URL is not set: the database answers searches."
ACTIONS = ("rebuild", "push", "status", "reconcile", "back")


class Command(BaseCommand):
    """Keep the search tables and Elasticsearch in step."""

    help = (
        "rebuild: write the tables anew, then a new index. push: send what Elasticsearch lacks; "
        "with --watch again and again. status: count. reconcile: compare row by row and repair. "
        "back: search the previous index again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """One action, and whether to go on for ever."""
        parser.add_argument("action", choices=ACTIONS)
        parser.add_argument(
            "--watch", action="store_true", help="push what waits every second until SIGTERM"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the action; a server that does not answer is an error with its name."""
        if options["watch"] and options["action"] != "push":
            raise CommandError("Only push has --watch.")
        action = "watch" if options["watch"] else options["action"]
        try:
            getattr(self, action)()
        except EngineAway as failure:
            raise CommandError(f"Elasticsearch does not do this: {failure}") from failure
        except Busy:
            raise CommandError("A rebuild is running; nothing was done here.") from None

    def rebuild(self) -> None:
        """Write the tables from the apps' records and fill a new index from them."""
        rebuild.rebuild(self.stdout.write)
        self._has_elasticsearch()

    def push(self) -> None:
        """Send every row that Elasticsearch lacks; all of them to an index that is new or old.

        Rows that an older version of the site has written are written anew before, and what has
        expired is withdrawn.
        """
        withdraw_expired()
        write_all()
        rebuild.catch_up(self.stdout.write)
        if not self._has_elasticsearch():
            return
        pushed, failed = outbox.push_all()
        self.stdout.write(f"{pushed} rows pushed, {failed} failed")
        if failed:
            raise CommandError("Elasticsearch refused some rows; they stay pending.")

    def watch(self) -> None:
        """Push until told to end; a line for every change of state."""
        if self._has_elasticsearch():
            watching.watch(self._line)

    def _line(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()

    def status(self) -> None:
        """Count what is in the tables and what Elasticsearch lacks."""
        documents = SearchDocument.objects.all()
        public = documents.exclude(digest="").count()
        self.stdout.write(f"public things: {public}, withdrawn: {documents.count() - public}")
        self.stdout.write(f"texts: {SearchText.objects.count()}")
        self.stdout.write(f"words in the vocabulary: {SearchWord.objects.count()}")
        self.stdout.write(f"elasticsearch: {elastic_state.state()}")
        if elastic.is_configured():
            self.stdout.write(f"waiting to be pushed: {outbox.pending().count()}")
            self._indices()

    def _indices(self) -> None:
        try:
            present, kept = elastic_index.current(), elastic_aliases.previous()
        except EngineAway:
            return
        self.stdout.write(f"index: {', '.join(present) or 'none'}")
        self.stdout.write(f"previous index: {', '.join(kept) or 'none'}")

    def reconcile(self) -> None:
        """Compare versions row by row and repair what differs."""
        if not self._has_elasticsearch():
            return
        found = elastic_index.current()
        if not found:
            raise CommandError("There is no index yet: run search_index rebuild.")
        difference = reconciler.reconcile(found[0])
        self.stdout.write(f"{difference}; repaired" if difference.total else str(difference))

    def back(self) -> None:
        """Search the index again that the last rebuild has kept."""
        if self._has_elasticsearch():
            rebuild.go_back(self.stdout.write)

    def _has_elasticsearch(self) -> bool:
        if not elastic.is_configured():
            self.stdout.write(NOT_CONFIGURED)
        return elastic.is_configured()
