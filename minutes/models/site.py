"""SiteText, the site's own texts, and PublicState, the counters by which caches notice what changed.

The registry of organisations has a counter of its own.
"""

import datetime
from collections.abc import Iterable

from django.db import models
from django.db.models import F
from simple_history.models import HistoricalRecords

from minutes.models.default_texts import default_text
from minutes.models.working_rows import Meeting


class SiteText(models.Model):
    """The text of one page about the site itself: what it is, terms of reuse, accessibility, privacy, contact."""

    class Page(models.TextChoices):
        ABOUT = "about", "このサイトについて"
        TERMS = "terms", "利用条件"
        ACCESSIBILITY = "accessibility", "ウェブアクセシビリティ方針"
        PRIVACY = "privacy", "個人情報の取扱い"
        CONTACT = "contact", "問い合わせ"

    page = models.CharField(
        "ページ", max_length=20, choices=Page.choices, unique=True, help_text="どのページの文章か。"
    )
    text = models.TextField(
        "文章",
        blank=True,
        help_text="一行が一段落です。行の頭に「■」を置くと見出し、「・」を置くと箇条書きになります。"
        "空欄にすると、初めの文章に戻ります。",
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = "サイトの文章"
        verbose_name_plural = "サイトの文章"
        ordering = ["id"]

    def __str__(self):
        return self.get_page_display()

    @property
    def words(self) -> str:
        """Returns what the page says: the text, or the default text where it is empty."""
        return self.text or default_text(self.page)


class PublicState(models.Model):
    """How often the public pages have changed, one row a subject: raised in the transaction of each change."""

    class Subject(models.TextChoices):
        EDITIONS = "editions", "公開された版"
        WITHDRAWN = "withdrawn", "取消し・公開停止・消去"
        SITE = "site", "サイトの文章"
        SHUT = "shut", "公開を止めている理由"
        DAYS = "days", "団体の表の最後の日"

    class Shut(models.IntegerChoices):
        """Why the public pages are shut: the value of SHUT, which caches read together with the counters."""

        OPEN = 0, "公開しています。"
        UNFINISHED = 1, "復元か更新の途中です。"
        AHEAD = 2, "データベースが、公開・取消しの記録より古い状態です。"
        UNKNOWN = 3, "公開・取消しの記録のファイルがないか、読めないので、何が取り消されたか分かりません。"
        AWAITED = 4, "ほかの機械の、公開・取消しの記録を待っています。"

    subject = models.CharField(
        "対象", max_length=20, primary_key=True, choices=Subject.choices, help_text="何が変わったか。"
    )
    changes = models.PositiveBigIntegerField("変わった回数", default=0, help_text="増えるだけです。")

    class Meta:
        verbose_name = "公開の状態"
        verbose_name_plural = "公開の状態"
        default_permissions = []

    def __str__(self):
        return self.subject

    @classmethod
    def raise_for(cls, subject: str) -> None:
        """Raises the counter of a subject; called in the transaction of whatever changes what pages show."""
        if not cls.objects.filter(pk=subject).update(changes=F("changes") + 1):
            cls.objects.get_or_create(pk=subject, defaults={"changes": 1})

    @classmethod
    def note_last_day(cls, day: datetime.date | None) -> None:
        """Notes the last day on which an organisation of the registry begins or ends, as its ordinal: pages read it with
        the counters. A change may be entered before it takes effect."""
        cls.objects.update_or_create(pk=cls.Subject.DAYS, defaults={"changes": day.toordinal() if day else 0})

    @classmethod
    def raise_editions(cls) -> int:
        """Raises the counter of the editions and returns it. Others wait for its row until the transaction ends."""
        cls.raise_for(cls.Subject.EDITIONS)
        return cls.objects.get(pk=cls.Subject.EDITIONS).changes

    @classmethod
    def shut(cls, why: int) -> None:
        """Shuts the public pages for a reason (Shut), or opens them (Shut.OPEN)."""
        if not cls.objects.filter(pk=cls.Subject.SHUT).update(changes=why):
            cls.objects.update_or_create(pk=cls.Subject.SHUT, defaults={"changes": why})

    @classmethod
    def why_shut(cls) -> "PublicState.Shut":
        value = cls.objects.filter(pk=cls.Subject.SHUT).values_list("changes", flat=True).first()
        return cls.Shut(value or cls.Shut.OPEN)


class MeetingState(models.Model):
    """How often what is public of one meeting has changed: by its acts, and by each rebuild of what is derived from it.

    It takes the value of the site's counter (PublicState), which begins from the clock and goes on from it after a
    restore: no two states of a meeting have one number. Pages look it up by the address, so that they read nothing else.
    """

    meeting = models.OneToOneField(
        Meeting,
        models.PROTECT,
        primary_key=True,
        related_name="public_state",
        verbose_name="会議",
        help_text="公開したことのある会議。",
    )
    changes = models.PositiveBigIntegerField("変わった回数", help_text="増えるだけです。")
    address = models.SlugField(
        "ウェブのアドレス", max_length=40, default="", help_text="公開した版のウェブのアドレス。"
    )
    shows_until = models.DateField(
        "いつまで",
        null=True,
        db_index=True,
        help_text="公開している版の、いちばん遅い開催日。過ぎるまで、ページは日付によって変わります。",
    )

    class Meta:
        verbose_name = "会議ごとの公開の状態"
        verbose_name_plural = "会議ごとの公開の状態"
        default_permissions = []

    def __str__(self):
        return f"{self.meeting_id} {self.changes}"

    @classmethod
    def raise_for(cls, meeting: Meeting) -> int:
        """Raises the counter of a meeting, and the site's, and returns it: to be called in the transaction of what changed
        it, behind it."""
        rows = meeting.editions.order_by("-number")
        editions = list(rows.values_list("address", "retraction", "held_on", "last_day"))
        days = [last or first for _, retraction, first, last in editions if retraction is None]
        values = {
            "changes": PublicState.raise_editions(),
            "address": editions[0][0] if editions else meeting.address,
            "shows_until": max(days, default=None),
        }
        if not cls.objects.filter(meeting=meeting).update(**values):
            cls.objects.create(meeting=meeting, **values)
        return values["changes"]

    @classmethod
    def raise_for_all(cls, meetings: Iterable[int] | None) -> None:
        """Raises the counters of meetings (by primary key; None: of all), as raise_for does for what did not change them."""
        changes = PublicState.raise_editions()
        if meetings is None:
            cls.objects.update(changes=changes)
            return
        numbers = sorted(meetings)
        for start in range(0, len(numbers), 500):  # a statement of SQLite takes no more than 32,766 values
            cls.objects.filter(meeting__in=numbers[start : start + 500]).update(changes=changes)


class OrganisationState(models.Model):
    """How often what is public of the meetings that name an organisation has changed, by its code.

    It takes the value of the site's counter, and only rises. Never a label: that may be a person's, and be withdrawn.
    """

    code = models.CharField(
        "団体コード", max_length=40, primary_key=True, help_text="会議に名が出たことのある団体の番号。"
    )
    changes = models.PositiveBigIntegerField("変わった回数", help_text="増えるだけです。")

    class Meta:
        verbose_name = "団体ごとの公開の状態"
        verbose_name_plural = "団体ごとの公開の状態"
        default_permissions = []

    def __str__(self):
        return f"{self.code} {self.changes}"

    @classmethod
    def raise_for(cls, codes: Iterable[str], changes: int) -> None:
        """Raises the counters of codes to that of the site, which was raised before in the same transaction.

        So whoever raises them waits for one row, and never for another's rows in another order.
        """
        cls.objects.bulk_create(
            [cls(code=code, changes=changes) for code in sorted(codes)],
            update_conflicts=True,
            unique_fields=["code"],
            update_fields=["changes"],
            batch_size=500,
        )


class DerivedState(models.Model):
    """By which rules one kind of derived data was made: where the program has others, migrate makes it again."""

    kind = models.CharField("種類", max_length=40, primary_key=True, help_text="作り直しの単位。")
    rules = models.CharField("規則", max_length=60, help_text="作ったときの規則。")

    class Meta:
        verbose_name = "作り直せるデータの状態"
        verbose_name_plural = "作り直せるデータの状態"
        default_permissions = []

    def __str__(self):
        return f"{self.kind} {self.rules}"


class BackupState(models.Model):
    """When the last backup was made and verified. One row, and none before the first."""

    name = models.CharField("フォルダの名", max_length=200, help_text="控えのフォルダの名。")
    made_at = models.DateTimeField("控えを取った日時", help_text="取って、確かめた日時。")
    size = models.PositiveBigIntegerField("大きさ", help_text="バイト数。")

    class Meta:
        verbose_name = "控えの状態"
        verbose_name_plural = "控えの状態"
        default_permissions = []
        constraints = [
            models.CheckConstraint(
                condition=models.Q(id=1),
                name="backup_state_one_row",
                violation_error_message="表の行は一つだけです。",
            )
        ]

    def __str__(self):
        return self.name

    @classmethod
    def note(cls, *, name: str, at: datetime.datetime, size: int) -> None:
        """Notes a backup that was made and verified."""
        cls.objects.update_or_create(pk=1, defaults={"name": name[:200], "made_at": at, "size": size})
