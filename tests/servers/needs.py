"""Tests say which server they need; without it they are skipped, and under ``CI`` they fail."""

import os
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest

from . import browser

NOT_HERE = "not there (run `make test`, or: python -m tests.servers -- pytest …)"
REASONS = {
    "postgresql": "POSTGRESQL_MISSING",
    "elasticsearch": "ELASTICSEARCH_MISSING",
    "browser": "BROWSER_MISSING",
}


def available(name: str) -> bool:
    """Whether this run was given the server, or the machine has a browser."""
    if name == "browser":
        return browser.find() is not None
    if name == "elasticsearch":
        return bool(os.environ.get("ELASTICSEARCH_URL"))
    return os.environ.get("DATABASE_URL", "").startswith("postgres")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose server is not there, with the reason."""
    for name, variable in REASONS.items():
        if item.get_closest_marker(name) and not available(name):
            pytest.skip(f"{name}: {os.environ.get(variable, NOT_HERE)}")


def _failed_under_ci(report: Any) -> Any:
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"Skipping is a failure under CI: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    """A skipped test is a failed one under CI; a specification may be absent everywhere."""
    report = yield
    return report if item.get_closest_marker("specification") else _failed_under_ci(report)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Iterator[None]:
    """A skipped module too."""
    return _failed_under_ci((yield))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """SQLite's test database is a file, as the site's is: threads and processes share it."""
    from django.conf import settings

    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        name: Path = tmp_path_factory.mktemp("database") / "test.sqlite3"
        database["TEST"] = {**database.get("TEST", {}), "NAME": str(name)}
