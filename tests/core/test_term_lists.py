"""Terms are put in order by dragging: the sources among themselves, without translations."""

import pytest
from django.urls import reverse

from catalogue import terms
from catalogue.models import Audience
from tests.factories import make_audience

pytestmark = [pytest.mark.django_db, pytest.mark.both]
REORDER = "wagtailsnippets_catalogue_audience:reorder"
LIST = "wagtailsnippets_catalogue_audience:list"


@pytest.fixture
def editor(client, administrator):
    client.force_login(administrator)
    return client


@pytest.fixture
def audiences():
    """Four audiences in their order, each with a translation."""
    made = [make_audience(label, slug=label, uk=f"{label} (uk)") for label in "abcd"]
    for order, term in enumerate(made, start=1):
        Audience.objects.filter(pk=term.pk).update(order=order)
    return made


def labels():
    return [term.label for term in terms.audiences("pl").values()]


@pytest.mark.parametrize(
    ("moved", "position", "order"),
    [(3, 0, "dabc"), (0, 3, "bcda"), (1, 2, "acbd"), (2, 2, "abcd")],
)
def test_a_term_is_moved_among_the_sources(editor, audiences, moved, position, order):
    assert labels() == list("abcd")
    address = reverse(REORDER, args=[audiences[moved].pk])
    response = editor.post(f"{address}?position={position}")
    assert response.status_code == 200
    assert labels() == list(order)


def test_while_terms_are_put_in_order_translations_are_not_listed(editor, audiences):
    html = editor.get(reverse(LIST) + "?ordering=order").content.decode()
    assert "(uk)" not in html


def test_a_new_term_stands_last(editor, audiences):
    address = reverse("wagtailsnippets_catalogue_audience:add")
    editor.post(address, {"label": "e", "synonyms": "", "slug": "e"})
    assert labels() == list("abcde")
