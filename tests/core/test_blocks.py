"""The block library: every block is complete, honest about its input and translatable."""

import json
from typing import Any

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import get_template
from django.utils import translation
from wagtail.admin.telepath import JSContext
from wagtail.blocks import StreamValue
from wagtail.images.tests.utils import get_test_image_file
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor
from wagtail_localize.segments.ingest import StreamFieldSegmentsWriter

from core.blocks import BODY_BLOCKS, BodyStreamBlock, FigureBlock, LinkBlock, TableBlock
from core.fields import StreamField
from core.models import CustomDocument, CustomImage
from home.models import HomePage

BLOCKS = dict(BODY_BLOCKS)


@pytest.fixture
def picture(db: None) -> CustomImage:
    """A picture in the library."""
    return CustomImage.objects.create(title="Wejście", file=get_test_image_file())


@pytest.fixture
def attachment(db: None) -> CustomDocument:
    """A document in the library."""
    return CustomDocument.objects.create(
        title="Wniosek", file=ContentFile(b"x" * 2048, name="wniosek.pdf")
    )


def rendered(name: str, **value: Any) -> str:
    """A block with a value, as readers get it."""
    block = BLOCKS[name]
    return block.render(block.normalize(value))


@pytest.mark.parametrize("name", BLOCKS)
def test_every_block_has_a_template_a_preview_and_a_description(name: str) -> None:
    block = BLOCKS[name]
    assert get_template(block.meta.template).origin.name.endswith(".html")
    assert block.is_previewable
    assert str(block.get_description())


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["pl", "uk", "ar"])
@pytest.mark.parametrize("name", BLOCKS)
def test_every_preview_shows_in_every_script(name: str, language: str) -> None:
    block = BLOCKS[name]
    with translation.override(language):
        assert "<" in block.render(block.get_preview_value())


def test_the_editor_finds_every_script_of_the_blocks() -> None:
    media = JSContext()
    media.pack(BodyStreamBlock())
    scripts = [path.split("?")[0].removeprefix(settings.STATIC_URL) for path in media.media._js]
    assert [path for path in scripts if "/" in path and not finders.find(path)] == []


def test_a_heading_is_never_of_the_first_level() -> None:
    assert rendered("heading", text="Co zabrać", level="2").strip().startswith("<h2")
    assert rendered("heading", text="Co zabrać", level="3").strip().startswith("<h3")


@pytest.mark.parametrize(("alt_text", "decorative"), [("Wejście z podjazdem", False), ("", True)])
def test_a_picture_is_described_or_decorative(
    picture: CustomImage, alt_text: str, decorative: bool
) -> None:
    raw = {"image": {"image": picture.pk, "alt_text": alt_text, "decorative": decorative}}
    value = FigureBlock().clean(FigureBlock().to_python(raw))
    assert f'alt="{alt_text}"' in FigureBlock().render(value)


@pytest.mark.parametrize("alt_text", ["", "   "])
def test_a_picture_that_is_neither_is_refused_but_kept_in_a_draft(
    picture: CustomImage, alt_text: str
) -> None:
    block = FigureBlock()
    raw = {"image": {"image": picture.pk, "alt_text": alt_text, "decorative": False}}
    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python(raw))
    assert "alt_text" in refused.value.block_errors["image"].block_errors
    assert block.clean_deferred(block.to_python(raw))["image"].pk == picture.pk


@pytest.mark.parametrize(
    ("value", "href"),
    [
        ({"url": "https://www.gov.pl/"}, "https://www.gov.pl/"),
        ({"email": "kontakt@example.org"}, "mailto:kontakt@example.org"),
        ({"phone": "56 123 45 67"}, "tel:+48-56-123-45-67"),
        ({"phone": "112"}, "tel:112"),
    ],
)
def test_a_link_leads_where_its_one_field_says(value: dict[str, str], href: str) -> None:
    block = LinkBlock()
    assert block.clean(block.to_python(value)).href.replace("-", "") == href.replace("-", "")


