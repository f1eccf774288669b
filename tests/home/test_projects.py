"""A project's page: facts from the source, words of the reader, what belongs to it."""

import re
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
import time_machine
from django.core.cache import cache as store
from wagtail.models import Locale

from core import cache
from core.languages import CODES, localized_path
from home import projects
from home.projects import hashtags, state_of
from search.models import SearchDocument, SearchText
from tests.factories import publish, translate

from .builders_projects import EU, RESULT, make_page_below, make_picture, make_project

pytestmark = pytest.mark.django_db
MARKS = "Dofinansowane przez Unię Europejską"


def read(client, slug="x", code="pl"):
    """The page of a project as a reader of a language gets it."""
    return client.get(localized_path(f"/projekty/{slug}/", code)).content.decode()


@pytest.mark.parametrize("code", CODES)
def test_the_facts_are_the_same_in_every_language(client, code):
    make_project(slug="x", partners=["Miasto Toruń"], **EU)
    html = read(client, code=code)
    for name in ("programme", "priority", "action", "fund", "contract_number", "beneficiary"):
        assert EU[name] in html
    assert "Miasto Toruń" in html
    assert html.count("<h1") == 1


@pytest.mark.parametrize(
    ("code", "amount"),
    [
        ("pl", "22\u00a0009\u00a0655,37\u00a0zł"),
        ("uk", "22\u00a0009\u00a0655,37\u00a0zł"),
        ("en", "zł\u00a022,009,655.37"),
        ("es", "22.009.655,37\u00a0zł"),
        ("ar", "22,009,655.37\u00a0zł"),
    ],
)
def test_amounts_are_written_as_the_language_writes_them(client, code, amount):
    make_project(slug="x", **EU)
    assert amount in read(client, code=code)


def test_an_unknown_fact_is_left_out(client):
    make_project("Rodzina w Centrum", slug="x")
    html = read(client)
    assert "<dt>" not in html
    assert "None" not in re.sub(r"<[^>]*>", "", html)


def test_a_project_without_translation_is_served_in_polish_and_says_so(client):
    make_project("Kooperacja", slug="x", aims="<p>Cel po polsku.</p>")
    html = read(client, code="uk")
    assert '<div class="page-heading" lang="pl" dir="ltr">' in html
    assert '<div class="prose block-prose" lang="pl" dir="ltr"><p' in html
    assert "notice-fallback" in html


def test_the_words_of_a_translation_go_with_the_numbers_of_the_source(client):
    project = make_project(slug="x", results=[{"achieved": Decimal(7)}], **EU)
    page = project.copy_for_translation(Locale.objects.get(language_code="uk"))
    page.results[0].value["label"] = "на навчанні"
    page.results[0].value["number"] = Decimal(5)
    publish(page)
    html = read(client, code="uk")
    assert "<b>1\u00a0100&nbsp;osób</b> на навчанні" in html
    assert page.value is None
    assert "22\u00a0009\u00a0655,37" in html


def test_a_published_change_of_a_number_is_right_in_every_language(client):
    project = make_project(slug="x", results=[{}])
    translate(project, "uk", title="Кооперація")
    project.results[0].value["number"] = Decimal(1234)
    publish(project)
    assert "<b>1\u00a0234&nbsp;osób</b>" in read(client, code="uk")


def test_what_has_been_achieved_stands_beside_what_was_planned(client):
    make_project(slug="x", results=[{"achieved": Decimal(0)}, {}])
    rows = [words for words in re.findall(r"(?s)<li>(.*?)</li>", read(client)) if "osób" in words]
    assert [">0" in row or ": 0" in row for row in rows] == [True, False]


def test_a_task_has_its_number_its_title_and_its_text(client):
    tasks = [("task", {"title": "Szkolenia", "text": "<p>Dla wszystkich.</p>"})]
    make_project(slug="x", tasks=tasks)
    html = read(client)
    assert "<h3>Szkolenia</h3>" in html
    assert "Dla wszystkich." in html


@pytest.mark.parametrize(
    ("starts", "ends", "state"),
    [
        (date(2026, 3, 11), date(2026, 4, 1), "planned"),
        (date(2026, 3, 10), date(2026, 3, 10), "running"),
        (date(2026, 3, 1), None, "running"),
        (None, date(2026, 3, 10), "running"),
        (date(2026, 3, 1), date(2026, 3, 9), "ended"),
        (None, None, None),
    ],
)
@time_machine.travel("2026-03-10 22:30:00+00:00", tick=False)  # still the tenth in Warsaw
def test_the_state_comes_from_the_dates(starts, ends, state):
    found = state_of(make_project(starts_on=starts, ends_on=ends))
    assert (found and found.name) == state


@pytest.mark.parametrize(
    ("starts", "ends", "until"),
    [
        (date(2026, 3, 11), None, "2026-03-11T00:00:00+01:00"),
        (None, date(2026, 3, 10), "2026-03-11T00:00:00+01:00"),
        (date(2026, 1, 1), date(2027, 1, 1), "2026-03-11T00:00:00+01:00"),
    ],
)
@time_machine.travel("2026-03-10 12:00:00+00:00", tick=False)
def test_a_page_is_stored_no_longer_than_its_state_lasts(starts, ends, until):
    state_of(make_project(starts_on=starts, ends_on=ends))
    assert cache.declared_validity().isoformat() == until


def test_the_change_of_the_state_is_declared(monkeypatch):
    declared = []
    monkeypatch.setattr(projects, "valid_until", declared.append)
    with time_machine.travel("2026-03-10 12:00:00+00:00", tick=False):
        state_of(make_project(starts_on=date(2026, 5, 1), ends_on=date(2026, 6, 30)))
    assert [moment.isoformat() for moment in declared] == [
        "2026-05-01T00:00:00+02:00",
        "2026-07-01T00:00:00+02:00",
    ]


