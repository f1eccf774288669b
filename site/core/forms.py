"""Forms of the admin that every app's models share."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm

LONGEST_TITLE = 150


class FactsOnSourceForm(WagtailAdminPageForm):
    """The form of a page; a translation's facts are edited on the Polish source only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_facts(self)
        if "minor_edit" in self.fields:
            self.initial["minor_edit"] = self.instance.is_minor_draft

    def clean_title(self) -> str:
        """Refuse a title that no list and no search result can show whole."""
        title = str(self.cleaned_data["title"])
        if len(title) > LONGEST_TITLE:
            message = _("The title has %(length)s characters. Shorten it to %(most)s or fewer.")
            raise ValidationError(message % {"length": len(title), "most": LONGEST_TITLE})
        return title

    def _post_clean(self) -> None:
        """What may be missing in a draft is asked for when the page is to be published."""
        super()._post_clean()
        if self.is_deferred_validation:
            return
        for name, message in self.instance.missing().items():
            if name in self.fields:
                self.add_error(name, message)


class FactsOnSourceSnippetForm(WagtailAdminModelForm):
    """The form of a snippet; a translation's facts are edited on the Polish source only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_facts(self)


def drop_facts(form: Any) -> None:
    """Take the facts out of the form of a translation."""
    instance = form.instance
    if instance.locale_id is None or instance.is_source:
        return
    for name in instance.facts():
        form.fields.pop(name, None)
        form.formsets.pop(name, None)
