"""The table of columns in docs/import.md, made of the template itself."""

from django.utils.translation import override

from .template import Column, columns

KINDS = ("choice", "choices")


def columns_table() -> str:
    """Every column with its heading, what may stand in it, and an example, as Markdown."""
    lines = ["| Nagłówek | Nazwa w pliku | Co wpisać | Przykład |", "|---|---|---|---|"]
    with override("pl"):
        lines += [_line(column) for column in columns()]
    return "\n".join(lines)


def values_table() -> str:
    """The values of every column that takes some of a list, as Markdown."""
    with override("pl"):
        parts = [_values(column) for column in columns() if column.kind in KINDS]
    return "\n\n".join(parts)


def _line(column: Column) -> str:
    heading = f"**{column.heading}** (wymagane)" if column.required else column.heading
    example = f"`{_cell(column.example)}`" if column.example else ""
    return f"| {heading} | `{column.name}` | {_cell(column.help)} | {example} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _values(column: Column) -> str:
    rows = [f"* `{value}`: {label}" for value, label in column.model_field.flatchoices if value]
    return "\n".join([f"{column.heading} (`{column.name}`):", "", *rows])
