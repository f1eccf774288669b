"""The home page, the institution's own pages, its projects, and what stands around every page."""

from .alerts import Alert
from .menus import Menu
from .pages import HomePage, StandardPage
from .project_rows import BreachReport, ProjectPartner, ProjectTeam
from .projects import ProjectIndexPage, ProjectPage

__all__ = [
    "Alert",
    "BreachReport",
    "HomePage",
    "Menu",
    "ProjectIndexPage",
    "ProjectPage",
    "ProjectPartner",
    "ProjectTeam",
    "StandardPage",
]
