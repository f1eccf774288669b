"""Tables with real headings."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock
from wagtail_localize.segments import StringSegmentValue

from .text import OptionalTextBlock


class TableBlock(TypedTableBlock):
    """A table of texts and numbers; the first column names its rows."""

    text = OptionalTextBlock(label=_("Text"))
    number = blocks.DecimalBlock(label=_("Number"), required=False)

    class Meta:
        icon = "table"
        label = _("Table")
        description = _("Rows and columns with headings. The first column names each row.")
        template = "blocks/table.html"
        preview_value = {
            "caption": _("Groups and places"),
            "columns": [
                {"type": "text", "heading": _("Group")},
                {"type": "text", "heading": _("Day")},
                {"type": "number", "heading": _("Places")},
            ],
            "rows": [
                {"values": [_("Parents"), _("Tuesday"), 12]},
                {"values": [_("Teenagers"), _("Thursday"), 8]},
            ],
        }

    def get_translatable_segments(self, value: TypedTable) -> list[StringSegmentValue]:
        """The words of a table, by their place in it; wagtail-localize does not know tables."""
        return [StringSegmentValue(path, text) for path, text in texts(value) if text]

    def restore_translated_segments(
        self, value: TypedTable, segments: list[StringSegmentValue]
    ) -> TypedTable:
        """The table with the words at those places replaced; its numbers stay."""
        words = {segment.path: segment.render_text() for segment in segments}
        columns = [
            {**column, "heading": words.get(f"heading.{index}", column["heading"])}
            for index, column in enumerate(value.columns)
        ]
        rows = [
            {
                "values": [
                    words.get(f"cell.{row}.{column}", cell)
                    for column, cell in enumerate(data["values"])
                ]
            }
            for row, data in enumerate(value.row_data)
        ]
        return TypedTable(columns, rows, words.get("caption", value.caption))


def texts(table: TypedTable) -> Iterator[tuple[str, str]]:
    """Each text of a table with its place: the caption, headings, cells row by row."""
    yield "caption", table.caption or ""
    for index, column in enumerate(table.columns):
        yield f"heading.{index}", column["heading"] or ""
    for row, data in enumerate(table.row_data):
        for index, cell in enumerate(data["values"]):
            if isinstance(cell, str):
                yield f"cell.{row}.{index}", cell
