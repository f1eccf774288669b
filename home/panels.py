"""Panels of the editor that say something about what is being edited."""

from typing import Any

from wagtail.admin.panels import Panel

from .completeness import requirements


class CompletenessPanel(Panel):
    """What the law asks of a project's page, and what of it is still missing."""

    class BoundPanel(Panel.BoundPanel):
        """The list for the draft that is being edited."""

        template_name = "panels/project_completeness.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Look at the draft as it was saved last, or as it was just sent."""
            found = requirements(self.instance)
            return super().get_context_data(parent_context) | {
                "project": self.instance,
                "missing": [row for row in found if not row.met],
                "met": [row for row in found if row.met],
            }
