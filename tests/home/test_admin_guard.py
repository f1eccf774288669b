"""What Wagtail and wagtail-localize leave open is refused."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Locale

from catalogue.models import Place
from home.groups import translator_of
from tests.factories import make_category, make_place, make_service
from tests.translating import begin, give

from .builders_projects import member_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def translator(client):
    client.force_login(member_of(Group.objects.get(name=translator_of("uk"))))
    return client


def test_a_translator_is_offered_languages_of_theirs(translator):
    form = translator.get(f"/admin/localize/submit/page/{make_service().pk}/").context["form"]
    assert [locale.language_code for locale in form.fields["locales"].queryset] == ["uk"]


def test_a_translator_begins_no_other_language(translator):
    service, arabic = make_service(), Locale.objects.get(language_code="ar")
    translator.post(f"/admin/localize/submit/page/{service.pk}/", {"locales": arabic.pk})
    assert not service.has_translation(arabic)


def test_a_translator_translates_a_place_and_leaves_the_source_alone(translator):
    place, ukrainian = make_place(), Locale.objects.get(language_code="uk")
    url = f"/admin/localize/submit/snippet/catalogue/place/{place.pk}/"
    translator.post(url, {"locales": ukrainian.pk})
    copy = place.get_translation(ukrainian)
    assert not copy.live
    edit = "/admin/snippets/catalogue/place/edit/{}/"
    assert translator.get(edit.format(copy.pk)).status_code == 200
    assert translator.get(edit.format(place.pk)).headers["Location"] == "/admin/"


@pytest.mark.parametrize("key", ["_31", "x"])
def test_what_is_no_number_is_not_found(translator, key):
    path = f"/admin/snippets/catalogue/place/history/{key}/revisions/compare/earliest...latest/"
    assert translator.get(path).status_code == 404


def test_a_translator_publishes_no_translation_while_updating(translator):
    translation = begin(make_place("Punkt"))
    translation.save_target(publish=False)
    give(translation, name="Пункт")
    url = f"/admin/localize/update/{translation.source_id}/"
    translator.post(url, {"publish_translations": "on"})
    assert not Place.objects.filter(locale__language_code="uk", live=True).exists()


def test_terms_are_public_at_once_and_so_not_for_translators(translator):
    url = f"/admin/localize/submit/snippet/catalogue/category/{make_category().pk}/"
    assert translator.get(url).headers["Location"] == "/admin/"


def test_a_refusal_says_so_in_polish(translator):
    translator.get(f"/admin/snippets/catalogue/place/edit/{make_place().pk}/")
    assert "nie posiadasz uprawnień" in translator.get("/admin/").content.decode().lower()


def test_a_script_is_refused_without_a_page(translator):
    url = f"/admin/snippets/catalogue/place/edit/{make_place().pk}/"
    response = translator.get(url, headers={"x-requested-with": "XMLHttpRequest"})
    assert response.status_code == 403
