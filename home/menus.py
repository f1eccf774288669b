"""The menus that editors make, as readers of a language see them."""

from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from core.cache import per_generation
from core.languages import SOURCE, locale_ids, source_locale_id
from core.links import localized_url
from core.models.pages import is_open, titles_in
from core.prose import facts_with_words

from .models import Menu

# More menus than anybody would read, and a bound all the same.
MOST = 12


@dataclass
class Link:
    """A link with its words and their language; ``page`` if it is called as that page is."""

    title: str
    lang: str
    url: str
    is_external: bool = False
    page: Any = None


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
    columns = [_column(row, translated.get(row.translation_key, row)) for row in sources]
    _name(columns, code)
    return columns


def _name(columns: list[Column], code: str) -> None:
    """Give links that have no words of their own the titles of their pages, in one query."""
    links = [link for column in columns for link in column.links if link.page is not None]
    titles = titles_in([link.page for link in links], code)
    for link in links:
        title = titles.get(link.page.translation_key)
        link.title, link.lang = (title, code) if title else (link.page.title, SOURCE)


def _translations(sources: list[Menu], code: str) -> dict[Any, Menu]:
    if code == SOURCE:
        return {}
    keys = [source.translation_key for source in sources]
    rows = Menu.objects.filter(
        translation_key__in=keys, locale_id=locale_ids().get(code), live=True
    )
    return {row.translation_key: row for row in rows}


def _column(source: Menu, words: Menu) -> Column:
    pairs = facts_with_words(source.links, words.links)
    links = [
        _link(fact, word["label"], SOURCE if word is fact else words.prose_lang)
        for fact, word in pairs
    ]
    return Column(words.heading, words.prose_lang, [link for link in links if link is not None])


def _link(fact: Any, label: str, lang: str) -> Link | None:
    target = fact["link"]
    if target.target != "page":
        return Link(label, lang, target.href, target.is_external) if target.href else None
    source = readable_source(target["page"])
    if source is None:
        return None
    url = localized_url(source)
    return Link(label, lang, url) if label else Link("", lang, url, page=source)


def readable_source(page: Page) -> Any:
    """The source of a page, whichever language was chosen; None unless all may see it."""
    source = getattr(page.specific, "source", None)
    return source if source is not None and is_open(source) else None
