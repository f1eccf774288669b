"""Lists and menus of the admin show people what is theirs."""

import pytest
from django.contrib.auth.models import Group

from tests.factories import publish

from .builders_projects import make_project, member_of

pytestmark = pytest.mark.django_db
LISTS = {
    "explorer": "/admin/pages/",
    "search": "/admin/pages/search/?q=Tajny",
    "type": "/admin/pages/usage/home/projectpage/",
    "history": "/admin/reports/site-history/",
    "aging": "/admin/reports/aging-pages/",
    "workflow": "/admin/reports/workflow/",
    "tasks": "/admin/reports/workflow_tasks/",
    "programs": "/admin/api/main/pages/?type=home.ProjectPage",
}


@pytest.fixture
def strangers_project(administrator):
    """Another team's project that waits for approval."""
    project = publish(make_project("Tajny plan"))
    project.title = "Tajny plan 2"
    project.save_revision(user=administrator, log_action=True)
    project.get_workflow().start(project, administrator)
    return project


@pytest.mark.parametrize("path", LISTS.values(), ids=LISTS)
def test_a_team_is_not_told_of_the_projects_of_others(client, strangers_project, path):
    client.force_login(member_of(make_project("Własny").team.group))
    response = client.get(path, follow=True)
    assert response.status_code == 200
    assert "Tajny plan" not in response.content.decode()


@pytest.mark.parametrize(
    ("name", "hidden"),
    [
        ("Redaktor", ["users", "redirects", "settings/core", "workflows", "groups"]),
        ("Wydawca", ["users", "redirects", "settings/core", "workflows", "groups"]),
        ("Tłumacz", ["users", "redirects", "images", "documents", "snippets/news/topic"]),
        ("Administrator", ["groups", "sites", "locales"]),
    ],
)
def test_the_menu_hides_what_a_role_cannot_open(client, name, hidden):
    client.force_login(member_of(Group.objects.get(name=name)))
    page = client.get("/admin/").content.decode()
    assert [part for part in hidden if f'"/admin/{part}/' in page] == []


def test_the_menu_of_an_administrator_has_what_runs_the_site(client):
    client.force_login(member_of(Group.objects.get(name="Administrator")))
    page = client.get("/admin/").content.decode()
    wanted = ["users", "redirects", "settings/core/institution", "workflows/list"]
    assert [part for part in wanted if f'"/admin/{part}/"' not in page] == []


@pytest.mark.parametrize("name", ["Redaktor", "Wydawca"])
def test_editors_propose_times_and_comment(client, name):
    client.force_login(member_of(Group.objects.get(name=name)))
    editor = client.get(f"/admin/pages/{make_project().pk}/edit/").content.decode()
    assert 'name="go_live_at"' in editor
    assert "comments-" in editor


def test_the_admin_is_in_polish(client):
    client.force_login(member_of(Group.objects.get(name="Redaktor")))
    assert (
        '<html lang="pl"'
        in client.get("/admin/", headers={"accept-language": "en"}).content.decode()
    )
