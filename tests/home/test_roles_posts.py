"""Forms sent to what is not one's own change nothing."""

from contextlib import contextmanager

import pytest
from django.db import transaction

from .builders_roles import world
from .roles_answers import client_of
from .roles_attacks import attacks, send
from .roles_state import changed, state

# One transaction with a savepoint for each of thousands of requests: PostgreSQL needs minutes.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    """One site for all tests of the module; each of them is a savepoint in its transaction."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = world()
        made.attacks = list(attacks(made))
        yield made
        transaction.set_rollback(True)


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def effect(client, attack):
    """The tables that a form changes, which is undone."""
    before = state()
    with undone():
        response = send(client, attack)
        return changed(before, state()), response.status_code


def test_every_form_would_work_for_a_superuser(site):
    client = client_of(site.people["S"])
    blunt = [
        (attack.url, status)
        for attack in site.attacks
        for tables, status in [effect(client, attack)]
        if not tables
    ]
    assert blunt == []


@pytest.mark.parametrize("letter", list("nRWTUPA"))
def test_a_form_for_what_is_not_ones_own_changes_nothing(site, letter):
    client, hits = client_of(site.people[letter]), []
    for attack in site.attacks:
        if letter in attack.weak:
            tables, status = effect(client, attack)
            if tables or status >= 500:
                hits.append((attack.url, attack.data, tables, status))
    assert hits == []
