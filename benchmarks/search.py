"""How fast the search is, and how it grows: 1,000, 10,000, 20,000 and 100,000 documents.

``python -m tests.servers -- python -m benchmarks.search 1000 10000``. On PostgreSQL with
Elasticsearch beside it at every size, on SQLite as far as the database engines are promised to
serve. Each database holds the demo content and grows. Times of requests are medians of three, and
of these the 95th percentile, in milliseconds; other programs on the machine still make them
longer. Documents are made up of the demo content's sentences (``search_content``): most of a
larger set is written in bulk, its terms are from the site's own analysis of each sentence.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from urllib.parse import quote

from .judged import Judged, judged_queries
from .relevance import DELETE, Environment, manage, prepare
from .server import ROOT, served
from .services import database
from .timing import Times, times

SIZES = (1_000, 10_000, 20_000, 100_000)
DATABASE_MOST = 20_000
INDEX = "bench-search"
PAGES, WARM = 50, 5
# What is asked for: at which size, and not more or not less than what.
GOALS: dict[tuple[str, str], tuple[int, str, float]] = {
    ("elasticsearch", "rebuild of Elasticsearch, documents/s"): (100_000, "≥", 2_500),
    ("elasticsearch", "search, six facets, took, p95 ms"): (100_000, "≤", 40),
    ("elasticsearch", "suggestions, p95 ms"): (100_000, "≤", 10),
    ("elasticsearch", "published until searchable, worst s"): (0, "≤", 2),
    ("elasticsearch", "page, p95 ms"): (20_000, "≤", 60),
    ("sqlite", "analysis of Polish, with its cache, words/s"): (0, "≥", 50_000),
    ("sqlite", "search, request, p95 ms"): (DATABASE_MOST, "≤", 100),
    ("sqlite", "search, six facets, request, p95 ms"): (DATABASE_MOST, "≤", 200),
    ("postgresql", "search, request, p95 ms"): (DATABASE_MOST, "≤", 100),
    ("postgresql", "search, six facets, request, p95 ms"): (DATABASE_MOST, "≤", 200),
}


@dataclass
class Report:
    """Prints each number as soon as it is known, beside what it is compared with."""

    first: dict[tuple[str, str], tuple[int, float]] = field(default_factory=dict)
    rows: dict[tuple[str, str], dict[int, float]] = field(default_factory=dict)
    missed: list[str] = field(default_factory=list)

    def tell(self, engine: str, size: int, name: str, value: float, said: str) -> None:
        """One line; what misses a goal is remembered."""
        key = engine, name
        self.rows.setdefault(key, {})[size] = value
        smallest, least = self.first.setdefault(key, (size, value))
        beside = [said] if said else []
        if size != smallest:
            beside.append(f"{value / (least or 1):.1f} times that at {smallest:,}")
        beside += self._goal(key, size, value)
        print(f"{size:>8,} {engine:14}{name:46}{value:>10,.1f}   {'; '.join(beside)}", flush=True)

    def _goal(self, key: tuple[str, str], size: int, value: float) -> Iterator[str]:
        if key not in GOALS:
            return
        at, sign, limit = GOALS[key]
        yield f"goal {sign} {limit:,}" + (f" at {at:,}" if at else "")
        if size >= at and not (value >= limit if sign == "≥" else value <= limit):
            yield "MISSED"
            self.missed.append(f"{', '.join(key)} at {size:,}: {value:,.1f}, goal {sign} {limit:,}")

    def table(self) -> Iterator[str]:
        """The growth: each number at each size."""
        sizes = sorted({size for row in self.rows.values() for size in row})
        yield f"{'':62}" + "".join(f"{size:>12,}" for size in sizes)
        for (engine, name), row in self.rows.items():
            cells = (f"{row[size]:>12,.1f}" if size in row else f"{'':12}" for size in sizes)
            yield f"{engine:14}{name:48}" + "".join(cells)


def main(sizes: list[int]) -> bool:
    """Measure every size, print the table, and say what misses its goal."""
    report = Report()
    print(__doc__.partition("\n\n")[2])
    with database("bench_search") as url:
        env = site(url) | {"ELASTICSEARCH_URL": os.environ["ELASTICSEARCH_URL"]}
        with elasticsearch(env):
            for size in sizes:
                measure_server(report, env, size)
    with tempfile.TemporaryDirectory() as folder:
        env = site(f"sqlite:///{folder}/search.sqlite3")
        for size in sizes:
            if size <= DATABASE_MOST:
                measure(report, env, "sqlite", size, f"fill {size}", "analysis", "database")
    print("\n".join(report.table()))
    print("\n".join(report.missed) or "every goal is reached")
    return not report.missed


def site(url: str) -> Environment:
    """The environment of a site with the demo content in a database, without Elasticsearch."""
    env = dict(os.environ) | {"DATABASE_URL": url, "SEARCH_INDEX_PREFIX": INDEX}
    env.pop("ELASTICSEARCH_URL", None)
    prepare(env)
    return env


@contextmanager
def elasticsearch(env: Environment) -> Iterator[None]:
    """Delete the index afterwards."""
    try:
        yield
    finally:
        manage(env, "shell", "-c", DELETE)


def measure_server(report: Report, env: Environment, size: int) -> None:
    """PostgreSQL with Elasticsearch beside it, and the engine of PostgreSQL alone."""
    alone = {name: text for name, text in env.items() if name != "ELASTICSEARCH_URL"}
    measure(report, alone, "postgresql", size, f"fill {size}", "analysis")
    if size <= DATABASE_MOST:
        measure(report, alone, "postgresql", size, "database")
    measure(report, env, "elasticsearch", size, "elasticsearch", "publishing")
    found, empty = pages(env)
    said = f"p50 {found.p50:.1f}, {PAGES} queries; the search page without words {empty.p50:.1f}"
    report.tell("elasticsearch", size, "page, p95 ms", found.p95, said)


def measure(report: Report, env: Environment, engine: str, size: int, *what: str) -> None:
    """Run some measurements on a database, each in a process of its own."""
    for command in what:
        run = [sys.executable, "-m", "benchmarks.search_speed", *command.split()]
        with (
            tempfile.TemporaryFile("w+") as log,
            subprocess.Popen(
                run, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=log, text=True
            ) as process,
        ):
            for line in process.stdout or ():
                report.tell(engine, size, *json.loads(line))
            if process.wait():
                log.seek(0)
                raise SystemExit(f"{engine}, {command}: {log.read()[-2000:]}")


def pages(env: Environment) -> tuple[Times, Times]:
    """Whole pages of different queries; beside, the search page without words."""
    queries = judged_queries()
    step = len(queries) // (PAGES + WARM)
    warm, some = queries[: WARM * step : step], queries[WARM * step :: step][:PAGES]
    with served(env) as (host, port):
        connection = HTTPConnection(host, port, timeout=60)

        def ask(query: Judged) -> None:
            fetch(connection, address(query))

        for query in warm:
            ask(query)
        return times(ask, some), times(lambda path: fetch(connection, path), ["/szukaj/"])


def address(query: Judged) -> str:
    """Where a reader of the query's language is answered."""
    prefix = "" if query.language == "pl" else f"/{query.language}"
    return f"{prefix}/szukaj/?q={quote(query.text)}"


def fetch(connection: HTTPConnection, path: str) -> None:
    """One page and its whole answer; the database must not have stood in for Elasticsearch."""
    connection.request("GET", path, headers={"Cookie": "sessionid=none"})
    answer = connection.getresponse()
    answer.read()
    if answer.status != 200 or answer.headers.get("X-Search-Engine", "elasticsearch") == "database":
        raise RuntimeError(f"{path}: {answer.status}, {answer.headers.get('X-Search-Engine')}")


if __name__ == "__main__":
    done = main([int(argument) for argument in sys.argv[1:]] or list(SIZES))
    sys.exit(0 if done else 1)
