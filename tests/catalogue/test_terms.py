"""Labels of terms and names of areas in each language; those of one name are told apart."""

from collections import Counter

import pytest

from catalogue import languages_of_help, terms
from core import cache
from core.languages import CODES
from core.models import Area
from tests.factories import make_audience, make_category

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.mark.parametrize("code", CODES)
def test_every_area_has_a_name(code):
    names = terms.area_names(code)
    assert len(names) == 169
    assert all(names.values())


@pytest.mark.parametrize("code", CODES)
def test_no_two_gminas_have_the_same_name(code):
    names = terms.area_names(code)
    counted = Counter(name for area, name in names.items() if len(area) == 6)
    assert [name for name, times in counted.items() if times > 1] == []


def test_a_town_and_the_rural_gmina_around_it_are_told_apart():
    names = terms.area_names("pl")
    assert names["040701"] == "Inowrocław (miasto)"
    assert names["040704"] == "Inowrocław (gmina wiejska, powiat inowrocławski)"


def test_two_rural_gminas_of_one_name_are_told_apart_by_their_powiats():
    names = terms.area_names("pl")
    assert names["041203"] == "Rogowo (gmina wiejska, powiat rypiński)"
    assert names["041905"] == "Rogowo (gmina wiejska, powiat żniński)"


def test_a_name_that_is_the_only_one_stands_alone():
    assert terms.area_names("pl")["040706"] == "Kruszwica"


def test_a_powiat_is_called_so_and_a_city_is_not():
    names = terms.area_names("pl")
    assert names["0407"] == "powiat inowrocławski"
    assert names["0461"] == "Bydgoszcz"


@pytest.mark.parametrize(
    ("code", "powiat", "gmina"),
    [
        ("uk", "Торунський повіт", "Chełmża (сільська гміна, Торунський повіт)"),
        ("en", "Toruń County", "Chełmża (rural gmina, Toruń County)"),
    ],
)
def test_a_powiat_is_named_in_one_language_wherever_it_stands(code, powiat, gmina):
    names = terms.area_names(code)
    assert (names["0415"], names["041502"]) == (powiat, gmina)


@pytest.mark.parametrize("code", [code for code in CODES if code != "pl"])
def test_no_polish_word_for_a_powiat_is_in_other_languages(code):
    polish = [name for key, name in terms.area_names("pl").items() if name.startswith("powiat ")]
    labels = " ".join(terms.area_names(code).values())
    assert [name for name in polish if name.partition(" ")[2] in labels.split()] == []


@pytest.mark.parametrize("code", [code for code in CODES if code not in ("pl", "en")])
def test_the_voivodeship_and_powiats_are_named_in_the_readers_language(code):
    polish, other = terms.area_names("pl"), terms.area_names(code)
    assert other["04"] != polish["04"]
    assert other["0407"] != polish["0407"]


def test_a_changed_name_in_the_register_is_right_at_once():
    terms.area_names("pl")
    area = Area.objects.get(pk="040706")
    area.name = "Nowa Kruszwica"
    area.save()
    assert terms.area_names("pl")["040706"] == "Nowa Kruszwica"


def test_a_term_is_labelled_in_the_language_asked_for():
    category = make_category("opieka", slug="opieka", uk="догляд")
    assert terms.categories("uk")[category.pk].label == "догляд"
    assert terms.categories("pl")[category.pk].label == "opieka"


def test_a_term_without_a_label_in_a_language_keeps_the_polish_one():
    audience = make_audience("rodziny", slug="rodziny", uk="родини")
    assert terms.audiences("ar")[audience.pk].label == "rodziny"


def test_terms_are_known_by_their_source_and_have_its_slug():
    category = make_category("opieka", slug="opieka", uk="догляд")
    assert list(terms.categories("uk")) == [category.pk]
    term = terms.categories("uk")[category.pk]
    assert (term.slug, term.key) == ("opieka", str(category.translation_key))


def test_a_need_knows_its_field():
    field = make_category("rodzina", slug="rodzina")
    need = make_category("opieka", slug="opieka")
    need.parent = field
    need.save()
    assert terms.categories("uk")[need.pk].parent == "rodzina"
    assert terms.categories("uk")[field.pk].parent is None


def test_terms_stand_in_the_editors_order():
    late, early = make_category("a", slug="a"), make_category("b", slug="b")
    late.order, early.order = 2, 1
    late.save()
    early.save()
    assert [term.slug for term in terms.categories("es").values()] == ["b", "a"]


def test_a_renamed_term_is_renamed_at_once_in_its_language():
    category = make_category("opieka", uk="догляд")
    assert terms.categories("uk")[category.pk].label == "догляд"
    translated = category.get_translations().get()
    translated.label = "допомога"
    translated.save()
    assert terms.categories("uk")[category.pk].label == "допомога"


@pytest.mark.parametrize("read", [terms.categories, terms.audiences, terms.area_names])
def test_terms_are_read_once_until_something_changes(read, django_assert_num_queries):
    make_category("opieka", uk="догляд")
    read("uk")
    cache.begin_request(cache.read_generation())
    read("uk")
    with django_assert_num_queries(0):
        assert read("uk") is read("uk")


@pytest.mark.parametrize(
    ("synonyms", "words"),
    [
        ("", ("opieka",)),
        ("żłobek\nniania", ("opieka", "żłobek", "niania")),
        ("  żłobek  \n\n \n", ("opieka", "żłobek")),
        ("klub dziecięcy\r\nniania", ("opieka", "klub dziecięcy", "niania")),
    ],
)
def test_the_words_of_a_term_are_its_label_and_then_its_synonyms(synonyms, words):
    category = make_category("opieka")
    category.synonyms = synonyms
    assert category.words == words
    assert str(category) == "opieka"


def test_a_copy_of_a_term_for_translation_has_no_place_in_the_tree():
    field = make_category("rodzina", slug="rodzina", uk="родина")
    need = make_category("opieka", slug="opieka", uk="догляд")
    need.parent = field
    need.save()
    copy = need.get_translations().get()
    assert (copy.slug, copy.parent, copy.order) == ("", None, 0)


def test_editors_choose_languages_of_help_by_their_polish_names():
    choices = dict(languages_of_help.choices())
    assert choices["uk"] == "ukraiński"
    assert tuple(choices) == languages_of_help.codes()
    assert set(CODES) <= set(choices)


@pytest.mark.parametrize("code", CODES)
def test_every_language_of_help_has_a_name_in_every_language(code):
    names = {
        help_code: languages_of_help.name(help_code, code)
        for help_code in languages_of_help.codes()
    }
    assert all(names.values())
    assert len(set(names.values())) == len(names)


@pytest.mark.parametrize(
    ("code", "reader", "name"),
    [("uk", "pl", "ukraiński"), ("uk", "uk", "українська"), ("pl", "en", "Polish")],
)
def test_a_language_is_called_as_its_reader_calls_it(code, reader, name):
    assert languages_of_help.name(code, reader) == name


def test_a_language_that_the_cldr_does_not_know_is_called_as_it_calls_itself(monkeypatch):
    rows = {"xx-test": {"bcp47": "xx-test", "polish": "próbny", "native": "Xx"}}
    monkeypatch.setattr(languages_of_help, "_rows", lambda: rows)
    languages_of_help.name.cache_clear()
    assert languages_of_help.name("xx-test", "pl") == "Xx"
    languages_of_help.name.cache_clear()
