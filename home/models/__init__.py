"""The home page, the institution's own pages, and what stands around every page."""

from .alerts import Alert
from .contact import ContactPage, Department
from .declaration import AccessibilityStatementPage, MobileApp
from .menus import Menu
from .pages import HomePage, StandardPage
from .publications import PublicationFile, PublicationIndexPage, PublicationPage
from .scope import ScopePage

__all__ = [
    "AccessibilityStatementPage",
    "Alert",
    "ContactPage",
    "Department",
    "HomePage",
    "Menu",
    "MobileApp",
    "PublicationFile",
    "PublicationIndexPage",
    "PublicationPage",
    "ScopePage",
    "StandardPage",
]
