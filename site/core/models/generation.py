"""The number that every published change moves."""

from django.db import models


class Generation(models.Model):
    """The single row that holds the generation of the public site; see ``core.cache``."""

    number = models.PositiveBigIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.number)
