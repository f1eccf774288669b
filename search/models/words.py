"""The vocabulary of all words, and the names of towns and villages."""

from django.db import models


class SearchWord(models.Model):
    """A folded form and the lemma it stands for, with where it comes from and how often.

    ``written`` is the form as people write it, ``skeleton`` how it sounds in any alphabet,
    ``root`` the beginning that the lemma shares with others made from the same word.
    """

    form = models.CharField(max_length=100)
    written = models.CharField(max_length=100, blank=True)
    skeleton = models.CharField(max_length=100, blank=True, db_index=True)
    language = models.CharField(max_length=10)
    lemma = models.CharField(max_length=100)
    root = models.CharField(max_length=10, blank=True, db_index=True)
    source = models.CharField(
        max_length=10,
        choices=[(name, name) for name in ("document", "concept", "area")],
    )
    count = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["form", "language", "lemma", "source"], name="search_word_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.form} ({self.language}: {self.lemma})"


class Locality(models.Model):
    """A town or village with one of its postcodes in one of its gminas (n:m, so rows repeat)."""

    name = models.CharField(max_length=180)
    folded = models.CharField(max_length=180, db_index=True)
    postcode = models.CharField(max_length=6, db_index=True)
    area = models.ForeignKey("core.Area", on_delete=models.CASCADE, related_name="localities")
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name", "postcode", "area"], name="locality_once")
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.postcode}"


class LocalityForm(models.Model):
    """A folded form, inflected too, of one word in the names of towns and villages."""

    form = models.CharField(max_length=100)
    word = models.CharField(max_length=100)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["form", "word"], name="locality_form_once")]

    def __str__(self) -> str:
        return f"{self.form} ({self.word})"
