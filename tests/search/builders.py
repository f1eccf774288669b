"""Records and analysed queries made by hand, so that engines are tested without any dictionary."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from search.models import SearchDocument
from search.query import Alternative, Analysis, Group
from search.records import Record, Text
from search.services import index


def record(title: str = "Pomoc", *, key: UUID | None = None, **fields: Any) -> Record:
    """A record with one Polish text unless more ``texts`` are given."""
    prose = {"summary": fields.pop("summary", ""), "body": fields.pop("body", "")}
    path = fields.pop("path", "/uslugi/pomoc/")
    texts = (Text("pl", title, path=path, **prose), *fields.pop("texts", ()))
    return Record(key or uuid4(), fields.pop("kind", "service"), texts, **fields)


def put(title: str = "Pomoc", **fields: Any) -> UUID:
    """Index a record and return its key."""
    made = record(title, **fields)
    index(made.key, made)
    return made.key


def word(*terms: str, field: str = "form", weight: float = 1.0) -> Group:
    """One word of a query that may stand as any of some terms."""
    return Group(terms[0], tuple(Alternative(field, term, weight) for term in terms))


def asking(
    *groups: Group, language: str = "pl", concepts: Sequence[str] = (), areas: Sequence[str] = ()
) -> Analysis:
    """An analysed query."""
    return Analysis(
        " ".join(group.word for group in groups),
        language,
        groups,
        concepts={key: f"label of {key}" for key in concepts},
        areas={code: f"name of {code}" for code in areas},
    )


def row(key: UUID) -> SearchDocument:
    """The present row of a key."""
    return SearchDocument.objects.get(pk=key)
