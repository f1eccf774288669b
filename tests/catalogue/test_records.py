"""What the search keeps of services, providers and terms, and what it must not keep."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from catalogue.kinds import kind_concept
from catalogue.models import ProviderPage
from catalogue.records import all_concepts, all_records, provider_record, service_record
from home.models import StandardPage
from home.records import FOUND
from home.records import all_records as all_home_records
from tests.factories import (
    catalogue_page,
    make_audience,
    make_category,
    make_place,
    make_provider,
    make_service,
    publish,
    translate,
)

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def body(record, language="pl"):
    return next(text.body for text in record.texts if text.language == language)


@pytest.fixture
def whole():
    """A service with everything."""
    field = make_category("wspieranie rodziny", slug="rodzina")
    need = make_category("opieka", slug="opieka")
    need.parent = field
    need.save()
    return make_service(
        "Poradnictwo",
        slug="x",
        summary="Rozmowa.",
        body=["Rozmawiamy w pokoju numer 7."],
        provider=make_provider("Centrum Wspierania Rodzin"),
        ways=("phone", "in-person"),
        places=[make_place("Poradnia", phone="+48 10 000 00 07", features=("lift", "parking"))],
        categories=[need],
        audiences=[make_audience("seniorzy", slug="seniorzy")],
        areas=["0407", "0408"],
        languages=["uk", "pl"],
    )


def test_a_record_of_a_service_has_its_words_and_facts(whole):
    record = service_record(whole)
    assert (record.key, record.kind) == (whole.translation_key, "service")
    assert (record.texts[0].title, record.texts[0].path) == ("Poradnictwo", "/uslugi/x/")
    assert set(record.areas) == {"0407", "0408"}
    assert record.languages == ("pl", "uk")
    assert record.date == date(2026, 10, 1)


def test_a_service_is_found_by_its_provider_its_place_and_its_telephone(whole):
    words = body(service_record(whole))
    for part in ("Rozmawiamy w pokoju", "Centrum Wspierania Rodzin", "Poradnia", "ul. Próbna 1"):
        assert part in words
    assert "+48 10 000 00 07" in words


def test_a_need_brings_its_field_along(whole):
    need = whole.categories.get()
    keys = {need, need.parent, whole.audiences.get()}
    assert set(service_record(whole).concepts) == {str(term.translation_key) for term in keys}


def test_facets_are_slugs_that_addresses_know(whole):
    assert service_record(whole).facets == {
        "category": ("opieka", "rodzina"),
        "audience": ("seniorzy",),
        "language": ("pl", "uk"),
        "cost": ("free",),
        "way": ("in-person", "phone"),
        "access": ("lift", "parking"),
        "takes": (),
        "state": ("active",),
        "year": (),
    }


def test_a_translation_adds_its_words_without_the_contacts(whole):
    translate(whole, "uk", title="Консультації")
    record = service_record(whole)
    assert [text.language for text in record.texts] == ["pl", "uk"]
    assert record.texts[1].title == "Консультації"
    assert "+48 10 000 00 07" not in body(record, "uk")


def test_a_draft_translation_adds_nothing(whole):
    translate(whole, "uk", title="Консультації", live=False)
    assert [text.language for text in service_record(whole).texts] == ["pl"]


@pytest.mark.parametrize("make", [make_service, make_provider])
@pytest.mark.parametrize(
    "hide",
    [
        lambda page: page.unpublish(),
        lambda page: setattr(page, "expire_at", timezone.now() - timedelta(seconds=1)),
        lambda page: PageViewRestriction.objects.create(page=page, restriction_type="login"),
        lambda page: PageViewRestriction.objects.create(
            page=catalogue_page(), restriction_type="login"
        ),
    ],
    ids=["unpublished", "expired", "restricted", "below a restricted page"],
)
def test_what_readers_must_not_see_has_no_record(make, hide):
    page = make()
    assert page.search_record() is not None
    hide(page)
    assert page.search_record() is None


@pytest.mark.parametrize("make", [make_service, make_provider])
def test_a_translation_has_no_record_of_its_own(make):
    assert translate(make(), "uk", title="Переклад").search_record() is None


def test_a_provider_that_is_hidden_is_not_named_in_the_records_of_its_services(whole):
    whole.provider.unpublish()
    whole.provider.refresh_from_db()
    assert "Centrum Wspierania Rodzin" not in body(service_record(whole))


def test_a_place_that_is_a_draft_is_not_in_the_record(whole):
    whole.places.get().unpublish()
    assert "Poradnia" not in body(service_record(whole))


def test_a_provider_is_found_by_what_its_services_do_and_where(whole):
    other = make_category("kultura", slug="kultura")
    make_service(provider=whole.provider, categories=[other], areas=["0407", "040701"])
    record = provider_record(whole.provider)
    assert (record.kind, record.areas) == ("provider", ("0407", "040701", "0408"))
    assert str(other.translation_key) in record.concepts
    assert len(record.concepts) == 4


def test_a_hidden_service_says_nothing_about_its_provider(whole):
    whole.unpublish()
    record = provider_record(whole.provider)
    assert (record.areas, record.concepts) == ((), ())


def test_a_provider_is_found_by_its_own_places():
    provider = make_provider(places=[make_place("Dworek", phone="+48 10 000 00 09")])
    words = body(provider_record(provider))
    assert "Dworek, ul. Próbna 1, Inowrocław, +48 10 000 00 09" in words


def test_every_public_service_and_provider_is_handed_to_a_rebuild(whole):
    make_service("szkic").unpublish()
    kinds = [(record.kind, record.key) for record in all_records()]
    assert sorted(kinds) == sorted(
        [("service", whole.translation_key), ("provider", whole.provider.translation_key)]
    )


def test_a_concept_has_its_words_in_each_language_the_label_first():
    category = make_category("opieka", uk="догляд")
    category.synonyms = "żłobek\nniania"
    category.save()
    concept = next(c for c in all_concepts() if c.id == str(category.translation_key))
    assert concept.words == {"pl": ("opieka", "żłobek", "niania"), "uk": ("догляд",)}


def test_categories_audiences_and_kinds_of_providers_are_concepts():
    terms = [make_category("opieka"), make_audience("rodziny")]
    kinds = {kind_concept(kind) for kind in ProviderPage.Kind if kind != "other"}
    keys = {str(term.translation_key) for term in terms}
    assert keys | kinds == {c.id for c in all_concepts()}


def test_who_repeats_what_is_indexed_with_it(whole):
    place, provider = whole.places.get(), whole.provider
    assert place.search_dependents() == [whole]
    assert provider.search_dependents() == [whole]
    assert whole.search_dependents() == [provider]
    assert make_service().search_dependents() == []


def test_a_place_shared_by_services_and_providers_names_each_once():
    place = make_place()
    provider = make_provider(places=[place])
    service = make_service(places=[place], provider=provider)
    assert place.search_dependents() == [service, provider]


def test_the_institutions_own_pages_are_found_and_the_home_page_is_not(home):
    keys = {record.key for record in all_home_records()}
    pages = [page for page in home.get_children().specific() if isinstance(page, FOUND)]
    assert keys == {page.translation_key for page in pages}
    assert len(keys) >= len(FOUND) - 2  # the site begins with neither projects nor publications
    assert home.search_record() is None


def test_a_standard_page_is_a_page_in_every_language(home):
    page = StandardPage.objects.get(slug="o-serwisie", locale=home.locale)
    record = page.search_record()
    assert record.kind == "page"
    assert [text.language for text in record.texts][0] == "pl"
    assert len(record.texts) == 7
    assert {text.path for text in record.texts} == {"/o-serwisie/"}


def test_a_hidden_standard_page_has_no_record(home):
    page = StandardPage.objects.get(slug="o-serwisie", locale=home.locale)
    page.unpublish()
    assert page.search_record() is None
    assert publish(page).search_record() is not None
