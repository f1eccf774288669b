"""A real server with the demo content, for measurements."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).parents[1]
PREPARATION = ("migrate", "load_areas", "setup_site", "load_demo")


@contextmanager
def demo_server() -> Iterator[tuple[str, int]]:
    """Serve the demo content from a database of its own; gives host and port."""
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {"DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3"}
        for command in PREPARATION:
            run = [sys.executable, "manage.py", command]
            subprocess.run(run, cwd=ROOT, env=env, check=True, capture_output=True)
        with served(env) as address:
            yield address


@contextmanager
def served(env: dict[str, str]) -> Iterator[tuple[str, int]]:
    """Serve the site of an environment; gives host and port."""
    port = free_port()
    process = subprocess.Popen(_gunicorn(port), cwd=ROOT, env=env)
    try:
        wait_for(port)
        yield "127.0.0.1", port
    finally:
        process.terminate()
        process.wait(10)


def _gunicorn(port: int) -> list[str]:
    return [
        *(sys.executable, "-m", "gunicorn", "--pythonpath", "site", "config.wsgi"),
        *("--env", "DJANGO_SETTINGS_MODULE=config.settings.dev", "--bind", f"127.0.0.1:{port}"),
        *("--workers", "1", "--threads", "4", "--log-level", "error"),
    ]


def free_port() -> int:
    """A port that nobody listens on."""
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_for(port: int, seconds: float = 30) -> None:
    """Wait until the server answers.

    Raises:
        TimeoutError: when it does not within the given seconds.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=2)
            connection.request("GET", "/healthz")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"no answer on port {port}")
