"""How well the search answers judged queries over the demo content, on each engine there is.

``python -m tests.servers -- python -m benchmarks.relevance --worst 20 --json FILE``. SQLite is
always measured, PostgreSQL with a ``DATABASE_URL`` of one, Elasticsearch with its address; with
``--prepared URL`` a database that already holds the demo content instead of new ones.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from .judged import Judged, judged_queries, matching
from .measures import mean
from .relevance_report import Asked, table, worst
from .server import PREPARATION, ROOT
from .services import database

# What is asked for: nDCG@10 overall and in each language (none of the database engines).
GOALS = {"elasticsearch": (0.90, 0.82), "database": (0.87, 0.0)}
MOST_EMPTY = 0.01
INDEX = "bench-relevance"

Environment = dict[str, str]


def main(arguments: list[str]) -> bool:
    """Measure, print, and say whether every engine reached what is asked of it."""
    options = parse(arguments)
    queries = judged_queries()
    asked: dict[str, list[Asked]] = {}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        for engine, env in environments(folder, options.prepared, stack):
            asked[engine] = rated(queries, answers(env), engine)
    print(table(asked))
    for engine, rows in asked.items():
        print(worst(engine, rows, options.worst), end="")
    if options.json:
        numbers = {engine: [row.as_json() for row in rows] for engine, rows in asked.items()}
        Path(options.json).write_text(json.dumps(numbers, ensure_ascii=False, indent=1))
    verdicts = [reached(engine, rows) for engine, rows in asked.items()]
    return all(verdicts)


def parse(arguments: list[str]) -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(prog="benchmarks.relevance", description=__doc__)
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="show the N worst")
    parser.add_argument("--json", metavar="FILE", help="write each query's numbers")
    parser.add_argument("--prepared", metavar="URL", help="a database with the demo content")
    return parser.parse_args(arguments)


def environments(
    folder: str, prepared: str | None, stack: ExitStack
) -> Iterator[tuple[str, Environment]]:
    """Each engine and an environment in which it answers."""
    given = os.environ.get("DATABASE_URL", "")
    searched = os.environ.get("ELASTICSEARCH_URL", "")
    plain = {name: text for name, text in os.environ.items() if name != "ELASTICSEARCH_URL"}
    plain["SEARCH_INDEX_PREFIX"] = INDEX
    url = prepared or f"sqlite:///{folder}/relevance.sqlite3"
    first = plain | {"DATABASE_URL": url}
    if not prepared:
        prepare(first)
    yield ("postgresql" if url.startswith("postgres") else "sqlite"), first
    if searched:
        yield "elasticsearch", stack.enter_context(indexed(first, searched))
    if given.startswith("postgres") and not prepared:
        own = plain | {"DATABASE_URL": stack.enter_context(database("bench_relevance"))}
        prepare(own)
        yield "postgresql", own


def prepare(env: Environment) -> None:
    """Load the demo content into an empty database."""
    for command in PREPARATION:
        manage(env, command)


@contextmanager
def indexed(env: Environment, url: str) -> Iterator[Environment]:
    """The same content in an index of its own, which is deleted afterwards."""
    with_index = env | {"ELASTICSEARCH_URL": url}
    manage(with_index, "search_index", "rebuild")
    try:
        yield with_index
    finally:
        manage(with_index, "shell", "-c", DELETE)


DELETE = (
    "from search import elastic, elastic_aliases, elastic_index;"
    "names = [*elastic_index.current(), *elastic_aliases.previous()];"
    "[elastic.client().indices.delete(index=name) for name in names];"
    "elastic_aliases.drop_unfinished()"
)


def manage(env: Environment, *arguments: str) -> None:
    """Run a command of the site; what it says is shown only when it fails."""
    run = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(run, cwd=ROOT, env=env, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"manage.py {arguments[0]}: {done.stderr}")


def answers(env: Environment) -> dict[str, Any]:
    """What the site of an environment answers to every query."""
    run = [sys.executable, "-m", "benchmarks.asked"]
    done = subprocess.run(run, cwd=ROOT, env=env, check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


def rated(queries: list[Judged], given: dict[str, Any], engine: str) -> list[Asked]:
    """Each query with its grades and what was found; the stand-in's answers do not count."""
    away = {name for name, _found in given["found"]} - {engine}
    if engine == "elasticsearch" and away:
        raise SystemExit("Elasticsearch was asked, the database answered")
    things = given["things"]
    names = {name for query in queries for some in query.names.values() for name in some}
    if unknown := sorted(name for name in names if not matching(name, things)):
        raise SystemExit(f"Judged, but not in the demo content: {', '.join(unknown)}")
    pairs = zip(queries, given["found"], strict=True)
    return [Asked(query, query.grades(things), found) for query, (_engine, found) in pairs]


def reached(engine: str, rows: list[Asked]) -> bool:
    """Whether an engine has what is asked of it; says what it lacks."""
    overall, each = GOALS.get(engine, GOALS["database"])
    lacks = []
    if (value := mean([row.ndcg for row in rows])) < overall:
        lacks.append(f"nDCG@10 {value:.3f}, asked for is {overall}")
    for language in sorted({row.query.language for row in rows}):
        value = mean([row.ndcg for row in rows if row.query.language == language])
        if value < each:
            lacks.append(f"nDCG@10 in {language} {value:.3f}, asked for is {each}")
    if (empty := mean([row.empty for row in rows])) > MOST_EMPTY:
        lacks.append(f"without result {empty:.1%}, asked for is at most {MOST_EMPTY:.0%}")
    print("\n".join(f"{engine}: {lack}" for lack in lacks) or f"{engine}: reached")
    return not lacks


if __name__ == "__main__":
    sys.exit(0 if main(sys.argv[1:]) else 1)
