"""manage.py import_record FILE…: imports Word files, texts and web pages as drafts, or publishes them at once."""

from dataclasses import replace
from pathlib import Path

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from members import wareki
from minutes.desk.importing.create_meeting import MeetingThere, NotSaved
from minutes.desk.importing.file_text import LARGEST, UnreadableText, read_file
from minutes.desk.importing.import_text import ExaminedText, import_text
from minutes.desk.importing.outside_facts import OutsideFacts
from minutes.desk.workflow.accounts import system_account
from minutes.models import Edition
from minutes.publication.errors import PublicationRefused
from minutes.publication.publish import publish


class NotRead(Exception):
    """What the reader could not settle in a record that was to be published, a line each."""


class Command(BaseCommand):
    help = "会議録の Word 文書（.docx）、テキスト、ホームページ（.html）を読み込んで下書きにします。--publish を付けると公開します。"

    def add_arguments(self, parser):
        parser.add_argument(
            "files", nargs="+", type=Path, metavar="FILE", help="会議録の Word 文書、テキスト、ホームページ"
        )
        parser.add_argument(
            "--body", help="会議体の名か、アドレスに使う名。なければ会議名から読み取り、無い会議体は作ります"
        )
        parser.add_argument("--title", default="", help="会議名。文章にないとき、または別の名にするとき")
        parser.add_argument(
            "--date", default="", help="開催日。文章に日時がないとき。例: 令和8年7月2日、2026-07-02"
        )
        parser.add_argument("--by", help="取り込む人のユーザー名。なければ自動処理の名で取り込みます")
        parser.add_argument(
            "--publish",
            action="store_true",
            help="確定版として公開する。確かめるところがあれば、公開も保存もしません",
        )
        parser.add_argument("--anyway", action="store_true", help="確かめるところがあっても公開する")

    def handle(self, *, files, body, by, publish, anyway, title, date, **options):
        if len(files) > 1 and (title or date):
            raise CommandError("--title と --date は、ファイルが一つのときだけ使えます。")
        actor, given = _actor(by), OutsideFacts(title=title, date=date)
        failed = [
            file
            for file in files
            if not self._import(file, body, actor, given, is_published=publish, is_anyway=anyway)
        ]
        if failed:
            raise CommandError(f"{len(failed)}件を取り込めませんでした。")

    def _import(self, file, body, actor, given, *, is_published, is_anyway):
        try:
            with transaction.atomic():
                contents = read_file(_bytes(file))
                meeting, imported = import_text(
                    text=contents.text,
                    by=actor,
                    body=body,
                    facts=replace(given, file_name=file.name),
                    of_file=contents.problems,
                )
                if is_published and not is_anyway:
                    _refuse_unread(imported, meeting)
                edition = _publish(meeting, actor) if is_published else None
        except (OSError, UnreadableText, NotSaved, NotRead, PublicationRefused) as error:
            self.stderr.write(f"{file}: {_reason(error)}")
            return False
        self.stdout.write(f"{file}: {imported.document.title}")
        self._report(meeting, imported, edition)
        return True

    def _report(self, meeting, imported: ExaminedText, edition):
        self.stdout.write(
            f"  議題{imported.items}　発表・照会{imported.presentations}　発言{imported.turns}（{len(imported.labels)}の名）　"
            f"配付資料{len(imported.document.handouts)}　会議体「{meeting.body.name}」"
        )
        for line in _problem_lines(imported):
            self.stdout.write(line)
        unidentified = [row.label for row in meeting.attendees.filter(organisation=None)]
        if unidentified:
            self.stdout.write(f"  まだどの団体か決まっていない名: {'、'.join(unidentified)}")
        self.stdout.write(
            f"  公開しました: /meetings/{edition.address}/ 第{edition.number}版"
            if edition
            else "  下書きとして保存しました。"
        )


def _actor(username):
    if not username:
        return system_account()
    try:
        return User.objects.get(username=username)
    except User.DoesNotExist as error:
        raise CommandError(f"「{username}」というアカウントはありません。") from error


def _bytes(file):
    # One byte over the limit is enough for read_file to refuse it: a 50 MB file is not read whole.
    with file.open("rb") as stream:
        return stream.read(LARGEST + 1)


def _problem_lines(imported):
    return [
        f"  {problem.line}行目: {problem.message}" if problem.line else f"  {problem.message}"
        for problem in imported.problems
    ]


def _refuse_unread(imported, meeting):
    """Raises NotRead where anything is doubtful: words in the wrong mouth would be public at once."""
    lines = _problem_lines(imported)
    if meeting.held_on and meeting.held_on > timezone.localdate():
        lines.append(f"  開催日（{wareki.format_date(meeting.held_on)}）は、まだ来ていない日です。")
    if lines:
        raise NotRead(
            "\n".join(
                [
                    f"確かめるところが{len(lines)}件あるので、公開も保存もしませんでした。そのまま公開するには --anyway を付けてください。",
                    *lines,
                ]
            )
        )


def _publish(meeting, actor):
    return publish(
        meeting=meeting,
        revision=meeting.revision,
        status=Edition.Status.FINAL,
        by=actor,
        at=timezone.now(),
    )


def _reason(error):
    if isinstance(error, FileNotFoundError):
        return "ファイルがありません。"
    if isinstance(error, MeetingThere):
        return error.words.format(error.meeting.address or error.meeting)
    return f"ファイルを開けません（{error.strerror}）。" if isinstance(error, OSError) else str(error)
