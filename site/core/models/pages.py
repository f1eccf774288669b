"""The base of every page: sources route for all languages, translations lend their prose."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Min, Q, QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.url_routing import RouteResult
from wagtail.utils.decorators import cached_classmethod
from wagtail_localize.fields import SynchronizedField, TranslatableField

from ..blocks import BodyStreamBlock
from ..cache import per_generation, valid_until
from ..fields import StreamField
from ..forms import FactsOnSourceForm
from ..head_links import head_links
from ..languages import (
    SOURCE,
    locale_ids,
    localized_path,
    public_language,
    reader_language,
    source_locale_id,
    split_path,
)
from ..other_forms import form_context
from ..panels import page_tabs
from ..withholding import withheld_pages
from .easy import EasyForms
from .translatable import FactSheet


class BasePage(FactSheet, EasyForms, Page):
    """A page whose facts live on its Polish source and whose prose may have translations."""

    summary = models.TextField(
        _("summary"),
        blank=True,
        max_length=300,
        help_text=_("One or two plain sentences, shown in lists and in search results."),
    )
    body = StreamField(BodyStreamBlock(), blank=True, verbose_name=_("content"))
    minor_edit = models.BooleanField(
        _("minor edit"),
        default=False,
        help_text=_("A typing error, for example: translations do not become outdated."),
    )

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("body"),
    ]
    fact_panels: ClassVar[list[Any]] = []
    base_form_class = FactsOnSourceForm
    common_facts = ("film", "captions", "minor_edit")

    translatable_fields: ClassVar[list[Any]] = [
        TranslatableField("title"),
        SynchronizedField("slug", overridable=False),
        TranslatableField("seo_title"),
        TranslatableField("search_description"),
        TranslatableField("summary"),
        TranslatableField("body"),
        *EasyForms.easy_prose,
    ]

    class Meta:
        abstract = True

    @cached_classmethod
    def get_edit_handler(cls) -> Any:
        """The editor's form: content, facts, easy forms, promotion."""
        form = page_tabs(cls.content_panels, cls.fact_panels, cls.easy_panels, cls.promote_panels)
        return form.bind_to_model(cls)

    @property
    def is_public(self) -> bool:
        """Whether readers may see this source now (a restriction is asked for separately)."""
        return self.live and not (self.expire_at and self.expire_at <= timezone.now())

    @property
    def is_minor_draft(self) -> bool:
        """Whether the draft that waits was called a minor edit; each new edit begins without."""
        if not (self.pk and self.live and self.has_unpublished_changes):
            return False
        draft = self.latest_revision
        return bool(draft and draft.content.get("minor_edit"))

    @property
    def is_fallback(self) -> bool:
        """Whether a reader gets this page's prose in another language than asked for."""
        return public_language() not in (None, self.prose_lang)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find a page by its source's address; at the leaf a translation may take its place."""
        if not self.is_source:
            if self.source is None:
                raise Http404
            return self.source.route(request, path_components)
        if path_components:
            return super().route(request, path_components)
        if not self.is_public:
            raise Http404
        if self.expire_at:
            valid_until(self.expire_at)
        return RouteResult(self.published.get(reader_language(), self))

    @property
    def localized(self) -> Self:
        """This source itself: Wagtail asks for it only to begin routing."""
        return self if self.is_source else super().localized

    @cached_property
    def published(self) -> dict[str, Self]:
        """This source and its published translations by language, from one query."""
        pages = {SOURCE: self}
        for page in published_translations(type(self)).filter(translation_key=self.translation_key):
            page.source = self
            pages[page.prose_lang] = page
        return pages

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[Any, Any, Any] | None:
        """The source's address, under the reader's prefix or, for a translation, under its own."""
        source = self.source
        if source is None:
            return None
        parts = super(BasePage, source).get_url_parts(request)
        if parts is None or parts[2] is None:
            return parts
        code = (reader_language()) if self.is_source else self.prose_lang
        _language, path = split_path(parts[2])
        return parts[0], parts[1], localized_path(path, code)

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """A translation is restricted wherever its source is."""
        if not restricted_paths():
            return PageViewRestriction.objects.none()
        restrictions = super().get_view_restrictions()
        if self.is_source or self.source is None:
            return restrictions
        return restrictions | self.source.get_view_restrictions()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the canonical address and the languages in which this page really exists."""
        from ..trails import breadcrumbs

        context = super().get_context(request, *args, **kwargs)
        crumbs = breadcrumbs(self.source, public_language() or SOURCE)
        links, forms = head_links(self, request), form_context(self, request.GET)
        return context | {"breadcrumbs": crumbs} | links | forms

    def address_in(self, code: str, request: HttpRequest | None = None) -> str:
        """This page's absolute address under the prefix of a language."""
        parts = self.get_url_parts(request)
        if parts is None:
            return ""
        host = f"{request.scheme}://{request.get_host()}" if request else parts[1]
        return host + localized_path(split_path(parts[2])[1], code)

    def search_record(self) -> Any:
        """What the search keeps of this page; None for what is no answer to anything."""
        return None

    @property
    def share_picture(self) -> Any:
        """The picture shown when the page is shared; None: the institution's own."""
        return getattr(self.source, "picture", None)

    def search_dependents(self) -> list["BasePage"]:
        """Sources whose search rows repeat something of this page."""
        return []


