"""``search_index push --watch`` pushes what waits, whatever happens, until it is told to end."""

import os
import signal
import subprocess
import sys
import time
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.utils import timezone

from search import outbox, watching
from search.engines.base import EngineAway
from search.exclusive import Busy
from search.watching import LONGEST_PAUSE, Watch

from . import dying
from .broken_servers import refusing
from .builders import put, row

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def pushes(monkeypatch: pytest.MonkeyPatch, settings: Any) -> list[Any]:
    """What each push in turn comes to, the last one again and again."""
    answers: list[Any] = [(0, 0)]

    def push() -> Any:
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer

    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    monkeypatch.setattr(outbox, "push_all", push)
    monkeypatch.setattr(watching, "catch_up", lambda report: None)
    return answers


def looks(times: int) -> tuple[list[str], list[float]]:
    """What a watch says, and how long it waits after each of some looks."""
    lines: list[str] = []
    watch, pauses = Watch(lines.append), []
    for _number in range(times):
        watch.look()
        pauses.append(watch.pause)
    return lines, pauses


def test_it_says_only_what_is_new(pushes: list[Any]) -> None:
    pushes[:] = [(3, 0), (0, 0), EngineAway("refused"), EngineAway("refused"), (5, 0)]
    lines, _pauses = looks(5)
    assert lines == [
        "Elasticsearch is in step, 3 rows pushed",
        "not possible now, tried again and again: refused",
        "Elasticsearch is in step, 5 rows pushed",
    ]


def test_it_waits_longer_after_each_failure_and_a_second_again_when_all_is_well(
    pushes: list[Any],
) -> None:
    pushes[:] = [EngineAway("no")] * 6 + [(1, 0)]
    _lines, pauses = looks(7)
    assert pauses == [2, 4, 8, LONGEST_PAUSE, LONGEST_PAUSE, LONGEST_PAUSE, 1]


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (OperationalError("the database\nis away"), "the database is away"),
        (Busy(), "a rebuild is running"),
        ((2, 3), "refuses 3 rows"),
    ],
)
def test_it_survives_whatever_is_in_the_way(pushes: list[Any], trouble: Any, words: str) -> None:
    pushes[:] = [trouble, (0, 0)]
    lines, pauses = looks(2)
    assert words in lines[0]
    assert pauses == [2, 1]


def test_it_withdraws_what_has_expired(pushes: list[Any]) -> None:
    key = put("Kwyrlek", until=timezone.now())
    looks(1)
    assert row(key).digest == ""


def test_after_a_failure_it_looks_thoroughly_for_what_was_left_to_do(
    pushes: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    thorough: list[Any] = []
    monkeypatch.setattr(watching, "catch_up", thorough.append)
    pushes[:] = [(0, 0), EngineAway("no"), (0, 0), (0, 0)]
    looks(4)
    assert len(thorough) == 2


def test_only_a_push_is_watched() -> None:
    with pytest.raises(CommandError, match="Only push"):
        call_command("search_index", "rebuild", watch=True)


def test_without_elasticsearch_there_is_nothing_to_watch(capsys: pytest.CaptureFixture) -> None:
    call_command("search_index", "push", watch=True)
    assert "ELASTICSEARCH_URL is not set" in capsys.readouterr().out


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.sqlite
def test_it_ends_cleanly_when_told_to(number: signal.Signals, settings: Any) -> None:
    with refusing() as settings.ELASTICSEARCH_URL, watching_process() as process:
        assert "tried again and again" in process.stdout.readline()
        process.send_signal(number)
        begin = time.monotonic()
        rest, errors = process.communicate(timeout=30)
    assert (process.returncode, rest, errors) == (0, "stopped\n", "")
    assert time.monotonic() - begin < 20


def watching_process() -> subprocess.Popen[str]:
    """The real command."""
    return subprocess.Popen(
        [sys.executable, "manage.py", "search_index", "push", "--watch"],
        env=dying.environment(),
        cwd=os.getcwd(),
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
