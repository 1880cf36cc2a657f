"""The working rows of a record: what the secretariat writes and corrects. No public page reads them.

The blocks (AgendaItem, Presentation, Utterance, and InquiryQuestion of inquiry_rows.py) share one order, `position`,
across their tables, as in the manuscript: a presentation belongs to the item above it, whatever else to the heading above
it. Every row that a reader can point at has a `number`, given once from `Meeting.next_number` and never again.
"""

from django.db import models
from django.db.models import Count, Max, Q

from minutes.models.body import Body
from minutes.models.history import RecordHistory
from minutes.notation.redactions import REDACTION_BEGINS
from minutes.notation.vocabulary import CAPACITIES, ITEM_KINDS, PRESENTATION_KINDS, SECRETARIAT_LABEL
from minutes.record.names.meeting_name import meeting_name

NUMBER_HELP = "この会議の中で一度だけ付く番号。並べ替えても変わらず、ほかのものに付け直されません。"
POSITION_HELP = "記録の中の並び順。小さいものが先です。"


class MeetingQuerySet(models.QuerySet):
    def drafts(self):
        """Returns the meetings of which nothing was ever published."""
        return self.filter(address__isnull=True)


class Meeting(models.Model):
    """会議: one meeting. Its printed facts are texts; held_on, starts_at … are read out of them."""

    body = models.ForeignKey(
        Body,
        models.PROTECT,
        related_name="meetings",
        verbose_name="会議体",
        help_text="総会、役員会、情報交換会議など。",
    )
    title = models.CharField("会議名", max_length=300, help_text="会議録の題を、印刷されたとおりに。")
    time = models.TextField("日時", blank=True, help_text="記載のとおりに。例: 平成24年10月23日 14:30~17:00")
    held_on = models.DateField("開催日", null=True, blank=True, help_text="日時から読み取った開催日。")
    starts_at = models.TimeField("開始", null=True, blank=True, help_text="日時から読み取った開始時刻。")
    ends_at = models.TimeField(
        "終了",
        null=True,
        blank=True,
        help_text="日時から読み取った終了時刻。開始より前なら、翌日の時刻です。",
    )
    held_on_by_hand = models.DateField(
        "開催日（手で決めた日）",
        null=True,
        blank=True,
        help_text="日時から開催日を読み取れないときに書きます。空欄なら、読み取った日が開催日です。",
    )
    fiscal_year_stated = models.PositiveSmallIntegerField(
        "題にある年度",
        null=True,
        blank=True,
        help_text="会議名に書かれた年度（西暦の年）。開催日の年度と違うこともあります。",
    )
    venue = models.TextField("場所", blank=True, help_text="例: 東京ビッグサイト西1ホール")
    attendance = models.TextField(
        "出席者（記載のとおり）", blank=True, help_text="出席者の欄を、印刷されたとおりに。"
    )
    agenda = models.TextField(
        "次第", blank=True, help_text="会議の前に配る次第・議題の一覧を、印刷されたとおりに。"
    )
    outcome = models.TextField("会議の結果", blank=True, help_text="会議の結果の欄を、印刷されたとおりに。")
    contact = models.TextField("問い合わせ先", blank=True, help_text="この記録についての問い合わせ先。")
    updated = models.TextField(
        "更新日（記載のとおり）", blank=True, help_text="もとのページに印刷された更新日。"
    )
    updated_on = models.DateField("更新日", null=True, blank=True, help_text="記載から読み取った更新日。")
    address = models.SlugField(
        "ウェブのアドレス",
        max_length=40,
        unique=True,
        null=True,
        blank=True,
        help_text="最初に公開したときに一度だけ付く、アドレスの名。例: 2012-10-23-1",
    )
    is_sample = models.BooleanField(
        "見本",
        default=False,
        editable=False,
        help_text="試すための見本の会議。どのページにも「見本」と出ます。",
    )
    next_number = models.PositiveIntegerField(
        "次の番号", default=1, editable=False, help_text="次に付ける番号。増えるだけです。"
    )
    revision = models.PositiveIntegerField(
        "改訂", default=0, editable=False, help_text="保存のたびに一つ増えます。"
    )
    form_key = models.CharField(
        "作った画面の鍵",
        max_length=32,
        null=True,
        blank=True,
        editable=False,
        help_text="この会議を作った画面の鍵。ボタンを二度押しても、会議は一つです。",
    )
    history = RecordHistory(excluded_fields=["next_number", "revision", "form_key"])

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = "会議"
        verbose_name_plural = "会議"
        ordering = ["-held_on", "-id"]
        permissions = [
            ("publish_meeting", "会議録を公開できる"),
            ("withdraw_meeting", "公開した発言を取り消せる"),
            ("retract_meeting", "会議録の公開を停止できる"),
            ("erase_meeting", "取り消した言葉を消去できる"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(starts_at__isnull=False),
                name="meeting_end_has_a_start",
                violation_error_message="終了の時刻があるときは、開始の時刻も必要です。",
            ),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True) | Q(held_on__isnull=False),
                name="meeting_time_has_a_day",
                violation_error_message="開始の時刻があるときは、開催日も必要です。",
            ),
            models.CheckConstraint(
                condition=~Q(address=""),
                name="meeting_address_not_empty",
                violation_error_message="ウェブのアドレスを、空の言葉にはできません。",
            ),
            models.CheckConstraint(
                condition=~Q(title=""),
                name="meeting_has_a_title",
                violation_error_message="会議名を書いてください。",
            ),
            models.CheckConstraint(
                condition=Q(next_number__gte=1),
                name="meeting_numbers_from_1",
                violation_error_message="番号は1から付けます。",
            ),
            models.UniqueConstraint(
                fields=["form_key"],
                condition=Q(form_key__isnull=False),
                name="meeting_made_once_by_a_form",
                violation_error_message="この画面からは、もう会議を作ってあります。",
            ),
        ]
        indexes = [models.Index(fields=["body", "held_on"], name="meeting_body_day")]

    def __str__(self):
        return meeting_name(self.title, self.held_on)


