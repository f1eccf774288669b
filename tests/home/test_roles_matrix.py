"""Every address of the admin has a row, and each role reaches what its row says and no more."""

import pytest
from django.db import transaction

from .builders_roles import EVERYBODY, world
from .roles_addresses import addresses
from .roles_answers import client_of, lets_in
from .roles_table import rows

# One transaction with a savepoint for each of thousands of requests: PostgreSQL needs minutes.
pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]
ROWS = rows()


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    """One site for all tests of the module; each of them is a savepoint in its transaction."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = world()
        made.expected = {address: reached_by(address) for address in addresses(made)}
        yield made
        transaction.set_rollback(True)


def reached_by(address):
    """The letters of those who reach an address; None where not just one row says so."""
    found = [row for row in ROWS if row.names_of(address.name)]
    return found[0].who.get(address.case) if len(found) == 1 else None


def test_every_address_has_one_row(site):
    without = [str(address) for address, who in site.expected.items() if who is None]
    assert without == []


def test_every_name_in_a_row_stands_for_an_address(site):
    known = {address.name for address in site.expected}
    named = {name for row in ROWS for name in row.names}
    used = {name for row in ROWS for address in known for name in row.names_of(address)}
    assert named - used == set()


@pytest.mark.parametrize("letter", EVERYBODY)
def test_a_role_reaches_what_its_rows_say(site, letter):
    client, wrong = client_of(site.people[letter]), []
    for address, who in site.expected.items():
        reached = lets_in(client, address)
        if reached is not (letter in who):
            wrong.append(f"{address}: {'reached' if reached else 'refused'}")
    assert wrong == []
