"""Projects stand above this app; here standard pages stand for them."""

import pytest


@pytest.fixture(autouse=True)
def _projects_are_standard_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("news.projects.PROJECT_MODEL", "home.StandardPage")
