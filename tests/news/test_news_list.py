"""The list of news: its order, its lines, its filters, its archive, its size in queries."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from core.languages import CODES, localized_path
from news.archive import archive, totals
from news.listing import PAGE_SIZE, latest
from news.models import NewsPage
from tests.factories import publish, translate

from .builders_news import make_news, make_picture, make_project, make_topic

pytestmark = [pytest.mark.django_db, pytest.mark.both]
URL = "/aktualnosci/"


def titles(client, query="", code="pl"):
    """The titles on the list in their order."""
    response = client.get(localized_path(URL, code) + query)
    assert response.status_code == 200
    return [item.title for item in response.context["items"]]


def test_the_newest_come_first_and_what_is_pinned_before_them(client):
    make_news("stara", date=date(2017, 3, 1))
    make_news("nowa", date=date(2023, 3, 1))
    make_news("ważna", date=date(2019, 3, 1), pinned_until=timezone.localdate())
    assert titles(client) == ["ważna", "nowa", "stara"]


def test_what_was_pinned_until_yesterday_stands_by_its_date(client):
    make_news("nowa", date=date(2023, 3, 1))
    yesterday = timezone.localdate() - timedelta(days=1)
    make_news("ważna", date=date(2019, 3, 1), pinned_until=yesterday)
    response = client.get(URL)
    assert [item.title for item in response.context["items"]] == ["nowa", "ważna"]
    assert not any(item.is_pinned for item in response.context["items"])


def test_a_stored_list_does_not_keep_a_pin_past_midnight(client):
    with time_machine.travel("2026-03-01T22:30:00Z", tick=False):
        make_news("nowa", date=date(2026, 2, 1))
        make_news("ważna", date=date(2019, 3, 1), pinned_until=date(2026, 3, 1))
        assert titles(client) == ["ważna", "nowa"]
    with time_machine.travel("2026-03-01T23:30:00Z", tick=False):
        assert titles(client) == ["nowa", "ważna"]


def test_of_one_day_the_later_made_comes_first(client):
    make_news("rano")
    make_news("wieczorem")
    assert titles(client) == ["wieczorem", "rano"]


def test_drafts_and_expired_news_are_not_listed(client):
    make_news("szkic").unpublish()
    expired = make_news("wczorajsza")
    expired.expire_at = timezone.now() - timedelta(minutes=1)
    expired.save()
    make_news("publiczna")
    assert titles(client) == ["publiczna"]


def test_a_draft_of_new_words_is_not_listed(client):
    page = make_news("publiczna")
    page.title = "szkic tytułu"
    page.save_revision()
    assert titles(client) == ["publiczna"]


@pytest.mark.parametrize("code", CODES)
def test_every_language_lists_all_news_with_the_prose_it_has(client, code):
    make_news("tylko po polsku", slug="a", date=date(2022, 1, 1))
    translate(make_news("szkolenia", slug="b"), "uk", title="навчання", summary="коротко")
    response = client.get(localized_path(URL, code))
    first, second = response.context["items"]
    assert (first.title, first.lang) == (
        ("навчання", "uk") if code == "uk" else ("szkolenia", "pl")
    )
    assert (second.title, second.lang) == ("tylko po polsku", "pl")
    assert second.url == localized_path("/aktualnosci/a/", code)
    assert f'lang="{first.lang}" dir="auto"><a href="{first.url}"' in response.content.decode()


def test_facts_of_a_line_are_the_sources(client):
    page = make_news(topics=[make_topic("seniorzy", uk="літні люди")], is_sample=True)
    translate(page, "uk", title="навчання")
    item = client.get("/uk/aktualnosci/").context["items"][0]
    assert (item.title, item.date, item.is_sample) == ("навчання", page.date, True)
    assert [topic.label for topic in item.topics] == ["літні люди"]


def test_topics_of_a_line_have_the_order_that_editors_gave_them(client):
    first, second = make_topic("b"), make_topic("a")
    second.order = 5
    second.save()
    make_news(topics=[second, first])
    item = client.get(URL).context["items"][0]
    assert [topic.label for topic in item.topics] == ["b", "a"]


def test_the_picture_of_a_line_is_decoration(client):
    make_news(picture=make_picture(), picture_alt="Rozmowa przy stole.")
    html = client.get(URL).content.decode()
    assert 'alt=""' in html
    assert "Rozmowa przy stole." not in html
    assert "fill-288x216" in html


def test_an_empty_list_says_so(client):
    response = client.get(URL)
    assert response.context["items"] == []
    assert "nothing-found" in response.content.decode()


def test_a_long_list_is_cut_into_pages_that_keep_the_filters(client):
    topic = make_topic(slug="seniorzy")
    for number in range(PAGE_SIZE + 1):
        make_news(f"news {number}", topics=[topic])
    response = client.get(f"{URL}?topic=seniorzy")
    assert len(response.context["items"]) == PAGE_SIZE
    assert response.context["pagination"].next == "?topic=seniorzy&page=2"
    assert titles(client, "?topic=seniorzy&page=2") == ["news 0"]
    assert client.get(f"{URL}?page=9").context["problems"]


@pytest.fixture
def various():
    """News that differ in every filter."""
    seniors, children = make_topic(slug="seniorzy"), make_topic("dzieci", slug="dzieci")
    project = make_project(slug="kooperacja")
    make_news("a", topics=[seniors], tags=["piecza zastępcza"], date=date(2023, 5, 2))
    make_news("b", topics=[seniors, children], project=project, date=date(2023, 4, 2))
    make_news("c", topics=[children], tags=["dom"], project=project, date=date(2022, 5, 2))


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("topic=seniorzy", "ab"),
        ("topic=seniorzy&topic=dzieci", "bc"),
        ("topic=dzieci&project=kooperacja", "bc"),
        ("tag=dom", "c"),
        ("tag=piecza-zast%C4%99pcza", "a"),
        ("project=kooperacja&year=2023", "b"),
        ("year=2023", "ab"),
        ("year=2023&month=5", "a"),
        ("year=2022&month=5", "c"),
        ("topic=seniorzy&tag=dom", ""),
        ("q=dom", "abc"),
    ],
)
def test_every_filter_has_to_be_satisfied_in_every_language(client, various, query, left):
    for code in CODES:
        assert "".join(titles(client, f"?{query}", code)) == left


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("topic=x", "abc"),
        ("topic=Seniorzy", "abc"),
        ("tag=Dom", "abc"),
        ("project=o-niczym", "abc"),
        ("year=2021", "abc"),
        ("year=20230000000000000000", "abc"),
        ("year=٢٠٢٣", "abc"),
        ("month=5", "abc"),
        ("year=2023&month=13", "ab"),
        ("year=2023&month=1", "ab"),
        ("year=2023&month=05", "ab"),
        ("topic=%00", "abc"),
        ("tag=%FF", "abc"),
        ("year=1e3&topic=seniorzy", "ab"),
    ],
)
def test_what_is_not_understood_is_named_and_the_rest_kept(client, various, query, left):
    response = client.get(f"{URL}?{query}")
    assert "".join(item.title for item in response.context["items"]) == left
    assert len(response.context["problems"]) == 1
    assert str(response.context["problems"][0]) in response.content.decode()


def test_each_filter_has_a_message_of_its_own(client, various):
    response = client.get(f"{URL}?topic=x&tag=x&project=x&year=x&month=x")
    assert len(set(response.context["problems"])) == 5


@pytest.mark.parametrize("code", CODES)
def test_what_was_asked_for_stands_in_words_each_with_the_way_without_it(client, various, code):
    path = localized_path(URL, code)
    asked = {"topic": "seniorzy", "tag": "piecza-zastępcza", "year": "2023", "month": "5"}
    filters = client.get(path, asked).context["active_filters"]
    assert len(filters) == 3
    assert filters[0].remove_url == f"{path}?tag=piecza-zast%C4%99pcza&year=2023&month=5"
    assert filters[1].label == "piecza zastępcza"
    assert filters[2].remove_url == f"{path}?topic=seniorzy&tag=piecza-zast%C4%99pcza"
    assert "2023" in filters[2].label or "٢٠٢٣" in filters[2].label


def test_a_year_alone_is_a_condition_of_its_own(client, various):
    filters = client.get(f"{URL}?year=2022").context["active_filters"]
    assert [(f.label, f.remove_url) for f in filters] == [("2022", URL)]


@pytest.mark.parametrize(("query", "hidden"), [("", False), ("?year=2023", True), ("?x=1", False)])
def test_only_a_filtered_list_is_kept_out_of_other_search_engines(client, various, query, hidden):
    assert ("noindex" in client.get(URL + query).content.decode()) is hidden


def test_the_form_offers_only_what_some_news_have(client, various):
    make_topic("pusty", slug="pusty")
    make_project(slug="bez-aktualnosci")
    choices = client.get(URL).context["choices"]
    assert [option.value for option in choices["topic"][0].options] == ["seniorzy", "dzieci"]
    assert [option.value for option in choices["project"][0].options] == ["kooperacja"]


def test_the_form_keeps_the_month_and_marks_what_was_chosen(client, various):
    response = client.get(f"{URL}?year=2023&month=5&topic=seniorzy")
    assert response.context["kept"] == {"year": "2023", "month": "5"}
    html = response.content.decode()
    assert '<option value="seniorzy" selected>' in html
    assert '<input type="hidden" name="month" value="5">' in html


def test_a_known_topic_that_nothing_is_about_finds_nothing_and_is_no_mistake(client, various):
    make_topic("pusty", slug="pusty")
    response = client.get(f"{URL}?topic=pusty")
    assert (response.context["items"], response.context["problems"]) == ([], [])
    assert '<option value="pusty" selected>' in response.content.decode()


def test_the_archive_counts_what_readers_may_see(various):
    make_news("szkic", date=date(2020, 1, 1)).unpublish()
    years = archive("2023", "5")
    assert [(y.number, y.total, y.is_chosen) for y in years] == [(2023, 2, True), (2022, 1, False)]
    assert [(m.first.month, m.total, m.is_chosen) for m in years[0].months] == [
        (5, 1, True),
        (4, 1, False),
    ]


def test_the_archive_forgets_what_has_expired_without_any_publish():
    page = make_news()
    page.expire_at = timezone.now() + timedelta(hours=1)
    publish(page)
    make_news()
    assert sum(totals().values()) == 2
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert sum(totals().values()) == 1


def test_the_archive_asks_twice_and_then_remembers(django_assert_max_num_queries, various):
    with django_assert_max_num_queries(10) as captured:
        totals()
        archive("2023")
    asked = [query["sql"] for query in captured.captured_queries if "newspage" in query["sql"]]
    assert len(asked) == 2


def test_a_project_that_is_not_public_is_no_filter_and_no_link(client, various):
    make_project(slug="tajny").unpublish()
    assert client.get(f"{URL}?project=tajny").context["problems"]


def test_a_project_that_expires_is_no_link_any_more(client):
    soon = timezone.now() + timedelta(hours=1)
    page = make_news(project=make_project(expire_at=soon))
    assert client.get(URL).context["items"][0].project.title == "Kooperacja"
    with time_machine.travel(soon + timedelta(minutes=1)):
        assert client.get(page.url).context["project"] is None


def test_the_newest_are_there_for_other_pages_too():
    project = make_project()
    make_news("a", project=project, date=date(2020, 1, 1))
    make_news("b", date=date(2021, 1, 1))
    make_news("c", project=project, date=date(2022, 1, 1))
    assert [item.title for item in latest(2)] == ["c", "b"]
    assert [item.title for item in latest(5, project)] == ["c", "a"]


def test_a_published_change_reaches_a_stored_list_at_once(client):
    page = make_news("stary tytuł")
    assert titles(client) == ["stary tytuł"]
    page.title = "nowy tytuł"
    publish(page)
    assert titles(client) == ["nowy tytuł"]


def queries(client, captured_by, path):
    """What the database is asked for a list once warm."""
    client.get(path)
    with captured_by(14) as captured:
        client.get(path)
    return [query["sql"] for query in captured.captured_queries]


@pytest.mark.parametrize("path", ["/aktualnosci/", "/uk/aktualnosci/?topic=t&year=2023"])
def test_a_list_asks_as_much_for_forty_as_for_ten(
    client, django_assert_max_num_queries, monkeypatch, path
):
    monkeypatch.setattr("core.middleware.may_be_cached", lambda request: False)
    monkeypatch.setattr("news.index.PAGE_SIZE", 50)
    topic, project, picture = make_topic(slug="t"), make_project(), make_picture()
    facts = {"topics": [topic], "project": project, "picture": picture, "tags": ["dom"]}
    for number in range(10):
        translate(make_news(f"{number}", **facts), "uk", title="новина")
    few = queries(client, django_assert_max_num_queries, path)
    for number in range(30):
        make_news(f"{number}", **facts | {"picture": make_picture()})
    many = queries(client, django_assert_max_num_queries, path)
    assert NewsPage.objects.filter(locale__language_code="pl").count() == 40
    assert len(many) == len(few)
    assert len(set(many)) == len(many), "a query was asked twice"
