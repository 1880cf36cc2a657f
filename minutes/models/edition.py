"""Edition, IssueID, Correction, PublishedFile: what is public.

Public pages read these tables, the passages and the registry, nothing else. Only a withdrawal changes an Edition, and a
retraction takes it down.
"""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Aggregate, Case, F, OuterRef, Q, Subquery, TextField, Value, When
from django.db.models.functions import TruncDate

from minutes.models.working_rows import Meeting
from minutes.record.block_keys import BlockKey
from minutes.record.block_text import block_name
from minutes.record.names.meeting_name import meeting_name


def _to_come(day):
    """A cancelled meeting is to come until its last day is past."""
    return Q(status="planned") | Q(Q(held_on__gte=day) | Q(last_day__gte=day), status="cancelled")


class CommaJoined(Aggregate):
    """The values of a group as one text with commas between them, on SQLite and PostgreSQL."""

    function = "GROUP_CONCAT"
    output_field = TextField()

    def as_postgresql(self, compiler, connection):
        template = "STRING_AGG(%(expressions)s, ',')"
        return self.as_sql(compiler, connection, template=template)


class EditionQuerySet(models.QuerySet):
    def newest(self):
        """Returns the newest edition of each meeting that has one."""
        return self.filter(is_newest=True)

    def not_retracted(self):
        """Returns the editions that may be read: what was taken down never comes back."""
        return self.filter(retraction__isnull=True)

    def to_come(self, day):
        """Returns the editions that announce a meeting; one that was cancelled counts until its day is past."""
        return self.filter(_to_come(day))

    def held(self, day):
        """Returns all others: the records, and the cancelled meetings whose day is past."""
        return self.exclude(_to_come(day))

    def with_first_day(self):
        """Annotates each with `first_day`, the day for which its meeting was first announced or published."""
        first = self.model.objects.not_retracted().filter(meeting=OuterRef("meeting")).order_by("number")
        return self.annotate(first_day=Subquery(first.values("held_on")[:1]))

    def of_body(self, key):
        return self.filter(body_key=key)

    def of_fiscal_year(self, year):
        """Returns those held in a fiscal year, be it by their last day, or naming it in the title: the real record says
        平成23年度 and met in 24年度."""
        found = Q(fiscal_year=year) | Q(fiscal_year_stated=year)
        if datetime.MINYEAR <= year <= datetime.MAXYEAR:
            first = datetime.date(year, 4, 1)
            found |= Q(held_on__lt=first, last_day__gte=first)
        return self.filter(found)

    def naming_organisation(self, code):
        """Returns those whose record has an organisation's code; canonical JSON spells it in one way only."""
        return self.filter(record__contains=f'"code":"{code}"')

    def without_record(self):
        """Leaves out the texts of the whole record: lists need the other columns only."""
        return self.defer("record", "salts")

    def with_text(self, condition):
        """Annotates `text`, the record of the editions that meet a condition (a Q); the others have "".

        `published_on` is the day in Japan.
        """
        text = Case(When(condition, then="record"), default=Value(""), output_field=TextField())
        return self.without_record().annotate(text=text, published_on=TruncDate("published_at"))

    def with_corrected(self):
        """Annotates `corrected`, the keys of the blocks that each edition corrected: "u12,h90", or None; and `withdrawn`, those
        of them in which words were withdrawn."""
        keys = Correction.objects.filter(edition=OuterRef("pk")).order_by().values("edition")
        withdrawn = keys.filter(category__in=Correction.OF_WITHDRAWALS)
        return self.annotate(
            corrected=Subquery(keys.annotate(keys=CommaJoined("key")).values("keys")),
            withdrawn=Subquery(withdrawn.annotate(keys=CommaJoined("key")).values("keys")),
        )


