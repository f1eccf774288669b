"""Filters of an address, labels of terms and loaded translations: what lists and loaders share."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from wagtail_localize.models import Translation

from core.filters import address_with, option_group, understood, with_page
from core.languages import reader_language, set_public_language
from core.loading import translate
from core.models.pages import in_reader_language
from core.templatetags.core_tags import month_name
from core.terms import labels_of, terms_of
from news.models import Topic
from tests.factories import translate as translated
from tests.news.builders_news import make_document, make_news, make_topic

pytestmark = pytest.mark.both
KNOWN = {"year": {"2023": "2023"}, "month": {"5": "maj"}}


def read(**query):
    """What an address with two filters is understood as."""

    def known(name, chosen):
        return KNOWN[name] if name == "year" or "year" in chosen else {}

    return understood(query, ("year", "month"), known, lambda name: f"what {name}?")


@pytest.mark.parametrize(
    ("query", "chosen", "problems"),
    [
        ({}, {}, []),
        ({"year": " 2023 "}, {"year": "2023"}, []),
        ({"year": " ", "month": ""}, {}, []),
        ({"year": "2023", "month": "5"}, {"year": "2023", "month": "5"}, []),
        ({"month": "5"}, {}, ["what month?"]),
        ({"year": "x", "month": "5"}, {}, ["what year?", "what month?"]),
        ({"week": "5"}, {}, []),
    ],
)
def test_known_values_are_kept_and_others_named(query, chosen, problems):
    assert read(**query) == (chosen, problems)


@pytest.mark.parametrize(
    ("query", "kept"),
    [({}, {"a": "1"}), ({"page": "2"}, {"a": "1", "page": "2"}), ({"page": ""}, {"a": "1"})],
)
def test_the_number_of_the_page_goes_along(query, kept):
    assert with_page({"a": "1"}, query) == kept


@pytest.mark.parametrize(
    ("without", "address"),
    [((), "/x/?a=1&b=%C5%82"), (("a",), "/x/?b=%C5%82"), (("a", "b"), "/x/")],
)
def test_an_address_is_written_with_some_filters_left_out(without, address):
    assert address_with("/x/", {"a": "1", "b": "ł"}, without) == address


def test_the_chosen_option_is_marked():
    group = option_group("lata", {"1": "a", "2": "b"}, "2")
    assert (group.label, [option.chosen for option in group.options]) == ("lata", [False, True])


def test_without_a_reader_prose_is_wanted_in_polish():
    assert reader_language() == "pl"
    set_public_language("ar")
    assert reader_language() == "ar"


@pytest.mark.django_db
def test_terms_have_the_labels_of_a_language_and_the_slugs_of_their_source():
    topic = make_topic("seniorzy", slug="seniorzy", uk="літні люди")
    term = terms_of(Topic, "uk")[topic.pk]
    assert (term.slug, term.label, term.key) == (
        "seniorzy",
        "літні люди",
        str(topic.translation_key),
    )
    assert terms_of(Topic, "en")[topic.pk].label == "seniorzy"
    assert labels_of(Topic, "en") == {}


@pytest.mark.django_db
def test_prose_is_overlaid_in_the_readers_language():
    page = make_news("szkolenia")
    translated(page, "uk", title="навчання")
    assert in_reader_language([page])[0].title == "szkolenia"
    set_public_language("uk")
    assert in_reader_language(iter([page]))[0].title == "навчання"


@pytest.mark.django_db
def test_a_loaded_translation_has_the_words_of_fields_and_of_streams(home):
    page = make_news("Szkolenia", summary="Krótko.", body=["Raz.", "Dwa <2>."])
    page.attachments = [
        ("document", {"document": make_document(), "title": title}) for title in ("Jeden", "Dwa")
    ]
    page.save_revision().publish()
    texts = {"title": "Навчання", "summary": "Коротко.", "body": ["Раз.", "Два <2>."]}
    locale = home.get_translations().get(locale__language_code="uk").locale
    translate(page, locale, texts | {"attachments": ["Один", "Два"]})
    copy = page.get_translation(locale)
    assert (copy.title, copy.summary) == ("Навчання", "Коротко.")
    assert "<p>Раз.</p><p>Два &lt;2&gt;.</p>" in str(copy.body[0].value).replace("\n", "")
    assert [row.value["title"] for row in copy.attachments] == ["Один", "Два"]


@pytest.mark.django_db
def test_a_loaded_translation_that_lacks_texts_is_refused_whole(home):
    page = make_news("Szkolenia", summary="Krótko.")
    locale = home.get_translations().get(locale__language_code="uk").locale
    with pytest.raises(ValidationError):
        translate(page, locale, {"title": "Навчання"})
    assert not page.has_translation(locale)
    assert not Translation.objects.exists()


@pytest.mark.parametrize(
    ("code", "name"),
    [("pl", "maj"), ("uk", "травень"), ("en", "May"), ("es", "mayo"), ("ar", "مايو")],
)
def test_a_month_by_itself_has_its_plain_name(code, name):
    with translation.override(code):
        assert month_name(date(2023, 5, 1)) == name
    assert month_name(None) == ""
