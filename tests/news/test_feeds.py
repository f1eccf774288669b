"""Feeds are valid Atom (RFC 4287) in every language, whatever is asked."""

import re
from datetime import date, timedelta
from uuid import UUID
from xml.etree import ElementTree

import feedparser
import pytest
from django.utils import timezone

from core.languages import CODES, localized_path
from news.feeds import MOST, clean, feed_address
from tests.factories import publish, translate

from .builders_news import make_news, make_project, make_topic, news_index

pytestmark = pytest.mark.django_db
URL = "/kanaly/aktualnosci.xml"
ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def get(client, query="", code="pl"):
    """The answer to a request for a feed."""
    response = client.get(localized_path(URL, code) + query)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return response


def valid(response):
    """The feed as its XML, which has all that the standard asks for."""
    parsed = feedparser.parse(response.content)
    assert not parsed.bozo
    assert parsed.version == "atom10"
    feed = ElementTree.fromstring(response.content)  # noqa: S314 - our own answer
    for thing in (feed, *feed.iter(f"{ATOM}entry")):
        assert [len(thing.findall(ATOM + name)) for name in ("id", "title", "updated")] == [1, 1, 1]
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    ids = [element.text for element in feed.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids)
    assert all(UUID(one.removeprefix("urn:uuid:")) for one in ids)
    links = [element.get("href") for element in feed.iter(f"{ATOM}link")]
    assert all(link.startswith("http://testserver/") for link in links)
    times = [e.text for name in ("updated", "published") for e in feed.iter(ATOM + name)]
    assert all(MOMENT.fullmatch(moment) for moment in times)
    return feed


def titles(feed):
    return [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")]


@pytest.mark.parametrize("code", CODES)
def test_each_language_has_a_valid_feed_of_its_own(client, code):
    page = make_news("Szkolenia", summary="Zapisy <od> A & B.", topics=[make_topic()], slug="x")
    feed = valid(get(client, code=code))
    assert feed.get(LANG) == code
    assert titles(feed) == ["Szkolenia"]
    entry = feed.find(f"{ATOM}entry")
    assert entry.get(LANG) == "pl"
    assert entry.findtext(f"{ATOM}id") == f"urn:uuid:{page.translation_key}"
    path = localized_path("/aktualnosci/x/", code)
    assert entry.find(f"{ATOM}link").get("href") == f"http://testserver{path}"
    assert client.get(path).status_code == 200


def test_a_summary_is_text(client):
    make_news(summary="Zapisy <b>od</b> A & B.")
    summary = valid(get(client)).find(f"{ATOM}entry/{ATOM}summary")
    assert summary.text == "Zapisy <b>od</b> A & B."
    assert summary.get("type", "text") == "text"


def test_an_entry_is_in_the_readers_language_where_there_is_a_text(client):
    make_news("Tylko po polsku", date=date(2020, 1, 1))
    translate(make_news("Szkolenia"), "uk", title="Навчання", summary="Коротко.")
    feed = valid(get(client, code="uk"))
    assert titles(feed) == ["Навчання", "Tylko po polsku"]
    assert [entry.get(LANG) for entry in feed.iter(f"{ATOM}entry")] == ["uk", "pl"]
    assert titles(valid(get(client, code="en"))) == ["Szkolenia", "Tylko po polsku"]


def test_an_entry_keeps_its_id_in_every_language_and_after_a_change(client):
    page = make_news("Szkolenia")
    translate(page, "uk", title="Навчання")
    page.title, page.slug = "Nowy tytuł", "nowy"
    publish(page)
    ids = {valid(get(client, code=code)).findtext(f"{ATOM}entry/{ATOM}id") for code in CODES}
    assert ids == {f"urn:uuid:{page.translation_key}"}


def test_feeds_of_different_languages_and_filters_are_different_feeds(client):
    make_topic(slug="a")
    asked = [("", "pl"), ("", "uk"), ("?topic=a", "pl"), ("?topic=x", "pl"), ("?tag=x", "pl")]
    ids = [valid(get(client, *one)).findtext(f"{ATOM}id") for one in asked]
    assert len(set(ids)) == len(asked)
    assert ids[0] == valid(get(client, "?utm_source=x")).findtext(f"{ATOM}id")


def test_an_entry_was_published_on_its_day_and_updated_when_it_changed(client):
    page = make_news(date=date(2023, 5, 17))
    translate(page, "uk", title="Навчання")
    entry = valid(get(client)).find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}published") == "2023-05-17T00:00:00+02:00"
    assert entry.findtext(f"{ATOM}updated")[:19] == f"{page.last_published_at:%Y-%m-%dT%H:%M:%S}"
    later = valid(get(client, code="uk")).findtext(f"{ATOM}entry/{ATOM}updated")
    assert later >= entry.findtext(f"{ATOM}updated")


def test_an_entry_of_the_future_is_not_older_than_its_day(client):
    make_news(date=timezone.localdate() + timedelta(days=30))
    entry = valid(get(client)).find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}updated") == entry.findtext(f"{ATOM}published")


