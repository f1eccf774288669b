"""What the search keeps of news, events and their topics."""

from collections.abc import Iterator

from search.records import Concept, concepts_of

from .models import Topic


def all_concepts() -> Iterator[Concept]:
    """Every topic with its words in each language."""
    return concepts_of(Topic)
