"""What follows when a project is gone: Wagtail deletes whole branches without asking models."""

from typing import Any

from django.db.models.signals import post_delete

from . import teams
from .models import ProjectTeam


def team_deleted(instance: ProjectTeam, **_kwargs: Any) -> None:
    """A project was deleted, and with it the row of its team."""
    teams.dissolve(instance)


def connect() -> None:
    """Connect every receiver."""
    post_delete.connect(team_deleted, sender=ProjectTeam, dispatch_uid="team_deleted")
