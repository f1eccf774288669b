"""``manage.py translations``: the work outside of requests, killed and taken up again."""

import io
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count
from wagtail_localize.models import StringTranslation, Translation

from tests.search import dying
from translations.models import MachineBatch, MachineJob, SegmentOrigin

from .builders import in_language, make_pages, tree


def run(*words: Any) -> str:
    out = io.StringIO()
    call_command("translations", *map(str, words), stdout=out)
    return out.getvalue()


@pytest.mark.django_db
@pytest.mark.both
class TestCommand:
    """In this process."""

    def test_work_does_what_waits_and_says_so(self, machine: Any) -> None:
        make_pages(2)
        tree()
        assert run("work") == "3 done\n"
        assert run("work") == "nothing to do\n"

    def test_status_counts(self, machine: Any) -> None:
        batch = tree()
        assert "no jobs yet" in run("status")
        run("work")
        assert f"{batch.pk} done: 1 done" in run("status")

    def test_one_batch_can_be_stopped(self, machine: Any) -> None:
        first, second = tree(), tree()
        assert run("stop", "--batch", first.pk) == f"{first.pk} stopped\n"
        run("work")
        states = MachineBatch.objects.order_by("pk").values_list("state", flat=True)
        assert list(states) == ["stopped", "done"]
        assert second.jobs.count() == 1

    def test_all_can_be_stopped(self, machine: Any) -> None:
        tree(), tree()
        assert len(run("stop").splitlines()) == 2

    def test_an_unknown_batch_is_named(self) -> None:
        with pytest.raises(CommandError, match="no batch 77"):
            run("work", "--batch", 77)


def slow(*point: Any) -> Any:
    """A point of which a quicker run leaves out the test."""
    return pytest.param(point, marks=pytest.mark.slow)


POINTS = [
    slow("translations.machine.batches.prepare", "after", 1),
    slow("translations.machine.drafts.source_of", "during", 2),
    slow("translations.machine.segments.keep", "before", 2),
    ("translations.machine.segments.keep", "during", 3),
    slow("translations.machine.drafts.save", "after", 3),
    slow("translations.machine.batches.settle", "before", 1),
]


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgresql
@pytest.mark.parametrize("point", POINTS, ids=str)
def test_a_worker_that_is_killed_loses_nothing_and_does_nothing_twice(
    monkeypatch: pytest.MonkeyPatch, machine: Any, point: dying.POINT
) -> None:
    monkeypatch.setenv("MACHINE_TRANSLATOR", "fake")
    pages = make_pages(4)
    batch = tree(codes=("uk", "ar"))

    dying.run(point, "translations", "work")

    assert whole_or_not_at_all()
    run("work", "--stale", 0)
    batch.refresh_from_db()
    assert (batch.state, batch.jobs.filter(state="done").count()) == ("done", 10)
    assert all(in_language(page, code) for page in pages for code in ("uk", "ar"))
    assert whole_or_not_at_all()
    assert StringTranslation.objects.count() == SegmentOrigin.objects.count() == 24


def whole_or_not_at_all() -> bool:
    """Whether each translation has all of its texts, one draft, and a job that says so."""
    done = MachineJob.objects.filter(state="done").exclude(reason="by_hand").count()
    whole = Translation.objects.filter(progress__done=3, progress__segments=3)
    drafts = whole.annotate(saved=Count("editions")).filter(saved=1)
    texts = StringTranslation.objects.count()
    return done == Translation.objects.count() == drafts.count() and texts == done * 3
