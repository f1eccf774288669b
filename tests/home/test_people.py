"""An administrator manages people, and makes nobody a superuser."""

import pytest
from django.contrib.auth.models import Group

from core.models import User

from .builders_projects import member_of

pytestmark = pytest.mark.django_db
PASSWORD = "dlugie-haslo-do-testow"


@pytest.fixture
def browser(client):
    client.force_login(member_of(Group.objects.get(name="Administrator"), "ada"))
    return client


def form(**given):
    """What the browser sends about a person."""
    fields = {"username": "nowa", "email": "nowa@example.org", "first_name": "N", "last_name": "O"}
    return fields | {"is_active": "on", "password1": PASSWORD, "password2": PASSWORD} | given


def test_an_administrator_adds_an_editor(browser):
    group = Group.objects.get(name="Redaktor")
    browser.post("/admin/users/new/", form(groups=[group.pk]))
    assert User.objects.get(username="nowa").groups.get() == group


def test_the_box_for_superusers_is_not_heeded(browser):
    browser.post("/admin/users/new/", form(is_superuser="on"))
    person = User.objects.get(username="nowa")
    assert not person.is_superuser
    browser.post(f"/admin/users/edit/{person.pk}/", form(is_superuser="on", first_name="Ewa"))
    person.refresh_from_db()
    assert (person.first_name, person.is_superuser) == ("Ewa", False)


def test_nobody_raises_themselves(browser):
    me = User.objects.get(username="ada")
    browser.post(f"/admin/users/edit/{me.pk}/", form(username="ada", is_superuser="on"))
    me.refresh_from_db()
    assert not me.is_superuser


def test_a_superuser_is_not_opened_to_an_administrator(browser, administrator):
    assert browser.get(f"/admin/users/edit/{administrator.pk}/").headers["Location"] == "/admin/"


def test_a_superuser_makes_superusers(client, administrator):
    client.force_login(administrator)
    client.post("/admin/users/new/", form(is_superuser="on"))
    assert User.objects.get(username="nowa").is_superuser


def test_nobody_copies_people(client, administrator):
    client.force_login(administrator)
    assert client.get(f"/admin/users/copy/{administrator.pk}/").status_code == 404
