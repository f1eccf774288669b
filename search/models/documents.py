"""What is kept about published files."""

from django.conf import settings
from django.db import models


class DocumentUse(models.Model):
    """A page that readers may open, by its translation key, refers to a document."""

    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL, on_delete=models.CASCADE, related_name="uses"
    )
    page_key = models.UUIDField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["document", "page_key"], name="document_use_once")
        ]

    def __str__(self) -> str:
        return f"{self.document_id} in {self.page_key}"
