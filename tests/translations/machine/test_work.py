"""The machine's work: drafts only, a person's words stay, everything is counted."""

import pytest
from wagtail.models import PageViewRestriction, Revision
from wagtail_localize.models import StringTranslation, Translation

from core import cache
from tests.factories import make_category, make_place, publish, translate
from tests.translating import begin, complete, give
from translations.machine import batches
from translations.machine.work import work
from translations.models import (
    HeldSegment,
    MachineBatch,
    MachineJob,
    SegmentOrigin,
    TranslationState,
)
from translations.provenance import review

from . import builders
from .builders import WRONG, in_language, job_of, make_pages, texts, tree

pytestmark = [pytest.mark.django_db, pytest.mark.both, pytest.mark.usefixtures("machine")]
State = MachineJob.State


@pytest.fixture
def service():
    return make_pages(1)[0]


def test_every_public_page_gets_a_draft_in_each_language_and_nothing_is_published():
    pages = make_pages(3)
    before = cache.read_generation()
    batch = tree(codes=("uk", "ar"))
    work(batch)
    batch.refresh_from_db()
    assert batch.state == MachineBatch.State.DONE
    drafts = [in_language(page, code) for page in pages for code in ("uk", "ar")]
    assert [draft.live for draft in drafts] == [False] * 6
    assert drafts[1].get_latest_revision_as_object().title == "⟦ar⟧ Usługa 0"
    assert cache.read_generation() == before


def test_the_words_are_the_machines_and_say_by_which_tool(service, administrator):
    work(tree(administrator))
    origins = SegmentOrigin.objects.filter(text__context__object_id=service.translation_key)
    assert set(origins.values_list("kind", "tool")) == {("machine", "Próbny tłumacz (udaje)")}
    origin = origins.first()
    assert (origin.written_by, origin.source_revision) == (administrator, service.live_revision)
    assert origin.machine_text == origin.text.data


def test_the_board_knows_of_it(service):
    work(tree())
    row = TranslationState.objects.get(translation__source__object_id=service.translation_key)
    assert (row.machine, row.segments, row.words_left, row.state) == (3, 3, 0, "draft")


def test_the_machines_words_can_be_reviewed_and_published(service, administrator):
    work(tree())
    translation = Translation.objects.get(source__object_id=service.translation_key)
    assert review(translation, administrator) == 3
    translation.save_target(user=administrator)
    assert in_language(service).live


def test_a_persons_words_stay(service):
    give(begin(service), title="Послуга")
    work(tree())
    found = texts(service)
    assert found["title"] == "Послуга"
    assert found["summary"].startswith("⟦uk⟧")


def test_words_in_error_are_a_persons_too(service):
    give(begin(service), title="<p>Послуга</p>")
    work(tree())
    assert texts(service)["title"] == "<p>Послуга</p>"


def test_a_second_run_asks_for_nothing_and_makes_no_new_draft(service):
    work(tree())
    count = Revision.objects.count()
    batch = tree()
    work(batch)
    assert job_of(batch, service).characters == 0
    assert StringTranslation.objects.count() == 3
    assert Revision.objects.count() <= count + 1


def test_only_what_changed_is_asked_for_again(service):
    work(tree())
    service.summary = "Nowa pomoc."
    publish(service)
    batch = tree()
    work(batch)
    assert job_of(batch, service).characters == len("Nowa pomoc.")
    assert in_language(service).get_latest_revision_as_object().summary == "⟦uk⟧ Nowa pomoc."


def test_a_public_translation_stays_as_it_is_until_somebody_publishes(service):
    complete(begin(service)).save_target()
    service.summary = "Nowa pomoc."
    publish(service)
    work(tree())
    page = in_language(service)
    assert page.summary == "[uk] Pomoc numer 0 od 8:00."
    assert page.get_latest_revision_as_object().summary == "⟦uk⟧ Nowa pomoc."


def test_a_page_that_somebody_translates_in_the_ordinary_editor_is_left_alone(service):
    translate(service, "uk", title="Послуга", live=False)
    batch = tree()
    work(batch)
    assert job_of(batch, service).reason == "by_hand"
    assert not Translation.objects.filter(source__object_id=service.translation_key).exists()


def test_a_stopped_translation_is_left_alone_too(service):
    translation = begin(service)
    complete(translation).save_target()
    Translation.objects.filter(pk=translation.pk).update(enabled=False)
    service.summary = "Nowa pomoc."
    publish(service)
    batch = tree()
    work(batch)
    assert job_of(batch, service).reason == "by_hand"
    assert not in_language(service).has_unpublished_changes


def test_what_is_not_public_is_not_sent(service):
    hidden, restricted = make_pages_apart()
    batch = tree()
    work(batch)
    keys = set(batch.jobs.values_list("translation_key", flat=True))
    assert service.translation_key in keys
    assert not keys & {hidden.translation_key, restricted.translation_key}


def make_pages_apart():
    hidden = builders.make_service("Ukryta", slug="ukryta")
    hidden.unpublish()
    restricted = builders.make_service("Tajna", slug="tajna")
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    return hidden, restricted


def test_what_is_withdrawn_before_its_turn_is_not_sent(service):
    batch = tree()
    batches.prepare(batch)
    service.unpublish()
    work(batch)
    job = job_of(batch, service)
    assert (job.state, job.reason, job.characters) == (State.FAILED, "gone", 0)


def test_translations_may_be_begun_without_the_machine(service, machine):
    machine(None)
    batch = tree(by_machine=False)
    work(batch)
    assert job_of(batch, service).state == State.DONE
    assert in_language(service).get_latest_revision_as_object().title == "Usługa 0"
    assert not StringTranslation.objects.exists()


def test_without_a_service_jobs_wait_and_say_so(service, machine):
    machine(None)
    batch = tree()
    work(batch)
    job = batch.jobs.exclude(reason="by_hand").first()
    assert (job.state, job.reason, job.attempts) == (State.WAITING, "nobody", 0)
    batch.refresh_from_db()
    assert batch.state == MachineBatch.State.WORKING


def test_a_text_with_a_changed_fact_is_held_and_the_rest_kept(service, machine):
    machine(WRONG)
    batch = tree()
    work(batch)
    held = HeldSegment.objects.get()
    assert (held.code, held.data) == ("phone", {"what": "56 123 45 67"})
    assert "56 123 45 76" in held.text
    assert job_of(batch, service).state == State.HELD
    assert len(texts(service)) == 2


def test_a_held_text_is_not_asked_for_again(service, machine):
    machine(WRONG)
    work(tree())
    batch = tree()
    work(batch)
    assert job_of(batch, service).characters == 0
    assert HeldSegment.objects.count() == 1


def test_a_term_has_no_drafts_so_only_its_words_are_kept():
    category = make_category("opieka")
    batch = batches.begin_translations(None, [begin(category)])
    work(batch)
    assert texts(category) == {"label": "⟦uk⟧ opieka"}
    assert in_language(category) is None


def test_a_place_becomes_a_draft():
    place = make_place("Poradnia")
    work(batches.begin_translations(None, [begin(place)]))
    copy = in_language(place)
    assert (copy.live, copy.get_latest_revision_as_object().name) == (False, "⟦uk⟧ Poradnia")
