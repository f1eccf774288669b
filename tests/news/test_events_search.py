"""What the search keeps of events, and that they are found."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from news.event_records import all_event_records, event_record
from search.models import SearchDocument
from search.services import find
from tests.factories import publish, translate

from .builders_events import event_index, make_event, on, words_in
from .builders_news import make_project, make_topic

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def whole():
    """An event with everything that is searched."""
    return make_event(
        "Teleopieka w gminie",
        on("2023-11-01", "2024-02-28", venue="Hotel Vistula", city="Świecie"),
        on("2022-12-10", city="Sępólno Krajeńskie"),
        slug="x",
        summary="Rozmowa.",
        body=["Pokażemy opaski."],
        audience="Pracownicy socjalni",
        organiser="Stowarzyszenie Dom",
        programme=words_in("item", {"text": "Ćwiczenia z tłumaczem"}),
        modules=words_in("module", {"title": "Organizacja społeczności", "hours": 57}),
        topics=[make_topic(slug="seniorzy")],
        project=make_project("Kooperacja", slug="kooperacja"),
    )


def test_a_record_has_the_words_of_an_event_and_where_it_is(whole):
    record = event_record(whole)
    assert (record.kind, record.key) == ("event", whole.translation_key)
    text = record.texts[0]
    assert (text.title, text.path) == ("Teleopieka w gminie", "/wydarzenia/x/")
    parts = ["opaski", "Pracownicy socjalni", "Stowarzyszenie Dom", "Hotel Vistula, Świecie"]
    parts += ["Sępólno Krajeńskie", "Ćwiczenia z tłumaczem", "Organizacja", "Kooperacja"]
    assert [part for part in parts if part not in text.body] == []


def test_a_record_has_its_first_day_concepts_and_facets(whole):
    record = event_record(whole)
    assert record.date == date(2022, 12, 10)
    assert record.concepts == (str(whole.topics.get().translation_key),)
    assert record.facets == {
        "topic": ("seniorzy",),
        "project": ("kooperacja",),
        "year": ("2022", "2023", "2024"),
    }


def test_a_translation_adds_its_own_words(whole):
    copy = translate(whole, "uk", title="Телеопіка")
    copy.programme = words_in("item", {"text": "Вправи"})
    publish(copy)
    record = event_record(whole)
    assert [text.language for text in record.texts] == ["pl", "uk"]
    assert "Вправи" in record.texts[1].body
    assert "Hotel Vistula" not in record.texts[1].body


@pytest.mark.parametrize(
    "hide",
    [
        lambda page: page.unpublish(),
        lambda page: setattr(page, "expire_at", timezone.now() - timedelta(seconds=1)),
        lambda page: PageViewRestriction.objects.create(page=page, restriction_type="login"),
        lambda page: PageViewRestriction.objects.create(
            page=event_index(), restriction_type="login"
        ),
    ],
    ids=["unpublished", "expired", "restricted", "below a restricted page"],
)
def test_what_readers_must_not_see_has_no_record(hide):
    event = make_event()
    assert event.search_record() is not None
    hide(event)
    assert event.search_record() is None


def test_a_hidden_project_is_not_named(whole):
    whole.project.specific.unpublish()
    record = event_record(whole)
    assert record.facets["project"] == ()
    assert "Kooperacja" not in record.texts[0].body


def test_a_rebuild_gets_every_public_event_and_the_list(whole):
    make_event("szkic").unpublish()
    found = {record.key: record.kind for record in all_event_records()}
    assert found == {
        whole.translation_key: "event",
        event_index().translation_key: "page",
    }


def test_a_rebuild_writes_what_publishing_wrote(whole):
    before = SearchDocument.objects.get(pk=whole.translation_key).digest
    whole.search_record()
    publish(whole)
    assert SearchDocument.objects.get(pk=whole.translation_key).digest == before


@pytest.mark.parametrize(
    "query", ["teleopieka", "teleopieki", "swiecie", "wydarzenie w hotelu vistula", "opaska"]
)
def test_a_past_event_is_found_by_its_words_and_its_town(whole, query):
    assert whole.translation_key in [hit.key for hit in find(query, "pl").hits]


@pytest.mark.parametrize(("code", "query"), [("uk", "літні люди"), ("en", "older people")])
def test_an_untranslated_event_is_found_by_its_topic_in_other_languages(code, query):
    topic = make_topic("seniorzy", slug="s", uk="літні люди", en="older people")
    event = make_event("Gimnastyka", topics=[topic])
    assert event.translation_key in [hit.key for hit in find(query, code).hits]


def test_a_withdrawn_event_is_found_no_more(whole):
    whole.unpublish()
    assert find("teleopieka", "pl").hits == []
