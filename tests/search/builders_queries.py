"""Readers who ask and click, on days of one's choice."""

from datetime import date
from typing import Any
from urllib.parse import quote

import time_machine
from django.apps import apps
from django.test import Client

from search.models import AskedQuery, QueryDay

BROWSER = {"User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}
OWN = {"Sec-Fetch-Site": "same-origin"}
DAYS = ("2026-11-03", "2026-11-10", "2026-11-17", "2026-11-24")


def ask(text: str, day: str = DAYS[0], code: str = "pl", more: str = "", **headers: str) -> Any:
    """A reader asks at noon of a day."""
    prefix = "" if code == "pl" else f"/{code}"
    with time_machine.travel(f"{day}T12:00:00+01:00", tick=False):
        address = f"{prefix}/szukaj/?q={quote(text)}{more}"
        return Client().get(address, headers=BROWSER | headers)


def ask_on(days: tuple[str, ...], text: str, code: str = "pl") -> None:
    """A reader asks the same on several days."""
    for day in days:
        ask(text, day, code)


def follow(text: str, result: Any, day: str = DAYS[0], **headers: str) -> Any:
    """A reader follows an answer."""
    with time_machine.travel(f"{day}T12:00:00+01:00", tick=False):
        form = {"q": text, "result": str(result)}
        return Client().post("/szukaj/klik", form, headers=BROWSER | (headers or OWN))


def made_readable(text: str = "kupon", language: str = "pl", **days: tuple[int, int, int]) -> Any:
    """A readable query with (asked, empty, clicks) by day: ``d2026_11_03=(5, 0, 1)``."""
    query = AskedQuery.objects.create(text=text, language=language)
    for name, (asked, empty, clicks) in days.items():
        day = date.fromisoformat(name.removeprefix("d").replace("_", "-"))
        QueryDay.objects.create(query=query, day=day, asked=asked, empty=empty, clicks=clicks)
    return query


def whole_database() -> str:
    """Every value of every table, as text."""
    models = apps.get_models(include_auto_created=True)
    managed = [model for model in models if model._meta.managed and not model._meta.proxy]
    return "\n".join(repr(list(model._base_manager.values_list())) for model in managed)


def counts(text: str) -> list[tuple[int, int, int]]:
    """(asked, empty, clicks) of each day of a readable query."""
    rows = QueryDay.objects.filter(query__text=text).order_by("day")
    return list(rows.values_list("asked", "empty", "clicks"))
