"""Fills the search tables up to a number of documents.

The first are written as publishing writes them, which is measured; the others in bulk, with the
same columns made of the same terms.
"""

import time
from collections.abc import Iterable

from django.db import connection, transaction

from core.languages import SOURCE
from search import services, vocabulary
from search.engines.database import database_engine
from search.facets import facet_values
from search.indexing import row_columns
from search.models import SHAPE, SearchDocument, SearchFacet, SearchPoint, SearchText
from search.records import Text

from .search_content import PATH, Content, Made

PUBLISHED, BATCH = 300, 500


def fill(size: int, published: int = PUBLISHED) -> float | None:
    """Make as many documents as are missing; documents/s of those written by publishing's path."""
    content = Content()
    present = SearchText.objects.filter(path__startswith=PATH, language=SOURCE).count()
    missing = size - SearchDocument.objects.exclude(digest="").count()
    numbers = range(present, present + missing)
    slowly = numbers[: max(published - present, 0)]
    rate = publish([content.document(number) for number in slowly]) if slowly else None
    _learn(content)
    for start in range(len(slowly), len(numbers), BATCH):
        write([content.document(number) for number in numbers[start : start + BATCH]])
    tidy()
    return rate


def publish(things: list[Made]) -> float:
    """Write each as its publishing would; documents per second."""
    begin = time.perf_counter()
    for made in things:
        services.index(made.record.key, made.record)
    return len(things) / (time.perf_counter() - begin)


@transaction.atomic
def write(things: list[Made]) -> None:
    """Write some in bulk; the vocabulary has their words already."""
    rows = [_row(made) for made in things]
    SearchDocument.objects.bulk_create(rows)
    SearchText.objects.bulk_create(
        SearchText(
            document_id=made.record.key,
            language=text.language,
            title=text.title,
            summary=text.summary,
            body=text.body,
            path=text.path,
        )
        for made in things
        for text in made.record.texts
    )
    SearchFacet.objects.bulk_create(_facets(things))
    SearchPoint.objects.bulk_create(
        SearchPoint(document_id=made.record.key, latitude=north, longitude=east)
        for made in things
        for north, east in made.record.points
    )
    for row in rows:
        database_engine().store(row)


def _row(made: Made) -> SearchDocument:
    record = made.record
    return SearchDocument(
        key=record.key,
        kind=record.kind,
        version=1,
        digest=f"{SHAPE}:made",
        date=record.date,
        **row_columns(record, made.terms),
    )


def _facets(things: list[Made]) -> Iterable[SearchFacet]:
    for made in things:
        for name, values in facet_values(made.record).items():
            for value in dict.fromkeys(values):
                yield SearchFacet(document_id=made.record.key, name=name, value=value)


def _learn(content: Content) -> None:
    for language, prose in content.prose.items():
        text = " ".join([*prose.titles.things, *prose.sentences.things])
        vocabulary.learn(content.models[0].key, [Text(language, "", "", text, "")])


def tidy() -> None:
    """What a server does by itself some minutes after many rows have come."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