def test_a_feed_names_itself_its_page_and_its_author(client):
    make_topic("seniorzy", slug="a", uk="літні люди")
    feed = valid(get(client, "?topic=a", "uk"))
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == "http://testserver/uk/kanaly/aktualnosci.xml?topic=a"
    assert links["alternate"] == "http://testserver/uk/aktualnosci/?topic=a"
    assert feed.findtext(f"{ATOM}title").startswith("Новини – літні люди – Regionalny")
    assert feed.findtext(f"{ATOM}author/{ATOM}name").startswith("Regionalny Ośrodek")


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("?topic=a", ["o temacie"]),
        ("?project=kooperacja", ["w projekcie"]),
        ("?tag=dom", ["ze słowem"]),
        ("?topic=a&tag=dom", []),
        ("?year=1999&month=x", ["ze słowem", "w projekcie", "o temacie"]),
    ],
)
def test_a_feed_is_narrowed(client, query, left):
    make_news("o temacie", topics=[make_topic(slug="a")])
    make_news("w projekcie", project=make_project(slug="kooperacja"))
    make_news("ze słowem", tags=["dom"])
    assert titles(valid(get(client, query))) == left


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    "query",
    [
        "?topic=x",
        "?tag=%00",
        "?project=%FF%FE",
        "?topic=a&tag=x",
        "?topic=" + "x" * 5000,
        "?topic=<b>&amp;%22'",
        "?tag=%0B%0C%EF%BF%BF",
    ],
)
def test_an_odd_filter_leaves_an_empty_valid_feed(client, query, code):
    make_news(topics=[make_topic(slug="a")])
    assert titles(valid(get(client, query, code))) == []


def test_an_empty_feed_does_not_change_by_itself(client):
    first, second = get(client, "?topic=x").content, get(client, "?topic=x&a=b").content
    assert first == second


def test_a_feed_without_its_list_is_valid_too(client):
    news_index().unpublish()
    valid(get(client))


def test_a_feed_has_at_most_thirty_entries_newest_first(client):
    for number in range(MOST + 2):
        make_news(f"{number}", date=date(2020, 1, 1) + timedelta(days=number))
    found = titles(valid(get(client)))
    assert found == [f"{number}" for number in range(MOST + 1, 1, -1)]


def test_a_pin_has_no_say_in_a_feed(client):
    make_news("stara", date=date(2020, 1, 1), pinned_until=timezone.localdate())
    make_news("nowa")
    assert titles(valid(get(client))) == ["nowa", "stara"]


def test_drafts_and_expired_news_are_in_no_feed(client):
    make_news("szkic").unpublish()
    expired = make_news("wczorajsza")
    expired.expire_at = timezone.now() - timedelta(minutes=1)
    expired.save()
    assert titles(valid(get(client))) == []


def test_a_published_change_reaches_a_stored_feed(client):
    page = make_news("stary")
    assert titles(valid(get(client))) == ["stary"]
    assert get(client).has_header("X-Cache")
    page.title = "nowy"
    publish(page)
    assert titles(valid(get(client))) == ["nowy"]


@pytest.mark.parametrize("hidden", ["\x0b", "\x00", "\x1f", "\ufffe", "\uffff"])
def test_a_character_that_xml_forbids_does_not_break_the_document(hidden):
    assert clean(f"Szko{hidden}lenia") == "Szko lenia"


def test_a_title_pasted_with_a_hidden_character_is_in_a_valid_feed(client):
    make_news("Szko\x0blenia", summary="Za\x1fpisy\uffff.")
    assert titles(valid(get(client))) == ["Szko lenia"]


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_feed_is_only_read(client, method):
    assert getattr(client, method)(URL).status_code == 405


@pytest.mark.parametrize("code", CODES)
def test_the_list_leads_to_its_feed_seen_and_unseen(client, code):
    make_news(topics=[make_topic(slug="a")])
    html = client.get(localized_path("/aktualnosci/?topic=a&year=2023", code)).content.decode()
    address = localized_path(f"{URL}?topic=a", code)
    assert f'<link rel="alternate" type="application/atom+xml" href="{address}"' in html
    assert f'<a href="{address}" type="application/atom+xml">' in html


def test_the_address_of_a_feed_keeps_what_feeds_know():
    assert feed_address({}) == URL
    assert feed_address({"year": "2023", "tag": "piecza"}) == f"{URL}?tag=piecza"


@pytest.mark.parametrize("path", [URL, "/uk" + URL])
def test_a_feed_asks_as_much_for_thirty_as_for_three(
    client, django_assert_max_num_queries, monkeypatch, path
):
    monkeypatch.setattr("core.middleware.may_be_cached", lambda request: False)

    def asked():
        client.get(path)
        with django_assert_max_num_queries(8) as captured:
            client.get(path)
        return len(captured)

    topics = [make_topic(), make_topic()]
    for number in range(3):
        translate(make_news(f"{number}", topics=topics), "uk", title="новина")
    few = asked()
    for number in range(MOST):
        make_news(f"{number}", topics=topics)
    assert asked() == few
