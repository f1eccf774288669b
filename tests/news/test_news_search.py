"""News are found by their words, topics, tags and projects, and by nothing that is not public."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from core.languages import CODES
from news.records import all_records, news_record
from search.models import SearchDocument, SearchFacet, SearchText
from search.services import find
from tests.factories import publish, translate

from .builders_news import make_document, make_news, make_project, make_topic, news_index

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def found(words, code="pl"):
    """The keys that a query finds."""
    return [hit.key for hit in find(words, code).hits]


def test_what_is_kept_of_news():
    topic, project = make_topic(slug="seniorzy"), make_project("Kooperacja", slug="kooperacja")
    soon = timezone.now() + timedelta(days=3)
    facts = {"topics": [topic], "project": project, "tags": ["dom"], "expire_at": soon}
    record = news_record(make_news("Szkolenia", date=date(2023, 5, 17), **facts))
    assert (record.kind, record.date, record.until) == ("news", date(2023, 5, 17), soon)
    assert record.concepts == (str(topic.translation_key),)
    assert record.facets == {"topic": ("seniorzy",), "project": ("kooperacja",), "year": ("2023",)}
    assert {"dom", "Kooperacja"} <= set(record.texts[0].body.split("\n"))


def test_news_without_topics_and_project_are_kept_too():
    record = news_record(make_news())
    assert record.concepts == ()
    assert record.facets == {"topic": (), "project": (), "year": ("2023",)}


def test_extra_words_stand_in_the_sources_text_only():
    page = make_news(tags=["dom"])
    translate(page, "uk", title="навчання")
    polish, ukrainian = news_record(page).texts
    assert "dom" in polish.body
    assert (ukrainian.language, "dom" in ukrainian.body) == ("uk", False)


def test_news_are_found_by_inflected_words_tags_files_and_project():
    page = make_news("Szkolenie dla gmin", tags=["bezdomność"], project=make_project("Kooperacja"))
    page.attachments = [("document", {"document": make_document(), "title": "Regulamin naboru"})]
    publish(page)
    for words in ("szkolenia", "bezdomności", "regulaminu", "kooperacji"):
        assert page.translation_key in found(words), words


def test_a_topics_words_in_any_language_find_polish_news():
    page = make_news("Spotkanie", topics=[make_topic("seniorzy", uk="літні люди")])
    publish(page)
    assert page.translation_key in found("літні люди", "uk")


def test_the_facets_are_in_the_table():
    make_news(topics=[make_topic(slug="seniorzy")])
    assert set(SearchFacet.objects.values_list("name", "value")) >= {
        ("topic", "seniorzy"),
        ("year", "2023"),
    }


def test_unpublished_news_are_found_no_more():
    page = make_news("Warsztat")
    assert found("warsztat") == [page.translation_key]
    page.unpublish()
    assert found("warsztat") == []


def test_expired_news_are_found_no_more_even_before_the_timer():
    page = make_news("Warsztat", expire_at=timezone.now() + timedelta(hours=1))
    assert found("warsztat") == [page.translation_key]
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert found("warsztat") == []
        assert news_record(page) is None


def test_a_draft_changes_nothing():
    page = make_news("Warsztat")
    page.title = "Konferencja"
    page.save_revision()
    assert found("konferencja") == []


def test_a_project_that_is_not_public_lends_no_words():
    page = make_news(project=make_project("Kooperacja"))
    page.project.unpublish()
    record = news_record(page)
    assert record.facets["project"] == ()
    assert "Kooperacja" not in record.texts[0].body


@pytest.mark.parametrize("code", CODES)
def test_the_list_itself_is_found_by_its_name_in_every_language(code):
    index = publish(news_index())
    text = SearchText.objects.get(document=index.translation_key, language=code)
    assert text.path == "/aktualnosci/"


def test_a_rebuild_yields_every_public_piece_of_news_and_the_list():
    public, hidden = make_news("a"), make_news("b")
    hidden.unpublish()
    kinds = [(record.key, record.kind) for record in all_records()]
    assert kinds == [(news_index().translation_key, "page"), (public.translation_key, "news")]


def test_a_moved_list_takes_its_news_along():
    page = make_news(slug="a")
    index = news_index()
    index.slug = "wiadomosci"
    publish(index)
    assert SearchText.objects.get(document=page.translation_key).path == "/wiadomosci/a/"


def test_a_deleted_topic_leaves_its_news():
    topic = make_topic()
    page = make_news(topics=[topic])
    topic.delete()
    assert publish(page).topics.count() == 0
    assert SearchDocument.objects.get(pk=page.translation_key).concepts == ""
