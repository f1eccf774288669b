"""The edition of a translation that readers see."""

from typing import Any

from .models import Edition


def public_edition_of(page: Any) -> Edition | None:
    """What is known of a published translation, by its live revision; one query."""
    if page.live_revision_id is None:
        return None
    editions = Edition.objects.filter(revision=page.live_revision_id, published_at__isnull=False)
    return editions.order_by("-pk").first()
