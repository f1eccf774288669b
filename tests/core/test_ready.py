"""What operators ask."""

import pytest
from django.db import OperationalError, connection

pytestmark = pytest.mark.both


def test_healthz_needs_no_database(client):
    assert client.get("/healthz").content == b"ok"


@pytest.mark.django_db
def test_readyz_is_degraded_while_only_elasticsearch_is_away(client, settings):
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json()["status"] == "degraded"


@pytest.mark.django_db
def test_readyz_is_503_without_the_database(client, monkeypatch):
    def away():
        raise OperationalError

    monkeypatch.setattr(connection, "cursor", away)
    assert client.get("/readyz").status_code == 503
