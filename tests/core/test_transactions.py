"""Each action of Wagtail's is one transaction: it is done with all that follows, or not at all."""

import inspect
import pkgutil
from contextlib import contextmanager
from importlib import import_module

import pytest
from django.db.models.signals import post_delete, post_save
from wagtail import actions, signals
from wagtail.actions.base import BaseAction
from wagtail.models import Page, PageLogEntry, Revision

from catalogue.models import ServicePage
from core import cache, transactions
from search.models import SearchDocument
from tests.factories import catalogue_page, make_place, make_service, translate

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@contextmanager
def failing(signal, sender=None):
    """Let a receiver fail while the block runs, and expect the failure."""

    def fail(**_kwargs):
        raise ZeroDivisionError

    signal.connect(fail, sender=sender, weak=False)
    try:
        with pytest.raises(ZeroDivisionError):
            yield
    finally:
        signal.disconnect(fail, sender=sender)


def state():
    """Pages, what the search holds of them, and the generation."""
    pages = Page.objects.order_by("pk").values_list("pk", "path", "live", "title", "url_path")
    found = SearchDocument.objects.order_by("pk").values_list("pk", "version", "digest")
    return list(pages), list(found), cache.read_generation()


@pytest.fixture
def service(db):
    return make_service("Poradnictwo", slug="x")


@pytest.fixture
def elsewhere(home):
    """Another catalogue to move things to."""
    return home.add_child(instance=type(catalogue_page())(title="Inne", slug="inne"))


def test_an_unpublishing_that_fails_leaves_the_page_public(service, client):
    before = state()
    with failing(signals.page_unpublished):
        service.unpublish()
    assert state() == before
    assert client.get("/uslugi/x/").status_code == 200


def test_translations_are_unpublished_with_their_source_or_not_at_all(service):
    translate(service, "uk", title="Консультації")
    before = state()
    with failing(post_save, PageLogEntry):
        service.unpublish()
    assert state() == before


def test_a_move_that_fails_leaves_the_page_where_it_was(service, elsewhere, client):
    before = state()
    with failing(signals.post_page_move):
        service.move(elsewhere, pos="last-child")
    assert state() == before
    assert client.get("/uslugi/x/").status_code == 200


def test_a_move_that_fails_half_way_leaves_the_page_where_it_was(service, elsewhere):
    before = state()
    with failing(post_save, PageLogEntry):
        service.move(elsewhere, pos="last-child")
    assert state() == before


def test_a_deletion_that_fails_deletes_nothing(service):
    translate(service, "uk", title="Консультації")
    before = state(), PageLogEntry.objects.count()
    with failing(post_delete, Page):
        Page.objects.get(pk=service.pk).delete()
    assert (state(), PageLogEntry.objects.count()) == before
    assert ServicePage.objects.filter(pk=service.pk).exists()


def test_a_copy_that_fails_leaves_no_copy(service):
    before = state()
    with failing(post_save, Revision):
        service.copy(update_attrs={"slug": "y"})
    assert state() == before


def test_a_place_that_cannot_be_withdrawn_stays():
    place = make_place("Poradnia")
    service = make_service(places=[place])
    before = state()
    with failing(signals.unpublished):
        place.unpublish()
    place.refresh_from_db()
    assert place.live
    assert state() == before
    assert service.places.filter(live=True).exists()


def test_a_place_that_cannot_be_published_keeps_its_telephone():
    place = make_place(phone="+48 10 000 00 01")
    place.phones.set([type(place.phones.first())(number="+48 10 000 00 99")])
    revision = place.save_revision()
    with failing(signals.published):
        revision.publish()
    assert [phone.number for phone in type(place).objects.get().phones.all()] == [
        "+48 10 000 00 01"
    ]


def test_what_succeeds_changes_all_three(service):
    pages, found, generation = state()
    service.unpublish()
    after = state()
    assert after[0] != pages
    assert after[1] != found
    assert after[2] > generation


@pytest.mark.parametrize("action", transactions.ACTIONS, ids=lambda action: action.__name__)
def test_an_action_is_wrapped_just_once(action):
    once = action.execute
    assert once.is_atomic
    transactions.make_actions_atomic()
    assert action.execute is once
    assert not getattr(once.__wrapped__, "is_atomic", False)


# These are atomic of themselves, or touch nothing that readers see.
LEFT_ALONE = {
    "BaseAction",
    "ConvertAliasPageAction",
    "CopyForTranslationAction",
    "CopyPageForTranslationAction",
    "CreateAction",
    "EditAction",
    "RevertToRevisionAction",
}


def test_no_action_of_wagtails_is_forgotten():
    modules = [
        import_module(f"{actions.__name__}.{m.name}")
        for m in pkgutil.iter_modules(actions.__path__)
    ]
    found = {
        action
        for module in modules
        for _name, action in inspect.getmembers(module, inspect.isclass)
        if issubclass(action, BaseAction) and "execute" in vars(action)
    }
    loose = {action.__name__ for action in found if not hasattr(action.execute, "is_atomic")}
    assert loose == LEFT_ALONE


def test_what_a_wrapped_action_returns_is_handed_on(service):
    copy = service.copy(update_attrs={"slug": "y", "title": "Kopia"})
    assert copy.title == "Kopia"
    assert copy.live
