"""Measures the search of one database, in a process of its own: one JSON line per number.

``python -m benchmarks.search_speed fill 1000``, then ``analysis``, ``database``,
``elasticsearch`` or ``publishing``.
"""

import json
import statistics
import sys
import time
from collections.abc import Iterator
from functools import cache
from typing import Any

from .judged import Judged, judged_queries
from .started import start
from .timing import p95, times

Measure = tuple[str, float, str]  # name, value, what else there is to say
WORDS = 40_000
CHANGES, EVERY = 20, 0.02
# Beginnings of queries as the box sends them while somebody types.
TYPED = (2, 4, 7, 12)


def filled(size: str) -> Iterator[Measure]:
    """Grow the tables to a number of documents."""
    from search.models import SearchDocument, SearchWord

    from .search_rows import PUBLISHED, fill

    begin = time.perf_counter()
    rate = fill(int(size))
    taken = time.perf_counter() - begin
    total = SearchDocument.objects.exclude(digest="").count()
    said = f"{total:,} documents; {SearchWord.objects.count():,} rows of vocabulary"
    yield "filled in, s", taken, said
    if rate:
        yield "rows written as publishing does, /s", rate, f"{PUBLISHED} of them"


def analysis() -> Iterator[Measure]:
    """Words per second of processor time; then queries, as they are and with a slip."""
    yield from _texts()
    yield from _queries()


def _texts() -> Iterator[Measure]:
    from search import terms
    from search.language.tokens import tokens
    from search.models import SearchText
    from search.services import warm_up

    warm_up()
    terms.word_terms.cache_clear()
    some = SearchText.objects.filter(language="pl").order_by("pk").iterator()
    texts, words = [], 0
    for text in some:
        texts.append(text)
        words += sum(1 for part in (text.title, text.summary, text.body) for _ in tokens(part))
        if words >= WORDS:
            break
    for name in ("cold", "with its cache"):
        begin = time.process_time()
        terms.columns(texts)
        said = f"{words:,} words, {len(texts)} texts"
        yield f"analysis of Polish, {name}, words/s", words / (time.process_time() - begin), said


def _queries() -> Iterator[Measure]:
    from search import query, vocabulary

    def analyse(asked: Judged) -> None:
        query.analyse(asked.text, asked.language)

    queries = judged_queries()
    slips = [Judged(slipped(asked.text), asked.language, (), {}) for asked in queries]
    lookup = times(lambda asked: vocabulary.lookup([asked.text]), queries).p95
    for name, some in (("", queries), (" with a slip", slips)):
        taken = times(analyse, some)
        yield (
            f"query{name} understood, p95 ms",
            taken.p95,
            f"{taken}; one look-up of a word {lookup:.1f}",
        )


def slipped(text: str) -> str:
    """A query with two letters of its longest word exchanged and one doubled."""
    word = max(text.split(), key=len)
    middle = len(word) // 2
    return text.replace(
        word, word[: middle - 1] + word[middle - 1 : middle + 1][::-1] + word[middle:]
    )


def database() -> Iterator[Measure]:
    """The engine inside the database, with the analysis done before."""
    from search.engines.database import database_engine

    yield from _engine(database_engine())
    yield from _suggestions()


def elasticsearch() -> Iterator[Measure]:
    """A new index from the stored terms; then search and suggestions."""
    from search import elastic, elastic_index, rebuild
    from search.engines.elasticsearch import ElasticsearchEngine
    from search.models import SearchDocument

    begin, busy = time.perf_counter(), time.process_time()
    rebuild.rebuild_elasticsearch(lambda line: None)
    taken, busy = time.perf_counter() - begin, time.process_time() - busy
    total = SearchDocument.objects.count()
    said = f"{taken:.1f} s, {busy:.1f} s of them processor time of ours; {_heap(elastic.client())}"
    yield "rebuild of Elasticsearch, documents/s", total / taken, said
    elastic_index.client().indices.refresh(index=elastic_index.alias())
    yield from _took()
    yield from _engine(ElasticsearchEngine())
    yield from _suggestions()


