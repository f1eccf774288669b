"""Pages as links: the way down to a page, and lists of pages of several kinds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from .cache import per_generation
from .languages import locale_codes, localized_path, split_path
from .models.pages import overlay_prose, public_sources

HOME_DEPTH = 2


@dataclass(frozen=True)
class PageLink:
    """A public page by its title; ``lang`` is the title's language, ``path`` its place in the
    tree, ``until`` the moment of its expiry."""

    title: str
    url: str
    lang: str
    path: str
    until: datetime | None


def breadcrumbs(source: Page | None, code: str) -> list[PageLink]:
    """The public pages between the home page and a source page, named in a language."""
    if source is None or source.depth <= HOME_DEPTH + 1:
        return []
    now = timezone.now()
    crumbs = trail(source.path[: -Page.steplen], code)
    return [crumb for crumb in crumbs if crumb.until is None or crumb.until > now]


@per_generation
def trail(path: str, code: str) -> tuple[PageLink, ...]:
    """The public pages below the home page down to a place in the tree, in two queries."""
    step = Page.steplen
    paths = [path[:end] for end in range((HOME_DEPTH + 1) * step, len(path) + 1, step)]
    sources = public_sources(Page).filter(path__in=paths).order_by("path")
    return tuple(page_links(sources, code))


def page_links(sources: Iterable[Page], code: str) -> list[PageLink]:
    """Source pages of whatever kind as links, in their order, titles by one more query."""
    listed = list(sources)
    return [
        _link(source, page, code)
        for source, page in zip(listed, overlay_prose(listed, code), strict=True)
    ]


def _link(source: Page, prose: Page, code: str) -> PageLink:
    parts: Any = source.get_url_parts()
    return PageLink(
        title=prose.title,
        url=localized_path(split_path(parts[2])[1], code) if parts and parts[2] else "",
        lang=locale_codes()[prose.locale_id],
        path=source.path,
        until=source.expire_at,
    )
