"""Lists that people read are in the order of their alphabet."""

import unicodedata

import pytest

from catalogue.finder_form import place_names
from core.collation import ALPHABETS, sort_key
from core.languages import CODES, set_public_language
from home.project_index import choices
from tests.home.builders_projects import make_project

IN_ORDER = {
    "pl": ["Aleja", "Ąsy", "Lublin", "Łasin", "Łódź", "Mława", "Świecie", "Zegar", "Żnin"],
    "uk": ["гай", "ґанок", "дім", "екран", "єдність", "зима", "ива", "їжа", "йод", "щука", "юнь"],
    "be": ["вада", "елка", "ёлка", "жыта", "іней", "йога", "удод", "ўзор", "чай", "эра"],
    "ru": ["ежевика", "ёлка", "ель", "жизнь", "ива", "йод", "камень", "ъ", "эхо", "яма"],
    "es": ["casa", "chico", "dama", "llave", "nube", "ñandú", "oso"],
    "ar": ["أسرة", "إعانة", "بيت", "تعليم", "ثقافة", "حماية", "سكن", "عمل", "مال", "هدية"],
    "en": ["about", "Ålesund", "bed", "Łódź", "man"],
    "fr": ["cote", "école", "famille"],
}


@pytest.mark.parametrize("code", IN_ORDER)
def test_words_stand_as_in_a_dictionary_of_the_language(code):
    words = IN_ORDER[code]
    assert sorted(words[1:] + words[:1], key=lambda word: sort_key(word, code)) == words


@pytest.mark.parametrize("code", ALPHABETS)
def test_every_letter_has_one_place_in_its_alphabet(code):
    letters = ALPHABETS[code]
    assert len(set(letters)) == len(letters)
    assert all(unicodedata.normalize("NFC", letter) == letter for letter in letters)


def test_spaces_and_numbers_stand_before_letters_and_foreign_letters_behind():
    words = ["dom 2", "dom dziecka", "domek", "дом"]
    assert sorted(words[1:] + words[:1], key=lambda word: sort_key(word, "pl")) == words


def test_signs_that_are_no_letters_do_not_part_words():
    assert sort_key("сім’я", "uk")[0] == sort_key("сімя", "uk")[0]
    assert sort_key("عَمَل", "ar")[0] == sort_key("عمل", "ar")[0]


@pytest.mark.django_db
@pytest.mark.parametrize("code", CODES)
def test_gminas_are_offered_in_the_order_of_the_readers_alphabet(code):
    set_public_language(code)
    names = place_names()
    assert names == sorted(names, key=lambda name: sort_key(name, code))
    if code == "pl":
        assert names.index("Lubraniec") < names.index("Łubianka") < names.index("Mogilno")


@pytest.mark.django_db
@pytest.mark.both
def test_programmes_of_projects_are_offered_by_the_alphabet():
    for number, name in enumerate(("Środowisko", "Sport", "Łowiectwo", "Las", "Taniec")):
        make_project(f"Projekt {number}", programme=name)
    found = [name for name in choices()["programme"].values() if " " not in name]
    assert found == ["Las", "Łowiectwo", "Sport", "Środowisko", "Taniec"]
