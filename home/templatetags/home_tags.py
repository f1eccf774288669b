"""What stands around every page: alerts and menus."""

from typing import Any

from django import template

from core.languages import public_language

from ..alerts import alerts as current_alerts
from ..menus import Column, menus

register = template.Library()


@register.inclusion_tag("components/alerts.html", takes_context=True)
def alerts(context: dict[str, Any]) -> dict[str, Any]:
    """The alerts above the page that is being rendered."""
    code = public_language()
    found = current_alerts(context.get("page"), code) if code else []
    return {"alerts": found, "current_language": code}


@register.simple_tag
def footer_menus() -> list[Column]:
    """The columns of the footer."""
    code = public_language()
    return menus("footer", code) if code else []
