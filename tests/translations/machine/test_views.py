"""Asking for a section, looking how far it is, stopping; texts that wait for a person."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation

from core.models import User
from tests.factories import catalogue_page, make_category
from tests.translating import begin, give
from translations.machine import batches
from translations.machine.work import work
from translations.models import HeldSegment, MachineBatch, MachineJob, SegmentOrigin

from .builders import WRONG, in_language, locales, make_pages, texts, tree

pytestmark = [pytest.mark.django_db, pytest.mark.both]


@pytest.fixture
def admin(client, administrator):
    client.force_login(administrator)
    return client


def signed_in(group):
    user = User.objects.create_user("tlumacz", "t@example.org", "haslo-do-testow")
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


def submit(client, *codes, **data):
    address = reverse("translations:submit_tree", args=[catalogue_page().pk])
    data |= {"locales": [locale.pk for locale in locales(*codes)]}
    return client.post(address, data)


def html(answer):
    return answer.content.decode()


def test_asking_for_a_section_makes_one_row_and_no_jobs(
    admin, machine, django_assert_max_num_queries
):
    make_pages(3)
    with django_assert_max_num_queries(40):
        answer = submit(admin, "uk", "ar", by_machine="on")
    batch = MachineBatch.objects.get()
    assert answer.headers["Location"] == reverse("translations:batch", args=[batch.pk])
    assert (batch.state, batch.by_machine, batch.jobs.count()) == ("preparing", True, 0)
    assert batch.locales.count() == 2


def test_the_form_says_how_many_pages_there_are(admin, machine):
    make_pages(2)
    address = reverse("translations:submit_tree", args=[catalogue_page().pk])
    answer = admin.get(address)
    assert answer.context["total"] == 3
    assert 'name="by_machine"' in html(answer)


def test_without_a_service_the_form_says_so_and_only_begins(admin):
    answer = submit(admin, "uk", by_machine="on")
    assert answer.status_code == 302
    assert MachineBatch.objects.get().by_machine is False
    address = reverse("translations:submit_tree", args=[catalogue_page().pk])
    assert "disabled" in html(admin.get(address))


def test_a_language_has_to_be_chosen(admin):
    assert submit(admin).status_code == 200
    assert not MachineBatch.objects.exists()


def test_a_translator_is_offered_languages_of_their_own_only(machine):
    client = signed_in("Tłumacz (ukraiński)")
    assert submit(client, "uk", "en").status_code == 200
    assert not MachineBatch.objects.exists()
    submit(client, "uk")
    assert MachineBatch.objects.count() == 1


def test_who_may_not_begin_translations_is_sent_away():
    client = signed_in("Redaktor")
    submit(client, "uk")
    assert not MachineBatch.objects.exists()


def test_a_batch_shows_how_far_it_is_and_what_needs_a_person(admin, machine):
    machine(WRONG)
    make_pages(2)
    batch = tree()
    work(batch)
    answer = admin.get(reverse("translations:batch", args=[batch.pk]))
    progress = answer.context["progress"]
    assert (progress.total, progress.ended, progress.percent) == (3, 3, 100)
    assert progress.lately == 3
    assert len(answer.context["jobs"]) == 3


def test_the_page_of_a_batch_costs_the_same_whatever_its_size(
    admin, machine, django_assert_max_num_queries
):
    make_pages(3)
    batch = tree(codes=("uk", "en", "ar"))
    work(batch)
    batch.jobs.update(state="failed", reason="order")
    address = reverse("translations:batch", args=[batch.pk])
    admin.get(address)
    with django_assert_max_num_queries(20):
        admin.get(address)


def test_a_batch_is_stopped_and_taken_up_again_with_buttons(admin, machine):
    batch = tree()
    address = reverse("translations:batch", args=[batch.pk])
    admin.post(address, {"action": "stop"})
    batch.refresh_from_db()
    assert (batch.state, batch.stop) == ("stopped", True)
    admin.post(address, {"action": "go_on"})
    batch.refresh_from_db()
    assert (batch.state, batch.stop) == ("preparing", False)


def test_work_in_languages_of_others_is_stopped_by_nobody_else(machine, administrator):
    batch = tree(administrator, codes=("uk", "ar"))
    client = signed_in("Tłumacz (ukraiński)")
    address = reverse("translations:batch", args=[batch.pk])
    assert 'value="stop"' not in html(client.get(address))
    client.post(address, {"action": "stop"})
    batch.refresh_from_db()
    assert not batch.stop


def test_an_unknown_button_changes_nothing(admin):
    batch = tree()
    admin.post(reverse("translations:batch", args=[batch.pk]), {"action": "burn"})
    batch.refresh_from_db()
    assert batch.state == "preparing"


def test_the_list_of_batches_names_each(admin):
    tree()
    assert catalogue_page().title in html(admin.get(reverse("translations:batches")))


def held(machine, code="uk"):
    machine(WRONG)
    (service,) = make_pages(1)
    work(tree(codes=(code,)))
    return service, HeldSegment.objects.get()


def address_of(segment):
    return reverse("translations:held", args=[segment.translation_id])


def test_held_texts_are_listed_with_the_reason_and_the_machines_words(admin, machine):
    service, segment = held(machine, "ar")
    listed = html(admin.get(reverse("translations:held_translations")))
    assert address_of(segment) in listed
    shown = html(admin.get(address_of(segment)))
    assert "56 123 45 67" in shown
    assert "56 123 45 76" in shown
    assert 'lang="ar" dir="rtl"' in shown


def test_a_persons_words_take_the_place_of_a_held_text(admin, machine, administrator):
    service, segment = held(machine)
    admin.post(address_of(segment), {"held": segment.pk, "text": "Телефон 56 123 45 67, 0."})
    text = StringTranslation.objects.get(translation_type="manual")
    assert (text.data, text.last_translated_by) == ("Телефон 56 123 45 67, 0.", administrator)
    assert SegmentOrigin.objects.get(text=text).kind == "person"
    assert not HeldSegment.objects.exists()
    assert Translation.objects.get(pk=segment.translation_id).progress.words_left == 0


@pytest.mark.parametrize("text", ["", "<script>alert(1)</script>", '<a id="a9">x</a>'])
def test_broken_words_for_a_held_text_are_refused_with_a_message(admin, machine, text):
    _service, segment = held(machine)
    answer = admin.post(address_of(segment), {"held": segment.pk, "text": text})
    assert answer.status_code == 200
    assert answer.context["texts"][0]["form"].errors
    assert HeldSegment.objects.exists()


@pytest.mark.parametrize("number", ["", "x", "999999", "9" * 5000])
def test_words_for_no_held_text_change_nothing(admin, machine, number):
    _service, segment = held(machine)
    answer = admin.post(address_of(segment), {"held": number, "text": "Так."})
    assert answer.status_code == 302
    assert HeldSegment.objects.exists()


def test_the_second_of_two_people_is_told_and_overwrites_nothing(admin, machine):
    service, segment = held(machine)
    give(begin(service), **{segment.context.path: "Телефон 56 123 45 67."})
    answer = admin.post(address_of(segment), {"held": segment.pk, "text": "Так."}, follow=True)
    assert [str(message) for message in answer.context["messages"]]
    assert texts(service)[segment.context.path] == "Телефон 56 123 45 67."


def test_the_machine_may_be_asked_again(admin, machine):
    service, segment = held(machine)
    admin.post(address_of(segment), {"held": segment.pk, "action": "again"})
    machine({"CLASS": "translations.machine.services.Fake"})
    work(tree())
    assert "56 123 45 67" in texts(service)[segment.context.path]


def test_a_held_text_is_no_business_of_another_languages_translator(machine):
    _service, segment = held(machine)
    assert signed_in("Tłumacz (angielski)").get(address_of(segment)).status_code in (302, 403)


def test_held_texts_of_a_term_without_a_page_are_shown(admin, machine):
    machine(WRONG)
    category = make_category("pokój 67")
    work(batches.begin_translations(None, [begin(category)]))
    assert admin.get(address_of(HeldSegment.objects.get())).status_code == 200


def test_the_button_of_wagtail_localizes_editor_uses_the_same_guard(
    admin, machine, django_capture_on_commit_callbacks
):
    machine(WRONG)
    (service,) = make_pages(1)
    translation = begin(service)
    translation.save_target(publish=False)
    address = reverse("wagtail_localize:machine_translate", args=[translation.pk])
    with django_capture_on_commit_callbacks(execute=True):
        admin.post(address)
    assert HeldSegment.objects.get().translation == translation
    assert len(texts(service)) == 2
    assert MachineJob.objects.get().state == "held"


def test_without_a_service_that_button_leads_nowhere(admin):
    (service,) = make_pages(1)
    translation = begin(service)
    translation.save_target(publish=False)
    address = reverse("wagtail_localize:machine_translate", args=[translation.pk])
    assert admin.post(address).status_code == 404


def test_wagtail_localizes_whole_trees_are_made_in_the_background(admin):
    make_pages(5)
    parent = catalogue_page()
    Translation.objects.all().delete()
    for page in parent.get_translations():
        page.delete()
    address = reverse("wagtail_localize:submit_page_translation", args=[parent.pk])
    answer = admin.post(address, {"locales": [locales("uk")[0].pk], "include_subtree": "on"})
    assert answer.status_code == 302
    batch = MachineBatch.objects.get()
    assert (batch.root_id, batch.by_machine) == (parent.pk, False)
    assert not Translation.objects.exclude(source__object_id=parent.translation_key).exists()
    work(batch)
    assert Translation.objects.count() == 6


def test_a_section_has_a_button_and_a_leaf_has_none(admin):
    (service,) = make_pages(1)
    address = reverse("translations:submit_tree", args=[catalogue_page().pk])
    explorer = reverse("wagtailadmin_explore", args=[catalogue_page().pk])
    assert address in html(admin.get(explorer))
    leaf = reverse("translations:submit_tree", args=[service.pk])
    assert leaf not in html(admin.get(reverse("wagtailadmin_pages:edit", args=[service.pk])))
    assert in_language(service) is None
