"""An untranslated page answers under every prefix; a published translation takes its place."""

import pytest
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from core.languages import CODES
from tests.factories import make_provider, make_service, publish, translate

pytestmark = [pytest.mark.django_db, pytest.mark.both]
OTHERS = [code for code in CODES if code != "pl"]


def text(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status, response.status_code
    return response.content.decode()


@pytest.mark.parametrize("code", OTHERS)
def test_an_untranslated_page_answers_in_the_interface_of_the_readers_language(client, code):
    make_service("Poradnictwo", slug="poradnictwo")
    html = text(client, f"/{code}/uslugi/poradnictwo/")
    assert f'<html lang="{code}"' in html
    assert '<div class="page-heading" lang="pl" dir="ltr">' in html
    assert 'class="notice-fallback"' in html
    assert 'rel="canonical" href="http://testserver/uslugi/poradnictwo/"' in html


def test_arabic_pages_run_from_right_to_left(client):
    assert '<html lang="ar" dir="rtl">' in text(client, "/ar/")


def test_a_published_translation_takes_the_place_of_the_polish_text(client):
    service = make_service("Poradnictwo", slug="poradnictwo")
    translate(service, "uk", title="Консультації")
    html = text(client, "/uk/uslugi/poradnictwo/")
    assert "<h1>Консультації</h1>" in html
    assert 'class="notice-fallback"' not in html


def test_a_draft_translation_shows_nowhere(client):
    service = make_service("Poradnictwo", slug="poradnictwo")
    translate(service, "uk", title="Консультації", live=False)
    assert "<h1>Poradnictwo</h1>" in text(client, "/uk/uslugi/poradnictwo/")


def test_an_alias_counts_as_missing(client):
    service = make_service("Poradnictwo", slug="poradnictwo")
    from wagtail.models import Locale

    service.copy_for_translation(Locale.objects.get(language_code="uk"), alias=True)
    assert 'class="notice-fallback"' in text(client, "/uk/uslugi/poradnictwo/")


@pytest.mark.parametrize("path", ["/uslugi/x/", "/uk/uslugi/x/"])
def test_what_the_source_takes_back_is_gone_in_every_language(client, path):
    service = make_service("Poradnictwo", slug="x")
    translate(service, "uk", title="Консультації")
    service.unpublish()
    text(client, path, status=404)


@pytest.mark.parametrize("path", ["/uslugi/x/", "/uk/uslugi/x/"])
def test_an_expired_source_is_gone_before_the_timer_unpublishes_it(client, path):
    service = make_service("Poradnictwo", slug="x")
    translate(service, "uk", title="Консультації")
    service.expire_at = timezone.now()
    publish(service)
    text(client, path, status=404)


@pytest.mark.parametrize("path", ["/uslugi/x/", "/uk/uslugi/x/"])
def test_a_restricted_source_asks_for_a_password_in_every_language(client, path):
    service = make_service("Tajne poradnictwo", slug="x")
    translate(service, "uk", title="Консультації")
    PageViewRestriction.objects.create(
        page=service, restriction_type=PageViewRestriction.PASSWORD, password="x"
    )
    html = text(client, path)
    assert "Tajne poradnictwo" not in html
    assert "Консультації" not in html


def test_a_translation_moves_with_its_source(client):
    service = make_service("Poradnictwo", slug="stare")
    translate(service, "uk", title="Консультації")
    service.slug = "nowe"
    publish(service)
    assert "<h1>Консультації</h1>" in text(client, "/uk/uslugi/nowe/")
    text(client, "/uk/uslugi/stare/", status=404)


def test_links_stay_in_the_readers_language(client):
    provider = make_provider(slug="centrum")
    make_service("Poradnictwo", slug="poradnictwo", provider=provider)
    html = text(client, "/uk/uslugi/poradnictwo/")
    assert 'href="/uk/uslugi/centrum/"' in html
    assert 'href="/uslugi/centrum/"' not in html


@pytest.mark.parametrize("code", CODES)
def test_structural_pages_are_real_in_every_language(client, home, code):
    prefix = "" if code == "pl" else f"/{code}"
    for path in ("/", "/uslugi/"):
        assert 'class="notice-fallback"' not in text(client, prefix + path)


@pytest.mark.parametrize("code", CODES)
def test_an_unknown_address_is_helpful_in_the_readers_language(client, code):
    prefix = "" if code == "pl" else f"/{code}"
    html = text(client, prefix + "/nie-ma-takiej-strony/", status=404)
    assert f'<html lang="{code}"' in html
    assert 'name="q"' in html


@pytest.mark.parametrize("code", CODES)
def test_an_old_address_leads_to_the_new_one_in_every_language(client, code):
    prefix = "" if code == "pl" else f"/{code}"
    service = make_service("Poradnictwo", slug="nowe")
    Redirect.objects.create(old_path="/uslugi/stare", redirect_page=service)
    assert client.get(f"{prefix}/uslugi/stare/").headers["Location"] == f"{prefix}/uslugi/nowe/"
