"""One public page of every kind; ``test_page_types`` fails when a kind is not here."""

from catalogue.models import CataloguePage, ProviderPage, ServicePage
from core.models import BasePage
from home.models import (
    AccessibilityStatementPage,
    ContactPage,
    GuideIndexPage,
    GuidePage,
    HomePage,
    ProjectIndexPage,
    ProjectPage,
    PublicationIndexPage,
    PublicationPage,
    ScopePage,
    StandardPage,
)
from news.models import EventIndexPage, EventPage, NewsIndexPage, NewsPage
from tests.factories import make_provider, make_service
from tests.news.builders_events import make_event
from tests.news.builders_news import make_news

from .builders_institution import make_publication
from .builders_projects import make_project


def one_of_each() -> dict[type[BasePage], str]:
    """The address of one page of each kind; what is not structural is made."""
    make_service(slug="usluga", provider=make_provider(slug="centrum"))
    make_project(slug="kooperacja")
    make_publication("Raport", slug="raport")
    make_news(slug="szkolenia")
    make_event(slug="seminarium")
    return {
        HomePage: "/",
        StandardPage: "/o-serwisie/",
        ContactPage: "/kontakt/",
        AccessibilityStatementPage: "/deklaracja-dostepnosci/",
        ScopePage: "/zakres-dzialalnosci/",
        PublicationIndexPage: "/publikacje/",
        PublicationPage: "/publikacje/raport/",
        GuideIndexPage: "/dla-cudzoziemcow/",
        GuidePage: "/pomoc-w-niebezpieczenstwie/",
        CataloguePage: "/uslugi/",
        ServicePage: "/uslugi/usluga/",
        ProviderPage: "/uslugi/centrum/",
        ProjectIndexPage: "/projekty/",
        ProjectPage: "/projekty/kooperacja/",
        NewsIndexPage: "/aktualnosci/",
        NewsPage: "/aktualnosci/szkolenia/",
        EventIndexPage: "/wydarzenia/",
        EventPage: "/wydarzenia/seminarium/",
    }


def source_at(model: type[BasePage], path: str) -> BasePage:
    """The Polish page of a kind at an address."""
    return model.objects.get(locale__language_code="pl", url_path__endswith=path)
