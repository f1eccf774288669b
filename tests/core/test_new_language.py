"""Another language is one setting and one catalogue; docs/languages.md says the rest."""

import os
import re
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
from datetime import date
from catalogue.public_holidays import holiday_name
from core.collation import sort_key
from core.dates import day_in_words
from core.languages import CODES, direction, split_path
from core.templatetags.core_tags import localized_list, localized_number
from home.groups import ROLES, translator_of
from search.language.analysers import forms_of, lemmas_of
assert run_checks() == [], run_checks()
assert (CODES[-1], split_path("/{code}/uslugi/")) == ("{code}", ("{code}", "/uslugi/"))
assert translator_of("{code}") in ROLES
with override("{code}"):
    services = ngettext("%(number)s service", "%(number)s services", 0)
    print(direction("{code}"), gettext("Search"), services, sep="|")
    row = localized_list(["x", "y", "z"])
    print(row, day_in_words(date(2027, 3, 29)), localized_number(1.5), sep="|")
words = sorted(["éa", "f", "ez"], key=lambda word: sort_key(word, "{code}"))
print(holiday_name(date(2027, 3, 29), "{code}"), words)
assert lemmas_of("Aides", "{code}") == ["aides"] and forms_of("aide", "{code}") == set()
"""
CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=n > 1;\\n"

msgid "Search"
msgstr "Rechercher"

msgid "%(number)s service"
msgid_plural "%(number)s services"
msgstr[0] "%(number)s service d’aide"
msgstr[1] "%(number)s services d’aide"
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


def child(
    folder: Path, program: str, code: str = "fr", name: str = "français", catalogue: str = ""
) -> str:
    """What a process says in which the site has one more language, with a catalogue or without."""
    words = {"code": code, "name": name}
    catalogues = folder / "locale"
    for own in ROOT.glob("locale/*/LC_MESSAGES/django.po"):
        copy = catalogues / own.relative_to(ROOT / "locale")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(own.read_bytes())
    if catalogue:
        own = catalogues / code / "LC_MESSAGES" / "django.po"
        own.parent.mkdir(parents=True)
        own.write_text(catalogue)
    (folder / "more.py").write_text(SETTINGS.format(folder=catalogues, **words))
    path = os.pathsep.join(map(str, (ROOT / "site", ROOT, folder)))
    environment = os.environ | {"PYTHONPATH": path, "DJANGO_SETTINGS_MODULE": "more"}
    environment |= {"DATABASE_URL": f"sqlite:///{folder / 'more.sqlite3'}", "ELASTICSEARCH_URL": ""}
    command = [sys.executable, "-c", START + program.replace("{code}", code)]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.strip()


@pytest.mark.sqlite
def test_a_language_with_a_catalogue_speaks_it(tmp_path):
    assert child(tmp_path, QUICK, catalogue=CATALOGUE).splitlines() == [
        "ltr|Rechercher|%(number)s service d’aide",
        "x, y et z|29 mars 2027|1,5",
        "Easter Monday ['éa', 'ez', 'f']",
    ]


@pytest.mark.sqlite
def test_a_language_without_a_catalogue_speaks_english(tmp_path):
    assert child(tmp_path, QUICK, "fa", "فارسی").splitlines()[0] == "rtl|Search|%(number)s services"


def test_the_guide_names_the_setting_and_every_place_that_may_be_filled():
    guide = (ROOT / "docs" / "languages.md").read_text()
    assert "docs/languages.md" in (ROOT / "README.md").read_text()
    named = [path for path in re.findall(r"`([\w./*-]+/[\w./*-]+)`", guide) if "<" not in path]
    assert "locale/fr/LC_MESSAGES/django.po" in named
    missing = [path for path in named if not list(ROOT.glob(path.replace("/fr/", "/uk/")))]
    assert missing == []


@pytest.mark.slow
@pytest.mark.sqlite
def test_the_whole_site_answers_in_a_language_that_was_added(tmp_path):
    assert child(tmp_path, WHOLE) == "whole"
