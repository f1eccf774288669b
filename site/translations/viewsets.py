"""The admin of what is decided about translations: the glossary and the rules for languages."""

from typing import Any, ClassVar

from django.db.models import QuerySet
from django.template.defaultfilters import yesno
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.snippets.views.snippets import SnippetViewSet

from .menu import HOOK
from .models import GlossaryTerm, LanguagePolicy


class GlossaryViewSet(SnippetViewSet):
    """Terms with the languages they have been decided in; who may only view them inspects them."""

    model = GlossaryTerm
    icon = "openquote"
    menu_label = _("Glossary")
    menu_name = "glossary"
    menu_hook = HOOK
    menu_order = 300
    list_per_page = 50
    list_display: ClassVar[list[Any]] = [
        "term",
        Column("languages", label=_("languages"), classname="w-whitespace-nowrap"),
        Column("explain", _("explained to readers"), lambda term: yesno(term.explain)),
        Column("keep", _("never translated"), lambda term: yesno(term.keep)),
    ]
    list_filter = ("explain", "keep")
    search_fields = ("term", "forms", "definition")
    search_backend_name = None
    inspect_view_enabled = True
    inspect_view_fields = ("term", "forms", "definition", "explain", "keep")
    inspect_template_name = "admin/glossary_inspect.html"

    def get_queryset(self, request: Any) -> QuerySet[GlossaryTerm]:
        """Terms with their renderings, in a fixed number of queries."""
        return GlossaryTerm.objects.prefetch_related("renderings__locale")


class LanguagePolicyViewSet(ModelViewSet):
    """What readers may see of machine translations, language by language."""

    model = LanguagePolicy
    menu_label = _("Rules for languages")
    menu_hook = HOOK
    menu_order = 900
    icon = "globe"
    add_to_admin_menu = True
    list_display = ("locale", "machine", "budget")
    form_fields = ("locale", "machine", "budget")
    copy_view_enabled = False
    inspect_view_enabled = False

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Without a button to add: set-up has made a row for every language."""
        return dict(super().get_index_view_kwargs(add_url_name=None, **kwargs))
