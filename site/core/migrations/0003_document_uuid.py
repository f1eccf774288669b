import uuid

from django.db import migrations, models


def give_uuids(apps, schema_editor):
    documents = apps.get_model("core", "CustomDocument").objects
    for pk in documents.values_list("pk", flat=True):
        documents.filter(pk=pk).update(uuid=uuid.uuid4())


class Migration(migrations.Migration):
    dependencies = [("core", "0002_files_areas_institution")]

    operations = [
        migrations.AddField(
            "customdocument",
            "uuid",
            models.UUIDField(default=uuid.uuid4, editable=False, null=True),
        ),
        migrations.RunPython(give_uuids, migrations.RunPython.noop),
        migrations.AlterField(
            "customdocument",
            "uuid",
            models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
        ),
    ]
