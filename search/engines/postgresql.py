"""Candidates from PostgreSQL's tsvector columns, which it generates itself."""

from collections.abc import Sequence

from ..models import SearchDocument
from .database import DatabaseEngine, kind_clause, raw

# The ranks only choose what is left out beyond the bound; ranking comes after.
CANDIDATES = """
SELECT {{columns}} FROM search_searchdocument d, (SELECT %s::tsquery AS q) asked
WHERE (d.title_terms @@ asked.q OR d.other_terms @@ asked.q) {kinds}
ORDER BY ts_rank(d.title_terms, asked.q) * 4 + ts_rank(d.other_terms, asked.q) DESC
LIMIT {{most}}
"""


class PostgresqlEngine(DatabaseEngine):
    """Finds with two GIN indexes over lexemes that are our terms as they are."""

    def candidates(self, terms: Sequence[str], kinds: Sequence[str]) -> list[SearchDocument]:
        """Documents that hold any of the terms; quoted, so that none is read as an operator."""
        query = " | ".join(
            "'" + term.replace("\\", "\\\\").replace("'", "''") + "'" for term in terms
        )
        condition, parameters = kind_clause(kinds)
        return raw(CANDIDATES.format(kinds=condition), [query, *parameters])
