"""The menu of a section: its pages on the way to the one being read, and those beside it."""

from dataclasses import dataclass, field

from django.db.models import Q
from wagtail.models import Page

from core.models.pages import public_sources
from core.trails import HOME_DEPTH, PageLink, page_links

MOST = 60


@dataclass
class Entry:
    """A page of the section with those below it."""

    link: PageLink
    current: bool
    below: list["Entry"] = field(default_factory=list)


def side_menu(source: Page | None, code: str) -> Entry | None:
    """The section's first page with its branches as far as the reader has gone, in two queries.

    None where the section is a single page.
    """
    if source is None or source.depth <= HOME_DEPTH:
        return None
    links = page_links(_shown(source.path), code)
    entries = {link.path: Entry(link, link.path == source.path) for link in links}
    top = entries.pop(source.path[: (HOME_DEPTH + 1) * Page.steplen], None)
    if top is None or not entries:
        return None
    for path, entry in entries.items():
        entries.get(path[: -Page.steplen], top).below.append(entry)
    return top


def _shown(path: str) -> list[Page]:
    """The section's own page and the children of every page down to this one, in tree order."""
    step = Page.steplen
    ends = range((HOME_DEPTH + 1) * step, len(path) + 1, step)
    condition = Q(path=path[: ends[0]])
    for end in ends:
        condition |= Q(path__startswith=path[:end], depth=end // step + 1)
    return list(public_sources(Page).filter(condition).order_by("path")[:MOST])
