"""The other forms of a page: its easy-to-read text, and its film in Polish Sign Language.

A form has an address of its own (``?form=easy``), so it works without a script, can be shared
and is stored like any page; the canonical address stays the one of the text.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PARAMETER = "form"
TEXT, EASY, SIGN = "", "easy", "sign"
LABELS: dict[str, Promise] = {
    TEXT: _("Text"),
    EASY: _("Easy-to-read text (ETR)"),
    SIGN: _("Film in Polish Sign Language (PJM)"),
}
# In lists, where the form is one fact among others.
SHORT_LABELS: dict[str, Promise] = {EASY: _("easy text"), SIGN: _("film in sign language")}
# Where the form begins: on a telephone it may stand below the facts.
ANCHOR = "#form"


@dataclass(frozen=True)
class Words:
    """Prose and its language; ``is_foreign`` when a page in another language borrows it."""

    value: Any
    language: str
    is_foreign: bool


@dataclass(frozen=True)
class Form:
    """One entry of the switch."""

    name: str
    label: Promise
    url: str
    is_current: bool
    is_foreign: bool = False


def borrowed(page: Any, field: str) -> Words:
    """A page's prose in a field, or its source's where a translation has none."""
    source = page.source or page
    owner = page if getattr(page, field) else source
    return Words(getattr(owner, field), owner.prose_lang, owner.prose_lang != page.prose_lang)


def other_forms(page: Any) -> tuple[str, ...]:
    """The forms that readers of this page find beside its text."""
    has_easy = bool(borrowed(page, "easy_body").value)
    has_film = bool(page.source and page.source.film_id)
    return ((EASY,) if has_easy else ()) + ((SIGN,) if has_film else ())


def forms_of(source: Any) -> tuple[str, ...]:
    """The forms of a source in any language, which the search counts."""
    found = {form for page in source.published.values() for form in other_forms(page)}
    return tuple(form for form in (EASY, SIGN) if form in found)


def form_context(page: Any, query: Mapping[str, str]) -> dict[str, Any]:
    """What templates need: the switch, the chosen form (None: the text), and borrowed words."""
    easy = borrowed(page, "easy_body")
    forms = [] if page.forms_together else list(_switch(page, query.get(PARAMETER, TEXT), easy))
    return {
        "forms": forms,
        "form": next((form for form in forms if form.is_current and form.name), None),
        "easy": easy,
        "film_words": borrowed(page, "film_text"),
    }


def _switch(page: Any, asked: str, easy: Words) -> Iterator[Form]:
    """The text and the other forms; nothing where there is only the text."""
    others = other_forms(page)
    if not others:
        return
    current = asked if asked in others else TEXT
    for name in (TEXT, *others):
        url = f"{page.url}?{PARAMETER}={name}{ANCHOR}" if name else page.url
        is_foreign = name == EASY and easy.is_foreign
        yield Form(name, LABELS[name], url, name == current, is_foreign)


def short_labels(forms: tuple[str, ...]) -> list[Promise]:
    """What lists say of a thing's forms."""
    return [SHORT_LABELS[form] for form in forms if form in SHORT_LABELS]
