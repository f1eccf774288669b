"""Candidates from PostgreSQL's tsvector columns, which it generates itself."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

from django.db import connection, transaction

from .base import Scope, Typed
from .database import DatabaseEngine, raw, scope_clause
from .scoring import Candidate

# The ranks only choose what is left out beyond the bounds; ranking comes after. Of very many that
# match, those with the words in their titles are looked at: unpacking the rest costs the most.
CANDIDATES = """
SELECT {{columns}} FROM (
    SELECT d.*, asked.q, ts_rank(d.title_terms, asked.q) AS titled
    FROM search_searchdocument d, (SELECT %s::tsquery AS q) asked
    WHERE (d.title_terms @@ asked.q OR d.other_terms @@ asked.q) {scope}
    ORDER BY titled DESC LIMIT {{looked_at}}
) d ORDER BY d.titled * 4 + ts_rank(d.other_terms, d.q) DESC LIMIT {{most}}
"""
# Told to read the table, PostgreSQL unpacks the terms of every row, which it takes for cheap.
BY_INDEX = "SET LOCAL enable_seqscan = {switch}"
# Concepts and areas are among these terms too: no form or lemma looks like one.
HOLDS = """
SELECT EXISTS (
    SELECT 1 FROM search_searchdocument d, (SELECT %s::tsquery AS q) asked
    WHERE d.title_terms @@ asked.q OR d.other_terms @@ asked.q
)
"""
TITLES = "SELECT key FROM search_searchdocument WHERE title_terms @@ %s::tsquery LIMIT %s"


class PostgresqlEngine(DatabaseEngine):
    """Finds with two GIN indexes over lexemes that are our terms as they are."""

    def candidates(self, terms: Sequence[str], scope: Scope) -> list[Candidate]:
        """Documents that hold any of the terms; quoted, so that none is read as an operator."""
        query = " | ".join(map(_quoted, terms))
        condition, parameters = scope_clause(scope)
        with _by_index():
            return raw(CANDIDATES.format(scope=condition), [query, *parameters])

    def holds(self, terms: Sequence[str]) -> bool:
        """Whether something public has any of the terms."""
        with connection.cursor() as cursor:
            cursor.execute(HOLDS, [" | ".join(map(_quoted, terms))])
            return bool(cursor.fetchone()[0])

    def titles(self, typed: Typed, limit: int) -> list[UUID]:
        """Some things in whose titles all that has been typed may stand."""
        words = [list(map(_quoted, terms)) for terms in typed.words]
        last = [*map(_quoted, typed.last), *(f"{_quoted(form)}:*" for form in typed.beginnings)]
        query = " & ".join(f"({' | '.join(either)})" for either in (*words, last))
        with connection.cursor() as cursor:
            cursor.execute(TITLES, [query, limit])
            return [UUID(str(key)) for (key,) in cursor.fetchall()]


@contextmanager
def _by_index() -> Iterator[None]:
    """Have the next statement use the indexes; a transaction around it keeps its own setting."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(BY_INDEX.format(switch="off"))
        yield
        cursor.execute(BY_INDEX.format(switch="on"))


def _quoted(term: str) -> str:
    return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'"
