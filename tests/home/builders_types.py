"""One published page of every kind; ``test_page_types`` fails when a kind is not here."""

from wagtail.models import Page

from catalogue.models import CataloguePage, ProviderPage, ServicePage
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


def one_of_each() -> dict[type[Page], str]:
    """Makes what the site's structure does not have; gives the Polish address of each kind."""
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
