"""The start page of translators: their languages and what waits there, nothing else."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale
from wagtail_localize.models import Translation

from tests.factories import make_category, make_service, publish, translate
from tests.home.builders_projects import make_project, member_of
from tests.translating import begin, complete
from translations import queues
from translations.models import Original, TranslationState
from translations.progress import measure

from .people import browser_of, member, translator

pytestmark = [pytest.mark.django_db, pytest.mark.both]
MINE = "/admin/translations/mine/"


@pytest.fixture
def services(db):
    return [
        make_service("Krótka", slug="a", summary="Rozmowa."),
        make_service("Długa usługa", slug="b", summary="Długa rozmowa o wszystkim."),
    ]


@pytest.fixture
def olena(db):
    return translator("uk")


def listed(client, **query):
    response = client.get(MINE, query)
    return [entry["title"] for entry in response.context["rows"]]


def amount(user, kind, code="uk"):
    locale = Locale.objects.get(language_code=code)
    rows = dict(queues.amounts(user, [locale], queues.kinds_for(user)))
    return next((a.count, a.words) for a in rows[locale] if a.kind == kind)


def test_what_is_not_begun_is_listed_with_most_words_first(olena, services):
    titles = listed(browser_of(olena), language="uk", list="missing")
    assert titles.index("Długa usługa") < titles.index("Krótka")
    assert Original.objects.get(title="Krótka").words == 2


def test_a_page_that_is_there_in_a_language_is_not_missing(olena, services):
    translate(services[0], "uk", title="Коротка")
    assert "Krótka" not in listed(browser_of(olena), language="uk", list="missing")


def test_beginning_opens_the_editor_and_moves_it_to_another_list(olena, services):
    original, client = Original.objects.get(title="Krótka"), browser_of(olena)
    response = client.post(f"/admin/translations/{original.pk}/begin/uk/")
    made = Translation.objects.get()
    assert response.headers["Location"] == f"/admin/translations/{made.pk}/edit/"
    assert listed(client, language="uk", list="draft") == ["Krótka"]
    assert "Krótka" not in listed(client, language="uk", list="missing")


@pytest.mark.parametrize(("code", "status"), [("en", 302), ("xx", 404), ("pl", 302)])
def test_no_other_language_is_begun(olena, services, code, status):
    original = Original.objects.get(title="Krótka")
    response = browser_of(olena).post(f"/admin/translations/{original.pk}/begin/{code}/")
    assert response.status_code == status
    assert not Translation.objects.exists()


def test_what_was_deleted_is_not_begun(olena, services):
    services[0].delete()
    original = Original.objects.filter(title="Krótka").first()
    key = original.pk if original else 0
    assert browser_of(olena).post(f"/admin/translations/{key}/begin/uk/").status_code == 404


def test_what_is_mine_is_there_until_it_is_done(olena, services):
    translation = begin(services[1])
    measure(translation)
    TranslationState.objects.update(owner=olena)
    assert amount(olena, "assigned") == (1, 6)
    complete(translation).save_target()
    assert amount(olena, "assigned") == (0, 0)


def test_an_outdated_one_is_listed_with_the_words_that_changed(olena, services):
    complete(begin(services[0])).save_target()
    services[0].summary = "Inna rozmowa."
    publish(services[0])
    assert amount(olena, "outdated") == (1, 2)
    assert listed(browser_of(olena), language="uk", list="outdated") == ["Krótka"]


def test_terms_are_not_for_translators(olena, administrator):
    make_category("opieka")
    assert "opieka" not in listed(browser_of(olena), language="uk", list="missing")
    assert amount(administrator, "missing")[0] > amount(olena, "missing")[0]


def test_other_languages_are_neither_listed_nor_counted(olena, services):
    measure(begin(services[0], "en"))
    client = browser_of(olena)
    response = client.get(MINE, {"language": "en", "list": "draft"})
    assert response.context["locale"].language_code == "uk"
    assert "angielski" not in response.content.decode()


def test_who_only_translates_sees_it_first_of_all(olena, services):
    html = browser_of(olena).get("/admin/").content.decode()
    assert MINE in html
    assert "w-summary" not in html
    editor = browser_of(member("Redaktor", "ewa")).get("/admin/").content.decode()
    assert 'id="my-translations"' not in editor


def test_a_projects_team_has_no_such_page(db):
    make_project("Własny")
    team = Group.objects.get(name="Zespół projektu: Własny")
    assert browser_of(member_of(team)).get(MINE).headers["Location"] == "/admin/"


@pytest.mark.parametrize("query", [{"list": "x"}, {"page": "99"}, {"language": "x", "page": "a"}])
def test_an_address_with_mistakes_shows_a_list(olena, services, query):
    assert browser_of(olena).get(MINE, query).status_code == 200


@pytest.mark.parametrize("kind", ["missing", "draft"])
def test_longer_lists_cost_no_more_queries(administrator, services, kind):
    client, query = browser_of(administrator), {"language": "uk", "list": kind}
    measure(begin(services[0]))
    first = cost(client, query)
    for number in range(2):
        measure(begin(make_service(f"Nowa {number}")))
        make_service(f"Inna {number}")
    assert cost(client, query) == first


def cost(client, query):
    client.get(MINE, query)
    with CaptureQueriesContext(connection) as queries:
        client.get(MINE, query)
    return len(queries)
