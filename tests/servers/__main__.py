"""Start PostgreSQL and Elasticsearch, run a command with their addresses, stop just those.

``python -m tests.servers -- pytest -n 2``. A server whose address is already in the environment
(``DATABASE_URL``, ``ELASTICSEARCH_URL``) is used and not started.
"""

import os
import signal
import subprocess
import sys
from contextlib import ExitStack

from . import elasticsearch, postgres
from .processes import Missing

Environment = dict[str, str]


def _without(environment: Environment, name: str, reason: Missing) -> None:
    if os.environ.get("CI"):
        raise SystemExit(f"{name} is needed under CI: {reason}")
    print(f"{name} is left out: {reason}", flush=True)
    environment[f"{name.upper()}_MISSING"] = str(reason).splitlines()[0]


def start_all(stack: ExitStack) -> Environment:
    """Start what is not given and return the addresses; Elasticsearch warms up meanwhile."""
    environment: Environment = {}
    search = None
    if not os.environ.get("ELASTICSEARCH_URL"):
        try:
            search = elasticsearch.start()
            stack.callback(search[0].stop)
        except Missing as reason:
            _without(environment, "Elasticsearch", reason)
    if not os.environ.get("DATABASE_URL"):
        try:
            database, environment["DATABASE_URL"] = postgres.start()
            stack.callback(database.stop)
        except Missing as reason:
            _without(environment, "PostgreSQL", reason)
    if search:
        try:
            elasticsearch.wait(*search)
            environment["ELASTICSEARCH_URL"] = search[1]
        except Missing as reason:
            _without(environment, "Elasticsearch", reason)
    return environment


def run(command: list[str], environment: Environment) -> int:
    """Run the command to its end; it is ended when this process is told to, or left alone."""
    told: list[int] = []
    # Ctrl-C reaches the command by itself; with a handler here it is not born deaf to it.
    signal.signal(signal.SIGINT, lambda number, frame: None)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda number, frame: told.append(number))
    parent = os.getppid()
    child = subprocess.Popen(command, env={**os.environ, **environment})
    while True:
        try:
            return child.wait(timeout=1)
        except subprocess.TimeoutExpired:
            if told or os.getppid() != parent:
                return end(child)


def end(child: subprocess.Popen[bytes]) -> int:
    """Interrupt a command, so that it tidies up, and kill it if it does not end."""
    child.send_signal(signal.SIGINT)
    try:
        return child.wait(timeout=20)
    except subprocess.TimeoutExpired:
        child.kill()
        return child.wait()


def main() -> int:
    """Run what follows ``--`` and return its exit status."""
    command = sys.argv[2:] if sys.argv[1:2] == ["--"] else sys.argv[1:]
    # "pytest" is the one of this environment.
    os.environ["PATH"] = os.pathsep.join((os.path.dirname(sys.executable), os.environ["PATH"]))
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    signal.signal(signal.SIGHUP, lambda number, frame: sys.exit(128 + number))
    with ExitStack() as stack:
        status = run(command, start_all(stack))
    return status if status >= 0 else 128 - status


if __name__ == "__main__":
    sys.exit(main())
