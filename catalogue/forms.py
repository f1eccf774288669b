"""The editor's form of a service."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.forms import FactsOnSourceForm


class ServicePageForm(FactsOnSourceForm):
    """Facts a reader cannot do without are asked for when a source is published."""

    REQUIRED = ("provider", "categories", "areas")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.REQUIRED:
            if name in self.fields:
                self.fields[name].required = True
                self.fields[name].error_messages["required"] = _("A service needs this fact.")
