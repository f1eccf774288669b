"""A service as a tagged PDF (PDF/UA-1, ISO 14289-1) made by WeasyPrint, where Pango is there."""

from functools import cache
from typing import Any

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

STYLESHEET = "css/pdf.css"
# What a file is called that somebody else must not understand in a list of downloads.
NEUTRAL_NAME = "rops"


@cache
def can_print() -> bool:
    """Whether WeasyPrint finds Pango on this machine; without it readers print the page itself."""
    try:
        from weasyprint import HTML
    except OSError:
        return False
    return bool(HTML)


def pdf_of(page: Any, context: dict[str, Any], request: HttpRequest) -> HttpResponse:
    """The facts and the prose of a service page as a file to keep or to print."""
    from weasyprint import CSS, HTML

    html = render_to_string("print/service.html", context, request)
    path = finders.find(STYLESHEET)
    document = HTML(string=html, url_fetcher=_refuse).write_pdf(
        pdf_variant="pdf/ua-1", stylesheets=[CSS(filename=path, url_fetcher=_refuse)]
    )
    response = HttpResponse(document, content_type="application/pdf")
    name = NEUTRAL_NAME if context["facts"].is_sensitive else page.slug
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    response["X-Robots-Tag"] = "noindex"
    return response


def _refuse(url: str, *_arguments: Any, **_options: Any) -> Any:
    """Nothing is fetched from anywhere: prose may name any address."""
    raise ValueError("A printed service loads nothing.")
