"""Each project's team: a group that may edit that project in every language, and nothing else."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection

from core.languages import source_locale_id

from .groups import give_files, give_pages
from .models import ProjectPage, ProjectTeam

PREFIX = "Zespół projektu: "
ACTIONS = ("add_page", "change_page")


def ensure_teams() -> None:
    """Make and complete the teams of all projects."""
    for project in ProjectPage.objects.filter(locale_id=source_locale_id()):
        ensure_team(project)


def ensure_team(project: ProjectPage) -> ProjectTeam:
    """Make or complete the team of a source project: its name, its pages and its files."""
    rows = ProjectTeam.objects.select_related("group", "collection")
    team = rows.filter(project=project).first() or _new_team(project)
    _name(team, project)
    team.group.permissions.add(Permission.objects.get(codename="access_admin"))
    pages = ProjectPage.objects.filter(translation_key=project.translation_key)
    give_pages(team.group, ACTIONS, pages.values_list("pk", flat=True))
    give_files(team.group, team.collection)
    return team


def dissolve(team: ProjectTeam) -> None:
    """Take away the group of a project that is no more; its files stay, others may show them."""
    Group.objects.filter(pk=team.group_id).delete()


def _new_team(project: ProjectPage) -> ProjectTeam:
    group = Group.objects.create(name=_free_name(project))
    return ProjectTeam.objects.create(project=project, group=group)


def _name(team: ProjectTeam, project: ProjectPage) -> None:
    name = _free_name(project, team.group.pk)
    if team.group.name != name:
        team.group.name = name
        team.group.save()
    if team.collection is None:
        team.collection = Collection.get_first_root_node().add_child(name=project.title)
        team.save()
    elif team.collection.name != project.title:
        team.collection.name = project.title
        team.collection.save()


def _free_name(project: ProjectPage, own: int | None = None) -> str:
    """The group's name, told apart from that of another project with the same title."""
    longest = Group._meta.get_field("name").max_length
    name = f"{PREFIX}{project.title}"[:longest]
    if Group.objects.filter(name=name).exclude(pk=own).exists():
        tail = f" ({project.pk})"
        name = name[: longest - len(tail)] + tail
    return name
