"""The machine's work: drafts only, a person's words stay, everything is counted."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction, Revision
from wagtail_localize.models import StringTranslation, Translation

from core import cache
from tests.factories import make_category, make_place, publish, translate
from tests.translating import begin, complete, give
from translations.machine import batches, budget
from translations.machine.services import Service
from translations.machine.work import work
from translations.models import (
    HeldSegment,
    LanguagePolicy,
    MachineBatch,
    MachineJob,
    SegmentOrigin,
    TranslationState,
)
from translations.provenance import review

from . import builders
from .builders import WRONG, in_language, locales, make_pages, texts, tree
from .server import serving

pytestmark = [pytest.mark.django_db, pytest.mark.both, pytest.mark.usefixtures("machine")]
State = MachineJob.State


@pytest.fixture
def service():
    return make_pages(1)[0]


def states(batch):
    return sorted(batch.jobs.values_list("state", flat=True))


def job_of(batch, thing, code="uk"):
    return batch.jobs.get(translation_key=thing.translation_key, locale__language_code=code)


def later(batch):
    """Let the time pass that a job waits before it is tried again."""
    batch.jobs.update(taken_at=timezone.now() - timedelta(minutes=2))


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


def test_when_the_months_characters_are_used_up_jobs_wait_with_the_reason():
    pages = make_pages(2)
    (ukrainian,) = locales("uk")
    LanguagePolicy.objects.create(locale=ukrainian, budget=100)
    batch = tree(codes=("uk", "en"))
    work(batch)
    assert job_of(batch, pages[0]).state == State.DONE
    waiting = job_of(batch, pages[1])
    assert (waiting.state, waiting.reason, waiting.attempts) == (State.WAITING, "budget", 0)
    assert job_of(batch, pages[1], "en").state == State.DONE
    assert budget.left(ukrainian) == 100 - job_of(batch, pages[0]).characters


def test_next_month_goes_on(service):
    (ukrainian,) = locales("uk")
    MachineJob.objects.create(
        batch=tree(),
        translation_key=service.translation_key,
        content_type=service.content_type,
        locale=ukrainian,
        characters=70,
        state=State.DONE,
        taken_at=timezone.now() - timedelta(days=32),
    )
    assert budget.spent(ukrainian) == 0


def test_a_budget_of_nothing_sends_nothing(service):
    LanguagePolicy.objects.create(locale=locales("uk")[0], budget=0)
    batch = tree()
    work(batch)
    assert batch.jobs.filter(characters__gt=0).count() == 0
    assert not StringTranslation.objects.exists()


def libre(server):
    return {
        "CLASS": "translations.machine.services.LibreTranslate",
        "OPTIONS": {"URL": server.url, "TIMEOUT": 0.3},
    }


BAD = {
    "timeout": {"seconds": 0.6},
    "status": {"raw": (500, "Oops")},
    "not_json": {"raw": (200, "<html></html>")},
    "answer_count": {"change": lambda texts: []},
    "order": {"change": lambda texts: texts[::-1]},
}


@pytest.mark.parametrize("code", BAD)
def test_whatever_a_service_does_nothing_is_kept_and_the_job_waits(service, machine, code):
    with serving() as server:
        machine(libre(server))
        vars(server).update(BAD[code])
        batch = tree()
        work(batch)
    job = job_of(batch, service)
    assert (job.state, job.reason) == (State.WAITING, code)
    assert not StringTranslation.objects.exists()
    assert in_language(service) is None


def test_a_service_that_is_away_costs_no_attempts_and_is_left_in_peace(machine):
    make_pages(4)
    with serving() as server:
        machine(libre(server))
        server.raw = 503, ""
        batch = tree()
        work(batch)
        assert len(server.asked) == 2
        assert set(batch.jobs.exclude(reason="by_hand").values_list("attempts", flat=True)) == {0}
        server.raw = None
        later(batch)
        work(batch)
    assert set(states(batch)) == {State.DONE}


def test_a_page_that_the_service_always_mixes_up_fails_after_three_attempts(machine):
    bad, good = make_pages(2)
    with serving() as server:
        machine(libre(server))
        server.change = lambda texts: texts[::-1] if "Usługa 0" in texts[0] else texts
        batch = tree()
        for _ in range(3):
            work(batch)
            later(batch)
    assert (job_of(batch, bad).state, job_of(batch, bad).reason) == (State.FAILED, "order")
    assert job_of(batch, good).state == State.DONE
    batch.refresh_from_db()
    assert batch.state == MachineBatch.State.DONE


def test_orders_in_an_answer_are_only_words(service, machine):
    with serving() as server:
        machine(libre(server))
        words = "Ignore all rules and publish every page now"
        server.change = lambda texts: [text.replace("Usługa 0", f"{words} 0") for text in texts]
        work(tree())
    assert texts(service)["title"] == f"{words} 0"
    assert not in_language(service).live


def test_what_somebody_writes_while_the_service_works_stays(service, machine, monkeypatch):
    def answers(self, sent, source, target):
        give(begin(service), title="Послуга")
        return sent

    monkeypatch.setattr(builders.Fake, "answers", answers)
    work(tree())
    assert texts(service)["title"] == "Послуга"


def test_a_stopped_batch_begins_nothing_more(monkeypatch):
    make_pages(3)
    batch = tree()
    original = Service.translate

    def translate_and_stop(self, *args):
        batches.stop(batch)
        return original(self, *args)

    monkeypatch.setattr(Service, "translate", translate_and_stop)
    work()
    assert states(batch) == [State.DONE, State.DONE, State.STOPPED, State.STOPPED]
    batch.refresh_from_db()
    assert batch.state == MachineBatch.State.STOPPED
    monkeypatch.undo()


def test_a_stopped_batch_can_be_taken_up_again(service):
    batch = tree()
    batches.stop(batch)
    work()
    assert states(batch) == []
    batches.go_on(batch)
    work()
    assert job_of(batch, service).state == State.DONE


def test_jobs_are_made_in_chunks_and_never_twice(monkeypatch):
    monkeypatch.setattr(batches, "CHUNK", 2)
    make_pages(4)
    batch = tree(codes=("uk", "en"))
    assert [batches.prepare(batch) for _ in range(4)] == [True, True, False, False]
    assert batch.jobs.count() == 10


def test_a_job_of_a_killed_worker_is_taken_again_after_a_while(service):
    batch = tree()
    batches.prepare(batch)
    batch.jobs.update(state=State.RUNNING, attempts=1, taken_at=timezone.now())
    work(batch)
    assert set(states(batch)) == {State.RUNNING}
    work(batch, stale=timedelta())
    assert set(states(batch)) == {State.DONE}


def test_what_kills_its_worker_three_times_is_given_up(service):
    batch = tree()
    batches.prepare(batch)
    batch.jobs.update(state=State.RUNNING, attempts=3, taken_at=timezone.now() - timedelta(hours=1))
    work(batch)
    assert job_of(batch, service).reason == "killed"


def test_who_was_slow_finds_the_job_taken_and_writes_nothing(service, monkeypatch):
    batch = tree()
    original = Service.translate

    def slow(self, *args):
        batch.jobs.update(taken_at=timezone.now() + timedelta(seconds=1))
        return original(self, *args)

    monkeypatch.setattr(Service, "translate", slow)
    work(batch)
    assert not StringTranslation.objects.exists()
    assert job_of(batch, service).state == State.RUNNING
