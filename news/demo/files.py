"""Pictures and documents of the demo content; each is made once, whoever asks first."""

from functools import cache
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.core.files.images import ImageFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from core.loading import read

DEMO = Path(__file__).parents[1] / "data" / "demo"


def picture(name: str) -> Any:
    """The picture made of a file of ``data/demo/pictures``, with its focal point."""
    images, title = get_image_model(), Path(name).stem.capitalize()
    found = images.objects.filter(title=title).first()
    if found is not None:
        return found
    with (DEMO / "pictures" / name).open("rb") as file:
        made = images(title=title, file=ImageFile(file, name=name), **_focus(name))
        made._set_image_file_metadata()  # else the first reader's request would write it
        made.save()
    return made


def document(name: str, title: str) -> Any:
    """The document made of a file of ``data/demo/files``, under a title for people."""
    documents = get_document_model()
    found = documents.objects.filter(title=title).first()
    if found is not None:
        return found
    with (DEMO / "files" / name).open("rb") as file:
        made = documents(title=title, file=File(file, name=name))
        made._set_document_file_metadata()
        made.save()
    return made


def _focus(name: str) -> dict[str, int]:
    point = focal_points().get(name, {})
    return {f"focal_point_{side}": number for side, number in point.items()}


@cache
def focal_points() -> dict[str, dict[str, int]]:
    """What matters in each picture: the middle (x, y) and the size of a rectangle."""
    path = DEMO / "pictures" / "focal_points.yaml"
    return read(path) or {} if path.exists() else {}
