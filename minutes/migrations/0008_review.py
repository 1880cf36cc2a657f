from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("minutes", "0007_corrections")]
    operations = []
