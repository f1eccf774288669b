"""A file becomes services: what is written, what a second import does, what editors keep."""

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import PageLogEntry, ReferenceIndex, Revision

from catalogue.models import ImportedRow, ImportRun, Place, ProviderPage, ServicePage
from catalogue.transfer import applying, runs
from core.models.pages import public_sources
from search.models import SearchDocument, SearchPoint
from tests.factories import catalogue_page, publish, translate

from .builders_files import checked, csv_file, imported, many, reasons, row, written

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def service() -> ServicePage:
    return ServicePage.objects.get(title="Poradnictwo rodzinne")


def test_a_row_becomes_a_published_service_with_its_facts(tmp_path):
    imported(csv_file(tmp_path, row()))
    found = service()
    assert found in public_sources(ServicePage)
    assert found.provider.nip == "5260250274"
    assert [category.slug for category in found.categories.all()] == ["wsparcie"]
    assert [area.pk for area in found.areas.all()] == ["0407"]
    assert str(found.confirmed_on) == "2026-10-01"


def test_its_place_has_phones_with_languages_and_hours(tmp_path):
    imported(csv_file(tmp_path, row()))
    place = service().places.get()
    first = place.phones.first()
    assert (first.number, first.label, first.languages) == (
        "+48 10 000 00 01",
        "rejestracja",
        ("uk",),
    )
    assert place.hours.count() == 5
    assert place.area_id == "040701"
    assert place.point == (52.79882, 18.26387)


def test_its_languages_of_help_know_who_how_and_when(tmp_path):
    imported(csv_file(tmp_path, row()))
    found = service().languages.get(language="ru")
    assert (found.mode, found.ways, found.weekdays) == ("interpreter", ("phone",), ("0",))
    assert (found.lead_days, found.paid_by) == (3, "provider")


def test_paragraphs_stand_one_by_one(tmp_path):
    imported(csv_file(tmp_path, row()))
    assert "<p>Pierwszy akapit.</p><p>Drugi akapit.</p>" in str(service().body)


def test_readers_can_open_it(tmp_path, client):
    imported(csv_file(tmp_path, row()))
    answer = client.get(service().url)
    assert answer.status_code == 200
    assert "+48 10 000 00 01" in answer.content.decode()


def test_it_is_found_and_has_a_point(tmp_path):
    imported(csv_file(tmp_path, row()))
    key = service().translation_key
    assert SearchDocument.objects.get(pk=key).kind == "service"
    assert SearchPoint.objects.filter(document=key).count() == 1
    provider = ProviderPage.objects.get(title="Centrum Wspierania Rodzin")
    assert "s:0407" in SearchDocument.objects.get(pk=provider.translation_key).areas


def test_a_batch_leaves_what_publishing_singly_leaves(tmp_path):
    imported(csv_file(tmp_path, row()))
    found = service()
    revision = Revision.objects.for_instance(found).get()
    assert found.latest_revision == found.live_revision == revision
    assert not found.has_unpublished_changes
    assert PageLogEntry.objects.filter(page=found.pk, action="wagtail.publish").exists()
    assert ReferenceIndex.get_references_for_object(found).exists()
    assert [page.title for page in ServicePage.objects.search("poradnictwo")] == [found.title]


def test_an_editor_can_publish_it_again_from_its_revision(tmp_path):
    imported(csv_file(tmp_path, row()))
    found = service()
    found.latest_revision.as_object().save_revision().publish()
    again = service()
    assert again.languages.count() == 2
    assert again.places.count() == 1
    assert Place.objects.get().phones.count() == 2


def test_the_tree_stays_whole(tmp_path):
    imported(csv_file(tmp_path, *many(12)))
    catalogue = catalogue_page()
    assert catalogue.numchild == catalogue.get_children().count() == 12 + 3
    assert all(not problems for problems in ServicePage.find_problems())
    slugs = list(catalogue.get_children().values_list("slug", flat=True))
    assert len(set(slugs)) == len(slugs)


def test_two_services_of_one_title_have_two_addresses(tmp_path):
    imported(csv_file(tmp_path, row(), row(id="U-2")))
    slugs = ServicePage.objects.order_by("pk").values_list("slug", flat=True)
    assert slugs[0] == "poradnictwo-rodzinne"
    assert slugs[1].startswith("poradnictwo-rodzinne-")


