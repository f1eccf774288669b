"""What readers may see of machine translations, language by language."""

from collections import defaultdict
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from core.cache import move_generation
from core.languages import locale_codes, source_locale_id
from search.models import SearchText
from search.services import refresh, show_otherwise

from .models import Edition, LanguagePolicy

Machine = LanguagePolicy.Machine


def policy_of(locale: Locale) -> LanguagePolicy:
    """The rule for a language, or the default one, not saved."""
    found = LanguagePolicy.objects.filter(locale=locale).first()
    return found or LanguagePolicy(locale=locale)


def make_rules() -> None:
    """Give every language that is translated into its row; those that are there stay as they are.

    An administrator then finds the whole list, and changes it rather than guessing what holds.
    """
    for locale in Locale.objects.exclude(pk=source_locale_id()):
        LanguagePolicy.objects.get_or_create(locale=locale)


def check(translation: Translation, edition: Edition) -> None:
    """Refuse to publish what the language's rule forbids.

    Raises:
        ValidationError: with the number of segments and the cure.
    """
    rule = policy_of(translation.target_locale).machine
    if rule == Machine.REVIEWED and edition.machine:
        raise ValidationError(not_reviewed(edition.machine))
    if rule == Machine.NOTHING and (edition.machine or edition.reviewed):
        raise ValidationError(
            _("In this language nothing translated by machine may be public: %(count)d texts.")
            % {"count": edition.machine + edition.reviewed}
        )


def not_reviewed(count: int) -> str:
    """What is said of a machine's texts that nobody has checked."""
    return ngettext(
        "%(count)d text is translated by machine and not reviewed. Review it first.",
        "%(count)d texts are translated by machine and not reviewed. Review them first.",
        count,
    ) % {"count": count}


def withheld() -> set[int]:
    """The primary keys of published pages that a rule, made since, keeps from readers."""
    found: set[int] = set()
    for rule in LanguagePolicy.objects.exclude(machine=Machine.NOTICE):
        shown = Page.objects.filter(live=True, locale_id=rule.locale_id, alias_of__isnull=True)
        editions = Edition.objects.filter(
            translation__target_locale_id=rule.locale_id, revision__isnull=False
        )
        bad = editions.filter(machine__gt=0)
        if rule.machine == Machine.NOTHING:
            bad = bad | editions.filter(reviewed__gt=0)
        found.update(
            shown.filter(live_revision__in=bad.values("revision")).values_list("pk", flat=True)
        )
    return found


def follow() -> None:
    """Bring the search after the rules: it shows what they allow now, in every language."""
    move_generation()
    kept, codes = withheld(), locale_codes()
    by_machine = Edition.objects.filter(Q(machine__gt=0) | Q(reviewed__gt=0))
    pages = Page.objects.filter(
        live=True, alias_of__isnull=True, live_revision__in=by_machine.values("revision")
    )
    texts = SearchText.objects.filter(document__in=pages.values("translation_key"))
    present = set(texts.values_list("document", "language"))
    hidden: dict[str, set[UUID]] = defaultdict(set)
    shown: set[UUID] = set()
    for pk, key, locale in pages.values_list("pk", "translation_key", "locale"):
        is_there = (key, codes[locale]) in present
        if pk in kept and is_there:
            hidden[codes[locale]].add(key)
        elif pk not in kept and not is_there:
            shown.add(key)
    show_otherwise(hidden, shown)


def edition_changed(translation: Translation) -> None:
    """What is read was reviewed: where only that may be read, the search shows it now."""
    if policy_of(translation.target_locale).machine != Machine.NOTICE:
        refresh([translation.source.object_id])
