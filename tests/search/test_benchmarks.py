"""What the benchmark of the search makes up is found like what editors publish."""

import pytest

from benchmarks.search_rows import fill
from core.cache import forget
from search.models import SearchDocument, SearchText
from search.services import find
from tests.factories import make_provider, make_service

# Transactions of their own: rows are tidied up between them.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both]


def test_made_documents_are_found_by_words_of_their_titles():
    for title in ("Poradnictwo rodzinne", "Zajęcia dla seniorów", "Opieka nad dzieckiem"):
        make_service(title, summary="Rozmowa z psychologiem. Pomoc w domu dla rodziny.")
    make_provider("Centrum Wspierania Rodzin")
    fill(20, published=5)
    forget()
    assert SearchDocument.objects.exclude(digest="").count() >= 20
    made = SearchText.objects.filter(path__startswith="/made/", language="pl")
    titles = {text.document_id: text.title for text in made}
    for key, title in list(titles.items())[:5]:
        assert key in {hit.key for hit in find(title, "pl", limit=20).hits}