class AttendeeQuerySet(models.QuerySet):
    def unidentified(self):
        """Returns the organisations that nobody has identified yet. A name that was withdrawn waits for nobody."""
        return self.filter(~Q(label__contains=REDACTION_BEGINS), organisation=None, label_kind="organisation")

    def unsettled(self):
        """Returns those of `unidentified` whom somebody has to settle: 事務局 is told once, by its 会議体."""
        return self.unidentified().exclude(label=SECRETARIAT_LABEL)

    def names(self):
        """Returns {label, meetings: in how many it stands, newest: the id of the newest}, the most frequent first."""
        counts = {"meetings": Count("meeting", distinct=True), "newest": Max("meeting")}
        return self.order_by().values("label").annotate(**counts).order_by("-meetings", "label")


class AttendeeOrganisation(models.Model):
    """出席団体: one attendee of a meeting by its label as printed, and the organisation that it stands for, once known."""

    class LabelKind(models.TextChoices):
        ORGANISATION = "organisation", "団体"
        PERSON = "person", "個人"

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="attendees", verbose_name="会議", help_text="出席した会議。"
    )
    number = models.PositiveIntegerField("番号", help_text=NUMBER_HELP)
    position = models.PositiveIntegerField("並び順", help_text=POSITION_HELP)
    label = models.CharField(
        "名（記載のとおり）", max_length=100, help_text="記録に印刷されたとおりの名。例: 美里町"
    )
    label_kind = models.CharField(
        "名の種類",
        max_length=20,
        choices=LabelKind.choices,
        default=LabelKind.ORGANISATION,
        help_text="団体の名か、個人の名か。",
    )
    capacity = models.CharField(
        "資格",
        max_length=20,
        choices=CAPACITIES.items(),
        default="unknown",
        help_text="役員、出席者、オブザーバなど。記録からわからないときは不明。",
    )
    representative = models.CharField(
        "出席した人（記載のとおり）", max_length=200, blank=True, help_text="例: 会長 山田課長"
    )
    organisation = models.ForeignKey(
        "members.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="attendances",
        verbose_name="団体",
        help_text="この名がどの団体か。確かめられるまでは空欄のまま公開できます。",
    )
    objects = AttendeeQuerySet.as_manager()
    history = RecordHistory()

    class Meta:
        verbose_name = "出席団体"
        verbose_name_plural = "出席団体"
        ordering = ["meeting", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "label"],
                name="attendee_label_once_a_meeting",
                violation_error_message="この名の出席団体は、この会議にもうあります。",
            ),
            models.UniqueConstraint(
                fields=["meeting", "number"],
                name="attendee_number_once_a_meeting",
                violation_error_message="この番号は、この会議でもう使われています。",
            ),
            models.CheckConstraint(
                condition=~Q(label=""),
                name="attendee_has_a_label",
                violation_error_message="名を書いてください。",
            ),
            models.CheckConstraint(
                condition=Q(capacity__in=list(CAPACITIES)),
                name="attendee_capacity_known",
                violation_error_message="資格は、決められた中から選んでください。",
            ),
            models.CheckConstraint(
                condition=Q(label_kind="organisation") | Q(organisation__isnull=True),
                name="attendee_person_is_no_organisation",
                violation_error_message="個人の名を、団体と結ぶことはできません。",
            ),
        ]

    def __str__(self):
        return f"{self.meeting} #{self.number} {self.label}"


