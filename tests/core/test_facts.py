"""Facts live on the source only and are right in every language at once."""

import pytest

from tests.factories import make_place, make_service, publish, translate

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def test_a_translation_holds_no_facts():
    service = make_service(places=[make_place()], areas=["0407"], languages=["uk"])
    copy = translate(service, "uk", title="Консультації")
    assert not copy.areas.exists()
    assert not copy.places.exists()
    assert not copy.languages.exists()
    assert copy.confirmed_on is None


def test_an_ordinary_copy_keeps_the_facts():
    service = make_service(areas=["0407"])
    copy = service.copy(update_attrs={"slug": "kopia", "title": "Kopia"})
    assert [area.pk for area in copy.specific.areas.all()] == ["0407"]


@pytest.mark.parametrize("path", ["/uslugi/x/", "/uk/uslugi/x/", "/ar/uslugi/x/"])
def test_a_changed_telephone_is_right_in_every_language(client, path):
    place = make_place(phone="+48 10 000 00 01")
    service = make_service(slug="x", places=[place])
    translate(service, "uk", title="Консультації")
    assert "+48 10 000 00 01" in client.get(path).content.decode()
    place.phones.set([type(place.phones.first())(number="+48 10 000 00 99")])
    publish(place)
    html = client.get(path).content.decode()
    assert "+48 10 000 00 99" in html
    assert "+48 10 000 00 01" not in html


def test_a_drafted_telephone_shows_nowhere(client):
    place = make_place(phone="+48 10 000 00 01")
    make_service(slug="x", places=[place])
    place.phones.set([type(place.phones.first())(number="+48 10 000 00 99")])
    place.save_revision()
    assert "+48 10 000 00 99" not in client.get("/uslugi/x/").content.decode()
