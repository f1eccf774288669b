"""Where the sections of the site begin: the one list of news, of events, of projects."""

from wagtail.models import Page

from core.cache import per_generation
from core.links import localized_url
from core.models.pages import is_open
from core.models.sites import first_level, only_site


def section_url(model: type[Page]) -> str:
    """The address of the first-level page of a kind, for the reader; empty while none is public."""
    return localized_url(_section(model))


@per_generation
def _section(model: type[Page]) -> Page | None:
    site = only_site()
    pages = first_level(site.root_page.pk) if site else ()
    return next((page for page in pages if isinstance(page, model) and is_open(page)), None)
