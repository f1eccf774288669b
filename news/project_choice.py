"""The choice of a project in the editor's form; projects are the business of an app above this."""

from typing import Any

from wagtail.admin.panels import PageChooserPanel

from .projects import project_model


class ProjectPanel(PageChooserPanel):
    """Offers only projects; their model is looked up when a form is made."""

    def get_form_options(self) -> dict[str, Any]:
        """Narrow the choice to projects, where the site has a kind of page for them."""
        self.page_type = project_model()
        return super().get_form_options()


def project_panel() -> ProjectPanel:
    """The panel of a field named ``project``."""
    return ProjectPanel("project")
