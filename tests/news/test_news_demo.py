"""The demo content of news: complete files, loaded once, translated, with pictures and files."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction
from wagtail_localize.models import Translation

from core import cache
from core.languages import CODES, localized_path, source_locale_id
from core.loading import rows
from core.models import CustomDocument, CustomImage
from core.models.pages import public_sources
from news.demo import load
from news.demo.files import DEMO, document, focal_points, picture
from news.demo.load import DATA
from news.models import NewsPage, Topic
from search.services import find

pytestmark = pytest.mark.django_db
NEWS = rows(DATA, "demo/news/*.yaml")
TOPICS = rows(DATA, "topics.yaml")


@pytest.fixture(scope="module", autouse=True)
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[bool]:
    """Load everything once for this module, and take it all back at the end."""
    with django_db_blocker.unblock():
        cache.forget()
        around = transaction.atomic()
        around.__enter__()
        try:
            yield load.load()
        finally:
            transaction.set_rollback(True)
            around.__exit__(None, None, None)


def news():
    return public_sources(NewsPage)


def test_every_topic_has_its_words_in_every_language():
    assert 8 <= len(TOPICS) <= 12
    for row in TOPICS:
        assert set(row["labels"]) == set(row["synonyms"]) == set(CODES)
        assert all(0 < len(label) <= 60 for label in row["labels"].values())


def test_the_files_name_only_topics_pictures_and_documents_that_exist():
    slugs = {row["slug"] for row in TOPICS}
    for row in NEWS:
        assert re.fullmatch(r"[a-z0-9-]{3,60}", row["slug"])
        assert set(row["topics"]) <= slugs
        assert row.get("picture") is None or (DEMO / "pictures" / row["picture"]["file"]).exists()
        for file in row.get("attachments", []):
            assert (DEMO / "files" / file["file"]).exists()


def test_the_texts_fit_where_they_are_shown():
    for row in NEWS:
        for texts in (row, *row.get("translations", {}).values()):
            assert len(texts["title"]) <= 100
            assert len(texts["summary"]) <= 280
            assert len(texts["body"]) == len(row["body"]) >= 1


def test_each_slug_stands_once():
    slugs = [row["slug"] for row in NEWS]
    assert len(slugs) == len(set(slugs))


def test_a_focal_point_lies_in_its_picture():
    for name, point in focal_points().items():
        made = picture(name)
        assert 0 < point["x"] < made.width
        assert 0 < point["y"] < made.height
        assert made.get_focal_point().width == point["width"]


def test_everything_is_loaded_and_published(loaded):
    assert loaded
    assert {page.slug for page in news()} == {row["slug"] for row in NEWS}
    assert Topic.objects.filter(locale_id=source_locale_id()).count() == len(TOPICS)


def test_a_second_run_loads_nothing():
    before = NewsPage.objects.count(), CustomImage.objects.count()
    assert not load.load()
    assert (NewsPage.objects.count(), CustomImage.objects.count()) == before


def test_a_picture_and_a_document_are_made_once():
    used = {row["picture"]["file"] for row in NEWS if row.get("picture")}
    assert {picture(name).pk for name in used} <= set(
        CustomImage.objects.values_list("pk", flat=True)
    )
    assert CustomImage.objects.count() <= len(list((DEMO / "pictures").glob("*.webp")))
    file = next(file for row in NEWS for file in row.get("attachments", []))
    assert document(file["file"], file["title"]).file_size > 0
    assert CustomDocument.objects.filter(title=file["title"]).count() == 1


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Program spotkań dla seniorów", "osteoporoza"),
        ("Formularz zgłoszenia na szkolenie", "wegetariański posiłek"),
        ("Program szkolenia: trzy moduły", "wolontariusz sąsiad"),
    ],
)
def test_an_attached_file_is_found_by_words_that_stand_nowhere_else(title, words):
    document = CustomDocument.objects.get(title=title)
    assert document.uuid not in {hit.key for hit in find(words, "pl").hits}
    call_command("search_documents")
    assert find(words, "pl").hits[0].key == document.uuid


def test_every_piece_of_news_has_what_publishing_asks_for():
    for page in news():
        page.full_clean()
        assert page.missing() == {}
        assert page.topics.exists()


def test_facts_are_those_of_the_files():
    by_slug = {page.slug: page for page in news()}
    for row in NEWS:
        page = by_slug[row["slug"]]
        assert (page.date, page.pinned_until) == (row["date"], row.get("pinned_until"))
        assert page.is_sample == row.get("sample", False)
        assert set(page.tags.names()) == set(row.get("tags", []))
        assert len(page.attachments) == len(row.get("attachments", []))


@pytest.mark.parametrize("code", ["uk", "en"])
def test_two_are_translated_and_a_translator_finds_every_string(code):
    translations = Translation.objects.filter(target_locale__language_code=code, enabled=True)
    assert translations.count() == 2
    for translation in translations:
        total, done = translation.get_progress()
        assert total == done > 0


@pytest.mark.parametrize("code", CODES)
def test_the_list_and_every_article_show_in_every_language(client, code):
    assert client.get(localized_path("/aktualnosci/", code)).context["total"] == len(NEWS)
    for row in NEWS[::8]:
        path = localized_path(f"/aktualnosci/{row['slug']}/", code)
        html = client.get(path).content.decode()
        assert html.count("<h1") == 1
        translated = code == "pl" or code in row.get("translations", {})
        assert ("notice-fallback" in html) != translated
