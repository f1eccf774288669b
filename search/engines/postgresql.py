"""Candidates from PostgreSQL's tsvector columns, which it generates itself."""

from collections.abc import Sequence

from ..models import SearchDocument
from .base import Scope
from .database import DatabaseEngine, raw, scope_clause

# The ranks only choose what is left out beyond the bound; ranking comes after.
CANDIDATES = """
SELECT {{columns}} FROM search_searchdocument d, (SELECT %s::tsquery AS q) asked
WHERE (d.title_terms @@ asked.q OR d.other_terms @@ asked.q) {scope}
ORDER BY ts_rank(d.title_terms, asked.q) * 4 + ts_rank(d.other_terms, asked.q) DESC
LIMIT {{most}}
"""


class PostgresqlEngine(DatabaseEngine):
    """Finds with two GIN indexes over lexemes that are our terms as they are."""

    def candidates(self, terms: Sequence[str], scope: Scope) -> list[SearchDocument]:
        """Documents that hold any of the terms; quoted, so that none is read as an operator."""
        query = " | ".join(
            "'" + term.replace("\\", "\\\\").replace("'", "''") + "'" for term in terms
        )
        condition, parameters = scope_clause(scope)
        return raw(CANDIDATES.format(scope=condition), [query, *parameters])
