"""``manage.py search_index rebuild|push|status|reconcile``: the search tables and Elasticsearch."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from elasticsearch import ApiError, TransportError

from search import elastic, elastic_index, outbox, rebuild, reconciler
from search.engines.base import EngineAway
from search.models import SearchDocument, SearchText, SearchWord

NOT_CONFIGURED = "ELASTICSEARCH_URL is not set: the database answers searches."


class Command(BaseCommand):
    """Keep the search tables and Elasticsearch in step."""

    help = (
        "rebuild: write the tables anew, then a new index. push: send what Elasticsearch lacks. "
        "status: count. reconcile: compare row by row and repair."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """One action."""
        parser.add_argument("action", choices=("rebuild", "push", "status", "reconcile"))

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the action; a server that does not answer is an error with its name."""
        try:
            getattr(self, options["action"])()
        except (ApiError, TransportError, EngineAway) as failure:
            raise CommandError(f"Elasticsearch does not do this: {failure}") from failure

    def rebuild(self) -> None:
        """Write the tables from the apps' records and fill a new index from them."""
        public, gone = rebuild.rebuild_tables()
        self.stdout.write(f"{public} public things in the tables, {gone} withdrawn")
        if self._has_elasticsearch():
            rebuild.rebuild_elasticsearch(self.stdout.write)

    def push(self) -> None:
        """Send every row that Elasticsearch lacks; all of them to an index that is new or old.

        Rows that an older version of the site has written are written anew before.
        """
        if rebuild.is_outdated():
            public, _gone = rebuild.rebuild_tables()
            self.stdout.write(f"{public} public things written anew after an upgrade")
        if not self._has_elasticsearch():
            return
        index = elastic_index.current()
        if not index or elastic_index.is_outdated(index[0]):
            rebuild.rebuild_elasticsearch(self.stdout.write)
            return
        pushed, failed = outbox.push_all()
        self.stdout.write(f"{pushed} rows pushed, {failed} failed")
        if failed:
            raise CommandError("Elasticsearch refused some rows; they stay pending.")

    def status(self) -> None:
        """Count what is in the tables and what Elasticsearch lacks."""
        documents = SearchDocument.objects.all()
        public = documents.exclude(digest="").count()
        self.stdout.write(f"public things: {public}, withdrawn: {documents.count() - public}")
        self.stdout.write(f"texts: {SearchText.objects.count()}")
        self.stdout.write(f"words in the vocabulary: {SearchWord.objects.count()}")
        self.stdout.write(f"elasticsearch: {elastic.state()}")
        if elastic.is_configured():
            self.stdout.write(f"waiting to be pushed: {outbox.pending().count()}")

    def reconcile(self) -> None:
        """Compare versions row by row and repair what differs."""
        if not self._has_elasticsearch():
            return
        found = elastic_index.current()
        if not found:
            raise CommandError("There is no index yet: run search_index rebuild.")
        difference = reconciler.reconcile(found[0])
        self.stdout.write(
            f"behind: {difference.behind}, ahead: {difference.ahead}, "
            f"unknown: {difference.unknown}; repaired"
        )

    def _has_elasticsearch(self) -> bool:
        if not elastic.is_configured():
            self.stdout.write(NOT_CONFIGURED)
        return elastic.is_configured()
