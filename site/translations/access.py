"""Whose work is what: the languages of translators, and the people of a language."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Q, QuerySet
from django.http import Http404
from wagtail.models import Locale
from wagtail_localize.models import Translation

from core.languages import source_locale_id
from core.models import User

from .permissions import editing_rights, languages_of, may_change, may_translate

HOME_DEPTH = 2  # a language's home page: whoever edits it edits the whole language


def translates_into(user: Any) -> list[Locale]:
    """The languages that somebody translates as a whole; for superusers all but the source's."""
    others = _others()
    if not user.is_superuser:
        rows = editing_rights().filter(group__user=user, page__depth__lte=HOME_DEPTH)
        others = others.filter(pk__in=rows.values("page__locale"))
    return list(others)


def works_in(user: Any) -> list[Locale]:
    """The languages into which somebody may translate something; for superusers all of them."""
    others = _others()
    return list(others if user.is_superuser else others.filter(pk__in=languages_of(user)))


def _others() -> QuerySet[Locale]:
    """All languages but the source's."""
    return Locale.objects.exclude(pk=source_locale_id()).order_by("pk")


def only_translates(user: Any) -> bool:
    """Whether somebody's work in the admin is translating and nothing else."""
    languages = set() if user.is_superuser else languages_of(user)
    return bool(languages) and source_locale_id() not in languages


def source_of(translation: Translation) -> Any:
    """The source that a translation is of.

    Raises:
        Http404: it was deleted.
    """
    try:
        return translation.source.get_source_instance()
    except ObjectDoesNotExist:
        raise Http404 from None


def target_of(translation: Translation) -> Any:
    """The page or snippet that a translation makes; None before its first draft."""
    try:
        return translation.get_target_instance()
    except ObjectDoesNotExist:
        return None


def may_send(user: Any, translation: Translation) -> bool:
    """Whether somebody may give a translation to others: who may change its source as well."""
    return may_change(user, source_of(translation)) and may_translate(user, translation)


def translators_of(locale: Locale) -> QuerySet[User]:
    """The people who may translate into a language."""
    rows = editing_rights().filter(page__locale=locale)
    people = User.objects.filter(is_active=True)
    return (
        people.filter(Q(is_superuser=True) | Q(groups__in=rows.values("group")))
        .distinct()
        .order_by("last_name", "username")
    )
