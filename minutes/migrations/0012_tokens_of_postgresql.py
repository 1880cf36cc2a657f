"""Replaced PostgreSQL's function of tokens by a faster one. 0024_ties replaces it by another, so nothing is left to do."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("minutes", "0011_found_faster")]
    operations = []