def titles_in(sources: Iterable[Page], code: str) -> dict[Any, str]:
    """What translations into a language are called, by translation key; one query for all models.

    What has no translation is not among them.
    """
    if code == SOURCE:
        return {}
    keys = {source.translation_key for source in sources}
    rows = published_translations(Page).filter(
        locale_id=locale_ids().get(code), translation_key__in=keys
    )
    return dict(rows.values_list("translation_key", "title"))


def in_time() -> Q:
    """The condition of not having expired; Wagtail unpublishes only when its timer runs."""
    return Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now())


@per_generation
def restricted_paths() -> tuple[str, ...]:
    """The tree paths of pages that not everybody may see; what is below them is restricted too."""
    return tuple(PageViewRestriction.objects.values_list("page__path", flat=True).distinct())


@per_generation
def next_expiry() -> datetime | None:
    """When the next page expires; no stored page outlives that moment, lists and menus included."""
    coming = Page.objects.filter(live=True, expire_at__gt=timezone.now())
    return coming.aggregate(moment=Min("expire_at"))["moment"]


def is_open(page: BasePage) -> bool:
    """Whether a source page is offered: every reader may see it, and it repeats no other page."""
    if page.alias_of_id is not None:
        return False
    return page.is_public and not page.path.startswith(restricted_paths())


def published_translations(model: type[Page]) -> QuerySet[Any]:
    """Published translations that readers may see; an alias counts as missing."""
    pages = model.objects.filter(in_time(), live=True, alias_of__isnull=True).exclude(
        locale_id=source_locale_id()
    )
    withheld = withheld_pages()
    return pages.exclude(pk__in=withheld) if withheld else pages


def public_sources(model: type[Page]) -> QuerySet[Any]:
    """Every page of a model that is offered to readers: lists, feeds and search start here.

    An alias answers at its address, but only what it repeats is offered.
    """
    sources = model.objects.filter(
        in_time(), live=True, alias_of__isnull=True, locale_id=source_locale_id()
    )
    for path in restricted_paths():
        sources = sources.exclude(path__startswith=path)
    return sources


def overlay_prose(sources: list[Any], code: str) -> list[Any]:
    """Each source's translation in a language, or the source; one query whatever the number."""
    if code == SOURCE or not sources:
        return sources
    found = {
        page.translation_key: page
        for page in published_translations(type(sources[0])).filter(
            locale_id=locale_ids().get(code),
            translation_key__in=[source.translation_key for source in sources],
        )
    }
    pages = []
    for source in sources:
        page = found.get(source.translation_key, source)
        page.source = source
        pages.append(page)
    return pages


def in_reader_language(sources: Iterable[Any]) -> list[Any]:
    """Sources of one model with the prose of the reader's language where there is some."""
    return overlay_prose(list(sources), reader_language())
