"""The site and the pages of its first level, read once per generation."""

from typing import Any

from wagtail.models import Page, Site

from ..cache import per_generation


@per_generation
def only_site() -> Site | None:
    """The one site with its home page; None before set-up, or where there are several."""
    sites = list(Site.objects.select_related("root_page")[:2])
    if len(sites) != 1:
        return None
    sites[0].root_page = sites[0].root_page.specific
    return sites[0]


@per_generation
def first_level(home: int) -> tuple[Any, ...]:
    """The source pages right below the home page: few, structural and asked for all the time."""
    pages = tuple(Page.objects.get(pk=home).get_children().specific()[:100])
    for page in pages:
        page.published  # noqa: B018 - filled here, so that every copy has it
    return pages
