"""The menus that editors make, as readers of a language see them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from core.cache import per_generation
from core.languages import SOURCE, locale_ids, source_locale_id
from core.links import localized_url
from core.models.pages import is_open, titles_in
from core.prose import facts_with_words

from .models import Menu

# The title of a page and its language, for links without words of their own.
Named = Callable[[Page], tuple[str, str]]
# More menus than anybody would read, and a bound all the same.
MOST = 12


@dataclass(frozen=True)
class Link:
    """A link with its words and their language."""

    title: str
    lang: str
    url: str
    is_external: bool = False


@dataclass(frozen=True)
class Column:
    """A menu: a heading with its language, and links."""

    heading: str
    lang: str
    links: list[Link]


@per_generation
def menus(place: str, code: str) -> list[Column]:
    """The published menus of a place in a language; what readers may not open is left out.

    Asked for while the public language is ``code``: addresses are in the reader's language.
    """
    sources = list(Menu.objects.filter(place=place, live=True, locale_id=source_locale_id())[:MOST])
    translated = _translations(sources, code)
    titles = titles_in(_pages(sources), code)

    def named(page: Page) -> tuple[str, str]:
        title = titles.get(page.translation_key)
        return (title, code) if title else (page.title, SOURCE)

    return [_column(row, translated.get(row.translation_key, row), named) for row in sources]


def _pages(sources: list[Menu]) -> list[Page]:
    """The pages that menus lead to, to ask for all their titles at once."""
    links = [block.value["link"] for source in sources for block in source.links]
    return [link["page"] for link in links if link.target == "page" and link["page"]]


def _translations(sources: list[Menu], code: str) -> dict[Any, Menu]:
    if code == SOURCE:
        return {}
    keys = [source.translation_key for source in sources]
    rows = Menu.objects.filter(
        translation_key__in=keys, locale_id=locale_ids().get(code), live=True
    )
    return {row.translation_key: row for row in rows}


def _column(source: Menu, words: Menu, named: Named) -> Column:
    pairs = facts_with_words(source.links, words.links)
    links = [
        _link(fact, word["label"], SOURCE if word is fact else words.prose_lang, named)
        for fact, word in pairs
    ]
    return Column(words.heading, words.prose_lang, [link for link in links if link is not None])


def _link(fact: Any, label: str, lang: str, named: Named) -> Link | None:
    target = fact["link"]
    if target.target != "page":
        return Link(label, lang, target.href, target.is_external) if target.href else None
    source = readable_source(target["page"])
    if source is None:
        return None
    title, lang = (label, lang) if label else named(source)
    return Link(title, lang, localized_url(source))


def readable_source(page: Page) -> Any:
    """The source of a page, whichever language was chosen; None unless all may see it."""
    source = getattr(page.specific, "source", None)
    return source if source is not None and is_open(source) else None
