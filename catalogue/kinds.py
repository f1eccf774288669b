"""What people call the kinds of providers, for the search: MOPS, nursing home, фонд."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from core.loading import read
from search.records import Concept

WORDS = Path(__file__).parent / "data" / "provider_kinds.yaml"


def kind_concept(kind: str) -> str:
    """The id of a kind's concept, which documents hold."""
    return f"provider:{kind}"


@cache
def _words() -> dict[str, dict[str, tuple[str, ...]]]:
    return {
        kind: {language: tuple(names) for language, names in words.items()}
        for kind, words in read(WORDS).items()
    }


def kind_concepts() -> Iterator[Concept]:
    """The kinds of providers with their words in each language."""
    for kind, words in _words().items():
        yield Concept(kind_concept(kind), words)
