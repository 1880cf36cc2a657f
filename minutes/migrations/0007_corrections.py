from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("minutes", "0006_site")]
    operations = []
