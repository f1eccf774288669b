"""The shape of the project that later work relies on."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db.migrations.loader import MigrationLoader

ORDER = ["core", "search", "translations", "catalogue", "news", "home"]


@pytest.mark.parametrize("folder", ["site", "locale"])
def test_folders_named_like_python_modules_are_no_packages(folder):
    assert not (Path(settings.BASE_DIR) / folder / "__init__.py").exists()


def test_pythons_own_site_and_locale_win_in_a_child_process():
    code = "import site, locale; print(site.__file__, locale.__file__)"
    child = subprocess.run(
        [sys.executable, "-c", code], cwd=settings.BASE_DIR, capture_output=True, text=True
    )
    assert str(settings.BASE_DIR / "site") not in child.stdout
    assert child.returncode == 0


@pytest.mark.django_db  # a migration of wagtail-localize asks for the database when it is read
def test_migrations_depend_downwards_only():
    graph = MigrationLoader(None).graph
    for (app, _name), node in graph.node_map.items():
        if app in ORDER:
            for parent in node.parents:
                if parent.key[0] in ORDER:
                    assert ORDER.index(parent.key[0]) <= ORDER.index(app), (app, parent.key)


@pytest.mark.django_db
def test_the_user_stands_alone_in_the_first_migration():
    migration = MigrationLoader(None).get_migration("core", "0001_initial")
    assert [operation.name for operation in migration.operations] == ["User"]
