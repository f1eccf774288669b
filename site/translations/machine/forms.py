"""What is asked before a whole section is translated, and the words of a person for a held text."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy
from wagtail.models import Locale
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.strings import StringValue, validate_translation_links


class TreeForm(forms.Form):
    """Into which languages, and whether by machine."""

    locales = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Languages"),
        queryset=Locale.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    by_machine = forms.BooleanField(
        label=gettext_lazy("Translate what is missing by machine"),
        required=False,
        help_text=gettext_lazy("Drafts only. Words that people wrote stay. Nothing is published."),
    )

    def __init__(self, *args: Any, locales: list[Locale], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Locale.objects.filter(pk__in=[locale.pk for locale in locales])
        self.fields["locales"].queryset = own.order_by("pk")
        if get_machine_translator() is None:
            self.fields["by_machine"].disabled = True
            self.fields["by_machine"].help_text = gettext(
                "No translation service is set up, so nothing is sent anywhere."
            )


class HeldForm(forms.Form):
    """The right words for a held text."""

    held = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label=gettext_lazy("Your translation"), widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, source: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.source = source

    def clean_text(self) -> str:
        """Markup has to be what a text may have; facts are the person's business."""
        text = self.cleaned_data["text"]
        try:
            StringValue.from_translated_html(text)
            validate_translation_links(self.source, text)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error
        return str(text)
