"""Selected translations are handed to the machine."""

import pytest
from django.test import RequestFactory

from tests.translating import begin
from translations.machine import board_action
from translations.machine.work import work
from translations.models import MachineBatch

from .builders import make_pages, texts

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def request_of(administrator):
    request = RequestFactory().post("/")
    request.user = administrator
    return request


def action():
    offered = {}
    board_action.offer(lambda *args, **kwargs: offered.update({args[0]: args}))
    return offered["machine"]


def test_selected_translations_become_one_batch(machine, request_of):
    pages = make_pages(2)
    translations = [begin(page) for page in pages]
    _name, label, permission, run = action()
    assert all(permission(request_of.user, one) for one in translations)
    assert label
    assert run(request_of, translations)
    batch = MachineBatch.objects.get()
    assert (batch.title, batch.user) == ("Usługa 0 + 1", request_of.user)
    work(batch)
    assert texts(pages[1])["title"] == "⟦uk⟧ Usługa 1"


def test_without_a_service_nothing_is_asked_for(request_of):
    begun = [begin(page) for page in make_pages(1)]
    assert board_action.run(request_of, begun)
    assert not MachineBatch.objects.exists()
