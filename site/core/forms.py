"""Forms of the admin that every app's models share."""

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm


class FactsOnSourceForm(WagtailAdminPageForm):
    """The form of a page; a translation's facts are edited on the Polish source only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drop_facts(self)


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
    for name in instance.fact_fields:
        form.fields.pop(name, None)
        form.formsets.pop(name, None)
