"""How a page presents itself when somebody shares its address (Open Graph)."""

from dataclasses import dataclass
from typing import Any

from babel.core import get_global
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from .cache import per_generation
from .models import Institution

SIZE = "fill-1200x630|format-jpeg"


@dataclass(frozen=True)
class SharePicture:
    """A picture in the size that social media expect."""

    url: str
    width: int
    height: int


def share_picture(page: Any) -> SharePicture | None:
    """The page's own picture, else the institution's; None where there is neither."""
    own = getattr(page, "share_picture", None)
    return (rendered(own) if own else None) or institution_picture()


@per_generation
def institution_picture() -> SharePicture | None:
    """The picture of the institution's settings."""
    picture = Institution.load().share_picture
    return rendered(picture) if picture else None


def rendered(picture: Any) -> SharePicture | None:
    """A picture in its size for sharing; None when its file is lost or broken."""
    try:
        rendition = picture.get_rendition(SIZE)
    except (OSError, SourceImageIOError, InvalidFilterSpecError):
        return None
    return SharePicture(rendition.url, rendition.width, rendition.height)


def open_graph_locale(code: str) -> str:
    """A language with the territory where most speak it (CLDR).

    >>> open_graph_locale("uk")
    'uk_UA'
    """
    language, *_script, territory = get_global("likely_subtags").get(code, code).split("_")
    return f"{language}_{territory}"
