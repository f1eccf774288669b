"""Believable documents in any number: sentences and facts of the demo content, mixed anew.

Sentences are drawn as Zipf found words to be, a few very often and most seldom, and so are the
inflected words put into them. A document is made from its number alone, so a larger set holds the
smaller one. Analysis goes word by word, so the terms of a document are those of its sentences:
each of some thousand distinct ones is analysed once, by the site's own analysis.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, cached_property
from itertools import accumulate
from random import Random
from uuid import UUID

from core.languages import SOURCE
from core.models import Area
from search import terms
from search.models import SearchDocument, SearchText, SearchWord
from search.records import Record, Text

# Distinct sentences and titles of each language; how often a word is exchanged for another.
SENTENCES, TITLES, EXCHANGED = 3_000, 1_500, 0.2
# How much of the Polish content the other languages have.
TRANSLATED = {"uk": 0.25, "en": 0.15, "ru": 0.1, "es": 0.05, "be": 0.05, "ar": 0.05}
ZIPF = 0.9
# The addresses of made things begin so.
PATH = "/made/"
# Facets that every record has by itself.
OWN = ("kind", "area", "serves")
FIRST_DAY, DAYS = date(2019, 1, 1), 2_500
SOUTH, NORTH, WEST, EAST = 52.35, 53.75, 17.30, 19.75
_END = re.compile(r"(?<=[.!?;:])\s+|\n+")
_WORD = re.compile(r"\w{4,}")


class Drawn:
    """Things in a shuffled order, the n-th drawn about 1/n as often as the first."""

    def __init__(self, things: Sequence[str], seed: str) -> None:
        self.things = list(things)
        Random(seed).shuffle(self.things)
        self.weights = list(accumulate(1 / place**ZIPF for place in range(1, len(things) + 1)))

    def some(self, random: Random, number: int) -> list[str]:
        """A few of them."""
        return random.choices(self.things, cum_weights=self.weights, k=number)


class Prose:
    """Sentences and titles of one language: the demo's own, and these with words exchanged."""

    def __init__(self, language: str) -> None:
        random = Random(language)
        texts = SearchText.objects.filter(language=language).exclude(path__startswith=PATH)
        rows = list(texts.order_by("pk").values_list("title", "summary", "body"))
        written = SearchWord.objects.filter(language=language, source="document")
        forms = written.exclude(written="").order_by("pk").values_list("written", flat=True)
        self.words = Drawn(list(dict.fromkeys(forms)), language)
        own = {part for _title, *prose in rows for text in prose for part in sentences(text)}
        titles = {title for title, *_prose in rows}
        self.sentences = Drawn(self._varied(sorted(own), SENTENCES, random), language)
        self.titles = Drawn(self._varied(sorted(titles), TITLES, random), language)

    def _varied(self, own: list[str], number: int, random: Random) -> list[str]:
        others = (self._exchanged(random.choice(own), random) for _ in range(number))
        return list(dict.fromkeys([*own, *others]))

    def _exchanged(self, text: str, random: Random) -> str:
        def other(match: re.Match[str]) -> str:
            return self.words.some(random, 1)[0] if random.random() < EXCHANGED else match[0]

        return _WORD.sub(other, text)


def sentences(text: str) -> Iterator[str]:
    """The parts of a text that say something by themselves."""
    return (part for part in _END.split(text) if 3 <= len(part.split()) <= 40)


@dataclass(frozen=True)
class Made:
    """A made-up thing: its record, and the pieces of its texts that were analysed alone."""

    record: Record
    pieces: tuple[tuple[str, str, str, tuple[str, ...]], ...]  # language, title, summary, body

    @property
    def terms(self) -> terms.Columns:
        """What ``terms.columns`` gives for the record, from its pieces."""
        found = terms.Columns()
        for language, title, summary, body in self.pieces:
            heading, short = analysed(title, language), analysed(summary, language)
            found.title_forms += heading[0]
            found.title_lemmas += heading[1]
            found.summary_lemmas += short[1]
            found.body_forms += [*heading[0], *short[0]]
            for forms, lemmas in (analysed(piece, language) for piece in body):
                found.body_forms += forms
                found.body_lemmas += lemmas
        return found


@cache
def analysed(text: str, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The forms and lemmas of a piece of text."""
    return tuple(terms.forms(text)), tuple(terms.lemmas(text, language))


class Content:
    """Makes documents by number; the facts are those of a drawn thing of the demo content."""

    def __init__(self) -> None:
        made = SearchText.objects.filter(path__startswith=PATH).values("document")
        rows = SearchDocument.objects.exclude(digest="").exclude(pk__in=made)
        self.models = list(rows.order_by("key").prefetch_related("facets"))
        self.areas = list(Area.objects.order_by("pk").values_list("pk", flat=True))

    @cached_property
    def prose(self) -> dict[str, Prose]:
        """The languages that texts are made of."""
        return {language: Prose(language) for language in (SOURCE, *TRANSLATED)}

    def document(self, number: int) -> Made:
        """The thing of a number; always the same over the same demo content."""
        random = Random(number)
        model = random.choice(self.models)
        key = UUID(int=random.getrandbits(128), version=4)
        languages = [code for code, share in TRANSLATED.items() if random.random() < share]
        pieces = tuple(self._pieces(code, random) for code in (SOURCE, *languages))
        texts = tuple(
            Text(code, title, summary, " ".join(body), f"{PATH}{number}/")
            for code, title, summary, body in pieces
        )
        record = Record(key=key, kind=model.kind, texts=texts, **_facts(model))
        return Made(self._somewhere(record, random), pieces)

    def _pieces(self, language: str, random: Random) -> tuple[str, str, str, tuple[str, ...]]:
        prose = self.prose[language]
        length = min(int(random.lognormvariate(1.9, 0.6)) + 2, 60)
        summary, *body = prose.sentences.some(random, length)
        return language, prose.titles.some(random, 1)[0], summary, tuple(body)

    def _somewhere(self, record: Record, random: Random) -> Record:
        """The record with another place and day."""
        if record.areas:
            some = tuple(sorted(random.sample(self.areas, random.choice((1, 1, 1, 2, 4)))))
            record = replace(record, areas=some)
        if record.kind in ("service", "provider"):
            point = (random.uniform(SOUTH, NORTH), random.uniform(WEST, EAST))
            record = replace(record, points=(point,))
        return replace(record, date=FIRST_DAY + timedelta(days=random.randrange(DAYS)))


def _facts(model: SearchDocument) -> dict[str, object]:
    """What a thing of the demo content is counted by and means."""
    facets: dict[str, tuple[str, ...]] = {}
    for facet in sorted(model.facets.all(), key=lambda facet: (facet.name, facet.value)):
        facets[facet.name] = (*facets.get(facet.name, ()), facet.value)
    areas = facets.get("area", ())
    return {
        "concepts": tuple(model.concepts.split()),
        "areas": areas,
        "languages": tuple(model.languages.split()),
        "facets": {name: values for name, values in facets.items() if name not in OWN},
    }
