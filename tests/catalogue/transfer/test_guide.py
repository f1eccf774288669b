"""docs/import.md says what the template, the limits and the commands really are."""

from pathlib import Path

import pytest

from catalogue.transfer import applying, guide, limits
from catalogue.transfer.template import MODELS, columns
from catalogue.transfer.values import PARSERS

TEXT = (Path(__file__).parents[3] / "docs" / "import.md").read_text("utf-8")
pytestmark = pytest.mark.django_db


def between(name):
    return TEXT.partition(f"<!-- {name} -->\n")[2].partition(f"\n<!-- /{name} -->")[0]


def test_the_table_of_columns_is_that_of_the_template():
    assert between("columns") == guide.columns_table()


def test_the_values_are_those_of_the_models():
    assert between("values") == guide.values_table()


def test_the_limits_are_those_of_the_code():
    rows = f"{limits.MOST_ROWS:,}".replace(",", "\xa0")
    assert f"{rows} wierszy, {limits.MOST_BYTES // limits.MEGABYTE} MB" in TEXT
    assert f"po {applying.BATCH} usług" in TEXT


def test_every_column_fills_a_field_and_knows_how():
    for column in columns():
        assert column.kind in PARSERS
        assert column.heading
        assert column.help
        if column.field:
            assert MODELS[column.part]._meta.get_field(column.field)


def test_names_and_headings_are_unique():
    for names in ([c.name for c in columns()], [c.heading for c in columns()]):
        assert len(set(names)) == len(names)


@pytest.mark.parametrize("action", ["import", "undo", "export", "generate", "template"])
def test_every_action_of_the_command_is_in_the_guide(action):
    assert f"manage.py services {action}" in TEXT
