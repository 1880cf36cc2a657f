from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("minutes", "0002_public_state")]
    operations = []
