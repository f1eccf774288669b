"""What each group of editors may do, and what it may not."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission
from wagtail.snippets.models import get_snippet_models

from core.models import CustomImage, User
from home.groups import ROLES, make_groups, translator_of
from home.models import HomePage
from tests.factories import catalogue_page, make_category, make_place, make_service, translate

pytestmark = pytest.mark.django_db
GROUPS = ["Redaktor", "Wydawca", "Tłumacz", "Administrator"]


def member(name):
    """Somebody of a group."""
    user = User.objects.create_user(name, f"{name}@example.org", "haslo-do-testow")
    user.groups.add(Group.objects.get(name=name))
    return User.objects.get(pk=user.pk)


def test_these_groups_exist():
    translators = {
        *("Tłumacz (ukraiński)", "Tłumacz (angielski)", "Tłumacz (rosyjski)"),
        *("Tłumacz (białoruski)", "Tłumacz (hiszpański)", "Tłumacz (arabski)"),
    }
    assert set(ROLES) == {*GROUPS, *translators}
    assert set(Group.objects.values_list("name", flat=True)) == set(ROLES)


@pytest.mark.parametrize("name", GROUPS)
def test_everybody_signs_in_to_the_admin(client, name):
    client.force_login(member(name))
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize(
    ("name", "add", "edit", "publish"),
    [
        ("Redaktor", True, True, False),
        ("Wydawca", True, True, True),
        ("Tłumacz", False, False, False),
        ("Administrator", True, True, True),
    ],
)
def test_what_a_group_may_do_with_polish_pages(name, add, edit, publish):
    service, user = make_service(), member(name)
    assert catalogue_page().permissions_for_user(user).can_add_subpage() is add
    assert service.permissions_for_user(user).can_edit() is edit
    assert service.permissions_for_user(user).can_publish() is publish


@pytest.mark.parametrize(
    ("name", "edit", "publish"),
    [
        ("Redaktor", True, False),
        ("Wydawca", True, True),
        ("Tłumacz", True, False),
        ("Administrator", True, True),
    ],
)
def test_what_a_group_may_do_with_translations(name, edit, publish):
    page, user = translate(make_service(), "uk", title="Консультації"), member(name)
    assert page.permissions_for_user(user).can_edit() is edit
    assert page.permissions_for_user(user).can_publish() is publish


@pytest.mark.parametrize("name", GROUPS)
def test_only_an_administrator_unlocks(name):
    allowed = make_service().permissions_for_user(member(name)).can_lock()
    assert allowed is (name == "Administrator")


@pytest.mark.parametrize("name", GROUPS)
def test_the_button_to_publish_is_there_for_those_who_may(client, name):
    service = make_service()
    client.force_login(member(name))
    response = client.get(f"/admin/pages/{service.pk}/edit/")
    publishes = 'name="action-publish"' in response.content.decode()
    assert publishes is (name in ("Wydawca", "Administrator"))
    assert response.status_code == (302 if name == "Tłumacz" else 200)


@pytest.mark.parametrize(
    ("permission", "groups"),
    [
        ("catalogue.add_category", {"Redaktor", "Wydawca", "Administrator"}),
        ("catalogue.change_category", {"Redaktor", "Wydawca", "Administrator"}),
        ("catalogue.add_place", {"Redaktor", "Wydawca", "Administrator"}),
        ("catalogue.change_place", set(GROUPS)),
        ("catalogue.publish_place", {"Wydawca", "Administrator"}),
        ("catalogue.delete_category", {"Administrator"}),
        ("news.add_topic", {"Redaktor", "Wydawca", "Administrator"}),
        ("home.add_alert", {"Redaktor", "Wydawca", "Administrator"}),
        ("home.publish_alert", {"Wydawca", "Administrator"}),
        ("home.publish_menu", {"Wydawca", "Administrator"}),
        ("wagtail_localize.submit_translation", {"Tłumacz", "Administrator"}),
        ("wagtailredirects.add_redirect", {"Administrator"}),
        ("core.change_user", {"Administrator"}),
        ("core.change_institution", {"Administrator"}),
        ("auth.change_group", set()),
        ("wagtailcore.change_site", set()),
        ("wagtailcore.delete_locale", set()),
    ],
)
def test_a_permission_belongs_to_these_groups(permission, groups):
    assert {name for name in GROUPS if member(name).has_perm(permission)} == groups


@pytest.mark.parametrize(
    ("name", "status"), [("Redaktor", 200), ("Wydawca", 200), ("Tłumacz", 302)]
)
def test_terms_and_places_are_edited_by_those_who_may(client, name, status):
    category, place = make_category(), make_place()
    client.force_login(member(name))
    for path in (f"category/edit/{category.pk}/", f"place/edit/{place.pk}/"):
        assert client.get(f"/admin/snippets/catalogue/{path}").status_code == status


@pytest.mark.parametrize(
    ("name", "may"), [("Redaktor", True), ("Wydawca", True), ("Tłumacz", False)]
)
def test_files_are_added_by_those_who_may(client, name, may):
    client.force_login(member(name))
    for path in ("/admin/images/add/", "/admin/documents/add/"):
        assert (client.get(path).status_code == 200) is may


@pytest.mark.parametrize("model", get_snippet_models())
def test_editors_add_every_kind_of_snippet(model):
    permission = f"{model._meta.app_label}.add_{model._meta.model_name}"
    assert member("Redaktor").has_perm(permission)


@pytest.mark.parametrize("code", ["uk", "ar"])
def test_a_translator_of_one_language_is_let_into_its_tree_only(code):
    user, service = member(translator_of(code)), make_service()
    pages = {lang: translate(service, lang, title="x") for lang in ("uk", "ar")} | {"pl": service}
    edits = {lang for lang, page in pages.items() if page.permissions_for_user(user).can_edit()}
    assert edits == {code}


def test_a_translator_is_let_into_every_language_but_polish():
    group = Group.objects.get(name="Tłumacz")
    pages = GroupPagePermission.objects.filter(group=group).values_list("page_id", flat=True)
    translated = HomePage.objects.exclude(locale__language_code="pl")
    assert set(pages) == set(translated.values_list("pk", flat=True))


def test_a_lost_permission_comes_back_and_an_added_one_stays():
    group = Group.objects.get(name="Redaktor")
    added = Permission.objects.get(codename="delete_place")
    group.permissions.set([added])
    GroupPagePermission.objects.filter(group=group).delete()
    make_groups()
    user = member("Redaktor")
    assert user.has_perm("catalogue.delete_place")
    assert user.has_perm("catalogue.add_category")
    assert catalogue_page().permissions_for_user(user).can_add_subpage()


def test_an_editor_changes_only_files_of_their_own(client):
    user, other = member("Redaktor"), member("Wydawca")
    pictures = [
        CustomImage.objects.create(title="x", file=get_test_image_file(), uploaded_by_user=owner)
        for owner in (user, other)
    ]
    client.force_login(user)
    found = [client.get(f"/admin/images/{picture.pk}/").status_code for picture in pictures]
    assert found == [200, 302]


def test_making_the_groups_twice_gives_nothing_twice():
    def rows():
        root = Collection.get_first_root_node()
        files = GroupCollectionPermission.objects.filter(collection=root).count()
        return files, GroupPagePermission.objects.count(), Group.objects.count()

    before = rows()
    make_groups()
    assert rows() == before
