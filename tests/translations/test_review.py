"""Reviewing what a machine said: only what is ticked, only by translators, until Polish changes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localtime
from wagtail_localize.models import StringTranslation

from tests.factories import make_service, publish
from tests.translating import begin
from translations import segments
from translations.models import SegmentOrigin

from .builders_board import BOARD
from .people import browser_of, by_machine, form, name_of, translator

pytestmark = [pytest.mark.django_db, pytest.mark.both]
REVIEWED = "przetłumaczone przez maszynę, potem sprawdzone"


@pytest.fixture
def service(db):
    return make_service("Porada", slug="z", summary="Rozmowa.", body=["Akapit."])


@pytest.fixture
def translation(service):
    translation = begin(service)
    for path in paths(translation):
        by_machine(translation, path, f"Машина {path}")
    return translation


@pytest.fixture
def olena(db):
    return browser_of(translator("uk"))


def paths(translation):
    return [row.context.path for row in rows(translation)]


def rows(translation):
    return segments.rows_of(translation, segments.pairs_of(translation))


def kinds(translation):
    return [row.text.origin.kind for row in rows(translation)]


def edit(translation):
    return f"/admin/translations/{translation.pk}/edit/"


def review(translation):
    return edit(translation) + "?show=review"


def ticked(translation, chosen):
    data = form(translation)
    names = [name_of(translation, path) for path in chosen]
    return data | {f"checked-{name}": data[f"version-{name}"] for name in names}


def shown(client, address):
    return client.get(address).content.decode()


def test_of_three_two_are_marked_and_the_third_waits(olena, translation):
    assert "?show=review" in shown(olena, edit(translation))
    assert shown(olena, review(translation)).count('name="checked-') == 3
    answer = olena.post(review(translation), form(translation))
    assert answer.headers["Location"] == review(translation)
    assert kinds(translation) == ["machine"] * 3
    olena.post(review(translation), ticked(translation, paths(translation)[:2]))
    assert kinds(translation) == ["reviewed", "reviewed", "machine"]
    html = shown(olena, review(translation))
    assert html.count('name="checked-') == html.count('name="version-') == 1
    assert shown(olena, edit(translation)).count('name="version-') == 3


def test_translators_of_other_languages_mark_nothing(translation):
    john = browser_of(translator("en", "john"))
    assert john.get(review(translation)).headers["Location"] == "/admin/"
    john.post(review(translation), ticked(translation, paths(translation)))
    assert kinds(translation) == ["machine"] * 3


def test_a_text_that_is_corrected_while_reviewing_is_reviewed_with_it(olena, translation):
    olena.post(review(translation), form(translation, summary="Бесіда."))
    row = rows(translation)[1]
    assert (row.saved, row.text.origin.kind, row.author) == ("Бесіда.", "reviewed", "olena")


def test_each_text_says_whose_it_is_and_from_which_polish_text(olena, service, translation):
    text = StringTranslation.objects.get(context__path="summary")
    text.translation_type, text.tool_name = "manual", ""
    text.save()  # by hand and untouched: it stays the machine's
    olena.post(edit(translation), ticked(translation, ["summary"]))
    row = rows(translation)[1]
    assert (row.author, row.reviewer) == ("Fake", "olena")
    html = shown(olena, edit(translation)).partition(f"{REVIEWED} · <bdi>Fake</bdi>")[2]
    day = localtime(service.live_revision.created_at)
    assert f"{day:%d.%m.%Y %H:%M}</p>" in html
    assert "<bdi>olena</bdi>" in html.partition("</section>")[0]


def test_a_review_lapses_with_its_polish_words_and_shows_what_was_said(olena, service, translation):
    olena.post(review(translation), ticked(translation, paths(translation)))
    service.summary = "Długa rozmowa."
    publish(service)
    row = rows(translation)[1]
    assert (row.text, row.lapsed.source, row.lapsed.words) == (None, "Rozmowa.", "Машина summary")
    by_machine(translation, words="Довга бесіда.")
    assert kinds(translation) == ["reviewed", "machine", "reviewed"]
    html = shown(olena, review(translation))
    assert html.count('name="checked-') == 1
    assert "Машина summary" in html.partition("segment__lapsed")[2].partition("</details>")[0]
    assert [row.lapsed for row in rows(translation) if row.lapsed] == [rows(translation)[1].lapsed]


def test_more_texts_cost_no_more_queries(olena, translation):
    long = begin(make_service("Inna", slug="y", body=[f"Akapit {n}." for n in range(30)]))
    for row in rows(long):
        place = {"context": row.context, "translation_of": row.string}
        StringTranslation.objects.create(
            **place, locale=long.target_locale, data="Машина", translation_type="machine"
        )
    assert cost(olena, long) == cost(olena, translation)


def cost(client, translation):
    client.get(review(translation))
    with CaptureQueriesContext(connection) as queries:
        client.get(review(translation))
    return len(queries)


def test_the_board_and_the_start_page_lead_to_what_waits(olena, translation):
    mine = "/admin/translations/mine/?language=uk&list=review"
    assert review(translation) in shown(olena, BOARD)
    assert review(translation) in shown(olena, mine)
    olena.post(review(translation), ticked(translation, paths(translation)))
    assert not SegmentOrigin.objects.filter(kind="machine").exists()
    assert review(translation) not in shown(olena, BOARD) + shown(olena, mine)


def test_going_on_leads_to_the_next_that_waits_for_a_review(olena, translation):
    other = begin(make_service("Inna", slug="y", summary="Rozmowa."))
    by_machine(other)
    answer = olena.post(review(translation), form(translation) | {"then": "next"})
    assert answer.headers["Location"] == review(other)