@pytest.mark.parametrize("source", ["eu", "state", "pfron", "own", "other", ""])
def test_the_row_of_marks_is_for_european_funds_only(client, source):
    make_project(slug="x", **EU | {"source_of_funds": source})
    html = read(client)
    assert (MARKS in html) is (source == "eu")
    assert ("eu-flag.svg" in html) is (source == "eu")


@pytest.mark.parametrize("code", CODES)
def test_the_official_words_stay_polish(client, code):
    make_project(slug="x", **EU)
    html = read(client, code=code)
    assert f'<bdi lang="pl">{MARKS}</bdi>' in html
    row = html[html.index('class="logo-row"') : html.index("facts-panel")]
    assert ("visually-hidden" in row) is (code != "pl")


def test_the_marks_stand_in_their_order(client, monkeypatch):
    ours = SimpleNamespace(republic_logo=make_picture(50, 20), voivodeship_logo=make_picture(9, 9))
    monkeypatch.setattr(projects, "institution", lambda: ours)
    make_project(slug="x", programme_logo=make_picture(300, 100), **EU)
    html = read(client)
    row = html[html.index('class="logo-row"') :]
    words = [EU["programme"], "Rzeczpospolita Polska", MARKS, "Województwo Kujawsko-Pomorskie"]
    places = [row.index(word) for word in words]
    assert places == sorted(places)


def test_a_mark_may_have_words_of_its_own(client):
    logo = make_picture(300, 100)
    make_project(slug="x", programme_logo=logo, programme_logo_alt="Fundusze", **EU)
    assert 'alt="Fundusze"' in read(client)


def test_the_row_stands_between_the_title_and_the_lead(client):
    make_project(slug="x", summary="Jedno zdanie.", **EU)
    html = read(client)
    places = [html.index(part) for part in ("</h1>", 'class="logo-row"', 'class="lead"')]
    assert places == sorted(places)


@pytest.mark.parametrize("code", CODES)
def test_reports_of_breaches_have_words_in_every_language(client, code):
    address = "https://example.org/karta"
    make_project(slug="x", reports={"charter": address, "irregularities": "https://example.org/n"})
    html = read(client, code=code)
    assert f'<a href="{address}" rel="external">' in html
    assert ("Charter" in html) is (code == "en")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("#FunduszeUE  #FunduszeEuropejskie", ["#FunduszeUE", "#FunduszeEuropejskie"]),
        ("FunduszeUE, FunduszeEuropejskie", ["#FunduszeUE", "#FunduszeEuropejskie"]),
        ("#a#b", ["#a", "#b"]),
        (" # ", []),
        ("", []),
    ],
)
def test_hashtags_have_their_sign_however_they_were_typed(typed, shown):
    assert hashtags(typed) == shown


@pytest.mark.parametrize("code", ["pl", "uk"])
def test_a_page_below_a_project_answers(client, code):
    page = make_page_below(make_project(slug="x"), "Harmonogram", slug="harmonogram")
    response = client.get(localized_path("/projekty/x/harmonogram/", code))
    assert response.status_code == 200
    assert page.title in response.content.decode()


def test_a_project_costs_as_many_queries_with_many_rows(client, django_assert_max_num_queries):
    def queries(slug):
        cache.forget()
        store.clear()
        with django_assert_max_num_queries(80) as captured:
            client.get(f"/uk/projekty/{slug}/")
        return len(captured)

    few, many = (
        make_project(slug="a", results=[{}], partners=["A"]),
        make_project(slug="b", results=[{}] * 9, partners=["A"] * 9),
    )
    make_page_below(few)
    for _number in range(6):
        make_page_below(many)
    queries("a")
    assert queries("b") <= queries("a")


@pytest.mark.parametrize(
    "word",
    ["Kooperacja", "0001/23", "Fundusz Społeczny Plus", "Miasto Toruń", "w szkoleniach", "Cel"],
)
def test_the_search_keeps_words_and_facts_of_a_project(word):
    project = make_project(
        aims="<p>Cel projektu.</p>", results=[{}], partners=["Miasto Toruń"], **EU
    )
    row = SearchDocument.objects.get(pk=project.translation_key)
    text = SearchText.objects.get(document=row, language="pl")
    assert row.kind == "project"
    assert word in f"{text.title} {text.body}"


def test_the_search_keeps_the_words_of_a_translation_too():
    project = make_project(results=[{}])
    page = project.copy_for_translation(Locale.objects.get(language_code="uk"))
    page.results[0].value["label"] = "на навчанні"
    publish(page)
    text = SearchText.objects.get(document=project.translation_key, language="uk")
    assert "на навчанні" in text.body


def test_a_project_that_is_hidden_is_not_found():
    project = make_project()
    project.unpublish()
    assert not SearchText.objects.filter(document=project.translation_key).exists()


def test_a_reader_finds_a_project_by_its_partner(client):
    make_project("Kooperacja", partners=["Fundacja Zielony Most"])
    html = client.get("/szukaj/", {"q": "Zielony Most"}).content.decode()
    assert "Kooperacja" in html


def test_a_drafted_fact_shows_nowhere(client):
    project = make_project(slug="x", **EU)
    project.value = Decimal(30_000_000)
    project.save_revision()
    assert "30\u00a0000\u00a0000" not in read(client)


def test_a_result_is_a_row_of_words_and_numbers():
    assert set(RESULT) == {"number", "unit", "label", "achieved"}


def test_a_project_without_facts_has_no_empty_panel(client):
    make_project(slug="x")
    make_project(slug="y", contract_number="FERS.04.13")
    assert "facts-panel" not in read(client, "x")
    assert "facts-panel" in read(client, "y")
