"""The admin speaks Polish: what Wagtail's own catalogues lack is in ``locale/wagtail``."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.apps import apps
from django.conf import settings

OURS = Path(settings.BASE_DIR) / "locale" / "wagtail" / "pl" / "LC_MESSAGES" / "django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|\{\d\}|<[^>]+>")


def catalogue(path):
    """A catalogue by its file; nothing where there is none."""
    if not path.exists():
        return {}
    with path.open("rb") as file:
        return {(m.context, m.id): m for m in read_po(file, locale="pl") if m.id}


OWN = catalogue(OURS)
APPS = [
    config.path
    for config in apps.get_app_configs()
    if config.name.startswith("wagtail")
    and (Path(config.path) / "locale" / "en" / "LC_MESSAGES" / "django.po").exists()
]


def is_translated(message):
    """Whether somebody said it in Polish, in every plural form."""
    return message is not None and not message.fuzzy and all(_texts(message.string))


def _texts(value):
    return (value,) if isinstance(value, str) else value


@pytest.mark.parametrize("path", APPS, ids=[Path(path).name for path in APPS])
def test_every_message_of_an_installed_app_has_its_polish(path):
    folder = Path(path) / "locale"
    theirs = catalogue(folder / "pl" / "LC_MESSAGES" / "django.po")
    wanted = catalogue(folder / "en" / "LC_MESSAGES" / "django.po")
    missing = [
        key for key in wanted if not (is_translated(theirs.get(key)) or is_translated(OWN.get(key)))
    ]
    assert missing == []


@pytest.mark.parametrize("message", OWN.values(), ids=lambda message: str(message.id)[:60])
def test_a_polish_message_keeps_the_placeholders_and_has_four_forms(message):
    given, said = _texts(message.id), _texts(message.string)
    assert len(said) == (4 if len(given) == 2 else 1)
    assert set(PLACEHOLDER.findall(said[-1])) == set(PLACEHOLDER.findall(given[-1]))


@pytest.mark.django_db
def test_the_first_page_of_the_admin_counts_in_polish(client, administrator):
    client.force_login(administrator)
    html = client.get("/admin/").content.decode()
    assert "obrazów" in html
    assert "dokumentów" in html
    assert "Szukaj we wszystkich stronach" in html
