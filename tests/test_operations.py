"""What operators set is written down."""

import re
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
READ = re.compile(r"""(?:env\.\w+\(|os\.environ(?:\.get\(|\[))\s*["']([A-Z_]+)["']""")
CODE = ("site", "home", "catalogue", "news", "search", "deploy", "benchmarks")


def variables_read() -> set[str]:
    files = (path for folder in CODE for path in (ROOT / folder).rglob("*.py"))
    return {name for path in files for name in READ.findall(path.read_text())} - {
        "PYTEST_XDIST_WORKER"
    }


def variables_described() -> set[str]:
    return set(
        re.findall(r"^\| `([A-Z_]+)`", (ROOT / "docs/operations.md").read_text(), re.MULTILINE)
    )


def test_every_environment_variable_is_described():
    assert variables_read() - variables_described() == set()


def test_the_variables_of_the_servers_are_found_by_this_test():
    assert {"DATABASE_URL", "PORT", "DEMO_ADMIN_PASSWORD"} <= variables_read()
