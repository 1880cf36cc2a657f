from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("minutes", "0008_review")]
    operations = []
