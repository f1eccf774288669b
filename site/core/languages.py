"""The languages of the site: which one an address asks for, and how addresses carry it."""

import unicodedata
from contextvars import ContextVar

from babel import Locale as BabelLocale
from django.conf import settings
from wagtail.models import Locale

from .cache import per_generation

SOURCE = settings.LANGUAGE_CODE
CODES: tuple[str, ...] = tuple(code for code, _ in settings.LANGUAGES)
# Languages whose comma points the other way.
ARABIC_SCRIPT = frozenset({"ar", "ckb", "fa", "ps", "ug", "ur"})

_public_language: ContextVar[str | None] = ContextVar("public_language", default=None)


def public_language() -> str | None:
    """The language of the public address being answered; None in the admin and in commands."""
    return _public_language.get()


def set_public_language(code: str | None) -> None:
    """Say which language the public address being answered has."""
    _public_language.set(code)


def reader_language() -> str:
    """The language that labels and prose are wanted in: the reader's, else the source's."""
    return public_language() or SOURCE


def split_path(path: str) -> tuple[str, str]:
    """Part an address into its language and the address without a prefix.

    >>> split_path("/uk/uslugi/")
    ('uk', '/uslugi/')
    """
    first, _, rest = path.lstrip("/").partition("/")
    if first in CODES and first != SOURCE:
        return first, "/" + rest
    return SOURCE, path


def localized_path(path: str, code: str) -> str:
    """The address of a source page (``/uslugi/``) under the prefix of a language."""
    return path if code == SOURCE else f"/{code}{path}"


def direction(code: str) -> str:
    """``rtl`` or ``ltr``, from the CLDR."""
    return "rtl" if BabelLocale.parse(code).text_direction == "rtl" else "ltr"


def writes_latin(code: str) -> bool:
    """Whether a language is written in Latin letters, as its own name shows."""
    own_name = BabelLocale.parse(code).get_display_name(code) or code
    return unicodedata.name(own_name[0]).startswith("LATIN")


def set_apart(name: str) -> str:
    """A name for a sentence of plain text: isolated where that runs from right to left."""
    return f"\u2068{name}\u2069" if direction(reader_language()) == "rtl" else name


def comma(code: str) -> str:
    """What parts the members of a row in a language, with the space behind it."""
    return "، " if code in ARABIC_SCRIPT else ", "


@per_generation
def locale_ids() -> dict[str, int]:
    """The primary keys of Wagtail's locales by language code."""
    return dict(Locale.objects.values_list("language_code", "pk"))


@per_generation
def locale_codes() -> dict[int, str]:
    """Language codes by the primary key of Wagtail's locale."""
    return {pk: code for code, pk in locale_ids().items()}


def source_locale_id() -> int | None:
    """The primary key of the source language's locale."""
    return locale_ids().get(SOURCE)
