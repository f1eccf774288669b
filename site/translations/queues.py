"""What waits for a translator: lists by language, each a query however long it is."""

from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db.models import Count, F, Q, QuerySet, Sum
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from wagtail.models import DraftStateMixin, Locale, Page
from wagtail.permissions import policy_registry
from wagtail_localize.models import Translation, TranslationSource

from core.languages import source_locale_id

from .models import Original, TranslationState
from .models.progress import State
from .permissions import may_begin, may_translate
from .progress import measure

ASSIGNED, OUTDATED, DRAFT, MISSING = "assigned", "outdated", "draft", "missing"
REVIEW = "review"
TO_DO = (ASSIGNED, OUTDATED, DRAFT)
BEGUN = (*TO_DO, REVIEW)
NAMES = {
    ASSIGNED: _("Given to you"),
    OUTDATED: _("Outdated"),
    DRAFT: _("Begun, not finished"),
    REVIEW: _("To review"),
    MISSING: _("Not begun"),
}


@dataclass(frozen=True)
class Amount:
    """How much of a list there is; what is only to be reviewed has no words to do."""

    kind: str
    count: int
    words: int

    @property
    def name(self) -> str:
        """The list's name."""
        return str(NAMES[self.kind])


def kinds_for(user: Any) -> list[ContentType]:
    """The kinds of things that somebody may translate."""
    numbers = Original.objects.values("content_type").distinct()
    found = ContentType.objects.filter(pk__in=numbers)
    return [kind for kind in found if _may_translate_kind(user, kind.model_class())]


def _may_translate_kind(user: Any, model: Any) -> bool:
    if model is None:
        return False
    actions = ("add", "change")
    return issubclass(model, Page) or bool(
        policy_registry.get_by_type(model).user_has_any_permission(user, actions)
    )


def of_kind(kind: str, user: Any, kinds: list[ContentType]) -> Q:
    """Which rows of ``TranslationState`` belong to a list."""
    to_do = Q(words_left__gt=0) | Q(state__in=(State.OUTDATED, State.DRAFT))
    chosen = {
        ASSIGNED: Q(owner=user) & to_do,
        OUTDATED: Q(state=State.OUTDATED),
        DRAFT: Q(state=State.DRAFT),
        REVIEW: Q(machine__gt=0),
    }[kind]
    kept = Q(translation__enabled=True, translation__source__specific_content_type__in=kinds)
    return kept & chosen


def waiting(
    kind: str, locale: Locale, user: Any, kinds: list[ContentType]
) -> QuerySet[TranslationState]:
    """Begun translations of a list, those with most words to do first."""
    rows = TranslationState.objects.filter(
        of_kind(kind, user, kinds), translation__target_locale=locale
    )
    return rows.select_related("translation__source__specific_content_type", "owner").order_by(
        "-words_left", "pk"
    )


def missing(locale: Locale, kinds: list[ContentType]) -> QuerySet[Original]:
    """What nobody has begun to translate into a language, most words first."""
    begun = TranslationState.objects.filter(translation__target_locale=locale).values(
        "translation__source__object_id"
    )
    rows = Original.objects.filter(content_type__in=kinds, words__gt=0)
    rows = rows.exclude(translation_key__in=begun)
    for model in _models(kinds):
        there = model.objects.filter(locale=locale)
        if issubclass(model, Page):
            there = there.filter(live=True, alias_of__isnull=True)
        rows = rows.exclude(translation_key__in=there.values("translation_key"))
    return rows.select_related("content_type").order_by("-words", "pk")


def _models(kinds: list[ContentType]) -> set[Any]:
    models = {kind.model_class() for kind in kinds}
    return {Page if issubclass(model, Page) else model for model in models}


def amounts(
    user: Any, locales: list[Locale], kinds: list[ContentType]
) -> list[tuple[Locale, list[Amount]]]:
    """How much waits, by language and list."""
    sums: dict[str, Any] = {}
    for kind in BEGUN:
        chosen = of_kind(kind, user, kinds)
        sums[f"{kind}_count"] = Count("pk", filter=chosen)
        sums[f"{kind}_words"] = Sum("words_left", filter=chosen, default=0)
    rows = TranslationState.objects.values(locale=F("translation__target_locale")).annotate(**sums)
    found = {row["locale"]: row for row in rows.order_by("locale")}
    return [
        (locale, [*_begun_amounts(found.get(locale.pk, {})), _missing_amount(locale, kinds)])
        for locale in locales
    ]


def _begun_amounts(row: dict[str, int]) -> list[Amount]:
    return [
        Amount(
            kind,
            row.get(f"{kind}_count", 0),
            row.get(f"{kind}_words", 0) if kind in TO_DO else 0,
        )
        for kind in BEGUN
    ]


def _missing_amount(locale: Locale, kinds: list[ContentType]) -> Amount:
    found = missing(locale, kinds).aggregate(count=Count("pk"), sum=Sum("words", default=0))
    return Amount(MISSING, found["count"], found["sum"])


def next_after(user: Any, translation: Translation, to_review: bool = False) -> int | None:
    """The translation to go on with: one given to somebody, else outdated, else begun.

    ``to_review``: one with texts of a machine instead, whether or not others are missing.
    """
    kinds = kinds_for(user)
    for kind in (REVIEW,) if to_review else TO_DO:
        rows = waiting(kind, translation.target_locale, user, kinds)
        rows = rows if to_review else rows.filter(words_left__gt=0)
        for row in rows.exclude(translation=translation)[:5]:
            if may_translate(user, row.translation):
                return int(row.translation_id)
    return None


def begin(user: Any, original: Original, code: str) -> Translation:
    """Begin the translation of something into a language.

    Raises:
        Http404: no such language, or the source is gone.
        PermissionDenied: it is not for this person.
    """
    locale = get_object_or_404(Locale, language_code=code)
    try:
        source = original.content_type.get_object_for_this_type(
            translation_key=original.translation_key, locale_id=source_locale_id()
        )
    except ObjectDoesNotExist:
        raise Http404 from None
    if locale.pk == source.locale_id or not may_begin(user, type(source), locale.pk):
        raise PermissionDenied
    row, _created = TranslationSource.update_or_create_from_instance(source)
    made, created = Translation.objects.get_or_create(source=row, target_locale=locale)
    if created and issubclass(type(source), DraftStateMixin):
        made.save_target(user=user, publish=False)  # from now on the page's permissions count
    else:
        measure(made)
    return made
