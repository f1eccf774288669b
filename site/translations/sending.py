"""Giving translations to somebody: a translator who signs in, or a guest who gets a link."""

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy, override
from wagtail_localize.models import Translation

from core.models import User

from . import access, guest_links
from .models import GuestLink, TranslationState
from .permissions import may_translate
from .progress import measure


class SendForm(forms.Form):
    """To whom: one of our translators, or a name and an address."""

    translator = forms.ModelChoiceField(
        label=gettext_lazy("Translator"),
        queryset=User.objects.none(),
        required=False,
        help_text=gettext_lazy("Somebody with an account. Leave empty to send a link instead."),
    )
    name = forms.CharField(
        label=gettext_lazy("Name of somebody without an account"), max_length=100, required=False
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        required=False,
        help_text=gettext_lazy("Empty: the link is only shown to you, to hand it over yourself."),
    )
    days = forms.IntegerField(
        label=gettext_lazy("For how many days the link works"),
        min_value=1,
        max_value=guest_links.LONGEST_DAYS,
        initial=14,
    )
    section = forms.BooleanField(
        label=gettext_lazy("With all pages below that are being translated"), required=False
    )
    message = forms.CharField(
        label=gettext_lazy("Message"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, translations: list[Translation], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.translations = translations
        choices = access.translators_of(translations[0].target_locale)
        self.fields["translator"].queryset = choices

    def clean(self) -> dict[str, Any]:
        """One of both, and only what they may touch."""
        data: dict[str, Any] = super().clean() or {}
        person = data.get("translator")
        if bool(person) == bool(data.get("name")):
            self.add_error(
                "translator",
                gettext("Choose a translator, or write the name of somebody without an account."),
            )
        if person and not all(may_translate(person, row) for row in self.translations):
            self.add_error("translator", gettext("This person may not translate all of it."))
        if not person and not guest_links.only_public(self.translations):
            self.add_error(None, gettext("By a link only what readers see in Polish can be sent."))
        return data


def chosen(first: Translation, others: list[Translation], section: bool) -> list[Translation]:
    """All that is sent, each once."""
    rows = [first, *others, *(guest_links.section_of(first) if section else [])]
    found = {row.pk: row for row in rows}
    return list(found.values())[: guest_links.LARGEST_SECTION]


def assign(translations: list[Translation], person: User, message: str, sender: User) -> int:
    """Make somebody the owner of translations and write to them; gives the number.

    What they may not translate is left out.
    """
    mine = [row for row in translations if may_translate(person, row)]
    for row in mine:
        state = TranslationState.objects.filter(translation=row).first() or measure(row)
        TranslationState.objects.filter(pk=state.pk).update(owner=person)
    lines = [
        gettext("%(sender)s gives you translations. Language: %(language)s, number: %(count)d.")
        % _words(mine, sender),
        message,
        settings.WAGTAILADMIN_BASE_URL + "/admin/translations/mine/",
    ]
    _mail(person.email, gettext("Translations are waiting for you"), lines)
    return len(mine)


def invite(
    translations: list[Translation], sender: User, *, name: str, email: str, days: int, message: str
) -> GuestLink:
    """Make a link for a guest and write to them in their language; the list is fixed now."""
    rows = guest_links.only_public(translations)
    link = GuestLink.objects.create(
        locale=rows[0].target_locale,
        name=name,
        email=email,
        message=message,
        created_by=sender,
        expires_at=timezone.now() + timedelta(days=days),
    )
    link.translations.set(rows)
    with override(link.locale.language_code):
        lines = [
            gettext("%(sender)s asks you to translate some texts. Language: %(language)s.")
            % _words(rows, sender),
            message,
            guest_links.address_of(link),
            gettext("The link works until %(day)s. Please do not pass it on.")
            % {"day": timezone.localtime(link.expires_at).strftime("%d.%m.%Y")},
        ]
        _mail(email, gettext("Texts to translate"), lines)
    return link


def _words(rows: list[Translation], sender: User) -> dict[str, Any]:
    return {
        "sender": sender.get_full_name() or sender.get_username(),
        "count": len(rows),
        "language": rows[0].target_locale.get_display_name() if rows else "",
    }


def _mail(address: str, subject: str, lines: list[str]) -> None:
    """Send a mail when the change is there; without an address nothing."""
    if address:
        text = "\n\n".join(str(line) for line in lines if line)
        transaction.on_commit(
            lambda: send_mail(subject, text, None, [address], fail_silently=False), robust=True
        )


def mail_goes_out() -> bool:
    """Whether mails leave this server at all; the default prints them."""
    return not settings.EMAIL_BACKEND.endswith(("console.EmailBackend", "dummy.EmailBackend"))
