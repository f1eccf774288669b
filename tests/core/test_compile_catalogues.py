"""Catalogues are compiled without gettext, and only when they changed."""

import gettext
import io
import os

import pytest
from django.core.management import call_command

CATALOGUE = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2);\\n"

msgid "Search"
msgstr "Szukaj"

msgid "%(number)s service"
msgid_plural "%(number)s services"
msgstr[0] "%(number)s usługa"
msgstr[1] "%(number)s usługi"
msgstr[2] "%(number)s usług"

msgid "Untranslated"
msgstr ""
"""


@pytest.fixture
def source(settings, tmp_path):
    folder = tmp_path / "pl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    settings.LOCALE_PATHS = [tmp_path]
    (folder / "django.po").write_text(CATALOGUE)
    return folder / "django.po"


def compiled() -> str:
    out = io.StringIO()
    call_command("compile_catalogues", stdout=out)
    return out.getvalue()


def test_what_is_compiled_can_be_read_by_gettext(source):
    compiled()
    with source.with_suffix(".mo").open("rb") as file:
        polish = gettext.GNUTranslations(file)
    assert polish.gettext("Search") == "Szukaj"
    assert polish.ngettext("%(number)s service", "%(number)s services", 5) == "%(number)s usług"
    assert polish.gettext("Untranslated") == "Untranslated"


def test_an_unchanged_catalogue_is_not_compiled_again(source):
    assert compiled() == "Compiled pl\n"
    assert compiled() == ""


def test_a_changed_catalogue_is_compiled_again(source):
    compiled()
    later = source.with_suffix(".mo").stat().st_mtime + 10
    os.utime(source, (later, later))
    assert compiled() == "Compiled pl\n"
    assert [path.name for path in source.parent.iterdir() if "partial" in path.name] == []
