"""What other apps hand to the search: records of public things, and concepts."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date as calendar_date
from datetime import datetime
from typing import Any
from uuid import UUID

KINDS = ("service", "provider", "page", "news", "event", "project", "guide", "document")


@dataclass(frozen=True)
class Text:
    """The prose of a thing in one language; ``path`` is its address without the language prefix."""

    language: str
    title: str
    summary: str
    body: str
    path: str


@dataclass(frozen=True)
class Record:
    """One public thing in all its languages: the source's text comes first."""

    key: UUID
    kind: str
    texts: tuple[Text, ...]
    concepts: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()  # beside the text: an easy one, a film in sign language
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    points: tuple[tuple[float, float], ...] = ()
    date: calendar_date | None = None
    until: datetime | None = None


@dataclass(frozen=True)
class Concept:
    """A meaning with its words: for each language the label first, then the synonyms.

    Things hold the ids of concepts. What a glossary explains is only ``written``: it is found
    where a text says it, by the words that it has in the source language.
    """

    id: str
    words: dict[str, tuple[str, ...]]
    written: bool = False


def concepts_of(*models: type[Any]) -> Iterator[Concept]:
    """Every term of some models (``core.models.Concept``) with its words in each language."""
    for model in models:
        words: dict[str, dict[str, tuple[str, ...]]] = {}
        for row in model.objects.select_related("locale").order_by("pk"):
            words.setdefault(str(row.translation_key), {})[row.prose_lang] = row.words
        for key, by_language in words.items():
            yield Concept(key, by_language)


# The labels of a facet's values in a language, in the order in which they are shown.
FacetLabels = Callable[[str], Mapping[str, str]]
RecordSource = Callable[[], Iterable[Record]]
ConceptSource = Callable[[], Iterable[Concept]]

_record_sources: list[RecordSource] = []
_concept_sources: list[ConceptSource] = []
_facet_labels: dict[str, FacetLabels] = {}


def register_records(source: RecordSource) -> None:
    """Add a source that yields every public record of an app; rebuilds read it."""
    _record_sources.append(source)


def register_concepts(source: ConceptSource) -> None:
    """Add a source of concepts (categories, needs, audiences)."""
    _concept_sources.append(source)


def register_facet(name: str, labels: FacetLabels) -> None:
    """Say what readers call the values of a facet that records hold."""
    _facet_labels[name] = labels


def facet_labels(name: str, language: str) -> Mapping[str, str]:
    """The values of a facet with their labels; none where no app knows the facet."""
    labels = _facet_labels.get(name)
    return labels(language) if labels else {}


def all_records() -> Iterator[Record]:
    """Every public record of every app, streamed."""
    for source in _record_sources:
        yield from source()


def all_concepts() -> Iterator[Concept]:
    """Every concept of every app."""
    for source in _concept_sources:
        yield from source()
