"""Held segments: which are still waiting, and a person's words for them."""

from typing import Any

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, QuerySet
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from ..models import HeldSegment
from ..progress import measuring_once


def waiting() -> QuerySet[HeldSegment]:
    """Held segments that the source still asks for and that nobody has translated meanwhile."""
    asked = StringSegment.objects.filter(
        source=OuterRef("translation__source"),
        context=OuterRef("context"),
        string=OuterRef("string"),
    )
    done = StringTranslation.objects.filter(
        context=OuterRef("context"),
        translation_of=OuterRef("string"),
        locale=OuterRef("translation__target_locale"),
    )
    return HeldSegment.objects.filter(Exists(asked), ~Exists(done))


def translations(locales: list[Any]) -> QuerySet[Translation]:
    """Translations into some languages with texts that wait, and how many."""
    held = waiting().filter(translation__target_locale__in=locales)
    found = Translation.objects.filter(held__in=held).select_related("source", "target_locale")
    return found.annotate(waiting=Count("held", distinct=True)).order_by(
        "source__object_repr", "pk"
    )


@transaction.atomic
def enter(held: HeldSegment, text: str, user: Any) -> bool:
    """Store a person's words; False if somebody was quicker, and then nothing is changed.

    The machine's words are remembered as the origin only if the person took them as they are.
    """
    with measuring_once():
        _text, created = StringTranslation.objects.get_or_create(
            context=held.context,
            translation_of=held.string,
            locale=held.translation.target_locale,
            defaults={
                "data": text,
                "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                "last_translated_by": user,
            },
        )
    held.delete()
    return bool(created)


def drop(held: HeldSegment) -> None:
    """Forget what the machine said: the next run asks again."""
    held.delete()
