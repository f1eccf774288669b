"""What the frame of every public page says of the institution's own pages."""

from typing import Any

from django.http import HttpRequest

from core.cache import per_generation
from core.languages import SOURCE, localized_path, public_language, split_path
from core.models.pages import is_open
from core.models.sites import first_level, only_site

from .models import AccessibilityStatementPage


def declaration(request: HttpRequest) -> dict[str, Any]:
    """The address of the accessibility declaration in the reader's language."""
    code = public_language()
    path = declaration_path() if code else ""
    if not path:
        return {}
    address = localized_path(path, code or SOURCE)
    return {
        "declaration_path": address,
        "declaration_url": f"{request.scheme}://{request.get_host()}{address}",
    }


@per_generation
def declaration_path() -> str:
    """The declaration's address without a language prefix; empty while it is not public."""
    site = only_site()
    for page in first_level(site.root_page.pk) if site else ():
        if isinstance(page, AccessibilityStatementPage) and is_open(page):
            parts = page.get_url_parts()
            return split_path(parts[2])[1] if parts and parts[2] else ""
    return ""
