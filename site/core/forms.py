"""Forms of the admin that every app's models share."""

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm


class _WithoutFacts:
    """Drop the facts from the form of a translation: they are edited on the Polish source only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        instance = self.instance
        if instance.locale_id is None or instance.is_source:
            return
        for name in instance.fact_fields:
            self.fields.pop(name, None)
            self.formsets.pop(name, None)


class FactsOnSourceForm(_WithoutFacts, WagtailAdminPageForm):
    """The form of a page."""


class FactsOnSourceSnippetForm(_WithoutFacts, WagtailAdminModelForm):
    """The form of a snippet."""
