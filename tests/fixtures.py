"""Fixtures that every test may use: the register and the site's structure are always there."""

import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache as store
from django.core.management import call_command

from core import cache
from core.languages import set_public_language
from core.models import User
from home.models import HomePage
from home.setup import set_up_site
from tests.committed import keep_the_database_as_it_is


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Load the register and the site's structure once; tests that commit give them back."""
    with django_db_blocker.unblock():
        call_command("load_areas", stdout=io.StringIO())
        set_up_site()
        keep_the_database_as_it_is()


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    """Numbers of generations come again between tests, so nothing may be remembered."""
    cache.forget()
    store.clear()
    yield
    cache.begin_request(None)
    set_public_language(None)


@pytest.fixture(autouse=True)
def _one_transaction_per_change(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a test that is one long transaction, let each change still move the generation."""
    marker = request.node.get_closest_marker("django_db")
    if marker is None or not marker.kwargs.get("transaction"):
        monkeypatch.setattr(cache, "_moved_in_this_transaction", lambda: False)


@pytest.fixture
def home(db: None) -> HomePage:
    """The Polish home page."""
    return HomePage.objects.get(locale__language_code="pl")


@pytest.fixture
def administrator(db: None) -> User:
    """Somebody who may do everything."""
    return User.objects.create_superuser("admin", "admin@example.org", "haslo-do-testow")
