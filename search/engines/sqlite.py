"""Candidates from SQLite's FTS5."""

from collections.abc import Sequence
from uuid import UUID

from django.db import connection

from ..models import TERM_COLUMNS, SearchDocument
from .base import Scope, Typed
from .database import DatabaseEngine, raw, row_number, scope_clause

# The weights of bm25() only choose what is left out beyond the bound; ranking comes after.
WEIGHTS = "0, 5.0, 1.6, 4.0, 2.0, 1.0, 18.0, 20.0"
CANDIDATES = """
SELECT {{columns}} FROM search_terms
JOIN search_searchdocument d ON d.key = search_terms.key
WHERE search_terms MATCH %s {scope}
ORDER BY bm25(search_terms, {weights}) LIMIT {{most}}
"""
HOLDS = "SELECT EXISTS (SELECT 1 FROM search_terms WHERE search_terms MATCH %s)"
TITLES = "SELECT key FROM search_terms WHERE search_terms MATCH %s LIMIT %s"
WRITE = """
INSERT OR REPLACE INTO search_terms(
    rowid, key, title_forms, body_forms, title_lemmas, summary_lemmas, body_lemmas, concepts, areas
) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)
"""


class SqliteEngine(DatabaseEngine):
    """Finds with an FTS5 table that has one row for each document."""

    def candidates(self, terms: Sequence[str], scope: Scope) -> list[SearchDocument]:
        """Documents that hold any of the terms; quoted, so that none is read as an operator."""
        match = " OR ".join(map(_quoted, terms))
        condition, parameters = scope_clause(scope)
        return raw(CANDIDATES.format(scope=condition, weights=WEIGHTS), [match, *parameters])

    def holds(self, terms: Sequence[str]) -> bool:
        """Whether something public has any of the terms."""
        with connection.cursor() as cursor:
            cursor.execute(HOLDS, [" OR ".join(map(_quoted, terms))])
            return bool(cursor.fetchone()[0])

    def titles(self, typed: Typed, limit: int) -> list[UUID]:
        """Some things in whose titles all that has been typed may stand."""
        words = [list(map(_quoted, terms)) for terms in typed.words]
        last = [*map(_quoted, typed.last), *(f"{_quoted(form)}*" for form in typed.beginnings)]
        match = " AND ".join(f"({' OR '.join(either)})" for either in (*words, last))
        with connection.cursor() as cursor:
            cursor.execute(TITLES, ["{title_forms title_lemmas}: (" + match + ")", limit])
            return [UUID(key) for (key,) in cursor.fetchall()]

    def store(self, document: SearchDocument) -> None:
        """Write a document's terms; its number is part of the key, so a second write replaces."""
        terms = [getattr(document, column) for column in TERM_COLUMNS]
        with connection.cursor() as cursor:
            cursor.execute(WRITE, [row_number(document.key), document.key.hex, *terms])


def _quoted(term: str) -> str:
    return '"' + term.replace('"', '""') + '"'
