"""How templates write dates, numbers, telephones and names, each in the reader's language."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal
from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from ..dates import day_in_words, reader_locale
from ..languages import comma, direction, writes_latin
from ..phones import phone_href
from ..sharing import SharePicture, open_graph_locale, share_picture

register = template.Library()
register.filter("phone_href", phone_href)
register.filter("direction", direction)
register.filter("open_graph_locale", open_graph_locale)


@register.filter
def localized_date(value: date | None) -> str:
    """A date in words, as the reader's language writes it: 12 marca 2026."""
    return day_in_words(value) if value else ""


@register.filter
def before_stop(words: str) -> str:
    """Words that end a sentence: the stop of an abbreviation, "2026 р.", is the sentence's too."""
    return words.removesuffix(".")


@register.filter
def month_name(value: date | None) -> str:
    """The name of a month by itself: marzec."""
    return format_date(value, "LLLL", locale=reader_locale()) if value else ""


@register.filter
def localized_days(first: date, last: date | None = None) -> str:
    """A day or several without their year, for what is near: 24 grudnia – 2 stycznia."""
    days = [first] if last in (None, first) else [first, last]
    return " – ".join(format_skeleton("MMMMd", day, locale=reader_locale()) for day in days)


@register.filter
def localized_number(value: Decimal | int | float | None) -> str:
    """A number with the separators of the reader's language: 1 240 or 87,5."""
    return "" if value is None else format_decimal(value, locale=reader_locale())


@register.filter
def localized_money(value: Decimal | None) -> str:
    """An amount in zlotys as the reader's language writes amounts, never broken: 1 240,50 zł."""
    if value is None:
        return ""
    written = format_currency(value, "PLN", locale=reader_locale()).replace("PLN", "zł")
    return re.sub(r"(?<=zł)(?=\d)|\s", "\u00a0", written)


@register.filter
def localized_list(values: Iterable[object], attribute: str = "") -> str:
    """Several words or names in a row, joined as the reader's language joins them: a, b i c."""
    words = [str(getattr(value, attribute) if attribute else value) for value in values or ()]
    return format_list(words, locale=reader_locale()) if words else ""


@register.simple_tag(name="comma")
def comma_tag() -> str:
    """What parts the members of a row in the reader's language, where no "and" is wanted."""
    return comma(reader_locale().language)


@register.filter
def language_name(code: str) -> str:
    """The name of a language (BCP 47) in the reader's language; the code if nobody knows it."""
    try:
        named = Locale.parse(code, sep="-").get_display_name(reader_locale())
    except (UnknownLocaleError, ValueError):
        return code
    return named or code


@register.filter
def bdi(value: object) -> SafeString:
    """Text whose direction is its own; among other letters, a name in Latin ones is Polish."""
    letters = [sign for sign in str(value) if sign.isalpha()]
    latin = letters and all(unicodedata.name(sign, "").startswith("LATIN") for sign in letters)
    if latin and not writes_latin(reader_locale().language):
        return format_html('<bdi lang="pl">{}</bdi>', value)
    return format_html("<bdi>{}</bdi>", value)


@register.filter
def list_of_names(names: Iterable[str]) -> SafeString:
    """Names in a row, joined as ``localized_list`` does, each set apart from the others."""
    parts = [bdi(name) for name in names or ()]
    joined = format_list(parts, locale=reader_locale()) if parts else ""
    return mark_safe(joined)  # noqa: S308 - every part is escaped, the words between are the CLDR's


@register.simple_tag(takes_context=True)
def share_image(context: Context) -> SharePicture | None:
    """The picture that stands for the page where its address is shared, by an absolute address."""
    found = share_picture(context.get("page"))
    request = context.get("request")
    if found is None or request is None:
        return found
    return replace(found, url=request.build_absolute_uri(found.url))


@register.simple_tag
def phone_link(number: str) -> SafeString:
    """A telephone number to tap; digits run left to right in every language."""
    return format_html('<a class="phone" href="{}" dir="ltr">{}</a>', phone_href(number), number)
