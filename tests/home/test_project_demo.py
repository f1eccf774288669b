"""The demo projects: every figure of the real one, unknown facts left empty, loaded once."""

from datetime import date
from decimal import Decimal

import pytest

from home.demo import projects
from home.models import ProjectPage
from search.models import SearchText

from .builders_projects import make_project

pytestmark = pytest.mark.django_db
KEYS = {*projects.PLAIN, "value", "eu_share", "hashtags", "partners", "aims", "tasks", "results"}


@pytest.fixture
def loaded():
    assert projects.load()
    return {page.slug: page for page in ProjectPage.objects.all()}


def test_every_key_of_the_file_is_known():
    for row in projects.read(projects.FILE):
        assert set(row) <= {*KEYS, "target_groups", "body"}


def test_the_real_project_has_every_figure(loaded):
    project = loaded["koordynacja-polityki-spolecznej"]
    assert (project.starts_on, project.ends_on) == (date(2023, 11, 1), date(2028, 12, 31))
    assert project.value == Decimal("22009655.37")
    assert project.eu_share == Decimal("18162367.61")
    assert project.action_number == "04.13"
    assert [row.value["number"] for row in project.results] == [1100, 200, 1045, 50]
    assert len(project.tasks) == 2


def test_what_is_not_known_is_empty(loaded):
    project = loaded["rodzina-w-centrum"]
    assert (project.value, project.starts_on, project.source_of_funds) == (None, None, "")


def test_they_are_public_and_found(client, loaded):
    for slug in loaded:
        assert client.get(f"/projekty/{slug}/").status_code == 200
    assert SearchText.objects.filter(document__kind="project").count() == len(loaded)


def test_a_second_run_loads_nothing(loaded):
    assert not projects.load()
    assert ProjectPage.objects.count() == len(loaded)


def test_what_editors_made_is_left_alone():
    make_project()
    assert not projects.load()
    assert ProjectPage.objects.count() == 1


def test_without_the_file_nothing_is_loaded(monkeypatch, tmp_path):
    monkeypatch.setattr(projects, "FILE", tmp_path / "nothing.yaml")
    assert not projects.load()
