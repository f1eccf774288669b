"""The editor's side: facts are edited on the Polish source only, in Polish."""

from datetime import time

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Locale

from catalogue.models import OpeningHours, Place
from catalogue.validators import validate_phone, validate_postcode
from tests.factories import make_place, make_service, translate

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client, administrator):
    client.force_login(administrator)
    return client


def test_the_form_of_a_service_holds_its_facts(editor):
    html = editor.get(f"/admin/pages/{make_service().pk}/edit/").content.decode()
    assert 'name="confirmed_on"' in html
    assert 'name="languages-TOTAL_FORMS"' in html


def test_the_form_of_a_translation_holds_no_facts(editor):
    page = translate(make_service(), "uk", title="Консультації")
    html = editor.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert 'name="title"' in html
    assert 'name="confirmed_on"' not in html
    assert 'name="languages-TOTAL_FORMS"' not in html


def test_the_form_of_a_translated_place_holds_no_telephones(editor):
    place = make_place().copy_for_translation(Locale.objects.get(language_code="uk"))
    place.save()
    html = editor.get(f"/admin/snippets/catalogue/place/edit/{place.pk}/").content.decode()
    assert 'name="phones-TOTAL_FORMS"' not in html


def test_a_place_is_found_by_its_town(editor):
    make_place("Poradnia", city="Kruszwica")
    make_place("Świetlica", city="Żnin")
    html = editor.get("/admin/snippets/catalogue/place/?q=Kruszwica").content.decode()
    assert "Poradnia" in html
    assert "Świetlica" not in html


@pytest.mark.parametrize("number", ["abc", "12", "+48 10", "+48 10 000 00 011111111"])
def test_what_cannot_be_a_telephone_number_is_refused(number):
    with pytest.raises(ValidationError):
        validate_phone(number)


@pytest.mark.parametrize("number", ["112", "+48 10 000 00 01", "52 123 45 67", "+380 44 123 45 67"])
def test_possible_numbers_are_taken(number):
    validate_phone(number)


@pytest.mark.parametrize("postcode", ["88100", "8-100", "88-1000", "ab-cde"])
def test_what_is_not_a_postcode_is_refused(postcode):
    with pytest.raises(ValidationError):
        validate_postcode(postcode)


def test_hours_that_end_before_they_begin_are_refused():
    hours = OpeningHours(place=Place(), weekday=0, opens=time(16), closes=time(8))
    with pytest.raises(ValidationError):
        hours.clean()
