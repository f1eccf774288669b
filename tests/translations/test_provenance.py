"""Who wrote each segment, who stands behind it, and when that lapses."""

import pytest
from wagtail_localize.models import StringTranslation

from tests.factories import make_service, publish
from tests.translating import begin, complete, give
from translations import provenance
from translations.models import Edition, Original, SegmentOrigin

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def service(db):
    return make_service("Poradnictwo", slug="x", summary="Rozmowa.", areas=["0407"])


def by_machine(translation):
    for segment in translation.source.stringsegment_set.select_related("context", "string"):
        StringTranslation.objects.create(
            translation_of=segment.string,
            locale=translation.target_locale,
            context=segment.context,
            data=f"[fake] {segment.string.data}",
            translation_type="machine",
            tool_name="Fake",
        )
    return translation


def kinds(translation):
    return sorted(origin.kind for origin in SegmentOrigin.objects.all())


def test_a_persons_words_and_a_machines_are_told_apart(service):
    complete(begin(service, "uk"))
    by_machine(begin(service, "es"))
    assert kinds(None) == ["machine", "machine", "person", "person"]


def test_saving_a_machines_words_untouched_is_no_review(service):
    by_machine(begin(service))
    text = StringTranslation.objects.first()
    text.translation_type = "manual"
    text.save()
    assert text.origin.kind == "machine"


def test_words_that_a_person_changed_are_reviewed(service):
    by_machine(begin(service))
    text = StringTranslation.objects.first()
    text.data, text.translation_type = "Розмова", "manual"
    text.save()
    assert SegmentOrigin.objects.get(text=text).kind == "reviewed"


def test_a_review_lapses_when_its_source_changes_and_only_that(service, administrator):
    translation = by_machine(begin(service))
    assert provenance.review(translation, administrator) == 2
    assert (translation.progress.reviewed, translation.progress.machine) == (2, 0)
    service.summary = "Długa rozmowa."
    publish(service)
    state = type(translation.progress).objects.get(translation=translation)
    assert (state.segments, state.done, state.reviewed) == (2, 1, 1)
    by_machine_again = StringTranslation.objects.create(
        translation_of=translation.source.stringsegment_set.get(context__path="summary").string,
        locale=translation.target_locale,
        context=translation.source.stringsegment_set.get(context__path="summary").context,
        data="[fake] Długa rozmowa.",
        translation_type="machine",
    )
    assert by_machine_again.origin.kind == "machine"


def test_a_translation_is_outdated_from_the_moment_its_source_says_something_else(service):
    complete(begin(service)).save_target()
    service.confirmed_on = None
    publish(service)
    assert Edition.objects.get().outdated_since is None
    service.summary = "Długa rozmowa."
    publish(service)
    assert Edition.objects.get().outdated_since is not None
    assert Edition.objects.get().translation.progress.state == "outdated"


def test_a_draft_that_is_published_after_its_source_changed_is_outdated(service):
    translation = complete(begin(service))
    translation.save_target(publish=False)
    service.summary = "Długa rozmowa."
    publish(service)
    translation.get_target_instance().get_latest_revision().publish()
    state = type(translation.progress).objects.get(translation=translation)
    assert state.state == "outdated"


def test_a_minor_edit_outdates_nothing_and_keeps_reviews(service, administrator):
    translation = by_machine(begin(service))
    provenance.review(translation, administrator)
    translation.save_target()
    service.summary, service.minor_edit = "Rozmowa!", True
    publish(service)
    state = type(translation.progress).objects.get(translation=translation)
    assert (state.state, state.done, state.reviewed) == ("reviewed", 2, 2)


def test_the_words_of_every_published_source_are_counted(service):
    row = Original.objects.get(translation_key=service.translation_key)
    assert (row.segments, row.words, row.title) == (2, 2, "Poradnictwo")


def test_an_edition_says_where_its_words_come_from(service, administrator):
    translation = by_machine(begin(service))
    give(translation, title="Консультації")
    translation.save_target()
    edition = Edition.objects.get()
    assert (edition.person, edition.machine, edition.origin) == (0, 1, "machine")
    assert edition.published_at
    assert edition.source_revision_id == service.live_revision_id
