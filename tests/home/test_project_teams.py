"""A project's team edits its project in every language, and nothing else."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Locale

from home.models import ProjectPage, ProjectTeam
from home.setup import set_up_site
from home.teams import PREFIX, ensure_teams
from tests.factories import catalogue_page, publish, translate

from .builders_projects import make_page_below, make_project, member_of, project_index

pytestmark = pytest.mark.django_db


@pytest.fixture
def project():
    return make_project("Kooperacja", slug="kooperacja")


@pytest.fixture
def member(project):
    return member_of(project.team.group)


def can(user, page):
    """What somebody may do with a page."""
    allowed = page.permissions_for_user(user)
    return allowed.can_edit(), allowed.can_add_subpage(), allowed.can_publish()


def test_a_project_has_its_group_and_its_collection(project):
    assert project.team.group.name == f"{PREFIX}Kooperacja"
    assert project.team.collection.name == "Kooperacja"
    assert str(project.team) == f"{PREFIX}Kooperacja"


def test_a_draft_has_a_team_already(client, administrator):
    from .builders_projects import project_form

    client.force_login(administrator)
    client.post(f"/admin/pages/add/home/projectpage/{project_index().pk}/", project_form())
    draft = ProjectPage.objects.get(slug="nowy")
    assert can(member_of(draft.team.group), draft) == (True, True, False)


def test_a_member_edits_the_project_and_what_is_below(project, member):
    assert can(member, project) == (True, True, False)
    assert can(member, make_page_below(project)) == (True, True, False)


def test_a_member_edits_every_translation_and_what_is_below(project, member):
    page = translate(project, "uk", title="Кооперація")
    below = translate(make_page_below(project), "uk", title="Розклад")
    assert below.get_parent().pk == page.pk
    assert can(member, page) == (True, True, False)
    assert can(member, below)[0]


def test_a_member_touches_nothing_else(project, member, home):
    others = [home, project_index(), catalogue_page(), make_project("Inny")]
    others += [make_page_below(others[-1]), translate(others[-1], "uk", title="Інший")]
    for page in others:
        assert can(member, page) == (False, False, False), page


def test_a_member_works_in_the_admin_on_the_project_only(client, project, member):
    below, other = make_page_below(project), make_project("Inny")
    client.force_login(member)
    assert client.get("/admin/").status_code == 200
    for page, status in [(project, 200), (below, 200), (project_index(), 302), (other, 302)]:
        assert client.get(f"/admin/pages/{page.pk}/edit/").status_code == status


def test_a_member_saves_no_draft_of_another_project(client, member):
    from .builders_projects import project_form

    other = make_project("Inny", slug="inny")
    client.force_login(member)
    client.post(f"/admin/pages/{other.pk}/edit/", project_form(title="Przejęty", slug="inny"))
    assert other.get_latest_revision_as_object().title == "Inny"


def test_a_member_neither_moves_nor_deletes_the_project(client, project, member):
    client.force_login(member)
    client.post(f"/admin/pages/{project.pk}/delete/")
    client.post(f"/admin/pages/{project.pk}/move/{make_project('Inny').pk}/confirm/")
    assert ProjectPage.objects.get(pk=project.pk).get_parent().pk == project_index().pk


def test_a_member_adds_files_to_the_projects_collection(client, project, member):
    client.force_login(member)
    for kind in ("images", "documents"):
        assert client.get(f"/admin/{kind}/add/").status_code == 200
    rows = GroupCollectionPermission.objects.filter(group=project.team.group)
    assert {row.collection_id for row in rows} == {project.team.collection_id}
    names = {row.permission.codename for row in rows}
    assert names == {"add_image", "choose_image", "add_document", "choose_document"}


@pytest.mark.parametrize("path", ["users/", "groups/", "snippets/catalogue/place/", "settings/"])
def test_a_member_opens_nothing_else_of_the_admin(client, member, path):
    client.force_login(member)
    assert client.get(f"/admin/{path}").status_code in (302, 403, 404)


def test_a_new_title_renames_group_and_collection(project, member):
    project.title = "Kooperacja 2"
    publish(project)
    team = ProjectTeam.objects.get(project=project)
    assert (team.group.name, team.collection.name) == (f"{PREFIX}Kooperacja 2", "Kooperacja 2")
    assert team.group.user_set.get() == member
    assert can(member, ProjectPage.objects.get(pk=project.pk))[0]


def test_a_new_title_of_a_translation_renames_nothing(project):
    translate(project, "uk", title="Кооперація")
    assert ProjectTeam.objects.get().group.name == f"{PREFIX}Kooperacja"


def test_a_drafted_title_renames_nothing(project):
    project.title = "Szkic"
    project.save_revision()
    assert ProjectTeam.objects.get().group.name == f"{PREFIX}Kooperacja"


def test_two_projects_of_one_title_have_two_teams(project):
    other = make_project("Kooperacja")
    assert other.team.group.name == f"{PREFIX}Kooperacja ({other.pk})"
    publish(other)
    assert Group.objects.filter(name__startswith=PREFIX).count() == 2


@pytest.mark.parametrize("times", [1, 2])
def test_the_longest_title_gives_names_that_fit(times):
    title = "Ż" * 150
    made = [make_project(title) for _ in range(times)][-1]
    assert len(made.team.group.name) == 150
    assert made.team.collection.name == title


def test_an_old_revision_keeps_the_team(project):
    old = project.latest_revision
    project.title = "Nowy"
    publish(project)
    team = ProjectTeam.objects.get().group_id
    old.publish()
    assert ProjectTeam.objects.get().group_id == team
    assert Group.objects.get(pk=team).name == f"{PREFIX}Kooperacja"


def test_a_copy_has_a_team_of_its_own(project):
    copy = project.copy(update_attrs={"slug": "kopia", "title": "Kopia"})
    assert copy.team.group.name == f"{PREFIX}Kopia"
    assert copy.team.group_id != project.team.group_id


def test_a_second_run_changes_nothing(project):
    translate(project, "uk", title="Кооперація")

    def state():
        models = (Group, Collection, GroupPagePermission, GroupCollectionPermission)
        return [model.objects.count() for model in models]

    before = state()
    ensure_teams()
    set_up_site()
    assert state() == before


def test_set_up_brings_back_what_was_lost(project):
    GroupPagePermission.objects.filter(group=project.team.group).delete()
    project.team.collection.delete()
    set_up_site()
    team = ProjectTeam.objects.get()
    assert team.collection.name == "Kooperacja"
    assert can(member_of(team.group), project)[0]


def test_a_group_that_was_deleted_is_made_anew(project):
    project.team.group.delete()
    assert not ProjectTeam.objects.exists()
    set_up_site()
    assert ProjectTeam.objects.get().group.name == f"{PREFIX}Kooperacja"


def test_the_group_goes_with_its_project_and_the_files_stay(project):
    collection = project.team.collection_id
    project.delete()
    assert not Group.objects.filter(name__startswith=PREFIX).exists()
    assert Collection.objects.filter(pk=collection).exists()


def test_the_groups_go_with_the_whole_list(project):
    make_project("Inny")
    project_index().delete()
    assert not Group.objects.filter(name__startswith=PREFIX).exists()


@pytest.mark.parametrize("code", ["en", "ar"])
def test_every_language_that_comes_later_is_let_in(project, code):
    copy = project.copy_for_translation(Locale.objects.get(language_code=code))
    assert can(member_of(project.team.group), copy)[0]
    rows = GroupPagePermission.objects.filter(group=project.team.group)
    assert set(rows.values_list("page_id", flat=True)) == {project.pk, copy.pk}
