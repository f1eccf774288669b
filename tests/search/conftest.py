"""Concepts for the tests that need some."""

import pytest

from search import records

from .understanding import CHILDREN, FAMILY, FOSTER


@pytest.fixture
def concepts(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three concepts instead of the catalogue's."""
    sources = [lambda: iter((FAMILY, CHILDREN, FOSTER))]
    monkeypatch.setattr(records, "_concept_sources", sources)
