"""The catalogue: the page below which services and providers stand."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from core.models import BasePage


class CataloguePage(BasePage):
    """The list of services and providers with its filters."""

    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["catalogue.ServicePage", "catalogue.ProviderPage"]
    max_count_per_parent = 1
    template = "pages/catalogue_page.html"

    class Meta:
        verbose_name = _("catalogue of services")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the finder's form and a page of what it found."""
        from ..finder import catalogue_context

        context = super().get_context(request, *args, **kwargs)
        return context | catalogue_context(self.url, request)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Send a typed place to its own address; an answer to free text is stored nowhere."""
        from ..finder import canonical_query

        query = canonical_query(request.GET)
        if query is not None:
            return redirect(f"{self.url}?{query}")
        response = super().serve(request, *args, **kwargs)
        engine = response.context_data.get("engine")
        if engine:
            response.headers["X-Search-Engine"] = engine
        if engine or request.GET.get("where"):
            response.headers["Cache-Control"] = "no-store"
        return response
