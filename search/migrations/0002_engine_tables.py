"""What the database engines match in: an FTS5 table on SQLite, tsvector columns on PostgreSQL.

Terms come analysed, so neither tokenises or stems: on SQLite whatever is not white space belongs
to a term, on PostgreSQL the terms become lexemes as they are, in columns it generates itself.
"""

from django.db import migrations

CREATE = {
    "sqlite": (
        """
        CREATE VIRTUAL TABLE search_terms USING fts5(
            key UNINDEXED, title_forms, body_forms, title_lemmas, summary_lemmas, body_lemmas,
            concepts, areas,
            tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co'"
        )
        """,
    ),
    "postgresql": (
        """
        ALTER TABLE search_searchdocument
            ADD COLUMN title_terms tsvector GENERATED ALWAYS AS (
                array_to_tsvector(string_to_array(title_forms, ' '))
                || array_to_tsvector(string_to_array(title_lemmas, ' '))
                || array_to_tsvector(string_to_array(concepts, ' '))
                || array_to_tsvector(string_to_array(areas, ' '))
            ) STORED,
            ADD COLUMN other_terms tsvector GENERATED ALWAYS AS (
                array_to_tsvector(string_to_array(body_forms, ' '))
                || array_to_tsvector(string_to_array(summary_lemmas, ' '))
                || array_to_tsvector(string_to_array(body_lemmas, ' '))
            ) STORED
        """,
        "CREATE INDEX search_title_terms ON search_searchdocument USING gin (title_terms)",
        "CREATE INDEX search_other_terms ON search_searchdocument USING gin (other_terms)",
    ),
}
DROP = {
    "sqlite": ("DROP TABLE search_terms",),
    "postgresql": (
        "ALTER TABLE search_searchdocument DROP COLUMN title_terms, DROP COLUMN other_terms",
    ),
}


def create(apps, schema_editor):
    """Make the structure of this database."""
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    """Remove it again."""
    for statement in DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
