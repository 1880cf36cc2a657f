"""manage.py purge: rewrites the files of the database without what was erased, and drops all pages that are kept."""

from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandError

from minutes.keeping.journal.journal_replay import settle
from minutes.keeping.purge import NotPurged, purge
from minutes.kept_pages.kept_records import forget_all

LEFT = (
    "ここからは消えないもの: これまでの控え、前の版のプログラムの Docker イメージとボリュームの写し、WAL の保管、"
    "レプリカ、手で取った写し。始末のしかたは docs/withdrawal.md の表にあります。"
)
VERSIONS = (
    "資料の置き場所のバケツは、消したものの前の版を残す設定です。消去した資料の前の版と削除マーカーを、バケツの管理者が消してください"
    "（docs/scale.md）。"
)
VERSIONS_UNKNOWN = (
    "資料の置き場所のバケツが、消したものの前の版を残すかどうかは、確かめられませんでした（docs/scale.md）。"
)


class Command(BaseCommand):
    help = "消去した言葉が残らないように、データベースのファイルを書き直します（docs/withdrawal.md）。"

    def handle(self, **options):
        settle()
        try:
            forget_all()
            steps = ["取っておいた会議録のページ", *purge()]
        except NotPurged as error:
            raise CommandError(str(error)) from error
        self.stdout.write("データベースのファイルを書き直しました（" + "、".join(steps) + "）。")
        self.stdout.write(LEFT)
        if versions := _versions_left():
            self.stdout.write(versions)


def _versions_left():
    """Returns what is said of an object store that keeps older versions; "" where nothing does."""
    try:
        return VERSIONS if default_storage.keeps_deleted_files() else ""
    except OSError:
        return VERSIONS_UNKNOWN
