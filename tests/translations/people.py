"""People who translate, and what they send."""

from typing import Any

from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation

from core.models import User
from home.groups import translator_of
from translations.models import LanguagePolicy
from translations.segments import pairs_of, rows_of


def member(role: str, name: str = "olena") -> User:
    """Somebody of one group."""
    user = User.objects.create_user(name, f"{name}@example.org", "haslo-do-testow")
    user.groups.add(Group.objects.get(name=role))
    return user


def translator(code: str = "uk", name: str = "olena") -> User:
    """Somebody who translates into one language and does nothing else."""
    return member(translator_of(code), name)


def browser_of(user: User) -> Client:
    """A browser in which somebody is signed in."""
    client = Client()
    client.force_login(user)
    return client


def rule(code: str, **values: Any) -> LanguagePolicy:
    """Decide for a language what set-up left at its default."""
    locale = Locale.objects.get(language_code=code)
    return LanguagePolicy.objects.update_or_create(locale=locale, defaults=values)[0]


def form(translation: Translation, **words: str) -> dict[str, str]:
    """The form of the editor as a browser sends it, with some fields filled in by name."""
    data: dict[str, str] = {"then": "save"}
    for row in rows_of(translation, pairs_of(translation)):
        data[f"text-{row.name}"] = words.get(row.context.path, row.value)
        data[f"version-{row.name}"] = row.version
    return data


def name_of(translation: Translation, path: str = "summary") -> str:
    """The end of the names of a field's inputs."""
    rows = rows_of(translation, pairs_of(translation))
    return next(row.name for row in rows if row.context.path == path)


def words_of(translation: Translation) -> dict[str, Any]:
    """What is stored, by the name of the field."""
    rows = rows_of(translation, pairs_of(translation))
    return {row.context.path: row.text and row.text.data for row in rows}


def by_machine(
    translation: Translation, path: str = "summary", words: str = "Бесіда."
) -> StringTranslation:
    """Let a machine translate a field."""
    segment = translation.source.stringsegment_set.get(context__path=path)
    return StringTranslation.objects.create(
        translation_of=segment.string,
        context=segment.context,
        locale=translation.target_locale,
        data=words,
        translation_type="machine",
        tool_name="Fake",
    )
