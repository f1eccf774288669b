"""The engines that need nothing but the site's database: candidates from it, ranking from here."""

from collections.abc import Sequence
from uuid import UUID

from django.db import connection

from ..models import SearchDocument
from ..places import area_terms
from ..query import Analysis
from . import scoring
from .base import Found, Scope, Typed
from .browsing import browse
from .scoring import Candidate

# Asked only of rows that hold a term of the query.
AREA_CLAUSE = "' ' || d.areas || ' ' LIKE %s"
# How many of those that hold a term are ranked, and how many are looked at to choose them.
CANDIDATES, LOOKED_AT = 1000, 3000
# How many things are public, which says how rare a word is.
PUBLIC_TOTAL = "(SELECT COUNT(*) FROM search_searchdocument WHERE digest <> '') AS public_total"


class DatabaseEngine:
    """Finds with what the database has; subclasses say how candidates are fetched."""

    name = "database"

    def search(self, analysis: Analysis, scope: Scope, limit: int, offset: int) -> Found:
        """What answers; a fixed number of queries whatever is asked."""
        terms = query_terms(analysis)
        if not terms:
            return browse(scope, limit, offset) if scope.browse else Found(0, [])
        candidates = self.candidates(terms, scope)
        total = candidates[0].public_total if candidates else 0
        scored = scoring.rank(candidates, total, analysis, scope)
        return scoring.page_of(scored, scope, limit, offset)

    def candidates(self, terms: Sequence[str], scope: Scope) -> list[Candidate]:
        """At most ``CANDIDATES`` documents that hold any of the terms, roughly the best first."""
        raise NotImplementedError

    def titles(self, typed: Typed, limit: int) -> list[UUID]:
        """Some things in whose titles all that has been typed may stand."""
        raise NotImplementedError

    def holds(self, terms: Sequence[str]) -> bool:
        """Whether something public has any of the terms."""
        raise NotImplementedError

    def store(self, document: SearchDocument) -> None:
        """Bring what candidates are fetched from in step with a row just written."""


def query_terms(analysis: Analysis) -> list[str]:
    """Every term asked for, once; control characters would end a term early."""
    found = {
        alternative.term: None for group in analysis.groups for alternative in group.alternatives
    }
    return [term for term in found if term and term.isprintable() and " " not in term]


def scope_clause(scope: Scope) -> tuple[str, list[str]]:
    """SQL that keeps what is in scope, with its parameters."""
    sql, parameters = "", list(scope.kinds)
    if scope.kinds:
        sql += f" AND d.kind IN ({', '.join(['%s'] * len(scope.kinds))})"
    if scope.area:
        patterns = [f"% {term} %" for term in area_terms(scope.area)]
        sql += f" AND ({' OR '.join([AREA_CLAUSE] * len(patterns))})"
        parameters += patterns
    if scope.keys is not None:
        column = SearchDocument._meta.get_field("key")
        keys = [column.get_db_prep_value(key, connection) for key in sorted(scope.keys)]
        sql += f" AND d.key IN ({', '.join(['%s'] * len(keys)) or 'NULL'})"
        parameters += keys
    return sql, parameters


def raw(sql: str, parameters: Sequence[object]) -> list[Candidate]:
    """Rows with just the columns that ranking needs."""
    columns = ", ".join((*(f"d.{name}" for name in Candidate._fields[:-1]), PUBLIC_TOTAL))
    with connection.cursor() as cursor:
        bounds = {"most": CANDIDATES, "looked_at": LOOKED_AT}
        cursor.execute(sql.format(columns=columns, **bounds), parameters)
        rows = cursor.fetchall()
    if connection.vendor == "sqlite":  # which has no type for keys
        return [Candidate(UUID(key), *others) for key, *others in rows]
    return list(map(Candidate._make, rows))


def database_engine() -> DatabaseEngine:
    """The engine of the database in use."""
    from .postgresql import PostgresqlEngine
    from .sqlite import SqliteEngine

    return {"sqlite": SqliteEngine, "postgresql": PostgresqlEngine}[connection.vendor]()


def row_number(key: UUID) -> int:
    """A whole number of 63 bits that stands for a key where a database wants a number."""
    return key.int & (2**63 - 1)
