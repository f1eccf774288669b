"""The guides' files: seven languages that say as much, and pages made of them once."""

from pathlib import Path

import pytest
from django.core.management import call_command

from catalogue.models import Category
from core.languages import CODES, SOURCE
from core.loading import read, rows
from home.guide_files import (
    FOLDER,
    complete_categories,
    load_guides,
    stands_on_first_level,
)
from home.models import GuideIndexPage, GuidePage

DATA = FOLDER.parents[2] / "catalogue" / "data"
FOLDERS = sorted(path.parent for path in FOLDER.glob("*/facts.yaml"))
TOPICS = {
    *("adres-i-pesel", "legalny-pobyt", "praca", "lekarz-i-ubezpieczenie"),
    *("szkola-i-przedszkole", "nauka-polskiego", "pomoc-w-niebezpieczenstwie"),
}
DANGER = "pomoc-w-niebezpieczenstwie"
each_folder = pytest.mark.parametrize("folder", FOLDERS, ids=[folder.name for folder in FOLDERS])


def texts(folder: Path) -> dict[str, dict]:
    """The words of a guide by language."""
    return {code: read(folder / f"{code}.yaml") for code in CODES}


def shape(text: dict) -> tuple:
    """How much a text says: the same in every language."""
    steps = [len(step["text"]) for step in text["steps"]]
    return (len(text["intro"]), len(text["needs"]), steps, len(text["notes"]))


def test_there_is_a_guide_to_each_of_the_first_steps():
    assert {folder.name for folder in FOLDERS} == TOPICS


@each_folder
def test_a_guide_says_as_much_in_every_language(folder):
    found = texts(folder)
    assert all(shape(text) == shape(found[SOURCE]) for text in found.values())


@each_folder
def test_titles_and_summaries_fit_where_they_are_shown(folder):
    for text in texts(folder).values():
        assert 0 < len(text["title"]) <= 60
        assert 0 < len(text["summary"]) <= 250
        assert 0 < len(text["office"]) <= 250


@each_folder
def test_every_number_and_link_has_its_words_in_every_language(folder):
    facts = read(folder / "facts.yaml")
    for text in texts(folder).values():
        for name in ("helplines", "links"):
            assert set(text[name]) == {row["key"] for row in facts[name]}


@each_folder
def test_a_guide_has_steps_a_day_of_checking_and_kinds_of_help_that_exist(folder):
    facts = read(folder / "facts.yaml")
    categories = str(rows(DATA, "categories/*.yaml"))
    assert facts["checked_on"]
    assert facts["owner"]
    assert len(read(folder / "pl.yaml")["steps"]) >= 3
    assert facts["categories"]
    assert all(f"'{slug}'" in categories for slug in facts["categories"])


def test_help_in_danger_names_the_numbers_of_the_whole_country():
    rows = read(FOLDER / DANGER / "facts.yaml")["helplines"]
    numbers = {"".join(row["number"].split()) for row in rows}
    assert {"112", "800120002", "116111", "116123"} <= numbers


@pytest.mark.django_db
def test_set_up_makes_help_in_danger_and_loading_makes_the_others_once():
    assert list(GuidePage.objects.filter(locale__language_code=SOURCE).values_list("slug")) == [
        (DANGER,)
    ]
    assert load_guides() == len(TOPICS) - 1
    assert GuidePage.objects.count() == len(TOPICS) * len(CODES)
    assert load_guides() == 0


@pytest.mark.django_db
def test_what_editors_changed_or_moved_out_is_left_alone():
    page = GuidePage.objects.get(slug=DANGER, locale__language_code=SOURCE)
    page.title = "Ratunek"
    page.save_revision().publish()
    call_command("setup_site", verbosity=0)
    assert GuidePage.objects.get(pk=page.pk).title == "Ratunek"


@pytest.mark.django_db
def test_loaded_translations_have_their_own_words_and_the_sources_numbers(capsys):
    call_command("load_guides")
    assert "6" in capsys.readouterr().out
    page = GuidePage.objects.get(slug=DANGER, locale__language_code="uk")
    assert page.steps[0].value["title"] == read(FOLDER / DANGER / "uk.yaml")["steps"][0]["title"]
    source = page.source
    assert [block.id for block in page.steps] == [block.id for block in source.steps]
    assert page.helplines[0].value["number"] == "112"
    assert page.helplines[0].value["label"] != source.helplines[0].value["label"]


@pytest.mark.django_db
def test_guides_made_before_the_taxonomy_are_tied_to_it_later():
    assert complete_categories() == 0
    row = next(row for row in read(FOLDER / DANGER / "facts.yaml")["categories"])
    locale = GuideIndexPage.objects.get(locale__language_code=SOURCE).locale
    Category.objects.create(slug=row, label="przemoc", locale=locale)
    assert complete_categories() == 1
    assert complete_categories() == 0
    page = GuidePage.objects.get(slug=DANGER, locale__language_code=SOURCE)
    assert [category.slug for category in page.categories.all()] == [row]


def danger(language: str = SOURCE) -> GuidePage:
    """The guide that set-up makes."""
    return GuidePage.objects.get(slug=DANGER, locale__language_code=language)


@pytest.mark.django_db
def test_a_guide_that_was_moved_is_not_made_a_second_time():
    danger().move(GuideIndexPage.objects.get(locale__language_code=SOURCE), pos="last-child")
    call_command("setup_site", verbosity=0)
    assert GuidePage.objects.filter(slug=DANGER, locale__language_code=SOURCE).count() == 1


@pytest.mark.django_db
def test_a_language_that_is_absent_comes_back_while_the_guide_is_as_it_was_made(administrator):
    danger("uk").delete()
    assert load_guides(stands_on_first_level) == 1
    assert danger("uk").steps[0].id == danger().steps[0].id
    danger().save_revision(user=administrator).publish(user=administrator)
    danger("uk").delete()
    assert load_guides(stands_on_first_level) == 0


@pytest.mark.django_db
@pytest.mark.parametrize("change", ["draft", "unpublished", "edited"])
def test_kinds_of_help_are_not_given_to_what_a_person_has_changed(administrator, change):
    slug = read(FOLDER / DANGER / "facts.yaml")["categories"][0]
    Category.objects.create(slug=slug, label="przemoc", locale=danger().locale)
    page = danger()
    page.title = "Szkic"
    if change == "unpublished":
        page.unpublish(user=administrator)
    else:
        revision = page.save_revision(user=administrator)
        if change == "edited":
            revision.publish(user=administrator)
    assert complete_categories() == 0
    assert danger().live == (change != "unpublished")
    if change != "unpublished":
        assert danger().get_latest_revision_as_object().title == "Szkic"


@pytest.mark.django_db
def test_a_guide_with_an_easy_text_lends_it_to_its_translations(client):
    load_guides()
    page = client.get("/ar/dla-cudzoziemcow/lekarz-i-ubezpieczenie/?form=easy").content.decode()
    assert '<div class="prose easy" lang="pl"' in page