def test_a_link_to_a_page_is_empty_while_the_page_is_not_public(home: HomePage) -> None:
    link = LinkBlock().to_python({"page": home.pk})
    assert link.href == home.url
    link["page"].live = False
    assert link.href == ""


def test_a_button_without_an_address_is_not_shown() -> None:
    assert "<a" not in rendered("call_to_action", label="Zapisz się", link={})


def test_a_link_with_two_targets_is_refused() -> None:
    block = LinkBlock()
    two = block.to_python({"url": "https://www.gov.pl/", "phone": "112"})
    with pytest.raises(ValidationError) as refused:
        block.clean(two)
    assert list(refused.value.block_errors) == ["phone"]


def test_a_link_without_a_target_is_refused_but_kept_in_a_draft() -> None:
    block = LinkBlock()
    with pytest.raises(ValidationError):
        block.clean(block.to_python({}))
    assert block.clean_deferred(block.to_python({})).href == ""


def test_a_document_says_its_type_and_size(attachment: CustomDocument) -> None:
    html = rendered("documents", documents=[{"document": attachment, "title": ""}])
    assert "Wniosek" in html
    assert "PDF" in html
    assert "2,0" in html or "2.0" in html


@pytest.mark.parametrize(("language", "written"), [("pl", "1\xa0240,5"), ("en", "1,240.5")])
def test_a_number_is_written_as_the_language_writes_it(language: str, written: str) -> None:
    item = {"value": "1240.5", "unit": "", "label": "rodzin"}
    block = BLOCKS["statistics"]
    with translation.override(language):
        assert written in block.render(block.to_python({"items": [item]}))


def test_migrations_hold_no_blocks() -> None:
    _name, path, args, kwargs = StreamField(BodyStreamBlock(), blank=True).deconstruct()
    assert (path, args, kwargs) == ("core.fields.StreamField", [[]], {"blank": True})


def table() -> Any:
    """A table of one row in Polish."""
    return TableBlock().to_python(
        {
            "caption": "Grupy",
            "columns": [
                {"type": "text", "heading": "Kto"},
                {"type": "number", "heading": "Miejsca"},
            ],
            "rows": [{"values": ["Rodzice", 12]}],
        }
    )


def test_a_table_gives_its_words_to_translators_and_keeps_its_numbers() -> None:
    words = TableBlock().get_translatable_segments(table())
    assert [word.string.data for word in words] == ["Grupy", "Kto", "Miejsca", "Rodzice"]
    translated = [StringSegmentValue(word.path, word.string.data.upper()) for word in words]
    restored = TableBlock().restore_translated_segments(table(), translated)
    assert restored.caption == "GRUPY"
    assert restored.row_data == [{"values": ["RODZICE", 12]}]


@pytest.fixture
def body(picture: CustomImage, attachment: CustomDocument) -> StreamValue:
    """One of each block, stored and read again as a page stores it."""
    block = BodyStreamBlock()
    stream = StreamValue(block, [(n, child.get_preview_value()) for n, child in BODY_BLOCKS])
    stored = json.dumps(block.get_prep_value(stream), cls=DjangoJSONEncoder)
    return block.to_python(json.loads(stored))


def test_every_block_can_be_translated_and_put_together_again(body: StreamValue) -> None:
    field = StreamField(BodyStreamBlock())
    segments = StreamFieldSegmentExtractor(field).handle_stream_block(body)
    for order, segment in enumerate(segments):
        segment.order = order
    texts = [segment for segment in segments if isinstance(segment, StringSegmentValue)]
    with_words = {child.block_type for child in body if any(child.id in s.path for s in texts)}
    assert with_words >= set(BLOCKS) - {"documents"}
    before = BodyStreamBlock().get_prep_value(body)
    StreamFieldSegmentsWriter(field, None, None).handle_stream_block(body, segments)
    assert BodyStreamBlock().get_prep_value(body) == before
