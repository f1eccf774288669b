"""The home page and the institution's own pages."""

from .contact import ContactPage, Department
from .declaration import AccessibilityStatementPage, MobileApp
from .pages import HomePage, StandardPage
from .publications import PublicationFile, PublicationIndexPage, PublicationPage
from .scope import ScopePage

__all__ = [
    "AccessibilityStatementPage",
    "ContactPage",
    "Department",
    "HomePage",
    "MobileApp",
    "PublicationFile",
    "PublicationIndexPage",
    "PublicationPage",
    "ScopePage",
    "StandardPage",
]
