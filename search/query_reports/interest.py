"""Which public things readers look for: a guess from readable queries, for nobody counts readers.

A query speaks for every thing whose title has all its words, and for the terms that it names.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ..concepts import concept_index
from ..language.tokens import tokens
from ..models import SearchDocument
from ..terms import word_terms
from .numbers import most_asked

# The queries after these have too few clicks to put anything in order.
MOST = 300


@dataclass(frozen=True)
class _Followed:
    """A query: the terms of each of its words, what terms it names, how often it led on."""

    words: list[tuple[str, ...]]
    concepts: set[str]
    clicks: int


def clicks_by_thing(since: date) -> Counter[str]:
    """Clicks after queries that speak of a thing, by its translation key as text."""
    queries = _followed(since)
    titles = SearchDocument.objects.exclude(digest="").values_list("key", "title_lemmas")
    things = _by_term({term for query in queries for term in _terms(query)}, titles)
    found: Counter[str] = Counter()
    for query in queries:
        for key in _titled(query, things) | query.concepts:
            found[key] += query.clicks
    return found


def _followed(since: date) -> list[_Followed]:
    rows = most_asked(since).filter(clicks__gt=0).order_by("-clicks", "text")[:MOST]
    index = concept_index()
    found = []
    for text, language, clicks in rows.values_list("text", "language", "clicks"):
        words = [word_terms(token.text, language) for token in tokens(text)]
        words = [terms for terms in words if terms]
        concepts = {name for named in index.match(words) for name in named}
        found.append(_Followed(words, concepts, clicks))
    return found


def _terms(query: _Followed) -> set[str]:
    return {term for terms in query.words for term in terms}


def _by_term(wanted: set[str], titles: Iterable[tuple[object, str]]) -> dict[str, set[str]]:
    things: dict[str, set[str]] = defaultdict(set)
    for key, lemmas in titles:
        for term in wanted.intersection(lemmas.split()):
            things[term].add(str(key))
    return things


def _titled(query: _Followed, things: dict[str, set[str]]) -> set[str]:
    """The things whose titles have every word."""
    each = [set().union(*(things.get(term, ()) for term in terms)) for terms in query.words]
    return set.intersection(*each) if each else set()
