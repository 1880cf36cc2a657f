"""manage.py copy_database FILE: copies a SQLite database into the PostgreSQL of the settings."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from minutes.keeping.copy_from_sqlite import copy_from_sqlite
from minutes.keeping.manifest import BackupRefused


class Command(BaseCommand):
    help = "SQLite のデータベースの中身を、いまの設定の PostgreSQL（まだ空のもの）へ移します。"

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE", help="例: var/council.sqlite3")

    def handle(self, *, file, **options):
        try:
            counts = copy_from_sqlite(file=file)
        except BackupRefused as error:
            raise CommandError(f"移していません。{error}") from error
        tables = sum(1 for rows in counts.values() if rows)
        self.stdout.write(f"{tables}の表の{sum(counts.values()):,}行を移し、公開した版を確かめました。")
