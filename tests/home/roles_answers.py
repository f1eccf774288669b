"""Whether an answer of the admin lets somebody in."""

import re
from typing import Any

from django.db import transaction
from django.test import Client

from core.models import User

from .roles_addresses import Address

EXPLORER = re.compile(r"/admin/pages/\d+/$")
# It raises an error on purpose.
ON_PURPOSE = "wagtailadmin_error_test"
LEAVES = "wagtailadmin_logout"


def client_of(person: User | None) -> Client:
    """A browser in which somebody is signed in."""
    client = Client(raise_request_exception=False)
    if person is not None:
        client.force_login(person)
    return client


def lets_in(client: Client, address: Address) -> bool:
    """Ask for an address; what takes only forms is asked with an empty one, then undone."""
    response = client.get(address.url)
    if response.status_code == 405 and address.name != LEAVES:
        response = post(client, address.url)
    client.cookies.pop("messages", None)
    assert response.status_code < 500 or address.name == ON_PURPOSE, address
    return not is_refusal(response)


def is_refusal(response: Any) -> bool:
    """Whether somebody was sent away: to sign in, home with a message, or to their own pages."""
    place = response.headers.get("Location", "")
    away = place == "/admin/" or place.startswith("/admin/login/") or EXPLORER.match(place)
    return bool(response.status_code in (403, 404) or away)


def post(client: Client, url: str, **data: Any) -> Any:
    """Send a form and undo what it did."""
    with transaction.atomic():
        response = client.post(url, data)
        transaction.set_rollback(True)
    return response