def test_the_second_import_of_the_same_file_changes_nothing(tmp_path):
    path = csv_file(tmp_path, *many(7))
    imported(path)
    before = (Revision.objects.count(), ServicePage.objects.count(), Place.objects.count())
    run = imported(path)
    assert written(run) == {}
    assert (Revision.objects.count(), ServicePage.objects.count(), Place.objects.count()) == before


def test_a_changed_row_changes_just_that(tmp_path):
    imported(csv_file(tmp_path, row()))
    run = imported(csv_file(tmp_path, row(cost="paid", cost_amount="49,90")))
    assert written(run) == {"service.changed": 1}
    assert (service().cost, str(service().cost_amount)) == ("paid", "49.90")
    assert Revision.objects.for_instance(service()).count() == 2


def test_a_changed_place_is_right_for_the_service_at_once(tmp_path, client):
    imported(csv_file(tmp_path, row()))
    imported(csv_file(tmp_path, row(place_street="Rynek 7")))
    assert "Rynek 7" in client.get(service().url).content.decode()


def test_translations_stay(tmp_path):
    imported(csv_file(tmp_path, row()))
    translate(service(), "uk", title="Сімейні консультації")
    imported(csv_file(tmp_path, row(cost="paid")))
    assert ServicePage.objects.get(title="Сімейні консультації").live


def test_an_editors_change_is_not_overwritten(tmp_path):
    imported(csv_file(tmp_path, row()))
    found = service()
    found.summary = "Słowa redaktora."
    publish(found)
    run = imported(csv_file(tmp_path, row(summary="Nowe słowa z pliku.", cost="paid")))
    assert service().summary == "Słowa redaktora."
    assert service().cost == "paid"
    [(number, column, reason)] = reasons(run, "conflict")
    assert (number, column) == (2, "summary")
    assert "Słowa redaktora." in reason


def test_a_conflict_is_reported_until_it_is_settled(tmp_path):
    imported(csv_file(tmp_path, row()))
    found = service()
    found.summary = "Słowa redaktora."
    publish(found)
    path = csv_file(tmp_path, row(summary="Nowe słowa z pliku."))
    imported(path)
    assert len(reasons(imported(path), "conflict")) == 1
    found = service()
    found.summary = "Nowe słowa z pliku."
    publish(found)
    assert reasons(imported(path), "conflict") == []


def test_what_the_file_does_not_change_is_no_conflict(tmp_path):
    imported(csv_file(tmp_path, row()))
    found = service()
    found.summary = "Słowa redaktora."
    publish(found)
    run = imported(csv_file(tmp_path, row(cost="paid")))
    assert reasons(run, "conflict") == []
    assert service().summary == "Słowa redaktora."


def test_a_service_that_an_editor_deleted_is_not_made_again(tmp_path):
    imported(csv_file(tmp_path, row()))
    service().delete()
    run = imported(csv_file(tmp_path, row()))
    assert len(reasons(run, "conflict")) == 1
    assert not ServicePage.objects.exists()


@pytest.mark.parametrize("what", ["draft", "unpublished", "locked"])
def test_what_an_editor_is_busy_with_is_left(tmp_path, what):
    imported(csv_file(tmp_path, row()))
    found = service()
    if what == "draft":
        found.title = "Szkic"
        found.save_revision()
    elif what == "unpublished":
        found.unpublish()
    else:
        ServicePage.objects.filter(pk=found.pk).update(locked=True)
    run = imported(csv_file(tmp_path, row(cost="paid")))
    assert [column for _row, column, _why in reasons(run, "conflict")] == ["cost"]
    assert ServicePage.objects.get().cost == "free"


def test_a_page_with_more_than_paragraphs_keeps_its_content(tmp_path):
    imported(csv_file(tmp_path, row()))
    found = service()
    found.body = [("text", "<p>Pierwszy <b>akapit</b>.</p><p>Drugi akapit.</p>")]
    publish(found)
    run = imported(csv_file(tmp_path, row(description="Zupełnie inny.")))
    assert [column for _row, column, _why in reasons(run, "conflict")] == ["description"]
    assert "<b>akapit</b>" in str(service().body)


def test_a_service_at_two_places_has_two_rows(tmp_path):
    second = {"id": "U-1", "place_id": "M-2", "place_name": "Filia", "at_hours": "so 9:00-12:00"}
    path = csv_file(tmp_path, row(at_hours="wt 10:00-14:00", hours=""), second)
    imported(path)
    found = service()
    assert found.places.count() == 2
    hours = {(own.at.name, own.weekday) for own in found.own_hours.all()}
    assert hours == {("Poradnia", 1), ("Filia", 5)}
    assert written(imported(path)) == {}


