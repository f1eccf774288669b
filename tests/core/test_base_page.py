"""Sources and translations: who routes, who lends the words, what is public and where."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction

from catalogue.models import ServicePage
from core import cache
from core.languages import CODES, set_public_language
from core.models.pages import (
    overlay_prose,
    public_sources,
    published_translations,
    restricted_paths,
    titles_in,
)
from core.models.sites import first_level, only_site
from tests.factories import catalogue_page, make_provider, make_service, publish, translate

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def later(**time):
    return timezone.now() + timedelta(**time)


def restrict(page):
    return PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="x"
    )


def reread(page):
    return type(page).objects.get(pk=page.pk)


def test_a_source_knows_itself_and_a_translation_its_source():
    service = make_service()
    copy = translate(service, "uk", title="Консультації")
    assert (service.is_source, service.source, service.prose_lang) == (True, service, "pl")
    assert (copy.is_source, copy.source, copy.prose_lang) == (False, service, "uk")


def test_a_translation_whose_source_was_deleted_has_no_address_and_routes_nowhere(rf):
    service = make_service()
    copy = translate(service, "uk", title="Консультації")
    ServicePage.objects.filter(pk=service.pk).delete()
    copy = reread(copy)
    assert copy.source is None
    assert copy.url is None
    assert copy.address_in("uk") == ""
    with pytest.raises(Http404):
        copy.route(rf.get("/"), [])


@pytest.mark.parametrize(("language", "fallback"), [("pl", False), ("uk", True), (None, False)])
def test_a_page_is_a_fallback_for_readers_of_another_language_only(language, fallback):
    service = make_service()
    set_public_language(language)
    assert service.is_fallback is fallback


def test_a_page_is_public_while_it_is_live_and_not_expired():
    service = make_service()
    assert service.is_public
    service.expire_at = later(seconds=-1)
    assert not service.is_public
    service.expire_at = later(hours=1)
    assert service.is_public
    service.live = False
    assert not service.is_public


@pytest.mark.parametrize("code", CODES)
def test_a_source_has_an_address_under_every_prefix(code):
    set_public_language(code)
    prefix = "" if code == "pl" else f"/{code}"
    assert make_service(slug="x").url == f"{prefix}/uslugi/x/"


def test_a_translation_keeps_its_own_prefix_whoever_asks():
    copy = translate(make_service(slug="x"), "uk", title="Консультації")
    for language in ("pl", "ar", None):
        set_public_language(language)
        assert copy.url == "/uk/uslugi/x/"


def test_a_page_says_its_absolute_address_in_any_language():
    service = make_service(slug="x")
    assert service.address_in("pl") == "http://localhost/uslugi/x/"
    assert service.address_in("es") == "http://localhost/es/uslugi/x/"


def test_all_published_languages_are_read_in_one_query(django_assert_num_queries):
    service = make_service()
    for code in ("uk", "en"):
        translate(service, code, title=code)
    service = reread(service)
    assert service.is_source
    cache.begin_request(cache.read_generation())
    make_service().published  # noqa: B018 - so that the languages' own rows are known
    with django_assert_num_queries(1):
        assert set(service.published) == {"pl", "uk", "en"}
        assert all(page.source is service for code, page in service.published.items() if page)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda page: page.unpublish(),
        lambda page: type(page).objects.filter(pk=page.pk).update(expire_at=later(seconds=-1)),
        lambda page: type(page).objects.filter(pk=page.pk).update(alias_of=page.source),
    ],
    ids=["unpublished", "expired", "alias"],
)
def test_a_translation_that_is_not_published_lends_nothing(spoil):
    service = make_service()
    spoil(translate(service, "uk", title="Консультації"))
    assert set(reread(service).published) == {"pl"}
    assert not published_translations(ServicePage).exists()
    assert overlay_prose([service], "uk") == [service]


def test_an_expired_translation_gives_way_to_the_polish_text(client):
    service = make_service("Poradnictwo", slug="x")
    copy = translate(service, "uk", title="Консультації")
    copy.expire_at = later(seconds=-1)
    copy.save()
    assert "<h1>Poradnictwo</h1>" in client.get("/uk/uslugi/x/").content.decode()


def head(client, path):
    page = BeautifulSoup(client.get(path).content, "html.parser")
    alternates = {link["hreflang"]: link["href"] for link in page.select("link[rel=alternate]")}
    return page.select_one("link[rel=canonical]")["href"], alternates


def test_the_head_names_only_languages_in_which_the_page_exists(client):
    translate(make_service(slug="x"), "uk", title="Консультації")
    canonical, alternates = head(client, "/uk/uslugi/x/")
    assert canonical == "http://testserver/uk/uslugi/x/"
    assert alternates["pl"] == "http://testserver/uslugi/x/"
    assert alternates["uk"] == canonical
    assert "en" not in alternates


@pytest.mark.parametrize("code", ["uk", "en", "ar"])
def test_a_fallback_names_the_polish_address_as_its_own(client, code):
    make_service(slug="x")
    canonical, alternates = head(client, f"/{code}/uslugi/x/")
    assert canonical == "http://testserver/uslugi/x/"
    assert code not in alternates


@pytest.mark.parametrize("code", CODES)
def test_structural_pages_are_their_own_canonical_address_everywhere(client, code):
    prefix = "" if code == "pl" else f"/{code}"
    canonical, alternates = head(client, f"{prefix}/uslugi/")
    assert canonical == f"http://testserver{prefix}/uslugi/"
    assert set(CODES) <= set(alternates)


def test_public_sources_are_live_in_time_unrestricted_and_polish():
    shown = make_service("widoczna")
    translate(shown, "uk", title="Консультації")
    make_service("szkic").unpublish()
    make_service("wygasła", expire_at=later(seconds=-1))
    restrict(make_service("tajna"))
    assert list(public_sources(ServicePage)) == [shown]


def test_what_stands_below_a_restricted_page_is_not_public():
    make_service()
    restriction = restrict(catalogue_page())
    assert not public_sources(ServicePage).exists()
    restriction.delete()
    assert public_sources(ServicePage).count() == 1


def test_a_restriction_does_not_reach_pages_beside():
    restrict(make_service("tajna"))
    open_one = make_service("jawna")
    assert list(public_sources(ServicePage)) == [open_one]


def test_a_page_is_restricted_wherever_its_source_is():
    service = make_service()
    copy = translate(service, "uk", title="Консультації")
    restriction = restrict(service)
    assert list(reread(copy).get_view_restrictions()) == [restriction]
    assert restricted_paths() == (service.path,)


def test_a_restriction_of_the_translation_alone_leaves_the_source_open():
    service = make_service()
    copy = translate(service, "uk", title="Консультації")
    restriction = restrict(copy)
    assert list(reread(copy).get_view_restrictions()) == [restriction]
    assert not service.get_view_restrictions().exists()


def test_prose_is_laid_over_many_sources_in_their_order_by_one_query(django_assert_num_queries):
    services = [make_service(f"usługa {n}") for n in range(5)]
    copy = translate(services[3], "uk", title="послуга")
    overlay_prose(services, "uk")
    cache.begin_request(cache.read_generation())
    overlay_prose(services, "uk")
    with django_assert_num_queries(1):
        laid = overlay_prose(services, "uk")
    assert [page.pk for page in laid] == [*[s.pk for s in services[:3]], copy.pk, services[4].pk]
    assert [page.source for page in laid] == services


def test_polish_readers_and_empty_lists_cost_no_query(django_assert_num_queries):
    services = [make_service()]
    with django_assert_num_queries(0):
        assert overlay_prose(services, "pl") is services
        assert overlay_prose([], "uk") == []


def test_titles_of_several_models_cost_what_one_costs(django_assert_num_queries):
    pages = [make_service("a"), make_provider("b"), make_service("c")]
    translate(pages[1], "uk", title="Б")
    with CaptureQueriesContext(connection) as one:
        titles_in(pages[:1], "uk")
    with django_assert_num_queries(len(one)):
        assert titles_in(pages, "uk") == {pages[1].translation_key: "Б"}
    with django_assert_num_queries(0):
        assert titles_in(pages, "pl") == {}


def test_a_copy_for_translation_holds_the_words_and_none_of_the_facts():
    service = make_service("Poradnictwo", summary="Rozmowa.", areas=["0407"], languages=["uk"])
    copy = service.copy_for_translation(Locale.objects.get(language_code="es"))
    assert (copy.title, copy.summary) == ("Poradnictwo", "Rozmowa.")
    assert not copy.areas.exists()
    assert not copy.languages.exists()
    assert copy.provider is None


def test_the_first_level_is_read_once_until_something_changes(home, django_assert_num_queries):
    assert (first_level(home.pk), only_site()) != ((), None)
    cache.begin_request(cache.read_generation())
    with django_assert_num_queries(0):
        pages = first_level(home.pk)
        assert all(set(page.published) == set(CODES) for page in pages)
        assert only_site().root_page == home


def test_a_structural_page_that_was_renamed_answers_at_its_new_address_at_once(client):
    page = catalogue_page()
    assert client.get("/uk/uslugi/").status_code == 200
    page.slug = "katalog"
    publish(page)
    assert client.get("/uk/katalog/").status_code == 200
    assert client.get("/uk/uslugi/").status_code == 404


def test_pages_in_memory_are_not_spoilt_by_a_request(client, home):
    client.get("/uk/uslugi/?x=1")
    client.get("/uslugi/?x=1")
    titles = {page.slug: page.title for page in first_level(home.pk)}
    assert titles["uslugi"] == "Znajdź pomoc"
