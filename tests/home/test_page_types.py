"""Which page may stand where, and that each kind of page shows in each language."""

import pytest
from django.template.loader import get_template
from wagtail.models import Locale, Page

from catalogue.models import CataloguePage, ProviderPage, ServicePage
from core.checks import our_page_models
from core.languages import CODES, localized_path
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
from tests.factories import (
    catalogue_page,
    make_category,
    make_service,
    translate,
)

from .builders_pages import one_of_each

pytestmark = pytest.mark.django_db
MODELS = [
    *(HomePage, StandardPage, CataloguePage, ProviderPage, ServicePage),
    *(ProjectIndexPage, ProjectPage),
    *(GuideIndexPage, GuidePage),
    *(ContactPage, AccessibilityStatementPage, ScopePage, PublicationIndexPage, PublicationPage),
    *(NewsIndexPage, NewsPage, EventIndexPage, EventPage),
]
MAY_STAND_BELOW = {
    HomePage: {Page},
    StandardPage: {HomePage, StandardPage, ProjectPage},
    CataloguePage: {HomePage},
    ProviderPage: {CataloguePage},
    ServicePage: {CataloguePage},
    **dict.fromkeys((ContactPage, AccessibilityStatementPage, ScopePage), {HomePage}),
    GuideIndexPage: {HomePage},
    GuidePage: {GuideIndexPage, HomePage},
    PublicationIndexPage: {HomePage},
    PublicationPage: {PublicationIndexPage},
    ProjectIndexPage: {HomePage},
    ProjectPage: {ProjectIndexPage},
    NewsIndexPage: {HomePage},
    NewsPage: {NewsIndexPage},
    EventIndexPage: {HomePage},
    EventPage: {EventIndexPage},
}


def test_every_page_type_of_the_project_is_on_these_lists():
    assert set(our_page_models()) == set(MODELS)


@pytest.mark.parametrize("parent", [Page, *MODELS], ids=lambda model: model.__name__)
@pytest.mark.parametrize("child", MODELS, ids=lambda model: model.__name__)
def test_a_page_stands_only_where_it_may(child, parent):
    allowed = parent in child.allowed_parent_page_models() and (
        child in parent.allowed_subpage_models()
    )
    assert allowed == (parent in MAY_STAND_BELOW[child])


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_page_type_has_its_template_and_a_polish_name(model):
    assert get_template(model.template).template.name == model.template
    assert model.template.startswith("pages/")
    assert str(model._meta.verbose_name)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_the_slug_of_a_translation_is_the_sources(model):
    field = next(f for f in model.translatable_fields if f.field_name == "slug")
    assert field.is_synchronized(model())
    assert not field.is_overridable(model())


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_facts_are_not_given_to_translators(model):
    translated = {f.field_name for f in model.translatable_fields}
    assert not translated & set(model.fact_fields)


def test_nobody_adds_a_second_home_page(home, client, administrator):
    assert not HomePage.can_create_at(Page.get_first_root_node())
    assert not HomePage.can_create_at(home)
    client.force_login(administrator)
    root = Page.get_first_root_node()
    assert client.get(f"/admin/pages/add/home/homepage/{root.pk}/").status_code in (302, 403)
    assert HomePage.objects.count() == len(CODES)


def test_there_is_one_catalogue_below_a_home_page(home):
    assert not CataloguePage.can_create_at(home)
    catalogue_page().delete()
    assert CataloguePage.can_create_at(type(home).objects.get(pk=home.pk))


def test_there_is_one_list_of_news_below_a_home_page(home):
    assert not NewsIndexPage.can_create_at(home)
    assert not EventIndexPage.can_create_at(home)


def test_services_and_providers_have_nothing_below_them():
    assert ServicePage.creatable_subpage_models() == []
    assert ProviderPage.creatable_subpage_models() == []


def test_an_address_without_its_last_slash_is_completed(client):
    for path in one_of_each().values():
        if path != "/":
            response = client.get(f"/uk{path.rstrip('/')}")
            assert (response.status_code, response.url) == (301, f"/uk{path}")


@pytest.mark.parametrize("path", ["/home/", "/uk/home/", "/pl/", "/pl/uslugi/", "/uk/uk/"])
def test_a_page_has_no_second_address(client, path):
    assert client.get(path).status_code == 404


def test_the_tree_of_a_translation_is_no_address(client):
    service = make_service(slug="usluga")
    copy = translate(service, "uk", title="Консультації")
    assert copy.get_url_parts()[2] == "/uk/uslugi/usluga/"
    assert client.get(f"/{copy.url_path.strip('/')}/").status_code == 404


def test_a_page_below_a_standard_page_answers_in_every_language(client, home):
    about = StandardPage.objects.get(slug="o-serwisie", locale=home.locale)
    about.add_child(instance=StandardPage(title="Zespół", slug="zespol", locale=home.locale))
    for code in CODES:
        path = localized_path("/o-serwisie/zespol/", code)
        html = client.get(path).content.decode()
        assert "<h1>Zespół</h1>" in html
        assert ("notice-fallback" in html) == (code != "pl")


def test_what_stands_below_a_hidden_page_still_answers_by_itself(client, home):
    about = StandardPage.objects.get(slug="o-serwisie", locale=home.locale)
    about.add_child(instance=StandardPage(title="Zespół", slug="zespol", locale=home.locale))
    about.unpublish()
    assert client.get("/o-serwisie/").status_code == 404
    assert client.get("/o-serwisie/zespol/").status_code == 200


@pytest.mark.parametrize("code", CODES)
def test_the_home_page_offers_places_and_ways_in(client, code):
    make_category("wspieranie rodziny", slug="rodzina", uk="підтримка родини")
    context = client.get(localized_path("/", code)).context
    assert len(context["places"]) > 140
    situation = context["situations"][0]
    assert situation.title == ("підтримка родини" if code == "uk" else "wspieranie rodziny")
    assert situation.url == localized_path("/uslugi/?category=rodzina", code)


def test_needs_are_no_ways_in_of_their_own(client):
    field, need = make_category("rodzina", slug="rodzina"), make_category("opieka", slug="opieka")
    need.parent = field
    need.save()
    assert [s.title for s in client.get("/").context["situations"]] == ["rodzina"]


def test_every_locale_has_its_own_tree_with_the_same_slugs():
    for locale in Locale.objects.all():
        home = HomePage.objects.get(locale=locale)
        slugs = {page.slug for page in home.get_children()}
        assert {"uslugi", "aktualnosci", "wydarzenia", "o-serwisie", "prywatnosc"} <= slugs
