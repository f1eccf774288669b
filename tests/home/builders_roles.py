"""One small site for the matrix of roles: somebody of each, and things that are not theirs."""

from types import SimpleNamespace
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.contrib.search_promotions.models import Query, SearchPromotion
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Collection, Locale, Page, Site, Task, TranslatableMixin, Workflow
from wagtail.snippets.models import get_snippet_models

from catalogue.models import ImportRun
from catalogue.transfer.runs import verdicts_path
from core.models import CustomDocument, CustomImage, Institution, User
from home.models import ProjectPage
from tests.factories import make_audience, make_category, make_place, publish, translate
from tests.translating import begin, complete
from tests.translations.glossary import make_term
from translations.models import GuestLink, LanguagePolicy, MachineBatch

from .builders_frame import make_alert, make_menu
from .builders_projects import make_page_below, make_project

# The letters of the matrix.
ROLES = {
    "R": "Redaktor",
    "W": "Wydawca",
    "T": "Tłumacz",
    "U": "Tłumacz (ukraiński)",
    "P": "Zespół projektu: Własny",
    "A": "Administrator",
}
EVERYBODY = ("o", "n", *ROLES, "S")


def people() -> dict[str, User | None]:
    """Somebody anonymous, somebody without any group, one of each role, and a superuser."""
    found: dict[str, User | None] = {"o": None, "n": _person("n"), "S": _person("S")}
    for letter, name in ROLES.items():
        found[letter] = _person(letter)
        found[letter].groups.add(Group.objects.get(name=name))
    User.objects.filter(pk=found["S"].pk).update(is_superuser=True)
    return {letter: user and User.objects.get(pk=user.pk) for letter, user in found.items()}


def _import_run() -> ImportRun:
    """A run whose remarks can be downloaded."""
    run = ImportRun.objects.create(file_name="uslugi.csv", state=ImportRun.State.CHECKED)
    verdicts_path(run).write_text("row")
    return run


def _person(letter: str) -> User:
    return User.objects.create_user(f"osoba-{letter}", f"{letter}@example.org", "haslo-do-testow")


def world() -> SimpleNamespace:
    """Everything that addresses of the admin may name."""
    own, other = make_project("Własny"), make_project("Inny")
    site = SimpleNamespace(people=people())
    site.pages = {"own": own, "other": other, "uk": translate(other, "uk", title="Інший")}
    for page in site.pages.values():
        page.title += " 2"
        page.save_revision()
    below = make_page_below(other)
    site.leaves = {
        "own": make_page_below(own),
        "other": below,
        "uk": translate(below, "uk", title="x"),
    }
    site.homes = {case: page.get_ancestors().get(depth=2) for case, page in site.pages.items()}
    site.submitted = {case: submitted(page, site) for case, page in site.pages.items()}
    site.translations = {
        "own": translation(own, "en"),
        "other": translation(other, "en"),
        "place": translation(make_place("Punkt"), "en"),
    }
    site.complete = complete(translation(make_page_below(other), "en"))
    site.batch = MachineBatch.objects.create(title="x")
    site.link = GuestLink.objects.create(
        name="x", locale=Locale.objects.get(language_code="en"), expires_at=timezone.now()
    )
    site.snippets = {model: _snippet(model) for model in get_snippet_models()}
    site.images = {"other": image(site, "S"), "own": image(site, "P", own)}
    site.documents = {"other": document(site, "S"), "own": document(site, "P", own)}
    site.persons = {"person": _person("x"), "superuser": _person("y")}
    User.objects.filter(pk=site.persons["superuser"].pk).update(is_superuser=True)
    site.redirect = Redirect.objects.create(old_path="/stary", redirect_page=other)
    site.collection = Collection.get_first_root_node().add_child(name="Zbiór")
    site.objects = {
        "wagtaillocales": Locale.objects.get(language_code="es"),
        "wagtailsites": Site.objects.get(),
        "wagtailusers_groups": Group.objects.get(name="Redaktor"),
        "wagtailadmin_collections": site.collection,
        "wagtailsettings": Institution.load(),
        "services_import": _import_run(),
        "workflow": Workflow.objects.get(),
        "task": Task.objects.get(),
        "languagepolicy": LanguagePolicy.objects.get(locale__language_code="ar"),
    }
    query = Query.objects.create(query_string="kupon")
    SearchPromotion.objects.create(query=query, page=other.page_ptr)
    site.objects["wagtailsearchpromotions"] = query
    return site


def submitted(page: Page, site: SimpleNamespace) -> Any:
    """A page below another one, in the middle of the workflow."""
    below = make_page_below(page.source)
    if not page.is_source:
        below = translate(below, "uk", title="Нижче")
    below.save_revision()
    return below.get_workflow().start(below, site.people["S"])


def translation(thing: Any, code: str) -> Any:
    """A translation by wagtail-localize with its draft."""
    made = begin(thing, code)
    made.save_target(publish=False)
    return made


def _snippet(model: type[Any]) -> dict[str, Any]:
    makers = {
        "alert": make_alert,
        "menu": make_menu,
        "place": make_place,
        "category": make_category,
        "audience": make_audience,
        "glossaryterm": lambda: make_term("x"),
    }
    maker = makers.get(model._meta.model_name)
    if not issubclass(model, TranslatableMixin):  # one list for all languages
        return dict.fromkeys(("source", "uk"), maker())
    source = maker() if maker else model.objects.filter(locale__language_code="pl").first()
    source = source or model.objects.create(label="x", slug="x", locale=Locale.get_default())
    copy = source.copy_for_translation(Locale.objects.get(language_code="uk"))
    copy.save()
    things = {"source": source, "uk": copy}
    return {case: publish(t) if hasattr(t, "live") else t for case, t in things.items()}


def image(site: SimpleNamespace, letter: str, project: ProjectPage | None = None) -> CustomImage:
    """A picture of somebody, in a project's collection or in that for all."""
    return CustomImage.objects.create(
        title="x",
        file=get_test_image_file(),
        uploaded_by_user=site.people[letter],
        collection=collection(project),
    )


def document(site: SimpleNamespace, letter: str, project: ProjectPage | None = None) -> Any:
    """A document of somebody."""
    return CustomDocument.objects.create(
        title="x",
        file=ContentFile(b"x", "x.txt"),
        uploaded_by_user=site.people[letter],
        collection=collection(project),
    )


def collection(project: ProjectPage | None) -> Collection:
    """A project's collection, or the one for all."""
    return project.team.collection if project else Collection.get_first_root_node()
