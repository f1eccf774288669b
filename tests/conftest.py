"""Fixtures come from modules of their own: the servers' and those named ``fixtures…``."""

from pathlib import Path

import pytest

pytest_plugins = [
    "tests.servers.browser",
    "tests.servers.needs",
    *sorted(f"tests.{path.stem}" for path in Path(__file__).parent.glob("fixtures*.py")),
]


def pytest_configure(config: pytest.Config) -> None:
    """Compile the catalogues once, before the workers of xdist start."""
    from django.core.management import call_command

    if not hasattr(config, "workerinput"):
        call_command("compile_catalogues", verbosity=0)
