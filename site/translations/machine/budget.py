"""How many characters a language may send to the service in a month."""

from django.db.models import Sum
from django.utils import timezone
from wagtail.models import Locale

from ..models import MachineJob
from ..policy import policy_of


def spent(locale: Locale) -> int:
    """The characters of the Polish text that were answered this month, for one language."""
    first = timezone.localtime().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    jobs = MachineJob.objects.filter(locale=locale, taken_at__gte=first)
    return int(jobs.aggregate(total=Sum("characters"))["total"] or 0)


def left(locale: Locale) -> int:
    """The characters that may still be sent this month."""
    return max(0, policy_of(locale).budget - spent(locale))
