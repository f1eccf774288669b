"""Candidates from SQLite's FTS5."""

from collections.abc import Sequence
from uuid import UUID

from django.db import connection

from ..models import TERM_COLUMNS, SearchDocument
from .base import Scope, Typed
from .database import DatabaseEngine, Together, raw, row_number, scope_clause
from .scoring import Candidate

# The weights of bm25() only choose what is left out beyond the bound; ranking comes after.
WEIGHTS = "0, 5.0, 1.6, 4.0, 2.0, 1.0, 18.0, 20.0"
# Keys are sorted first: sorting whole rows of all that match costs several times as much.
CANDIDATES = """
WITH best AS MATERIALIZED (
    SELECT search_terms.key AS key FROM search_terms {joined}
    WHERE search_terms MATCH %s AND search_terms.rank MATCH 'bm25({weights})' {scope}
    ORDER BY search_terms.rank LIMIT {{most}}
)
SELECT {{columns}} FROM best JOIN search_searchdocument d ON d.key = best.key
"""
HOLDS = "SELECT EXISTS (SELECT 1 FROM search_terms WHERE search_terms MATCH %s)"
JOINED = "JOIN search_searchdocument d ON d.key = search_terms.key"
TITLES = "SELECT key FROM search_terms WHERE search_terms MATCH %s LIMIT %s"
WRITE = """
INSERT OR REPLACE INTO search_terms(
    rowid, key, title_forms, body_forms, title_lemmas, summary_lemmas, body_lemmas, concepts, areas
) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)
"""


class SqliteEngine(DatabaseEngine):
    """Finds with an FTS5 table that has one row for each document."""

    def candidates(self, terms: Sequence[Together], scope: Scope) -> list[Candidate]:
        """Documents that hold any of the terms; quoted, so that none is read as an operator."""
        match = " OR ".join(" AND ".join(map(_quoted, together)) for together in terms)
        condition, parameters = scope_clause(scope)
        joined = JOINED if condition else ""
        sql = CANDIDATES.format(scope=condition, weights=WEIGHTS, joined=joined)
        return raw(sql, [match, *parameters])

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