class Edition(models.Model):
    """版: the whole record as it was published at one moment.

    record, salts and tombstones are canonical JSON as text (minutes/record/canonical.py), never a JSON column:
    PostgreSQL would reorder the keys that the digest is computed over.
    """

    class Status(models.TextChoices):
        PLANNED = "planned", "予定"
        CANCELLED = "cancelled", "中止"
        PRELIMINARY = "preliminary", "速報"
        FINAL = "final", "確定"

    # An edition of these announces a meeting to come and has no record of a talk.
    ANNOUNCEMENTS = frozenset({Status.PLANNED, Status.CANCELLED})

    meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        related_name="editions",
        verbose_name="会議",
        help_text="この版のもとの会議。",
    )
    address = models.SlugField(
        "ウェブのアドレス", max_length=40, help_text="会議の、アドレスに使う名。例: 2012-10-23-1"
    )
    number = models.PositiveIntegerField("版", help_text="第何版か。")
    published_at = models.DateTimeField("公開日時", help_text="この版を公開した日時。")
    status = models.CharField(
        "状態", max_length=20, choices=Status.choices, help_text="速報（未確定稿）か確定か。"
    )
    reason = models.TextField("公開の理由", blank=True, help_text="読む人のための説明。")
    title = models.CharField("会議名", max_length=300, help_text="この版での会議名。")
    held_on = models.DateField("開催日", help_text="この版での開催日。")
    last_day = models.DateField(
        "最後の日", null=True, help_text="何日にもわたる会議の最後の日。一日の会議は空欄。"
    )
    fiscal_year = models.PositiveSmallIntegerField("年度", help_text="開催日の年度（西暦の年）。")
    fiscal_year_stated = models.PositiveSmallIntegerField(
        "題にある年度", null=True, help_text="会議名に書かれた年度。"
    )
    body_key = models.CharField(
        "会議体の、アドレスに使う名", max_length=40, help_text="公開したときの会議体。"
    )
    body_name = models.CharField("会議体", max_length=100, help_text="公開したときの会議体の名。")
    turns = models.PositiveIntegerField("発言の数", help_text="この版にある発言の数。")
    is_newest = models.BooleanField("最新", help_text="この会議の最新の版か。")
    is_sample = models.BooleanField("見本", default=False, help_text="試すための見本か。")
    format = models.PositiveSmallIntegerField("形式", help_text="record の形式の番号。")
    record = models.TextField("記録", help_text="記録の全体（正規化した JSON）。")
    salts = models.TextField("塩", help_text="文言ごとの乱数（正規化した JSON）。")
    tombstones = models.TextField(
        "取消しの跡",
        default="{}",
        help_text="記録の中の取消しの印ごとの、日付・理由・根拠（正規化した JSON）。",
    )
    retraction = models.ForeignKey(
        "minutes.Retraction",
        models.PROTECT,
        null=True,
        related_name="editions",
        verbose_name="公開停止",
        help_text="この版の公開を止めた操作。空欄なら公開しています。",
    )
    digest = models.CharField("指紋", max_length=64, help_text="この版と前の版から計算した SHA-256。")
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name="公開した人",
        help_text="公開の操作をした人。",
    )

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = "版"
        verbose_name_plural = "版"
        ordering = ["-held_on", "-address", "-number"]
        default_permissions = ["view"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"],
                name="edition_number_once_a_meeting",
                violation_error_message="この番号の版は、この会議にもうあります。",
            ),
            models.UniqueConstraint(
                fields=["address", "number"],
                name="edition_number_once_an_address",
                violation_error_message="この番号の版は、このアドレスにもうあります。",
            ),
            models.UniqueConstraint(
                fields=["meeting", "published_at"],
                name="edition_moment_once_a_meeting",
                violation_error_message="この日時に公開した版は、この会議にもうあります。",
            ),
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(is_newest=True),
                name="edition_one_newest_a_meeting",
                violation_error_message="最新の版は、一つの会議に一つだけです。",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="edition_numbers_from_1",
                violation_error_message="版の番号は1から付けます。",
            ),
            models.CheckConstraint(
                condition=Q(last_day__isnull=True) | Q(last_day__gt=F("held_on")),
                name="edition_last_day_is_after_the_first",
                violation_error_message="最後の日は、開催日より後にしてください。",
            ),
            models.CheckConstraint(
                condition=Q(retraction__isnull=True) | Q(is_newest=False),
                name="edition_taken_down_is_not_the_newest",
                violation_error_message="公開を停止した版は、最新の版にできません。",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["planned", "cancelled", "preliminary", "final"]),
                name="edition_status_known",
                violation_error_message="版の状態は、決められた中から選んでください。",
            ),
        ]
        indexes = [
            models.Index(
                fields=["held_on", "address"], condition=Q(is_newest=True), name="edition_newest_by_day"
            ),
            models.Index(
                fields=["body_key", "held_on"], condition=Q(is_newest=True), name="edition_newest_of_body"
            ),
            models.Index(
                fields=["body_key", "body_name", "held_on", "is_newest"],
                condition=Q(is_newest=True),
                name="edition_body_names",
            ),
        ]

    def __str__(self):
        return f"{meeting_name(self.title, self.held_on)} 第{self.number}版"


class IssueID(models.Model):
    """会議録ID: the name of a meeting's record in the Diet's API, given with its address and never again.

    It is no derived data: out of an edition of today, with another 会議体 or another day, would come another one.
    """

    meeting = models.OneToOneField(
        Meeting,
        models.PROTECT,
        primary_key=True,
        related_name="issue_id",
        verbose_name="会議",
        help_text="公開したことのある会議。",
    )
    issue_id = models.CharField(
        "会議録ID", max_length=21, unique=True, help_text="国会会議録の検索用APIの形の番号。21字。"
    )
    issue = models.PositiveIntegerField("号", help_text="その日の会議の何番目か。アドレスの終わりの数。")

    class Meta:
        verbose_name = "会議録ID"
        verbose_name_plural = "会議録ID"
        default_permissions = []
        constraints = [
            models.CheckConstraint(
                condition=Q(issue__gte=1),
                name="issue_id_counts_from_1",
                violation_error_message="会議録IDの番号は1から付けます。",
            )
        ]

    def __str__(self):
        return self.issue_id


