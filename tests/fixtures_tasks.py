"""Wagtail's tasks after each save: its own search in the admin, and what refers to what.

They cost a seventh of all tests' time. Tests that commit do them, as production does; others leave
them undone. Our own tasks are always done.
"""

from typing import Any

import pytest
from django_tasks.backends.dummy import DummyBackend
from django_tasks.backends.immediate import ImmediateBackend

WAGTAILS = ("wagtail.tasks.", "modelsearch.tasks.")
SOME_UNDONE = {"default": {"BACKEND": "tests.fixtures_tasks.OursAtOnce"}}


class OursAtOnce(ImmediateBackend):
    """Does tasks at once, but leaves Wagtail's undone."""

    def __init__(self, alias: str, params: dict[str, Any]) -> None:
        super().__init__(alias, params)
        self.undone = DummyBackend(alias, params)

    def enqueue(self, task: Any, args: Any, kwargs: Any) -> Any:
        """Do one task, or keep it in a list that nobody reads."""
        if task.module_path.startswith(WAGTAILS):
            return self.undone.enqueue(task, args, kwargs)
        return super().enqueue(task, args, kwargs)


@pytest.fixture(autouse=True)
def _wagtails_tasks_left_undone(request: pytest.FixtureRequest, settings: Any) -> None:
    marker = request.node.get_closest_marker("django_db")
    commits = marker is not None and marker.kwargs.get("transaction")
    if not commits:
        settings.TASKS = SOME_UNDONE
