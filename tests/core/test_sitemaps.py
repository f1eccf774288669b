"""Sitemaps: an index, and for each language only what readers find in it."""

import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache as store
from django.utils import timezone
from wagtail.models import PageViewRestriction

from core import cache, sitemaps, withholding
from core.languages import CODES
from core.models.pages import published_translations
from home.models import StandardPage
from tests.factories import make_service, publish, translate

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def addresses(client, path):
    """The addresses of a sitemap without their host."""
    store.clear()
    answer = client.get(path)
    assert answer["Content-Type"] == "application/xml"
    return re.findall(r"<loc>http://testserver(/.*?)</loc>", answer.content.decode())


def in_language(client, code):
    return addresses(client, f"/sitemap-{code}.xml")


@pytest.fixture
def service(db):
    service = make_service("Poradnictwo", slug="x")
    translate(service, "uk", title="Консультації")
    return service


def test_the_index_leads_to_a_file_for_each_language(client):
    assert addresses(client, "/sitemap.xml") == [f"/sitemap-{code}.xml" for code in CODES]


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def expire(page):
    page.expire_at = timezone.now() + timedelta(seconds=-1)
    page.save()


@pytest.mark.parametrize("hide", [restrict, expire, StandardPage.unpublish])
def test_what_readers_may_not_see_is_in_no_language(client, service, hide):
    hide(service)
    assert "/uslugi/x/" not in in_language(client, "pl")
    assert "/uk/uslugi/x/" not in in_language(client, "uk")


def test_a_withheld_translation_is_offered_nowhere(client, service, monkeypatch):
    copy = published_translations(type(service)).get(translation_key=service.translation_key)
    monkeypatch.setattr(withholding, "_deciders", [lambda: [copy.pk]])
    cache.forget()
    assert "/uk/uslugi/x/" not in in_language(client, "uk")
    assert 'hreflang="uk" href' not in client.get("/uslugi/x/").content.decode()


def test_an_alias_leads_machines_to_what_it_repeats(client, service):
    service.create_alias(update_slug="kopia", parent=service.get_parent())
    page = BeautifulSoup(client.get("/uslugi/kopia/").content, "html.parser")
    assert page.select_one("link[rel=canonical]")["href"] == "http://testserver/uslugi/x/"
    assert page.select("link[rel=alternate][hreflang]") == []
    assert "/uslugi/kopia/" not in in_language(client, "pl")


def test_the_last_change_is_the_later_one_of_words_and_facts(client, service):
    publish(service)
    answer = client.get("/sitemap-uk.xml").content.decode()
    service.refresh_from_db()
    moment = service.last_published_at.isoformat(timespec="seconds")
    assert f"/uk/uslugi/x/</loc><lastmod>{moment}</lastmod>" in answer


def test_long_files_are_parted(client, service, monkeypatch):
    whole = in_language(client, "uk")
    monkeypatch.setattr(sitemaps, "PER_FILE", 5)
    parts = [path for path in addresses(client, "/sitemap.xml") if path.startswith("/sitemap-uk")]
    assert parts[:2] == ["/sitemap-uk.xml", "/sitemap-uk.2.xml"]
    assert [address for part in parts for address in addresses(client, part)] == whole


@pytest.mark.parametrize("name", ["de", "pl.0", "pl.9", "pl.99999999999999999999", "x.y"])
def test_files_that_do_not_exist_are_not_found(client, name):
    assert client.get(f"/sitemap-{name}.xml").status_code == 404


def test_the_files_cost_the_same_whatever_their_length(client, service, django_assert_num_queries):
    for number in range(3):
        translate(make_service(slug=f"s{number}"), "uk", title="Послуга")
    client.get("/sitemap.xml")
    with django_assert_num_queries(2):  # the generation, and the rows
        client.get("/sitemap-uk.xml")


def test_programs_are_told_of_the_sitemap(client):
    answer = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in answer
    assert "Sitemap: http://testserver/sitemap.xml" in answer
