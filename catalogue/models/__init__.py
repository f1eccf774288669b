"""The service platform: terms, places, providers, services and the catalogue page."""

from .catalogue import CataloguePage
from .places import HoursException, OpeningHours, Phone, Place
from .providers import ProviderPage
from .rows import HoursRow, PhoneRow, Weekday
from .service_rows import ServiceHours, ServiceLanguage, ServicePhone
from .services import ServicePage, Way
from .taxonomy import Audience, Category, RequiredDocument, ResidenceStatus
from .transfers import ImportChange, ImportedRow, ImportKind, ImportRun

__all__ = [
    "Audience",
    "CataloguePage",
    "Category",
    "HoursException",
    "HoursRow",
    "ImportChange",
    "ImportKind",
    "ImportRun",
    "ImportedRow",
    "OpeningHours",
    "Phone",
    "PhoneRow",
    "Place",
    "ProviderPage",
    "RequiredDocument",
    "ResidenceStatus",
    "ServiceHours",
    "ServiceLanguage",
    "ServicePage",
    "ServicePhone",
    "Way",
    "Weekday",
]
