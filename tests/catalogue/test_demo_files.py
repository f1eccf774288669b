"""The demo content's files: complete, consistent with each other and with the register, honest."""

import csv
import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import yaml

ROOT = Path(__file__).parents[2]
DATA = ROOT / "catalogue" / "data"
COSTS = {"free", "partly", "paid", "unknown"}
MODES = {"staff", "interpreter", "written"}
WEEKDAYS = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"}
INTERVAL = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d-(?:[01]\d|2[0-3]):[0-5]\d")
ASCII_PUNCTUATION = re.compile(r"\"|'| - |\.\.\.")


def rows(pattern):
    files = sorted(DATA.glob(pattern))
    return [row for file in files for row in yaml.safe_load(file.read_text(encoding="utf-8"))]


PLACES = rows("demo/places/*.yaml")
PROVIDERS = rows("demo/providers/*.yaml")
SERVICES = rows("demo/services/*.yaml")
TERMS = rows("categories/*.yaml")
FIELDS = [row for row in TERMS if "parent" not in row]
TRANSLATED = [row for row in SERVICES if "translations" in row]
AUDIENCES = {row["slug"] for row in rows("audiences.yaml")}
CATEGORIES = {row["slug"] for row in TERMS}
CENTRES = [row for row in PROVIDERS if row["slug"].startswith("cwr-")]
LANGUAGES = {row["bcp47"] for row in json.loads((DATA / "languages.json").read_text())}
AREAS_CSV = ROOT / "site" / "core" / "data" / "areas.csv"
with AREAS_CSV.open(encoding="utf-8") as file:
    AREAS = {row["code"]: row for row in csv.DictReader(file)}


def texts(page):
    """All prose of a page, the translations' included."""
    versions = [page, *page.get("translations", {}).values()]
    return [
        text
        for one in versions
        for text in [one["title"], one["summary"], *one["body"], *one.get("easy", [])]
    ]


def test_a_page_has_a_title_a_short_summary_and_paragraphs():
    for page in PROVIDERS + SERVICES:
        assert 5 <= len(page["title"]) <= 90
        assert 30 <= len(page["summary"]) <= 250
        assert page["body"]
        assert all(30 <= len(paragraph) <= 450 for paragraph in page["body"])
        assert re.fullmatch(r"[a-z0-9-]{3,80}", page["slug"])


def test_the_prose_has_real_typographic_characters():
    for page in PROVIDERS + SERVICES:
        assert [text for text in texts(page) if ASCII_PUNCTUATION.search(text)] == []


def test_easy_texts_have_short_sentences():
    easy = [line for service in SERVICES for line in service.get("easy", [])]
    sentences = [one for line in easy for one in re.split(r"(?<=[.?!]) ", line)]
    assert len(sentences) > 20
    assert all(len(sentence.split()) <= 12 for sentence in sentences)


def test_what_a_service_refers_to_exists():
    for service in SERVICES:
        assert service["provider"] in {row["slug"] for row in PROVIDERS}
        assert set(service["categories"]) <= CATEGORIES
        assert service["audiences"]
        assert set(service["audiences"]) <= AUDIENCES
        assert service["areas"]
        assert set(service["areas"]) <= AREAS.keys()


def test_every_need_of_a_service_comes_with_at_least_one_field():
    for service in SERVICES:
        assert {field["slug"] for field in FIELDS} & set(service["categories"])


def test_the_facts_of_a_service_have_allowed_values():
    for service in SERVICES:
        spoken = [row["language"] for row in service["languages"]]
        assert service["cost"] in COSTS
        assert date(2026, 1, 1) <= service["confirmed_on"] <= date(2026, 11, 30)
        assert set(spoken) <= LANGUAGES
        assert len(spoken) == len(set(spoken))
        assert {row["mode"] for row in service["languages"]} <= MODES


STATUSES = {row["slug"] for row in rows("statuses.yaml")}
DOCUMENTS = {row["slug"] for row in rows("documents.yaml")}


def test_the_terms_of_a_service_are_known():
    for service in SERVICES:
        assert set(service.get("statuses", [])) <= STATUSES
        assert set(service.get("documents", [])) <= DOCUMENTS
        assert service["ways"]
        assert set(service["ways"]) <= {"in-person", "phone", "online", "home"}
        has_capacity = "waiting_days" in service or "free_places" in service
        assert has_capacity == ("capacity_stated_on" in service)


