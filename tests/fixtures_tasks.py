"""Wagtail's tasks after each save: its own search in the admin, and what refers to what.

They cost a seventh of all tests' time. Tests that commit do them, as production does; of the others
those with the marker ``tasks``.
"""

from typing import Any

import pytest

UNDONE = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.fixture(autouse=True)
def _tasks_left_undone(request: pytest.FixtureRequest, settings: Any) -> None:
    marker = request.node.get_closest_marker("django_db")
    commits = marker is not None and marker.kwargs.get("transaction")
    if not commits and not request.node.get_closest_marker("tasks"):
        settings.TASKS = UNDONE
