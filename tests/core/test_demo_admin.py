"""The demo's administrator is made once, with a password that only the owner can read."""

import pytest
from django.core.management import call_command

from core.management.commands.demo_admin import ensure_admin, kept_password, password_file
from core.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path, monkeypatch):
    settings.VAR_DIR = tmp_path / "var"
    monkeypatch.delenv("DEMO_ADMIN_PASSWORD", raising=False)


def admin():
    return User.objects.get(username="admin")


def test_the_first_start_makes_a_superuser_with_a_random_password():
    assert ensure_admin()
    assert admin().is_superuser
    assert admin().check_password(kept_password())


def test_only_the_owner_reads_the_kept_password():
    ensure_admin()
    assert password_file().stat().st_mode & 0o777 == 0o600


def test_a_second_start_changes_nothing(django_assert_num_queries):
    ensure_admin()
    before = admin().password
    with django_assert_num_queries(1):
        assert ensure_admin()
    assert admin().password == before


def test_a_chosen_password_replaces_the_random_one():
    ensure_admin()
    assert ensure_admin("wybrane-haslo")
    assert admin().check_password("wybrane-haslo")
    assert kept_password() == "wybrane-haslo"


def test_a_password_changed_in_the_admin_is_left_alone():
    ensure_admin()
    user = admin()
    user.set_password("zmienione-haslo")
    user.save()
    assert not ensure_admin()
    assert admin().check_password("zmienione-haslo")


def test_a_lost_password_file_gives_a_new_password():
    ensure_admin()
    password_file().unlink()
    assert ensure_admin()
    assert admin().check_password(kept_password())


def test_the_command_prints_how_to_sign_in(capsys, monkeypatch):
    monkeypatch.setenv("PORT", "8123")
    call_command("demo_admin")
    printed = capsys.readouterr().out
    assert "http://127.0.0.1:8123/admin/" in printed
    assert kept_password() in printed
