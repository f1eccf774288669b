"""Another language is one setting and one catalogue; docs/languages.md says the rest."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
SETTINGS = """
from config.settings.test import *
LANGUAGES.append(("{code}", "{name}"))
LOCALE_PATHS = ["{folder}"]
"""
START = """
import django
django.setup()
from django.core.management import call_command
call_command("compile_catalogues", verbosity=0)
"""
QUICK = """
from django.core.checks import run_checks
from django.utils.translation import gettext, ngettext, override
from core.languages import CODES, comma, direction, split_path
from home.groups import ROLES, translator_of
assert run_checks() == [], run_checks()
assert (CODES[-1], split_path("/{code}/uslugi/")) == ("{code}", ("{code}", "/uslugi/"))
assert translator_of("{code}") in ROLES
with override("{code}"):
    print(direction("{code}"), gettext("Search"), ngettext("%(n)d x", "%(n)d xs", 2), sep="|")
"""
WHOLE = """
from django.test import Client
from django.core.management import call_command
for command in ("migrate", "load_areas", "setup_site", "load_demo", "setup_site"):
    call_command(command, verbosity=0)
from wagtail.models import Locale
from catalogue.models import ServicePage
from core.models.pages import public_sources
from search.pages import address
assert Locale.objects.filter(language_code="{code}").exists()
service = address(public_sources(ServicePage).first())
for path in ("/", "/uslugi/", "/uslugi/?q=famille", "/szukaj/?q=famille", "/aktualnosci/", service):
    answer = Client().get("/{code}" + path)
    html = answer.content.decode()
    assert answer.status_code == 200, path
    assert '<html lang="{code}"' in html, path
    assert answer.headers["Content-Language"] == "{code}", path
    assert "Skip to the content" in html, path
assert "notice-fallback" in html and 'lang="pl"' in html
assert 'hreflang="{code}"' in Client().get("/").content.decode()
print("whole")
"""


def child(folder: Path, program: str, code: str = "fr", name: str = "français") -> str:
    """What a process says in which the site has one more language, and no catalogue for it."""
    words = {"code": code, "name": name}
    catalogues = folder / "locale"
    for own in ROOT.glob("locale/*/LC_MESSAGES/django.po"):
        copy = catalogues / own.relative_to(ROOT / "locale")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(own.read_bytes())
    (folder / "more.py").write_text(SETTINGS.format(folder=catalogues, **words))
    path = os.pathsep.join(map(str, (ROOT / "site", ROOT, folder)))
    environment = os.environ | {"PYTHONPATH": path, "DJANGO_SETTINGS_MODULE": "more"}
    environment |= {"DATABASE_URL": f"sqlite:///{folder / 'more.sqlite3'}", "ELASTICSEARCH_URL": ""}
    command = [sys.executable, "-c", START + program.replace("{code}", code)]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.strip()


@pytest.mark.sqlite
@pytest.mark.parametrize(
    ("code", "name", "direction"), [("fr", "français", "ltr"), ("fa", "فارسی", "rtl")]
)
def test_a_language_without_a_catalogue_speaks_english(tmp_path, code, name, direction):
    assert child(tmp_path, QUICK, code, name) == f"{direction}|Search|2 xs"


@pytest.mark.slow
@pytest.mark.sqlite
def test_the_whole_site_answers_in_a_language_that_was_added(tmp_path):
    assert child(tmp_path, WHOLE) == "whole"
