"""One row per public thing, its texts, facets and points."""

from django.db import models
from django.db.models import F, Q

# Raised when rows hold something new: rows of an older shape are then written anew by a push.
SHAPE = 4
# The digest of a public row that has to be written anew; see ``search.stale``.
STALE = "stale"
# The columns of terms, in the order in which the database engines hold them.
TERM_COLUMNS = (
    "title_forms",
    "body_forms",
    "title_lemmas",
    "summary_lemmas",
    "body_lemmas",
    "concepts",
    "areas",
)


class SearchDocument(models.Model):
    """The analysed terms of one public thing in all its languages; empty once it is withdrawn.

    The row is also the outbox: Elasticsearch lacks it where ``pushed_version`` is not ``version``.
    """

    key = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=20, blank=True)
    version = models.PositiveBigIntegerField(default=0)
    pushed_version = models.PositiveBigIntegerField(default=0)
    changed_at = models.DateTimeField(null=True)
    # What the row was made of; empty for a tombstone.
    digest = models.CharField(max_length=64, blank=True)
    date = models.DateField(null=True)
    # When it stops being public by itself; Wagtail withdraws it only when its timer runs.
    until = models.DateTimeField(null=True)
    title_forms = models.TextField(blank=True)
    body_forms = models.TextField(blank=True)
    title_lemmas = models.TextField(blank=True)
    summary_lemmas = models.TextField(blank=True)
    body_lemmas = models.TextField(blank=True)
    concepts = models.TextField(blank=True)
    areas = models.TextField(blank=True)
    languages = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["key"],
                condition=~Q(pushed_version=F("version")),
                name="search_to_push",
            ),
            # Counting what is public must not read the terms.
            models.Index(fields=["digest"], name="search_digest"),
            # Nor must listing it, kind by kind.
            models.Index(
                fields=["kind", "date", "key", "until"],
                condition=~Q(digest=""),
                name="search_public",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class SearchText(models.Model):
    """What a result shows in one language; ``path`` is the address without a language prefix."""

    document = models.ForeignKey(SearchDocument, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(max_length=10)
    title = models.TextField()
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    path = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "language"], name="search_text_once")
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"


class SearchFacet(models.Model):
    """One countable property of a thing: a name and a value."""

    document = models.ForeignKey(SearchDocument, on_delete=models.CASCADE, related_name="facets")
    name = models.CharField(max_length=40)
    value = models.CharField(max_length=100)

    class Meta:
        indexes = [
            models.Index(fields=["name", "value"], name="search_facet_value"),
            models.Index(fields=["document", "name", "value"], name="search_facet_document"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"


class SearchPoint(models.Model):
    """Where a thing can be reached, in degrees (WGS 84); a confidential place has no row."""

    document = models.ForeignKey(SearchDocument, on_delete=models.CASCADE, related_name="points")
    latitude = models.FloatField()
    longitude = models.FloatField()

    def __str__(self) -> str:
        return f"{self.latitude}, {self.longitude}"
