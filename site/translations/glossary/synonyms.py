"""The glossary as the search takes it: other names and languages lead to what Polish texts say."""

from collections.abc import Iterator

from search.records import Concept

from .entries import Entry, entries


def concepts() -> Iterator[Concept]:
    """Every term with its names in each language."""
    return map(_concept, entries())


def _concept(entry: Entry) -> Concept:
    words = {code: wording.names for code, wording in entry.wordings.items()}
    return Concept(f"glossary:{entry.pk}", words, written=True)
