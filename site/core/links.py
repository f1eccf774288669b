"""Addresses of pages for links, in the reader's language."""

from wagtail.models import Page

from .languages import localized_path, reader_language, source_locale_id, split_path


def localized_url(page: Page | None) -> str:
    """The address of a page under the reader's prefix; empty while its source is not live.

    A translation of a text may point to the translation of a page, public or not: what readers
    may open, and where, is the source's.
    """
    source = page and _source(page)
    url = source.url if source is not None and source.live else None
    if not url or not url.startswith("/"):
        return url or ""
    return localized_path(split_path(url)[1], reader_language())


def _source(page: Page) -> Page | None:
    if page.locale_id == source_locale_id():
        return page
    sources = Page.objects.filter(locale_id=source_locale_id())
    found: Page | None = sources.filter(translation_key=page.translation_key).first()
    return found
