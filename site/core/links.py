"""Addresses of pages for links, in the reader's language."""

from wagtail.models import Page

from .languages import localized_path, reader_language, split_path


def localized_url(page: Page | None) -> str:
    """The address of a live page under the reader's prefix; empty where there is none."""
    url = page.url if page is not None and page.live else None
    if not url or not url.startswith("/"):
        return url or ""
    return localized_path(split_path(url)[1], reader_language())
