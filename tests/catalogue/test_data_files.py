"""The data files of terms and areas are whole: every language, every area, nothing twice."""

import csv
import re
from collections import Counter
from itertools import chain, groupby
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = {"pl", "uk", "en", "ru", "be", "es", "ar"}
SCRIPTS = {"uk": "[а-яіїєґ]", "ru": "[а-яё]", "be": "[а-яіўё]", "ar": "[\u0600-\u06ff]"}
FIELDS = [
    "polityka-prorodzinna",
    "wspieranie-rodziny",
    "piecza-zastepcza",
    "pomoc-spoleczna",
    "promocja-i-ochrona-zdrowia",
    "wspieranie-osob-niepelnosprawnych",
    "edukacja-publiczna",
    "przeciwdzialanie-bezrobociu",
    "kultura",
    "kultura-fizyczna-i-turystyka",
    "pobudzanie-aktywnosci-obywatelskiej",
    "mieszkalnictwo",
    "ochrona-srodowiska",
    "reintegracja-zawodowa-i-spoleczna",
]
AUDIENCES = [
    "rodziny",
    "dzieci-i-mlodziez",
    "seniorzy",
    "osoby-z-niepelnosprawnosciami",
    "osoby-w-kryzysie-bezdomnosci",
    "cudzoziemcy",
    "uchodzcy-z-ukrainy",
    "bezrobotni",
    "opiekunowie",
    "osoby-doznajace-przemocy",
    "osoby-z-uzaleznieniami",
    "kadra-pomocy-spolecznej",
]


def load(pattern):
    files = sorted((ROOT / "catalogue" / "data").glob(pattern))
    return [row for file in files for row in yaml.safe_load(file.read_text(encoding="utf-8"))]


def rows(name):
    with (ROOT / "site" / "core" / "data" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


CATEGORY_TERMS = load("categories/*.yaml")
AUDIENCE_TERMS = load("audiences.yaml")
TERMS = CATEGORY_TERMS + AUDIENCE_TERMS
NAMES = rows("area_names.csv")


def test_the_fields_are_those_of_the_act_in_its_order():
    assert [term["slug"] for term in CATEGORY_TERMS if "parent" not in term] == FIELDS


def test_the_needs_of_a_field_stand_below_it():
    fields = [term.get("parent", term["slug"]) for term in CATEGORY_TERMS]
    assert [field for field, _needs in groupby(fields)] == FIELDS


def test_the_audiences_are_the_twelve():
    assert [term["slug"] for term in AUDIENCE_TERMS] == AUDIENCES


def test_slugs_are_unique_and_plain():
    slugs = [term["slug"] for term in TERMS]
    assert len(slugs) == len(set(slugs))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term["slug"])
def test_a_term_speaks_every_language(term):
    assert set(term["labels"]) == set(term["synonyms"]) == LANGUAGES
    assert all(term["labels"].values())
    assert all(len(words) >= 3 for words in term["synonyms"].values())
    words = [*term["labels"].values(), *chain.from_iterable(term["synonyms"].values())]
    assert all(isinstance(word, str) and word == word.strip() for word in words)


@pytest.mark.parametrize("terms", [CATEGORY_TERMS, AUDIENCE_TERMS], ids=["categories", "audiences"])
@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_no_term_repeats_a_word_and_few_share_one(terms, language):
    """Two needs may share a word: a carer at home minds a child or a grandmother."""
    words = [[t["labels"][language], *t["synonyms"][language]] for t in terms]
    folded = [[word.casefold() for word in of_one] for of_one in words]
    assert [of_one for of_one in folded if len(of_one) > len(set(of_one))] == []
    assert [word for word, n in Counter(chain.from_iterable(folded)).items() if n > 2] == []


@pytest.mark.parametrize("language", SCRIPTS)
def test_labels_are_written_in_the_language_own_letters(language):
    pattern = re.compile(SCRIPTS[language], re.IGNORECASE)
    assert not [t["slug"] for t in TERMS if not pattern.search(t["labels"][language])]


def test_help_for_a_child_means_family_support():
    family = next(term for term in CATEGORY_TERMS if term["slug"] == "wspieranie-rodziny")
    assert "допомога дитині" in family["synonyms"]["uk"]


def test_the_register_of_areas_is_whole():
    levels = Counter(area["level"] for area in rows("areas.csv"))
    assert levels == {"kraj": 1, "wojewodztwo": 1, "powiat": 23, "gmina": 144}


def units():
    """The register without the country: nobody types it as the place where they live."""
    return [area for area in rows("areas.csv") if area["level"] != "kraj"]


@pytest.mark.parametrize("language", ["pl", "uk", "ru", "be"])
def test_every_area_has_a_name(language):
    named = [row["code"] for row in NAMES if row["language"] == language]
    assert sorted(named) == sorted(area["code"] for area in units())


def test_polish_names_are_the_official_ones():
    official = {area["code"]: area["name"] for area in units()}
    assert {row["code"]: row["name"] for row in NAMES if row["language"] == "pl"} == official


def test_names_and_forms_are_clean():
    keys = [(row["code"], row["language"]) for row in NAMES]
    assert len(keys) == len(set(keys))
    for row in NAMES:
        forms = row["forms"].split("|") if row["forms"] else []
        assert row["language"] in LANGUAGES
        assert len(forms) == len(set(forms))
        assert all(form and form == form.strip() != row["name"] for form in forms)


def test_every_name_that_inflects_has_forms():
    slavic = [row for row in NAMES if row["language"] in {"pl", "uk", "ru", "be"}]
    assert not [row["code"] for row in slavic if not row["forms"]]


@pytest.mark.parametrize(
    ("language", "form", "code"),
    [
        ("pl", "Golubiu-Dobrzyniu", "040501"),
        ("pl", "Brześciu Kujawskim", "041804"),
        ("pl", "Nakle nad Notecią", "041003"),
        ("pl", "Inowrocławiu", "040701"),
        ("pl", "powiecie inowrocławskim", "0407"),
        ("uk", "Іновроцлаві", "040701"),
        ("uk", "Іновроцлавському повіті", "0407"),
        ("ru", "Быдгоще", "0461"),
        ("be", "Хэлмне", "040401"),
        ("ar", "بيدغوش", "0461"),
    ],
)
def test_an_inflected_name_leads_to_its_area(language, form, code):
    found = {
        r["code"] for r in NAMES if r["language"] == language and form in r["forms"].split("|")
    }
    assert code in found