def _heap(client: Any) -> str:
    nodes = client.nodes.info(metric="jvm", filter_path="nodes.*.jvm.mem.heap_max_in_bytes")
    sizes = [node["jvm"]["mem"]["heap_max_in_bytes"] >> 20 for node in nodes["nodes"].values()]
    return f"{len(sizes)} node with {max(sizes)} MB heap"


def _took() -> Iterator[Measure]:
    """What the server says that it needed, with the six facets and without."""
    from search.elastic import client
    from search.elastic_index import alias
    from search.engines.elasticsearch import request_body

    raw = 0.0
    for name, scope in _scopes().items():
        bodies = [request_body(asked, scope, 10, 0) | {"filter_path": "took"} for asked in _asked()]
        patient = client().options(request_timeout=30)
        rounds = [
            [patient.search(index=alias(), **body)["took"] for body in bodies] for _ in "1234"
        ]
        taken = [statistics.median(found) for found in zip(*rounds[1:], strict=True)]
        raw = raw or p95(taken)
        said = f"p50 {statistics.median(taken):.1f}; without facets {raw:.1f}"
        yield f"{name}, took, p95 ms", p95(taken), said


def _engine(engine: Any) -> Iterator[Measure]:
    """Whole requests to an engine, its answer read."""
    raw = 0.0
    for name, scope in _scopes().items():
        taken = times(lambda asked, scope=scope: engine.search(asked, scope, 10, 0), _asked())
        raw = raw or taken.p95
        yield f"{name}, request, p95 ms", taken.p95, f"{taken}; without facets {raw:.1f}"


def _scopes() -> dict[str, Any]:
    from search.engines.base import Scope
    from search.filters import COUNTED

    chosen = {"kind": ("service", "news"), "year": ("2022", "2023", "2024")}
    return {
        "search": Scope(),
        "search, six facets": Scope(count=COUNTED),
        "search, two chosen": Scope(count=COUNTED, facets=chosen),
    }


@cache
def _asked() -> list[Any]:
    """Every judged query, understood."""
    from search.query import analyse

    return [analyse(asked.text, asked.language) for asked in judged_queries()]


def _suggestions() -> Iterator[Measure]:
    from search.suggestions import suggestions
    from search.unfinished import read

    typed = {(query.text[:end], query.language) for query in judged_queries() for end in TYPED}
    some = sorted(typed)[::3]
    taken = times(lambda pair: suggestions(*pair), some)
    raw = times(lambda pair: read(pair[0]), some).p95
    said = f"{taken}; {len(some)} beginnings; understanding them alone {raw:.1f}"
    yield "suggestions, p95 ms", taken.p95, said


def publishing() -> Iterator[Measure]:
    """From the moment an editor publishes a service until the search finds what was changed."""
    from catalogue.models import ServicePage
    from core.models.pages import public_sources
    from search.services import warm_up

    warm_up()
    pages = list(public_sources(ServicePage).order_by("pk")[:CHANGES])
    whole, published = [], []
    for number, page in enumerate(pages):
        word = "zmiana" + "".join("abcdefghij"[int(digit)] for digit in f"{number:03}")
        page.title = f"{page.title} {word}"
        begin = time.perf_counter()
        page.save_revision().publish()
        published.append(time.perf_counter() - begin)
        _wait_for(word)
        whole.append(time.perf_counter() - begin)
    said = f"median {statistics.median(whole):.2f} of {len(whole)}; publishing alone "
    said += f"{statistics.median(published):.2f}, at most {max(published):.2f}"
    yield "published until searchable, worst s", max(whole), said


def _wait_for(word: str) -> None:
    from search.services import find

    end = time.monotonic() + 30
    while time.monotonic() < end:
        results = find(word, "pl")
        if results.engine == "elasticsearch" and results.total:
            return
        time.sleep(EVERY)
    raise TimeoutError(word)


MEASURES = {
    "fill": filled,
    "analysis": analysis,
    "database": database,
    "elasticsearch": elasticsearch,
    "publishing": publishing,
}


def main(what: str, *arguments: str) -> None:
    """Print each number as soon as there is one."""
    start()
    for measure in MEASURES[what](*arguments):
        print(json.dumps(measure), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
