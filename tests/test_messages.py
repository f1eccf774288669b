"""The interface catalogues are in step with the code, complete and well formed."""

import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
CODE = ("manage.py", "site", "home", "catalogue", "news", "search", "locale")
LANGUAGES = [code for code, _ in settings.LANGUAGES]
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")


@cache
def read(folder: Path, language: str) -> Catalog:
    with (folder / language / "LC_MESSAGES" / "django.po").open("rb") as file:
        return read_po(file, locale=language)


def messages(language: str) -> list[Message]:
    return [message for message in read(ROOT / "locale", language) if message.id]


def keys(catalogue: Catalog) -> set[tuple[str | None, str]]:
    return {(message.context, str(message.id)) for message in catalogue if message.id}


def texts(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


@pytest.fixture(scope="module")
def fresh(tmp_path_factory) -> Path:
    """Catalogues brought up to the code in a copy of it."""
    if not shutil.which("xgettext"):
        pytest.skip("gettext is not installed (Debian: apt-get install gettext)")
    copy = tmp_path_factory.mktemp("code")
    for name in CODE:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("*.mo"))
        else:
            shutil.copy(ROOT / name, copy)
    command = [sys.executable, "manage.py", "makemessages", "--verbosity", "0"]
    subprocess.run(command, cwd=copy, check=True)
    return copy / "locale"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_holds_just_the_messages_of_the_code(fresh, language):
    kept, wanted = keys(read(ROOT / "locale", language)), keys(read(fresh, language))
    assert sorted(map(str, kept ^ wanted))[:5] == [], "run: make messages"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_is_fuzzy(language):
    assert [message.id for message in messages(language) if message.fuzzy] == []


# The messages are English, so that English may leave them as they are.
@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_every_message_is_translated_in_all_its_forms(language):
    forms = read(ROOT / "locale", language).num_plurals
    wanted = {message.id: forms if message.pluralizable else 1 for message in messages(language)}
    have = {
        message.id: len(list(filter(None, texts(message.string)))) for message in messages(language)
    }
    assert [text for text, number in wanted.items() if have[text] != number][:5] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_keep_the_placeholders(language):
    wrong = [
        (message.id, text)
        for message in messages(language)
        for text in filter(None, texts(message.string))
        if not _placeholders_match(message, text)
    ]
    assert wrong[:5] == []


def _placeholders_match(message: Message, text: str) -> bool:
    """A form for one or two things may leave the number out; nothing may be added."""
    wanted = set(PLACEHOLDER.findall(" ".join(texts(message.id))))
    have = set(PLACEHOLDER.findall(text))
    return have <= wanted if message.pluralizable else have == wanted
