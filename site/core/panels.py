"""How the editor's form is laid out: content, facts, promotion."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    CommentPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
)

_before_publishing: list[Callable[[], Panel]] = []


def register_before_publishing(make: Callable[[], Panel]) -> None:
    """Add a panel at the end of the content of every page; it may hide itself."""
    _before_publishing.append(make)


class FactsTab(ObjectList):
    """A tab that translations do not have: their facts are edited on the Polish source."""

    class BoundPanel(ObjectList.BoundPanel):
        """Shown for sources, and for what is being made."""

        def is_shown(self) -> bool:
            """Ask the row; children are bound only when it is a source."""
            instance = self.instance
            return instance.locale_id is None or (instance.is_source and super().is_shown())


class FindingsPanel(Panel):
    """What an editor has to mend, as a method of the page says; as of the last save."""

    def __init__(self, method: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.method = method

    def clone_kwargs(self) -> dict[str, Any]:
        """Keep the method's name in copies of this panel."""
        return {**super().clone_kwargs(), "method": self.method}

    class BoundPanel(Panel.BoundPanel):
        """The list, for one page."""

        template_name = "admin/findings_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Ask the page."""
            found = getattr(self.instance, self.panel.method)()
            return {**super().get_context_data(parent_context), "findings": found}


def tabs(content: list[Any], facts: list[Any], *others: ObjectList) -> TabbedInterface:
    """The tabs in the order of thought; those without panels are left out."""
    rows = [ObjectList([*content, PublishingPanel()], heading=_("Content"))]
    if facts:
        rows.append(FactsTab(facts, heading=_("Facts")))
    return TabbedInterface([*rows, *(tab for tab in others if tab.children)])


def page_tabs(
    content: list[Any], facts: list[Any], easy: list[Any], promote: list[Any]
) -> TabbedInterface:
    """The tabs of a page, whose editors may also leave comments for each other."""
    return tabs(
        [*content, *(make() for make in _before_publishing), CommentPanel()],
        facts,
        ObjectList(easy, heading=_("Easy language and sign language")),
        ObjectList(promote, heading=_("Promotion")),
    )
