"""Anonymous pages are cached whole; a published change of anything shows at once."""

from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from django.db import transaction
from wagtail.models import PageViewRestriction

from core import cache
from core.middleware import page_key
from tests.factories import make_category, make_place, make_service, publish

pytestmark = [pytest.mark.django_db, pytest.mark.both]
# With real commits and rollbacks; the others are quicker inside one transaction.
committing = pytest.mark.django_db(transaction=True)


def is_stored(client, path):
    client.get(path)
    return client.get(path).get("X-Cache") == "hit"


def test_the_second_reader_gets_the_stored_page(client):
    assert is_stored(client, "/uk/uslugi/")


def test_a_page_with_free_text_is_never_stored(client):
    assert not is_stored(client, "/uslugi/?q=pomoc")
    assert not is_stored(client, "/szukaj/?q=pomoc")


def test_an_editor_is_never_given_a_stored_page(client, administrator):
    client.get("/uslugi/")
    client.force_login(administrator)
    assert client.get("/uslugi/").get("X-Cache") is None


def test_a_missing_page_is_not_stored(client):
    assert not is_stored(client, "/nie-ma/")


def test_parameters_that_no_page_knows_make_no_further_entry(rf):
    plain = page_key(rf.get("/uslugi/?area=0407"), 1)
    assert page_key(rf.get("/uslugi/?utm_source=x&area=0407"), 1) == plain
    assert page_key(rf.get("/uslugi/?area=0408"), 1) != plain


@committing
def test_the_title_is_new_for_the_next_reader_after_publishing(client):
    service = make_service("Stary tytuł", slug="x")
    assert is_stored(client, "/ar/uslugi/x/")
    service.title = "Nowy tytuł"
    publish(service)
    assert "Nowy tytuł" in client.get("/ar/uslugi/x/").content.decode()


def restrict(service):
    PageViewRestriction.objects.create(
        page=service, restriction_type=PageViewRestriction.PASSWORD, password="x"
    )


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda s, c: s.unpublish(), id="unpublish"),
        pytest.param(lambda s, c: s.delete(), id="delete"),
        pytest.param(lambda s, c: restrict(s), id="restrict"),
        pytest.param(lambda s, c: s.move(s.get_parent(), "first-child"), id="move"),
        pytest.param(lambda s, c: c.save(), id="rename a term"),
        pytest.param(lambda s, c: publish(make_place()), id="publish a place"),
    ],
)
def test_a_change_of_what_is_public_moves_the_generation(change):
    service, category = make_service(), make_category()
    before = cache.read_generation()
    change(service, category)
    assert cache.read_generation() > before


def test_saving_a_draft_does_not_move_the_generation():
    service = make_service()
    before = cache.read_generation()
    service.title = "Szkic"
    service.save_revision()
    assert cache.read_generation() == before


@committing
def test_a_transaction_moves_the_generation_once():
    before = cache.read_generation()
    with transaction.atomic():
        cache.move_generation()
        cache.move_generation()
    assert cache.read_generation() == before + 1


def fail_after(*steps):
    """Take the steps in a transaction that then fails."""
    with transaction.atomic():
        for step in steps:
            step()
        raise ZeroDivisionError


@committing
def test_after_a_rolled_back_change_the_next_one_still_moves_the_generation():
    before = cache.read_generation()
    with pytest.raises(ZeroDivisionError):
        fail_after(cache.move_generation)
    assert cache.read_generation() == before
    cache.move_generation()
    assert cache.read_generation() == before + 1


@committing
def test_what_is_remembered_inside_a_transaction_that_rolls_back_is_forgotten():
    answers = iter(["first", "inside", "after"])
    remembered = cache.per_generation(lambda: next(answers))
    assert remembered() == "first"
    inside = []
    with pytest.raises(ZeroDivisionError):
        fail_after(cache.move_generation, lambda: inside.append(remembered()))
    assert inside == ["inside"]
    assert remembered() == "first"


@pytest.mark.parametrize(
    ("moment", "words"), [("10:00", "16:00"), ("15:59", "16:00")], ids=["morning", "just before"]
)
def test_open_now_is_stored_no_longer_than_it_is_true(client, moment, words):
    make_service(slug="x", places=[make_place(hours=[(0, time(8), time(16))])])
    hour, minute = map(int, moment.split(":"))
    with time_machine.travel(datetime(2026, 11, 23, hour - 1, minute, tzinfo=UTC), tick=False) as t:
        assert is_stored(client, "/uslugi/x/")
        assert "open-state--open" in client.get("/uslugi/x/").content.decode()
        t.move_to(datetime(2026, 11, 23, 15, 0, 1, tzinfo=UTC))
        assert "open-state--open" not in client.get("/uslugi/x/").content.decode()


def test_public_pages_are_the_same_for_everybody(client):
    response = client.get("/uslugi/")
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@committing
def test_the_key_is_taken_before_the_page_is_rendered(client, monkeypatch):
    """A page rendered before a change and stored after it is found by nobody."""
    service = make_service("Stary tytuł", slug="x")
    from core import middleware

    store = middleware._store

    def publish_then_store(key, response):
        service.title = "Nowy tytuł"
        publish(service)
        store(key, response)

    monkeypatch.setattr(middleware, "_store", publish_then_store)
    client.get("/uslugi/x/")
    monkeypatch.undo()
    assert "Nowy tytuł" in client.get("/uslugi/x/").content.decode()


def test_no_stored_list_outlives_a_page_that_expires(client):
    now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    with time_machine.travel(now, tick=False) as moment:
        service = make_service("Do południa", expire_at=now + timedelta(hours=1))
        assert is_stored(client, "/uslugi/")
        assert service.title in client.get("/uslugi/").content.decode()
        moment.move_to(now + timedelta(hours=1, seconds=1))
        assert service.title not in client.get("/uslugi/").content.decode()
