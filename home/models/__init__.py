"""The home page, the institution's own pages and its projects."""

from .pages import HomePage, StandardPage
from .project_rows import BreachReport, ProjectPartner, ProjectTeam
from .projects import ProjectIndexPage, ProjectPage

__all__ = [
    "BreachReport",
    "HomePage",
    "ProjectIndexPage",
    "ProjectPage",
    "ProjectPartner",
    "ProjectTeam",
    "StandardPage",
]
