"""What has to be indexed anew when something changes; pages say themselves who repeats them.

A page may have ``search_record()`` (what is kept of it, None while it is not public), and any
model ``search_dependents()`` (the source pages whose records repeat something of it).
"""

from typing import Any
from uuid import UUID

from wagtail.models import Page

from core.languages import SOURCE, source_locale_id

from .models import SearchText


def with_dependents(changed: Any) -> set[UUID]:
    """The keys of a changed page or snippet's own row and of those that repeat it."""
    own = {changed.translation_key} if isinstance(changed, Page) else set()
    return own | dependents(changed)


def dependents(changed: Any) -> set[UUID]:
    """The keys of the sources that repeat something of this."""
    origin = _source(changed)
    ask = getattr(origin, "search_dependents", None)
    return {page.translation_key for page in ask()} if ask else set()


def _source(changed: Any) -> Any:
    """The row in the source language, which the others' relations point to."""
    if isinstance(changed, Page):
        changed = changed.specific
    return getattr(changed, "source", None) or changed


def branch(page: Page) -> set[UUID]:
    """The keys of a source page, of all below it, and of what repeats the page; else its own."""
    origin = source_page(page)
    if origin is None:
        return {page.translation_key}
    below = origin.get_descendants(inclusive=True).values_list("translation_key", flat=True)
    return set(below) | dependents(origin)


def published(page: Page) -> set[UUID]:
    """The keys that a publish touches: all below as well when the page has a new address."""
    if has_new_address(page):
        return branch(page)
    return with_dependents(page)


def has_new_address(page: Page) -> bool:
    """Whether something below a source page still stands in the table under another address."""
    if page.numchild == 0 or page.locale_id != source_locale_id():
        return False
    below = page.get_descendants().values_list("translation_key", flat=True)
    parts = page.get_url_parts()
    if parts is None or parts[2] is None:
        return False
    texts = SearchText.objects.filter(document__in=set(below), language=SOURCE)
    return texts.exclude(path__startswith=parts[2]).exists()


def source_page(page: Page) -> Page | None:
    """The page of the same translation group in the source language."""
    if page.locale_id == source_locale_id():
        return page
    group = Page.objects.filter(translation_key=page.translation_key)
    return group.filter(locale_id=source_locale_id()).first()