class AgendaItem(models.Model):
    """議題: a heading of the record."""

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="items", verbose_name="会議", help_text="この議題の会議。"
    )
    number = models.PositiveIntegerField("番号", help_text=NUMBER_HELP)
    position = models.PositiveIntegerField("並び順", help_text=POSITION_HELP)
    title = models.CharField("議題", max_length=500, help_text="印刷されたとおりの見出し。")
    kind = models.CharField(
        "種類",
        max_length=20,
        choices=ITEM_KINDS.items(),
        default="general",
        help_text="開会、発表、照会、意見交換など。",
    )
    history = RecordHistory()

    class Meta:
        verbose_name = "議題"
        verbose_name_plural = "議題"
        ordering = ["meeting", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"],
                name="item_number_once_a_meeting",
                violation_error_message="この番号は、この会議でもう使われています。",
            ),
            models.UniqueConstraint(
                fields=["meeting", "position"],
                name="item_position_once_a_meeting",
                violation_error_message="この並び順は、この会議でもう使われています。",
            ),
            models.CheckConstraint(
                condition=~Q(title=""),
                name="item_has_a_title",
                violation_error_message="議題を書いてください。",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=list(ITEM_KINDS)),
                name="item_kind_known",
                violation_error_message="議題の種類は、決められた中から選んでください。",
            ),
        ]

    def __str__(self):
        return f"{self.meeting} #{self.number}"


class Presentation(models.Model):
    """発表・照会: what one organisation presents or asks the others under an item."""

    class Kind(models.TextChoices):
        REPORT = "report", PRESENTATION_KINDS["report"]
        INQUIRY = "inquiry", PRESENTATION_KINDS["inquiry"]

    meeting = models.ForeignKey(
        Meeting,
        models.CASCADE,
        related_name="presentations",
        verbose_name="会議",
        help_text="この発表・照会の会議。",
    )
    number = models.PositiveIntegerField("番号", help_text=NUMBER_HELP)
    position = models.PositiveIntegerField("並び順", help_text=POSITION_HELP)
    kind = models.CharField(
        "種類", max_length=20, choices=Kind.choices, help_text="自らの取組みの発表か、他団体への照会か。"
    )
    presenter = models.ForeignKey(
        AttendeeOrganisation,
        models.PROTECT,
        related_name="presentations",
        verbose_name="団体",
        help_text="発表・照会をした団体。",
    )
    titles = models.TextField("題名", help_text="題名が二つ以上あるときは、一行に一つ。")
    history = RecordHistory()

    class Meta:
        verbose_name = "発表・照会"
        verbose_name_plural = "発表・照会"
        ordering = ["meeting", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"],
                name="presentation_number_once_a_meeting",
                violation_error_message="この番号は、この会議でもう使われています。",
            ),
            models.UniqueConstraint(
                fields=["meeting", "position"],
                name="presentation_position_once_a_meeting",
                violation_error_message="この並び順は、この会議でもう使われています。",
            ),
            models.CheckConstraint(
                condition=~Q(titles=""),
                name="presentation_has_a_title",
                violation_error_message="題名を書いてください。",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["report", "inquiry"]),
                name="presentation_kind_known",
                violation_error_message="発表か照会かは、決められた中から選んでください。",
            ),
        ]

    def __str__(self):
        return f"{self.meeting} #{self.number}"


class Utterance(models.Model):
    """発言, a turn, where it has a speaker; else 地の文, a narration."""

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="utterances", verbose_name="会議", help_text="この発言の会議。"
    )
    number = models.PositiveIntegerField("番号", help_text=NUMBER_HELP)
    position = models.PositiveIntegerField("並び順", help_text=POSITION_HELP)
    speaker = models.ForeignKey(
        AttendeeOrganisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="utterances",
        verbose_name="発言者",
        help_text="空欄にすると地の文になります。",
    )
    text = models.TextField("本文", help_text="一行が一段落です。行の頭に「・」を置くと箇条書きになります。")
    history = RecordHistory()

    class Meta:
        verbose_name = "発言・地の文"
        verbose_name_plural = "発言・地の文"
        ordering = ["meeting", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"],
                name="utterance_number_once_a_meeting",
                violation_error_message="この番号は、この会議でもう使われています。",
            ),
            models.UniqueConstraint(
                fields=["meeting", "position"],
                name="utterance_position_once_a_meeting",
                violation_error_message="この並び順は、この会議でもう使われています。",
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="utterance_has_words",
                violation_error_message="本文を書いてください。",
            ),
        ]

    def __str__(self):
        return f"{self.meeting} #{self.number} {self.speaker.label if self.speaker else ''}".rstrip()
