"""The base of every page: the source tree routes for all languages, translations lend their prose."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import SynchronizedField, TranslatableField

from ..blocks import BodyStreamBlock
from ..cache import valid_until
from ..fields import StreamField
from ..forms import FactsOnSourceForm
from ..languages import (
    CODES,
    SOURCE,
    locale_codes,
    locale_ids,
    localized_path,
    public_language,
    source_locale_id,
    split_path,
)
from .translatable import FactSheet


class BasePage(FactSheet, Page):
    """A page whose facts live on its Polish source and whose prose may have translations."""

    summary = models.TextField(
        _("summary"),
        blank=True,
        max_length=300,
        help_text=_("One or two plain sentences, shown in lists and in search results."),
    )
    body = StreamField(BodyStreamBlock(), blank=True, verbose_name=_("content"))

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body")]
    base_form_class = FactsOnSourceForm

    translatable_fields: ClassVar[list[Any]] = [
        TranslatableField("title"),
        SynchronizedField("slug", overridable=False),
        TranslatableField("seo_title"),
        TranslatableField("search_description"),
        TranslatableField("summary"),
        TranslatableField("body"),
    ]

    class Meta:
        abstract = True

    @property
    def is_public(self) -> bool:
        """Whether readers may see this source now (a restriction is asked for separately)."""
        return self.live and not (self.expire_at and self.expire_at <= timezone.now())

    @property
    def is_fallback(self) -> bool:
        """Whether a reader gets this page's prose in another language than asked for."""
        return public_language() not in (None, self.prose_lang)

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find a page by the source tree's address; at the leaf a translation may take its place."""
        if not self.is_source:
            if self.source is None:
                raise Http404
            return self.source.route(request, path_components)
        if path_components:
            return super().route(request, path_components)
        if not self.is_public:
            raise Http404
        return RouteResult(self.in_language(public_language() or SOURCE))

    def in_language(self, code: str) -> Self:
        """The published translation of this source in a language, or the source itself."""
        if self.expire_at:
            valid_until(self.expire_at)
        translation = live_translations(type(self), code).filter(
            translation_key=self.translation_key
        )
        page = None if code == self.prose_lang else translation.first()
        if page is None:
            return self
        page.source = self
        return page

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[Any, Any, Any] | None:
        """The source's address, under the reader's prefix or, for a translation, under its own."""
        source = self.source
        if source is None:
            return None
        parts = super(BasePage, source).get_url_parts(request)
        if parts is None or parts[2] is None:
            return parts
        code = (public_language() or SOURCE) if self.is_source else self.prose_lang
        _language, path = split_path(parts[2])
        return parts[0], parts[1], localized_path(path, code)

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """A translation is restricted wherever its source is."""
        restrictions = super().get_view_restrictions()
        if self.is_source or self.source is None:
            return restrictions
        return restrictions | self.source.get_view_restrictions()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the canonical address and the languages in which this page really exists."""
        context = super().get_context(request, *args, **kwargs)
        context |= {
            "canonical_url": self.address_in(self.prose_lang, request),
            "alternates": [
                {"lang": code, "url": self.address_in(code, request)}
                for code in self.published_languages()
            ],
        }
        return context

    def published_languages(self) -> list[str]:
        """The source's language and those of its published translations."""
        found = (
            type(self)
            .objects.filter(translation_key=self.translation_key, live=True, alias_of__isnull=True)
            .values_list("locale_id", flat=True)
        )
        codes = {locale_codes()[pk] for pk in found}
        return [code for code in CODES if code in codes]

    def address_in(self, code: str, request: HttpRequest | None = None) -> str:
        """This page's absolute address under the prefix of a language."""
        parts = self.get_url_parts(request)
        if parts is None:
            return ""
        return parts[1] + localized_path(split_path(parts[2])[1], code)

    def search_dependents(self) -> list["BasePage"]:
        """Sources whose search rows repeat something of this page."""
        return []


def overlay_by_model(sources: list[Any], code: str) -> list[Any]:
    """Sources of several models in their order, each with its translation's prose."""
    models = {type(source) for source in sources}
    found = {
        page.translation_key: page
        for model in models
        for page in overlay_prose([s for s in sources if type(s) is model], code)
    }
    return [found[source.translation_key] for source in sources]


def in_time() -> Q:
    """The condition of not having expired; Wagtail unpublishes only when its timer runs."""
    return Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now())


def live_translations(model: type[BasePage], code: str) -> QuerySet[Any]:
    """Published translations in a language; an alias repeats the source and counts as missing."""
    return model.objects.filter(
        in_time(),
        locale_id=locale_ids().get(code),
        live=True,
        alias_of__isnull=True,
    )


def public_sources(model: type[BasePage]) -> QuerySet[Any]:
    """Every page of a model that readers may see: lists, feeds and search start here."""
    return (
        model.objects.live()
        .public()
        .filter(in_time(), locale_id=source_locale_id())
    )


def overlay_prose(sources: list[Any], code: str) -> list[Any]:
    """Each source's translation in a language, or the source; one query whatever the number."""
    if code == SOURCE or not sources:
        return sources
    found = {
        page.translation_key: page
        for page in live_translations(type(sources[0]), code).filter(
            translation_key__in=[source.translation_key for source in sources]
        )
    }
    pages = []
    for source in sources:
        page = found.get(source.translation_key, source)
        page.source = source
        pages.append(page)
    return pages