def test_help_with_violence_and_addiction_is_sensitive():
    sensitive = {row["slug"] for row in SERVICES if row.get("is_sensitive")}
    assert sensitive == {
        row["slug"]
        for row in SERVICES
        if {"przemoc-w-domu", "uzaleznienia"} & set(row["categories"])
    }


def test_one_place_is_confidential_and_one_service_suspended():
    assert sum(place.get("confidential", False) for place in PLACES) == 1
    assert [row["slug"] for row in SERVICES if "status" in row] == ["warsztaty-rekodziela-cekcyn"]


def test_a_service_is_given_at_places_of_its_provider():
    for service in SERVICES:
        provider = next(row for row in PROVIDERS if row["slug"] == service["provider"])
        assert service["places"]
        assert set(service["places"]) <= set(provider["places"])


def test_a_translation_is_complete_and_has_the_same_paragraphs():
    for service in TRANSLATED:
        assert service["translations"].keys() == {"uk", "en"}
        for text in service["translations"].values():
            own = {name for name in ("steps", "cost_note") if name in service}
            assert text.keys() == {"title", "summary", "body"} | own
            assert text.get("steps", "").count("\n") == max(len(service.get("steps", [])) - 1, 0)
            assert len(text["body"]) == len(service["body"])
            assert len(text["summary"]) <= 250


def test_a_place_is_in_a_gmina_and_near_its_representative_point():
    for place in PLACES:
        area = AREAS[place["area"]]
        assert area["level"] == "gmina"
        assert abs(float(place["latitude"]) - float(area["lat"])) < 0.02
        assert abs(float(place["longitude"]) - float(area["lon"])) < 0.02
        assert re.fullmatch(r"8[5-9]-\d{3}", place["postcode"])


def test_contacts_are_samples_that_reach_nobody():
    for place in PLACES:
        assert place["email"].endswith("@example.org")
        assert urlsplit(place["website"]).netloc == "example.org"
        assert place["phones"]
        for phone in place["phones"]:
            assert re.fullmatch(r"\+48 10 000 0\d \d\d", phone["number"])


def test_opening_hours_are_intervals_in_order_within_a_day():
    for place in PLACES:
        assert place["hours"].keys() <= WEEKDAYS
        for intervals in place["hours"].values():
            assert all(INTERVAL.fullmatch(interval) for interval in intervals)
            times = [moment for interval in intervals for moment in interval.split("-")]
            assert times == sorted(set(times))


def test_keys_slugs_titles_and_numbers_are_unique():
    numbers = [phone["number"] for place in PLACES for phone in place["phones"]]
    pages = PROVIDERS + SERVICES
    assert doubled(numbers) == doubled(row["key"] for row in PLACES) == []
    assert doubled(row["slug"] for row in pages) == doubled(row["title"] for row in pages) == []


def doubled(values):
    return [value for value, times in Counter(values).items() if times > 1]


def test_everything_says_that_it_is_sample_data():
    assert all(row["sample"] is True for row in PLACES + PROVIDERS + SERVICES)


def test_every_place_and_provider_is_used():
    used = {key for row in SERVICES for key in row["places"]}
    assert {row["key"] for row in PLACES} == used
    assert {row["slug"] for row in PROVIDERS} == {row["provider"] for row in SERVICES}


def test_each_powiat_and_city_has_its_centre_for_family_support():
    served = [
        code
        for row in SERVICES
        if row["provider"].startswith("cwr-") and "wspieranie-rodziny" in row["categories"]
        for code in row["areas"]
    ]
    assert set(served) == {code for code, row in AREAS.items() if row["level"] == "powiat"}
    assert len(CENTRES) == 23
    assert all(len(row["places"]) == 1 for row in CENTRES)


def test_other_services_cover_all_fields_many_gminas_and_the_whole_region():
    others = [row for row in SERVICES if not row["provider"].startswith("cwr-")]
    assert len(others) >= 45
    fields = {field["slug"] for field in FIELDS}
    assert fields <= {slug for row in others for slug in row["categories"]}
    assert len({code for row in others for code in row["areas"] if len(code) == 6}) >= 20
    assert sum("04" in row["areas"] for row in others) >= 5


def test_there_is_help_for_foreigners_in_their_languages():
    assert len(TRANSLATED) >= 9
    assert all("cudzoziemcy" in row["audiences"] for row in TRANSLATED)
    spoken = {language["language"] for row in TRANSLATED for language in row["languages"]}
    assert spoken >= {"pl", "uk", "ru", "en", "be", "es", "ar", "vi", "ka"}
