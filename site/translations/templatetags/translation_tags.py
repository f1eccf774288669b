"""What readers are told about a translation."""

from typing import Any

from django import template

from core.languages import SOURCE, public_language

from ..editions import public_edition_of

register = template.Library()


@register.inclusion_tag("components/notice_origin.html", takes_context=True)
def origin_notice(context: Any, page: Any) -> dict[str, Any]:
    """Who made the translation that is read, when it was reviewed, and whether Polish is newer.

    Nothing for a Polish text and for translations that came with the site: nobody noted theirs.
    """
    if getattr(page, "prose_lang", SOURCE) == SOURCE or page.prose_lang != public_language():
        return {"edition": None}
    return {
        "edition": public_edition_of(page),
        "source_url": page.source.address_in(SOURCE, context.get("request")),
    }
