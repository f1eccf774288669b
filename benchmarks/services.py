"""How the service platform grows: import, finder, open data at 1,000, 10,000 and 50,000 services.

Needs PostgreSQL: ``python -m tests.servers -- python -m benchmarks.services 1000 10000``. Each
size has a database of its own, made and dropped here. What is printed are times on this machine
and, beside them, what they are compared with: the same at the smallest size.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

import psycopg

from .server import ROOT, served

SIZES = (1_000, 10_000, 50_000)
TIMES = 60
WARM = 5
PAGES = {
    "finder, all": "/uslugi/?x={n}",
    "finder, gmina": "/uslugi/?area=040701&x={n}",
    "finder, facets": "/uk/uslugi/?area=0407&language=uk&language=pl&cost=free&x={n}",
    "finder, words": "/uslugi/?area=046301&q=opieka+{n}",
    "finder, open now": "/uslugi/?area=0463&open=now&x={n}",
    "API, 100 services": "/api/hsds/services?per_page=100&page=2&x={n}",
    "API, 100 in full": "/api/hsds/services?per_page=100&full=true&x={n}",
}
TERMS = (
    "from core.loading import rows; from catalogue.demo import load;"
    "from catalogue.demo.taxonomy import load_taxonomy, load_terms;"
    "load_taxonomy(rows(load.DATA, 'categories/*.yaml'));"
    "[load_terms(model, rows(load.DATA, name)) for model, name in load.LISTS.items()]"
)


@dataclass
class Measured:
    """What one size cost: seconds, megabytes, milliseconds by page (median and 95 of 100)."""

    size: int
    import_seconds: float
    import_megabytes: float
    again_seconds: float
    bulk_seconds: float
    pages: dict[str, tuple[float, float]]


def main(sizes: list[int]) -> None:
    """Measure every size and print the table."""
    rows = []
    for size in sizes:
        rows.append(measure(size))
        print(rows[-1], flush=True)  # what was measured is kept if a later size is stopped
    print(f"{'':22}" + "".join(f"{row.size:>16,}" for row in rows))
    tell("import, s", [row.import_seconds for row in rows], rows)
    tell("import, MB at most", [row.import_megabytes for row in rows], rows)
    tell("the same file again, s", [row.again_seconds for row in rows], rows)
    tell("bulk zip, s", [row.bulk_seconds for row in rows], rows)
    for name in PAGES:
        tell(f"{name}, p50 ms", [row.pages[name][0] for row in rows], rows)
        tell(f"{name}, p95 ms", [row.pages[name][1] for row in rows], rows)


def tell(name: str, values: list[float], rows: list[Measured]) -> None:
    """One line: each value, and how many times the first it is (sizes grow by as much)."""
    cells = [f"{value:8.1f} ({value / max(values[0], 0.001):4.1f}x)" for value in values]
    print(f"{name:22}" + "".join(f"{cell:>16}" for cell in cells))


def measure(size: int) -> Measured:
    """Import generated services into a new database, and ask it."""
    with database(f"bench_{size}") as url, tempfile.TemporaryDirectory() as folder:
        env = os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "config.settings.dev"}
        env.pop("ELASTICSEARCH_URL", None)
        for command in (["migrate"], ["load_areas"], ["setup_site"], ["shell", "-c", TERMS]):
            manage(env, *command)
        file = str(Path(folder) / "services.csv")
        manage(env, "services", "generate", str(size), "--csv", file)
        first = manage(env, "services", "import", file)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        again = manage(env, "services", "import", file)
        with served(env) as (host, port):
            pages = {name: latencies(host, port, path) for name, path in PAGES.items()}
            begin = time.perf_counter()
            fetch(HTTPConnection(host, port, timeout=600), "/api/hsds/bulk.zip")
            bulk = time.perf_counter() - begin
    return Measured(size, first, peak, again, bulk, pages)


def manage(env: dict[str, str], *arguments: str) -> float:
    """Run a command; gives its seconds."""
    begin = time.perf_counter()
    run = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(run, cwd=ROOT, env=env, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{arguments}: {done.stderr[-2000:]}")
    return time.perf_counter() - begin


@contextmanager
def database(name: str) -> Iterator[str]:
    """An empty database on the server of ``DATABASE_URL``; gives its address."""
    server = os.environ["DATABASE_URL"]
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name}")
        connection.execute(f"CREATE DATABASE {name}")
    yield server.rpartition("/")[0] + f"/{name}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def latencies(host: str, port: int, path: str) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds; a session keeps pages out of the store."""
    connection = HTTPConnection(host, port, timeout=60)
    for number in range(WARM):
        fetch(connection, path.format(n=number))
    found = []
    for number in range(WARM, WARM + TIMES):
        begin = time.perf_counter()
        fetch(connection, path.format(n=number))
        found.append((time.perf_counter() - begin) * 1000)
    return statistics.median(found), statistics.quantiles(found, n=20)[-1]


def fetch(connection: HTTPConnection, path: str) -> None:
    """One request and its whole answer."""
    connection.request("GET", path, headers={"Cookie": "sessionid=none"})
    answer = connection.getresponse()
    while answer.read(1 << 20):
        pass
    if answer.status != 200:
        raise RuntimeError(f"{path}: {answer.status}")


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or list(SIZES))
