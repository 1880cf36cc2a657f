from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("members", "0001_initial")]
    operations = []
