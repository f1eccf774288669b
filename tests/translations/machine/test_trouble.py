"""The machine's work when something is in its way: budget, service, stop, killed workers."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail_localize.models import StringTranslation

from tests.translating import begin, give
from tests.translations.people import rule
from translations.machine import batches, budget
from translations.machine.services import Service
from translations.machine.work import work
from translations.models import MachineBatch, MachineJob

from . import builders
from .builders import in_language, job_of, locales, make_pages, texts, tree
from .server import serving

pytestmark = [pytest.mark.django_db, pytest.mark.both, pytest.mark.usefixtures("machine")]
State = MachineJob.State


@pytest.fixture
def service():
    return make_pages(1)[0]


def states(batch):
    return sorted(batch.jobs.values_list("state", flat=True))


def later(batch):
    """Let the time pass that a job waits before it is tried again."""
    batch.jobs.update(taken_at=timezone.now() - timedelta(minutes=2))


def test_when_the_months_characters_are_used_up_jobs_wait_with_the_reason():
    pages = make_pages(2)
    (ukrainian,) = locales("uk")
    rule("uk", budget=100)
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
    rule("uk", budget=0)
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
