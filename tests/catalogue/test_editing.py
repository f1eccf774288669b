"""What editors meet: facts may wait in a draft, publishing asks for them, places have rules."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import translation
from django.utils.translation import gettext
from wagtail.models import Locale
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from catalogue.models import Category, OpeningHours, Phone, Place, ServiceLanguage, ServicePage
from catalogue.validators import validate_phone, validate_postcode
from core.languages import source_locale_id
from core.models import Area
from tests.factories import (
    catalogue_page,
    make_category,
    make_place,
    make_provider,
    make_service,
    publish,
    translate,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]
EMPTY = inline_formset([])
ADD = "/admin/pages/add/catalogue/servicepage/{}/"


@pytest.fixture
def editor(client, administrator):
    client.force_login(administrator)
    return client


def form(languages=EMPTY, **given):
    """What the browser sends from the form of a service."""
    return nested_form_data(
        {
            "title": "Nowa usługa",
            "slug": "nowa",
            "summary": "",
            "body": streamfield([]),
            "easy_body": streamfield([]),
            "cost": "free",
            "status": "active",
            "own_phones": EMPTY,
            "own_hours": EMPTY,
            "comments": inline_formset([]),
            "languages": languages,
        }
    ) | {name: value for name, value in given.items() if value is not None}


def send(editor, **given):
    """The answer to a new service, and what was saved."""
    response = editor.post(ADD.format(catalogue_page().pk), form(**given))
    return response, ServicePage.objects.filter(title="Nowa usługa").first()


def test_a_draft_may_lack_facts(editor):
    response, saved = send(editor)
    assert response.status_code == 302
    assert not saved.live


def test_publishing_without_facts_is_refused_with_a_message_at_each_field(editor):
    response, saved = send(editor, **{"action-publish": "1"})
    assert response.status_code == 200
    errors = response.context["form"].errors
    assert set(errors) == {"provider", "categories", "areas"}
    with translation.override("pl"):
        asked = gettext("A service needs this fact.")
    assert {str(message) for messages in errors.values() for message in messages} == {asked}
    assert response.content.decode().count(asked) == 3
    assert saved is None


def facts():
    return {
        "provider": make_provider().pk,
        "categories": [make_category().pk],
        "areas": ["0407"],
    }


def test_with_its_facts_a_service_is_published(editor, client):
    response, saved = send(editor, **facts(), **{"action-publish": "1"})
    assert response.status_code == 302
    assert saved.live
    assert [area.pk for area in saved.areas.all()] == ["0407"]
    client.logout()
    assert client.get("/uslugi/nowa/").status_code == 200


@pytest.mark.parametrize("missing", ["provider", "categories", "areas"])
def test_one_missing_fact_is_named_alone(editor, missing):
    given = {name: value for name, value in facts().items() if name != missing}
    response, _saved = send(editor, **given, **{"action-publish": "1"})
    assert list(response.context["form"].errors) == [missing]


def test_a_translation_is_published_without_facts(editor):
    page = translate(make_service(), "uk", title="Консультації")
    given = form(title="Поради", slug=page.slug) | {"action-publish": "1"}
    assert editor.post(f"/admin/pages/{page.pk}/edit/", given).status_code == 302
    page.refresh_from_db()
    assert (page.title, page.live) == ("Поради", True)


def test_an_editor_sets_languages_of_help_in_the_same_form(editor):
    languages = inline_formset([{"language": "uk", "mode": "interpreter"}])
    _response, saved = send(editor, **facts(), languages=languages, **{"action-publish": "1"})
    assert [(row.language, row.mode) for row in saved.languages.all()] == [("uk", "interpreter")]


def test_a_language_that_is_not_on_the_list_is_refused(editor):
    languages = inline_formset([{"language": "xx", "mode": "staff"}])
    response, saved = send(editor, **facts(), languages=languages)
    assert response.status_code == 200
    assert saved is None


def test_a_drafted_fact_is_not_public_and_is_kept():
    service = make_service(areas=["0407"])
    service.areas = list(Area.objects.filter(pk="0408"))
    service.confirmed_on = date(2026, 11, 1)
    service.save_revision()
    live = ServicePage.objects.get(pk=service.pk)
    assert [area.pk for area in live.areas.all()] == ["0407"]
    draft = live.get_latest_revision_as_object()
    assert [area.pk for area in draft.areas.all()] == ["0408"]
    assert [area.pk for area in publish(draft).areas.all()] == ["0408"]


def test_a_provider_with_services_cannot_be_deleted_away_from_them():
    provider = make_provider()
    make_service(provider=provider)
    with pytest.raises(ProtectedError), transaction.atomic():
        provider.delete()
    assert type(provider).objects.filter(pk=provider.pk).exists()


def test_a_field_with_needs_and_an_area_with_places_cannot_be_deleted():
    field, need = make_category("rodzina"), make_category("opieka")
    need.parent = field
    need.save()
    make_place()
    for thing in (field, Area.objects.get(pk="040701")):
        with pytest.raises(ProtectedError), transaction.atomic():
            thing.delete()


def test_a_language_may_be_spoken_on_some_days_and_interpreted_on_others():
    service = make_service(languages=[])
    service.languages = [
        ServiceLanguage(language="uk", ways=["in-person"], weekdays=["0", "2"]),
        ServiceLanguage(language="uk", mode="interpreter", ways=["phone"], lead_days=3),
    ]
    staff, interpreter = publish(service).languages.all()
    assert (staff.ways, staff.weekdays) == (("in-person",), ("0", "2"))
    assert (interpreter.ways, interpreter.lead_days) == (("phone",), 3)


def test_a_translation_of_a_place_shares_its_uuid_and_has_no_facts():
    place = make_place("Poradnia", email="a@example.org")
    copy = place.copy_for_translation(Locale.objects.get(language_code="uk"))
    copy.save()
    assert copy.translation_key == place.translation_key
    assert (copy.name, copy.email, copy.street, copy.area) == ("Poradnia", "", "", None)
    assert (copy.phones.count(), copy.hours.count()) == (0, 0)
    assert copy.source == place


@pytest.mark.parametrize(("city", "written"), [("Żnin", "Poradnia, Żnin"), ("", "Poradnia")])
def test_a_place_is_listed_with_its_town(city, written):
    assert str(Place(name="Poradnia", city=city)) == written


def test_rows_are_listed_in_words():
    assert str(Phone(number="+48 10 000 00 01")) == "+48 10 000 00 01"
    assert str(ServiceLanguage(language="uk", mode="staff")).startswith("uk (")


@pytest.mark.parametrize(
    ("opens", "closes", "valid"),
    [(8, 16, True), (0, 23, True), (16, 8, False), (8, 8, False), (16, 0, False)],
)
def test_an_interval_ends_after_it_begins(opens, closes, valid):
    row = OpeningHours(place=Place(), weekday=0, opens=time(opens), closes=time(closes))
    if valid:
        return row.clean()
    with pytest.raises(ValidationError) as refused:
        row.clean()
    assert list(refused.value.message_dict) == ["closes"]


@pytest.mark.parametrize("missing", ["opens", "closes"])
def test_an_interval_with_one_end_is_left_to_the_forms_own_message(missing):
    ends = {"opens": time(8), "closes": time(16), missing: None}
    OpeningHours(place=Place(), weekday=0, **ends).clean()


@pytest.mark.parametrize(
    "number", ["801 12", "00", "+", "+48", "a" * 30, "52 ABC 45 67", "+48 52 12O 45 67"]
)
def test_what_nobody_can_dial_from_abroad_is_refused_with_an_example(number):
    with pytest.raises(ValidationError) as refused:
        validate_phone(number)
    assert refused.value.code == "phone"
    assert "+48 52 123 45 67" in str(refused.value.message)


@pytest.mark.parametrize(
    "number", ["+48 10 000 00 99", "521234567", "(52) 123-45-67", "52 123 45 67 ext. 8"]
)
def test_a_number_may_be_written_in_any_usual_way(number):
    validate_phone(number)


@pytest.mark.parametrize("postcode", ["88-100", "00-001"])
def test_a_polish_postcode_is_taken(postcode):
    validate_postcode(postcode)


@pytest.mark.parametrize("postcode", ["", "88 100", "88-100\n", " 88-100", "88–100"])
def test_what_only_looks_like_a_postcode_is_refused(postcode):
    with pytest.raises(ValidationError):
        validate_postcode(postcode)


def test_the_forms_of_a_place_use_these_checks():
    place = Place(name="x", postcode="88100", area_id="040701", locale=Locale.get_default())
    with pytest.raises(ValidationError) as refused:
        place.full_clean()
    assert list(refused.value.message_dict) == ["postcode"]
    with pytest.raises(ValidationError) as refused:
        Phone(place=place, number="abc").full_clean(exclude=["place"])
    assert list(refused.value.message_dict) == ["number"]


@pytest.mark.parametrize(
    ("model", "query"), [("category", "догляд"), ("audience", "seniorzy"), ("place", "Próbna")]
)
def test_editors_find_terms_and_places_in_the_admin(editor, model, query):
    make_category("opieka", uk="догляд")
    make_category("seniorzy i opieka", slug="x")
    make_place()
    response = editor.get(f"/admin/snippets/catalogue/{model}/?q={query}")
    assert response.status_code == 200


@pytest.mark.parametrize("model", ["category", "audience", "place"])
def test_terms_and_places_have_a_form_in_the_admin(editor, model):
    html = editor.get(f"/admin/snippets/catalogue/{model}/add/").content.decode()
    assert 'name="label"' in html or 'name="name"' in html


@pytest.mark.django_db
@pytest.mark.parametrize("label", ["Kultura", "kultura"])
def test_two_terms_never_share_an_address(label):
    make_category("kultura", slug="kultura")
    with pytest.raises(ValidationError) as refused:
        Category(label=label, slug="", locale_id=source_locale_id()).clean()
    assert "slug" in refused.value.message_dict


@pytest.mark.parametrize("name", ["confirmed_on", "capacity_stated_on"])
@pytest.mark.parametrize("day", [date(2099, 10, 1), date(1, 1, 1), date(1999, 12, 31)])
def test_a_day_on_which_nobody_can_have_stated_it_is_refused(name, day):
    with pytest.raises(ValidationError) as refused:
        ServicePage(title="Usługa", slug="usluga", **{name: day}).clean()
    assert list(refused.value.message_dict) == [name]


def test_what_is_free_has_no_amount():
    with pytest.raises(ValidationError) as refused:
        ServicePage(title="Usługa", slug="usluga", cost="free", cost_amount=50).clean()
    assert list(refused.value.message_dict) == ["cost_amount"]
