"""Links that let somebody without an account translate: made, opened, bounded to what is public.

The address holds a signed name of a row; the row says what it opens and until when.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page
from wagtail_localize.models import Translation

from core.languages import source_locale_id
from core.models.pages import public_sources

from .models import GuestLink

SALT = "translations.guest_links"
LONGEST_DAYS = 90
LARGEST_SECTION = 200  # things in one link


class Gone(Exception):
    """A link that was right once: expired or taken back."""


class Forged(Exception):
    """No link of ours."""


def token_of(link: GuestLink) -> str:
    """The signed name of a link, for its address."""
    return signing.dumps(link.uuid.hex, salt=SALT)


def address_of(link: GuestLink) -> str:
    """The whole address that is sent."""
    return settings.WAGTAILADMIN_BASE_URL + reverse("guest_section", args=[token_of(link)])


def read(token: str) -> GuestLink:
    """The link that an address names, now used.

    Raises:
        Gone: it expired, or somebody took it back.
        Forged: it was not made here, or its row was deleted.
    """
    try:
        name = signing.loads(token, salt=SALT, max_age=(LONGEST_DAYS + 1) * 86400)
        link = GuestLink.objects.select_related("locale").get(uuid=UUID(name))
    except signing.SignatureExpired:
        raise Gone from None
    except (signing.BadSignature, GuestLink.DoesNotExist, ValueError, TypeError):
        raise Forged from None
    if not link.is_valid:
        raise Gone
    GuestLink.objects.filter(pk=link.pk).update(last_used_at=timezone.now())
    return link


def opened_by(link: GuestLink) -> list[Translation]:
    """The translations that a link opens now: what readers do not see any more is left out."""
    rows = link.translations.filter(enabled=True, target_locale=link.locale_id)
    return only_public(
        rows.select_related(
            "progress", "target_locale", "source__locale", "source__specific_content_type"
        ).order_by("pk")
    )


def only_public(translations: Iterable[Translation]) -> list[Translation]:
    """Those whose Polish source every reader may see; a query for each kind of thing."""
    rows = list(translations)
    keys: dict[Any, set[UUID]] = {}
    for row in rows:
        model = row.source.specific_content_type.model_class()
        base = Page if issubclass(model, Page) else model
        keys.setdefault(base, set()).add(row.source.object_id)
    shown: set[UUID] = set()
    for model, wanted in keys.items():
        found = _public(model).filter(translation_key__in=wanted)
        shown.update(found.values_list("translation_key", flat=True))
    return [row for row in rows if row.source.object_id in shown]


def _public(model: Any) -> QuerySet[Any]:
    if issubclass(model, Page):
        return public_sources(model)
    sources = model.objects.filter(locale_id=source_locale_id())
    return sources.filter(live=True) if issubclass(model, DraftStateMixin) else sources


def section_of(translation: Translation) -> list[Translation]:
    """Translations into the same language of the pages below a translation's source."""
    model = translation.source.specific_content_type.model_class()
    if not issubclass(model, Page):
        return []
    page = translation.source.get_source_instance()
    below = public_sources(Page).descendant_of(page).values("translation_key")
    rows = Translation.objects.filter(
        enabled=True, target_locale=translation.target_locale_id, source__object_id__in=below
    )
    return list(
        rows.select_related("source__specific_content_type", "target_locale").order_by("pk")
    )
