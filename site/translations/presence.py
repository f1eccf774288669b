"""Who else has a translation open: a row per person that lives for some minutes."""

from datetime import timedelta

from django.utils import timezone
from wagtail_localize.models import Translation

from .models import Presence

LIFE = timedelta(minutes=10)  # since somebody opened or saved


def arrive(translation: Translation, who: str, name: str) -> list[str]:
    """Note that somebody is here; gives the names of the others."""
    now = timezone.now()
    Presence.objects.filter(seen_at__lt=now - LIFE).delete()
    Presence.objects.update_or_create(
        translation=translation, who=who, defaults={"name": name, "seen_at": now}
    )
    others = Presence.objects.filter(translation=translation).exclude(who=who)
    return list(others.order_by("-seen_at").values_list("name", flat=True))


def leave(translation: Translation, who: str) -> None:
    """Forget somebody who went on to something else."""
    Presence.objects.filter(translation=translation, who=who).delete()