def test_nothing_is_written_while_a_row_is_bad(tmp_path):
    path = csv_file(tmp_path, row(), row(id="U-2", cost="drogo"))
    with pytest.raises(runs.NothingWritten, match="1"):
        imported(path)
    assert not ServicePage.objects.exists()


def test_bad_rows_can_be_left_out(tmp_path):
    path = csv_file(tmp_path, row(id="U-2", cost="drogo"), row())
    run = imported(path, skip_bad=True)
    assert written(run) == {"provider.new": 1, "place.new": 1, "service.new": 1}
    assert service().provider.title == "Centrum Wspierania Rodzin"


def test_a_run_that_fell_over_is_resumed(tmp_path, monkeypatch):
    monkeypatch.setattr(runs, "BATCH", 4)
    monkeypatch.setattr(runs.batches, "__defaults__", (4,))
    path, calls = csv_file(tmp_path, *many(10)), []
    run, real = checked(path), applying.apply_batch

    def falls(*args):
        calls.append(args)
        if len(calls) == 2:
            raise RuntimeError("the lights went out")
        return real(*args)

    monkeypatch.setattr(runs, "apply_batch", falls)
    with pytest.raises(runs.Stopped):
        runs.write(run, path)
    assert ServicePage.objects.count() == 4
    run = ImportRun.objects.get(pk=run.pk)
    assert (run.state, run.position) == ("running", 4)
    runs.write(run, path)
    assert ServicePage.objects.count() == 10
    assert ImportRun.objects.get(pk=run.pk).state == "done"
    assert len(calls) == 4


def test_a_batch_that_fails_writes_nothing(tmp_path, monkeypatch):
    def fails(*args):
        raise RuntimeError

    run = checked(path := csv_file(tmp_path, row()))
    monkeypatch.setattr(applying, "_remember", fails)
    with pytest.raises(runs.Stopped):
        runs.write(run, path)
    assert not ServicePage.objects.exists()
    assert not Place.objects.exists()
    assert not ImportedRow.objects.exists()


def test_another_file_does_not_resume_a_run(tmp_path):
    run = checked(csv_file(tmp_path, row()))
    other = csv_file(tmp_path, row(title="Inna"), name="inna.csv")
    with pytest.raises(runs.NothingWritten):
        runs.write(run, other)


def test_a_rehearsal_writes_nothing(tmp_path, capsys):
    call_command("services", "import", csv_file(tmp_path, row()), "--dry-run")
    assert "service.new 1" in capsys.readouterr().out
    assert not ServicePage.objects.exists()


def test_the_command_imports_and_names_the_run(tmp_path, capsys):
    call_command("services", "import", csv_file(tmp_path, row()), "--source", "powiat")
    assert ImportRun.objects.get().source == "powiat"
    assert service().live


def test_the_command_refuses_bad_rows_and_says_where(tmp_path, capsys):
    with pytest.raises(CommandError):
        call_command("services", "import", csv_file(tmp_path, row(confirmed_on="31.02.2026")))
    assert "2, confirmed_on, 31.02.2026" in capsys.readouterr().out


def test_two_sources_with_the_same_identifiers_do_not_meet(tmp_path):
    path = csv_file(tmp_path, row())
    imported(path, "jeden")
    run = imported(path, "drugi")
    assert written(run)["service.new"] == 1
    assert len(reasons(run, "duplicate")) >= 2


def test_the_same_nip_and_nearly_the_same_name_are_listed(tmp_path):
    imported(csv_file(tmp_path, row()))
    other = row(
        id="U-9", provider_name="Stowarzyszenie Most", place_id="M-9", place_name="Poradnie"
    )
    run = checked(csv_file(tmp_path, other), "inny")
    columns = {column for _row, column, _why in reasons(run, "duplicate")}
    assert {"provider_nip", "place_name"} <= columns


def test_a_row_costs_a_bounded_number_of_queries(tmp_path, django_assert_max_num_queries):
    path = csv_file(tmp_path, *many(40))
    run = checked(path)
    with django_assert_max_num_queries(40 * 45):
        runs.write(run, path)
    run = checked(path)
    with django_assert_max_num_queries(48):
        runs.write(run, path)
