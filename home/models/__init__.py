"""The home page, the institution's own pages, its projects, and what stands around every page."""

from .alerts import Alert
from .contact import ContactPage, Department
from .declaration import AccessibilityStatementPage, MobileApp
from .guides import GuideIndexPage, GuidePage
from .menus import Menu
from .pages import HomePage, StandardPage
from .project_rows import BreachReport, ProjectPartner, ProjectTeam
from .projects import ProjectIndexPage, ProjectPage
from .publications import PublicationFile, PublicationIndexPage, PublicationPage
from .scope import ScopePage

__all__ = [
    "AccessibilityStatementPage",
    "Alert",
    "BreachReport",
    "ContactPage",
    "Department",
    "GuideIndexPage",
    "GuidePage",
    "HomePage",
    "Menu",
    "MobileApp",
    "ProjectIndexPage",
    "ProjectPage",
    "ProjectPartner",
    "ProjectTeam",
    "PublicationFile",
    "PublicationIndexPage",
    "PublicationPage",
    "ScopePage",
    "StandardPage",
]
