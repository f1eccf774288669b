"""A command of manage.py that is killed, as by ``kill -9``, at a point of its way.

``python -m tests.search.dying search.outbox.push_now before 1 publish_scheduled``: the process ends
when the function is called for the first time, before or after the function has run, or during it.
"""

import os
import signal
import subprocess
import sys
import threading
from importlib import import_module
from typing import Any

from django.conf import settings
from django.db import connection

POINT = tuple[str, str, int]
# So few rows go in one request that a small site has several.
SMALL_BATCH = 10


def run(point: POINT, *command: str) -> None:
    """Let the command run in a process of its own to where it is killed."""
    words = [sys.executable, "-m", "tests.search.dying", *map(str, point), *command]
    done = subprocess.run(words, env=environment(), capture_output=True, text=True, timeout=120)
    assert done.returncode == -signal.SIGKILL, done.stdout + done.stderr


def environment() -> dict[str, str]:
    """The environment of a process that works on the site of this test."""
    database = connection.settings_dict
    place = f"{database['USER']}@{database['HOST']}:{database['PORT']}/{database['NAME']}"
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        "SECRET_KEY": settings.SECRET_KEY,
        "PYTHONPATH": f"{settings.BASE_DIR}/site:{settings.BASE_DIR}",
        "DATABASE_URL": f"sqlite:///{database['NAME']}"
        if connection.vendor == "sqlite"
        else f"postgres://{place}",
        "ELASTICSEARCH_URL": settings.ELASTICSEARCH_URL,
        "SEARCH_INDEX_PREFIX": settings.SEARCH_INDEX_PREFIX,
    }


def die() -> None:
    """No handler, no finally, no rollback."""
    os.kill(os.getpid(), signal.SIGKILL)


def arm(name: str, when: str, times: int) -> None:
    """Put the end where it is wanted."""
    module_name, _, function_name = name.rpartition(".")
    module = import_module(module_name)
    original, calls = getattr(module, function_name), iter(range(1, times))

    def deadly(*args: Any, **kwargs: Any) -> Any:
        if next(calls, None):
            return original(*args, **kwargs)
        if when == "during":
            threading.Timer(0.003, die).start()
        if when != "before":
            original(*args, **kwargs)
        return die()

    setattr(module, function_name, deadly)


def main() -> None:
    """Start Django, arm, run."""
    import django
    from django.core.management import execute_from_command_line

    django.setup()
    from search import outbox, vocabulary

    outbox.BATCH = SMALL_BATCH
    vocabulary.rebuild = lambda: 0  # takes seconds, and nothing here is about it
    name, when, times, *command = sys.argv[1:]
    arm(name, when, int(times))
    execute_from_command_line(["manage.py", *command])


if __name__ == "__main__":
    main()
