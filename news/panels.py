"""Parts of the editor's form for news and events."""

from typing import Any

from wagtail.admin.panels import FieldPanel
from wagtail.admin.widgets import AdminPageChooser

from .projects import project_model


class ProjectPanel(FieldPanel):
    """Chooses a page among the projects only."""

    def get_form_options(self) -> dict[str, Any]:
        """Ask for the model of projects when the form is made: it stands above this app."""
        options: dict[str, Any] = super().get_form_options()
        chooser = AdminPageChooser(target_models=project_model())
        options.setdefault("widgets", {})[self.field_name] = chooser
        return options
