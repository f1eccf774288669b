"""Whether an answer of the admin lets somebody in."""

from typing import Any

from django.contrib.messages import ERROR, get_messages
from django.db import transaction
from django.test import Client

from core.models import User

from .roles_addresses import Address

# One raises an error on purpose; Wagtail's form does when it comes empty.
RAISE = {
    "wagtailadmin_error_test",
    "wagtailredirects:process_import",
}


def client_of(person: User | None) -> Client:
    """A browser in which somebody is signed in."""
    client = Client(raise_request_exception=False)
    if person is not None:
        client.force_login(person)
    return client


def lets_in(client: Client, address: Address) -> bool:
    """Ask for an address; what takes only forms is asked with an empty one, then undone."""
    kept = client.cookies.copy()
    response = client.get(address.url)
    if response.status_code == 405 and address.name != "wagtailadmin_logout":
        response = post(client, address.url)
    client.cookies = kept
    assert response.status_code < 500 or address.name in RAISE, address
    return not is_refusal(response, address)


def is_refusal(response: Any, address: Address) -> bool:
    """Whether somebody was sent away: to sign in, home with a message, or to their own pages."""
    place = response.headers.get("Location", "")
    told = any(message.level == ERROR for message in get_messages(response.wsgi_request))
    elsewhere = address.name.startswith("wagtailadmin_explore") and place
    away = elsewhere or (place == "/admin/" and told) or place.startswith("/admin/login/")
    return bool(response.status_code in (403, 404) or away)


def post(client: Client, url: str, **data: Any) -> Any:
    """Send a form and undo what it did."""
    with transaction.atomic():
        response = client.post(url, data)
        transaction.set_rollback(True)
    return response
