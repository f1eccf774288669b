"""A project gathers what belongs to it: pages, news, events and files, in the reader's language."""

import pytest
from django.utils import timezone
from wagtail.models import CollectionViewRestriction

from core.languages import localized_path, set_public_language
from home.hub import MOST_ITEMS, hub
from search.models import SearchFacet, SearchText
from tests.factories import publish, translate
from tests.news.builders_events import make_event, on
from tests.news.builders_news import make_document, make_news

from .builders_projects import make_page_below, make_project

pytestmark = pytest.mark.django_db


def read(client, slug="x", code="pl"):
    """The public page of a project."""
    return client.get(localized_path(f"/projekty/{slug}/", code)).content.decode()


def titles(items):
    """What a list shows."""
    return [item.title for item in items]


def files(found):
    """The titles of the documents of a hub."""
    return [row["document"].title for row in found.documents]


def test_a_projects_pages_stand_in_its_hub_in_the_readers_language(client):
    project = make_project(slug="x")
    page = make_page_below(project, "Harmonogram", slug="harmonogram")
    make_page_below(project, "Regulamin")
    translate(project, "uk", title="Кооперація")
    translate(page, "uk", title="Розклад")
    set_public_language("uk")
    found = [(entry.title, entry.lang, entry.url) for entry in hub(project).pages]
    assert found[0] == ("Розклад", "uk", "/uk/projekty/x/harmonogram/")
    assert found[1][:2] == ("Regulamin", "pl")
    assert "Розклад" in read(client, code="uk")


def test_a_hub_shows_no_drafts_and_nothing_of_other_projects(client):
    project, other = make_project(slug="x"), make_project()
    make_page_below(project).unpublish()
    make_page_below(other, "Cudza")
    assert hub(project).pages == []
    assert "hub-" not in read(client)


def test_news_of_the_project_stand_in_its_hub_and_others_do_not(client):
    project = make_project(slug="x")
    make_news("Nowi specjaliści", project=project)
    make_news("Cudza wiadomość")
    make_news("Szkic", project=project).unpublish()
    assert titles(hub(project).news) == ["Nowi specjaliści"]
    assert "Nowi specjaliści" in read(client)


def test_more_news_than_fit_are_a_click_away(client):
    project = make_project(slug="x")
    for _ in range(MOST_ITEMS):
        make_news(project=project)
    assert hub(project).news_url == ""
    make_news(project=project)
    assert len(hub(project).news) == MOST_ITEMS
    assert hub(project).news_url == "/aktualnosci/?project=x"
    assert "/uk/aktualnosci/?project=x" in read(client, code="uk")


def test_the_next_events_stand_in_the_hub_and_when_there_are_none_the_last(client):
    project = make_project(slug="x")
    make_event("Konferencja", on("2019-05-10"), project=project)
    assert titles(hub(project).events) == ["Konferencja"]
    assert hub(project).events_url == "/wydarzenia/?project=x&when=past"
    day = timezone.localdate().replace(year=timezone.localdate().year + 1, day=1).isoformat()
    make_event("Warsztaty", on(day), project=project)
    assert titles(hub(project).events) == ["Warsztaty"]
    assert client.get(hub(project).events_url).context["total"] == 1


def test_files_of_pages_news_and_events_of_the_project_are_gathered(client):
    project = make_project(slug="x")
    below = make_page_below(project)
    below.body = [
        ("documents", {"heading": "", "documents": [{"document": make_document("Regulamin")}]})
    ]
    publish(below)
    publish_file(make_news(project=project), "Harmonogram")
    publish_file(make_news(), "Cudzy plik")
    assert files(hub(project)) == ["Harmonogram", "Regulamin"]
    assert "Harmonogram" in read(client)


def publish_file(page, title):
    """Attach a document to a piece of news."""
    page.attachments = [("document", {"document": make_document(title), "title": ""})]
    return publish(page)


def test_files_of_drafts_and_of_closed_collections_are_not_in_the_hub():
    project = make_project(slug="x")
    publish_file(make_news(project=project), "Szkic").unpublish()
    shown = publish_file(make_news(project=project), "Regulamin")
    collection = shown.attachments[0].value["document"].collection
    assert files(hub(project)) == ["Regulamin"]
    CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    assert files(hub(project)) == []


def test_the_hub_costs_the_same_whatever_it_gathers(client, django_assert_max_num_queries):
    def queries(slug):
        read(client, slug)
        with django_assert_max_num_queries(60) as captured:
            read(client, slug)
        return len(captured)

    projects = {"a": make_project(slug="a"), "b": make_project(slug="b")}
    for slug, times in (("a", 1), ("b", 4)):
        for _ in range(times):
            publish_file(make_news(project=projects[slug]), "Plik")
            make_event("x", on("2019-05-10"), project=projects[slug])
            make_page_below(projects[slug])
    assert queries("b") <= queries("a")


def test_the_search_knows_the_new_name_of_the_project_of_news():
    project = make_project(slug="x", title="Kooperacja")
    news = make_news(project=project)
    assert "Kooperacja" in body_of(news)
    project.title = "Rodzina w Centrum"
    publish(project)
    assert "Rodzina w Centrum" in body_of(news)


def body_of(page):
    """What the search keeps of a page's text."""
    row = SearchText.objects.get(document=page.translation_key, language="pl")
    return row.body


def test_the_search_counts_news_by_project():
    news = make_news(project=make_project(slug="x"))
    rows = SearchFacet.objects.filter(document=news.translation_key, name="project")
    assert list(rows.values_list("value", flat=True)) == ["x"]
