"""Addresses: those without a language first, then the public site under each language's prefix."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from core import sitemaps
from core.views import healthz, readyz

handler404 = "core.views.page_not_found"
handler500 = "core.views.server_error"

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("robots.txt", sitemaps.robots),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<slug:code>.xml", sitemaps.language, name="sitemap"),
    path("sitemap-<slug:code>.<int:number>.xml", sitemaps.language, name="sitemap"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("api/hsds/", include("catalogue.hsds.urls")),
    path("tlumaczenie/", include("translations.guest_urls")),
]

if settings.SERVE_MEDIA:
    urlpatterns.append(
        re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT})
    )

urlpatterns += i18n_patterns(
    path("szukaj/", include("search.urls")),
    path("kanaly/", include("news.urls")),
    path("uslugi/miejsca", include("catalogue.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
