"""The demo content as it is loaded: all that was asked for, translated, and loaded just once."""

import io
from collections import Counter
from collections.abc import Iterator
from typing import Any
from uuid import uuid5

import phonenumbers
import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from catalogue.demo.places import NAMESPACE
from catalogue.models import Audience, Category, Phone, Place, ProviderPage, ServicePage
from core import cache
from core.languages import CODES, set_public_language, source_locale_id
from core.models import Area
from core.models.pages import public_sources
from search.models import SearchDocument, SearchText
from tests.fixtures_tasks import SOME_UNDONE

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """Load everything once for this module, and take it all back at the end."""
    out = io.StringIO()
    with django_db_blocker.unblock(), override_settings(TASKS=SOME_UNDONE):
        cache.forget()
        around = transaction.atomic()
        around.__enter__()
        try:
            call_command("load_demo", stdout=out)
            yield out.getvalue()
        finally:
            transaction.set_rollback(True)
            around.__exit__(None, None, None)


def services():
    return public_sources(ServicePage)


def centres():
    return public_sources(ProviderPage).filter(slug__startswith="cwr-")


def others():
    return services().exclude(provider__slug__startswith="cwr-")


def test_the_loader_says_that_it_is_done(loaded):
    assert "The demo content is loaded." in loaded


def test_a_second_run_changes_nothing():
    def state():
        models = (Page, Place, Category, Audience, Phone, Translation, SearchDocument)
        return [model.objects.count() for model in models], cache.read_generation()

    before, out = state(), io.StringIO()
    call_command("load_demo", stdout=out)
    assert state() == before
    assert "nothing was loaded" in out.getvalue()


def test_each_powiat_and_city_has_its_centre_with_services():
    assert centres().count() == 23
    served = services().filter(provider__in=centres()).values_list("areas", flat=True)
    powiats = Area.objects.filter(level=Area.Level.POWIAT).values_list("pk", flat=True)
    assert set(served) == set(powiats)
    assert not centres().filter(services__isnull=True).exists()


def test_there_are_forty_more_services_in_twenty_gminas_and_some_for_the_whole_region():
    assert others().count() >= 40
    gminas = set(others().filter(areas__level="gmina").values_list("areas", flat=True))
    assert len(gminas) >= 20
    assert others().filter(areas="04").exists()


def test_all_fourteen_fields_have_services():
    fields = Category.objects.filter(parent=None, locale_id=source_locale_id())
    assert fields.count() == 14
    empty = [f.slug for f in fields if not others().filter(categories=f).exists()]
    assert empty == []


def for_foreigners():
    return services().filter(audiences__slug="cudzoziemcy").distinct()


def test_there_are_eight_services_for_foreigners():
    assert for_foreigners().count() >= 8


@pytest.mark.parametrize("code", ["uk", "en"])
def test_at_least_eight_of_them_are_published_in_the_language(code):
    translated = ServicePage.objects.filter(
        locale__language_code=code, live=True, alias_of=None
    ).values("translation_key")
    assert for_foreigners().filter(translation_key__in=translated).count() >= 8


@pytest.mark.parametrize("code", ["uk", "en"])
def test_a_translator_finds_every_string_of_them_in_the_admin(code):
    translations = Translation.objects.filter(target_locale__language_code=code, enabled=True)
    assert translations.count() >= 8
    for translation in translations:
        total, done = translation.get_progress()
        assert total == done > 0


def test_the_strings_are_of_that_language_and_not_the_polish_ones():
    polish = set(ServicePage.objects.filter(locale_id=source_locale_id()).values_list("title"))
    for code in ("uk", "en"):
        rows = ServicePage.objects.filter(locale__language_code=code).values_list("title")
        assert not polish & set(rows)
    assert StringTranslation.objects.filter(locale__language_code="uk").count() >= 24


def test_the_editor_of_a_translation_opens_in_the_admin(client, administrator):
    client.force_login(administrator)
    page = ServicePage.objects.filter(locale__language_code="uk").first()
    response = client.get(f"/admin/pages/{page.pk}/edit/")
    assert response.status_code == 200
    assert page.title in response.content.decode()


def test_every_telephone_is_a_possible_number():
    numbers = list(Phone.objects.values_list("number", flat=True))
    assert numbers
    for number in numbers:
        assert phonenumbers.is_possible_number(phonenumbers.parse(number, "PL"))


def test_a_place_has_the_same_uuid_wherever_it_is_loaded():
    place = Place.objects.get(translation_key=uuid5(NAMESPACE, "klub-ciechocinek"))
    assert (place.city, place.area_id) == ("Ciechocinek", "040102")


def test_everything_is_published_and_says_that_it_is_sample_data():
    for model in (ServicePage, ProviderPage, Place):
        rows = model.objects.filter(locale_id=source_locale_id())
        assert rows.exists()
        assert not rows.exclude(live=True, is_sample=True).exists()


def test_every_service_has_the_facts_that_publishing_asks_for():
    for fact in ("provider", "categories", "areas", "languages", "places"):
        assert not services().filter(**{f"{fact}__isnull": True}).exists(), fact


@pytest.mark.parametrize("code", CODES)
def test_terms_have_labels_and_synonyms_in_every_language(code):
    for model in (Category, Audience):
        rows = model.objects.filter(locale__language_code=code)
        assert rows.count() == model.objects.filter(locale_id=source_locale_id()).count()
        assert not rows.filter(label="").exists()
        assert not rows.filter(synonyms="").exists()


def test_the_search_has_a_row_for_each_of_them():
    kinds = Counter(SearchDocument.objects.exclude(digest="").values_list("kind", flat=True))
    assert kinds["service"] == services().count()
    assert kinds["provider"] == public_sources(ProviderPage).count()
    assert SearchText.objects.filter(language="uk", document__kind="service").count() >= 8


@pytest.mark.parametrize("code", CODES)
def test_the_newcomer_of_inowroclaw_finds_her_centre(client, code):
    prefix = "" if code == "pl" else f"/{code}"
    set_public_language(None)
    response = client.get(f"{prefix}/uslugi/?area=040701&category=wspieranie-rodziny")
    providers = [item.provider_url for item in response.context["items"]]
    centre = centres().distinct().get(services__areas="0407")
    assert f"{prefix}/uslugi/{centre.slug}/" in providers


def test_her_words_in_ukrainian_find_it_too(client):
    response = client.get("/uk/uslugi/", {"area": "040701", "q": "допомога дитині"})
    centre = centres().distinct().get(services__areas="0407")
    assert any(f"/{centre.slug}/" in item.provider_url for item in response.context["items"])
    assert client.get(f"/uk/uslugi/{centre.slug}/").status_code == 200