class CorrectionQuerySet(models.QuerySet):
    def withdrawals(self):
        """Returns those that took words away, by a rule and a reason of their own, and corrected nothing."""
        return self.filter(category__in=Correction.OF_WITHDRAWALS)

    def between(self, address, first, second):
        """Returns those that editions of a meeting made behind the first one, the second one among them."""
        return self.filter(edition__address=address, edition__number__gt=first, edition__number__lte=second)


class Correction(models.Model):
    """訂正: one block that differs from the edition before. Both wordings are read from the two editions."""

    class Category(models.TextChoices):
        MISTAKE = "mistake", "誤記"
        OMISSION = "omission", "脱落"
        SPEAKER = "speaker", "発言者訂正"
        IDENTIFICATION = "identification", "団体特定"
        FACTS = "facts", "日時・場所等"
        HANDOUT = "handout", "資料差替え"
        TIES = "ties", "問いと答えの結び付き"
        FORM = "form", "体裁"
        WITHDRAWAL = "withdrawal", "発言取消し"
        PERSONAL = "personal", "個人情報"

    OF_WITHDRAWALS = frozenset({Category.WITHDRAWAL, Category.PERSONAL})

    class Change(models.TextChoices):
        CHANGED = "changed", "変更"
        ADDED = "added", "追加"
        REMOVED = "removed", "削除"
        MOVED = "moved", "移動"

    edition = models.ForeignKey(
        Edition, models.PROTECT, related_name="corrections", verbose_name="版", help_text="訂正した版。"
    )
    position = models.PositiveIntegerField("並び順", help_text="正誤表の中の順。")
    key = models.CharField(
        "箇所",
        max_length=40,
        help_text="訂正した箇所。u12 は番号12、a は出席団体、h は資料、ほかは会議の概要。",
    )
    change = models.CharField(
        "変わり方", max_length=20, choices=Change.choices, help_text="変更、追加、削除、移動。"
    )
    category = models.CharField(
        "区分", max_length=20, choices=Category.choices, help_text="誤記、脱落、団体特定など。"
    )
    reason = models.TextField("理由", help_text="読む人のための説明。")
    from_reader = models.BooleanField(
        "読者の指摘による", default=False, help_text="読む人が知らせた誤りを直したものか。公開されます。"
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = "訂正"
        verbose_name_plural = "訂正"
        ordering = ["edition", "position"]
        default_permissions = ["view"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "key"],
                name="correction_one_a_block",
                violation_error_message="この箇所の訂正は、この版にもうあります。",
            ),
            models.UniqueConstraint(
                fields=["edition", "position"],
                name="correction_position_once_an_edition",
                violation_error_message="この並び順の訂正は、この版にもうあります。",
            ),
        ]

    def __str__(self):
        return f"{self.edition} {block_name(self.block_key)}"

    @property
    def block_key(self) -> BlockKey:
        return BlockKey.parse(self.key)


class PublishedFileQuerySet(models.QuerySet):
    def readable(self):
        """Returns the files that may be read: not withdrawn, and listed by an edition that was not taken down."""
        return self.filter(is_withdrawn=False, edition__retraction__isnull=True)


class PublishedFile(models.Model):
    """A handout's file in the list of one edition, which is what makes a stored file public."""

    edition = models.ForeignKey(
        Edition, models.PROTECT, related_name="files", verbose_name="版", help_text="この資料を載せた版。"
    )
    number = models.PositiveIntegerField("資料の番号", help_text="記録の中の番号。")
    digest = models.CharField("指紋", max_length=64, db_index=True, help_text="ファイルの SHA-256。")
    name = models.CharField("ファイル名", max_length=200, help_text="受け取るときの名。")
    type = models.CharField("種類", max_length=100, help_text="例: application/pdf")
    size = models.PositiveBigIntegerField("大きさ", help_text="バイト数。")
    is_withdrawn = models.BooleanField(
        "取消し", default=False, help_text="資料ごと取り消されたか。受け取れなくなります。"
    )
    # Derived of what was read of the file (FileText), which holds drafts too and is read by no page.
    text_state = models.CharField(
        "文字", max_length=20, blank=True, help_text="中の言葉を読めたか。読めなければ、なぜか。"
    )
    pages_read = models.PositiveIntegerField(
        "文字のあるページ", default=0, help_text="文字を読んだページの数。"
    )
    pages_in_all = models.PositiveIntegerField("ページ", default=0, help_text="ページの数。")

    objects = PublishedFileQuerySet.as_manager()

    class Meta:
        verbose_name = "公開された資料のファイル"
        verbose_name_plural = "公開された資料のファイル"
        ordering = ["edition", "number"]
        default_permissions = ["view"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "number"],
                name="published_file_one_a_handout",
                violation_error_message="この資料の公開したファイルは、もうあります。",
            ),
        ]

    def __str__(self):
        return f"{self.edition} 配付資料 #{self.number}"
