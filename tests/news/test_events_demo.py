"""The demo content of events: complete files, loaded as an editor would write them."""

from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest
from wagtail.models import Locale

import news
from core.loading import rows
from news.demo.events import load_events
from news.models import EventPage
from news.recruitment import Switch

from .builders_news import make_picture, make_project, make_topic

DATA = Path(news.__file__).parent / "data"
ROWS = rows(DATA, "demo/events/*.yaml")
TOPICS = {row["slug"] for row in rows(DATA, "topics.yaml")}
every_row = pytest.mark.parametrize("row", ROWS, ids=[row["slug"] for row in ROWS])


def test_events_are_many_and_none_has_the_address_of_another():
    slugs = [row["slug"] for row in ROWS]
    assert len(slugs) == len(set(slugs)) >= 15


@every_row
def test_texts_are_there_and_short(row):
    assert 0 < len(row["title"]) <= 100
    assert 0 < len(row["summary"]) <= 280
    assert 1 <= len(row["body"]) <= 5
    assert len(row.get("audience", "")) <= 200
    assert len(row.get("organiser", "")) <= 200


@every_row
def test_kinds_topics_and_switches_are_known(row):
    assert row["kind"] in EventPage.Kind.values
    assert set(row["topics"]) <= TOPICS
    assert row.get("recruitment", {}).get("override", "closed") in Switch.values


@every_row
def test_dates_begin_before_they_end_and_what_is_yet_to_come_is_a_sample(row):
    for given in row["dates"]:
        assert given["starts_on"] <= given.get("ends_on", given["starts_on"])
        assert given["starts_on"] < date(2026, 1, 1) or row["sample"]
        assert "example.org" in given.get("online_url", "example.org")


@pytest.mark.django_db
def test_an_event_is_loaded_with_everything(monkeypatch):
    make_topic(slug="kadra")
    project, picture = make_project(slug="kooperacja"), make_picture()
    monkeypatch.setattr("news.demo.news.picture", lambda name: picture)
    load_events([WHOLE])
    event = EventPage.objects.get(slug="x", locale__language_code="pl")
    assert event.live
    assert [(row.starts_at, row.ends_at, row.city) for row in event.dates.all()] == [
        (time(10), time(14), "Toruń")
    ]
    assert (event.project_id, event.picture, event.picture_alt) == (project.pk, picture, "Opis.")
    assert [topic.slug for topic in event.topics.all()] == ["kadra"]
    assert event.programme[0].value["time"] == time(10)
    assert event.modules[0].value["hours"] == Decimal(60)
    assert (event.recruitment_closes_on, event.recruitment_switch) == (date(2027, 1, 1), "closed")
    event.full_clean()


@pytest.mark.django_db
def test_a_translation_is_loaded_through_what_translators_use():
    make_topic(slug="kadra")
    texts = {"title": "Навчання", "summary": "Опис.", "body": ["Абзац."]}
    load_events([PLAIN | {"translations": {"uk": texts}}])
    event = EventPage.objects.get(slug="y", locale__language_code="pl")
    copy = event.get_translation(Locale.objects.get(language_code="uk"))
    assert (copy.title, copy.live, copy.dates.count()) == ("Навчання", True, 0)


@pytest.mark.django_db
def test_every_event_of_the_files_loads_and_is_valid(monkeypatch):
    for slug in TOPICS:
        make_topic(slug=slug)
    picture = make_picture()
    monkeypatch.setattr("news.demo.news.picture", lambda name: picture)
    load_events(ROWS)
    events = EventPage.objects.filter(locale__language_code="pl", live=True)
    assert events.count() == len(ROWS)
    assert [event.missing() for event in events] == [{}] * len(ROWS)
    for event in events:
        event.full_clean()
        for row in event.dates.all():
            row.full_clean()


PLAIN = {
    "slug": "y",
    "title": "Spotkanie",
    "summary": "Krótko.",
    "body": ["Akapit."],
    "kind": "meeting",
    "topics": ["kadra"],
    "dates": [{"starts_on": date(2019, 10, 22)}],
}
WHOLE = PLAIN | {
    "slug": "x",
    "project": "kooperacja",
    "picture": {"file": "x.webp", "alt": "Opis.", "credit": "ROPS"},
    "dates": [
        {
            "starts_on": date(2027, 1, 18),
            "starts_at": "10:00",
            "ends_at": "14:00",
            "city": "Toruń",
        }
    ],
    "programme": [{"time": "10:00", "text": "Kawa"}, {"text": "Praca"}],
    "modules": [{"title": "Plany", "hours": 60}],
    "recruitment": {
        "closes_on": date(2027, 1, 1),
        "override": "closed",
        "email": "a@example.org",
    },
    "sample": True,
}
