"""Passage, DaySlot, MeetingName, Mention, MeetingInformation: what is derived from public editions for search and lists; and the state of the index."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from minutes.models.working_rows import Meeting
from minutes.notation.redactions import PLAIN_REDACTION
from minutes.notation.vocabulary import PASSAGE_KINDS, PRESENTATION_KINDS, STANDINGS
from minutes.search.analysis import keys


class PassageQuerySet(models.QuerySet):
    def mentioning(self, codes):
        """Returns what names an organisation of these codes in the words of another one."""
        mentions = Mention.objects.filter(code__in=codes)
        of_passage = mentions.filter(
            meeting=OuterRef("meeting"), number=OuterRef("number"), part=OuterRef("part")
        )
        return self.filter(Exists(of_passage), meeting__in=mentions.values("meeting"))

    def answers_to(self, passages):
        """Returns the turns that answer any of these, in the order of their meetings' talk."""
        answers = Q(pk__in=())
        for passage in passages:
            answers |= Q(meeting=passage.meeting_id, number__in=passage.replied_by.split())
        return self.filter(answers, part=0).order_by("address", "position")

    def of_organisations(self, codes):
        """Returns what the organisations of these codes presented, asked, answered or said.

        Several codes are, for example, a city and the towns that it came from.
        """
        return self.filter(code__in=codes).exclude(role="")


class Passage(models.Model):
    """掲載箇所: one turn, narration, title, question, written answer or page of a handout of a newest edition, with all that
    search and lists need of it."""

    class Kind(models.TextChoices):
        MEETING = "meeting", "会議名"
        ITEM = "item", PASSAGE_KINDS["item"]
        PRESENTATION = "presentation", PASSAGE_KINDS["presentation"]
        QUESTION = "question", PASSAGE_KINDS["question"]
        TURN = "turn", PASSAGE_KINDS["turn"]
        NARRATION = "narration", PASSAGE_KINDS["narration"]
        WRITTEN_ANSWER = "written_answer", PASSAGE_KINDS["written_answer"]
        HANDOUT = "handout", PASSAGE_KINDS["handout"]

    class Role(models.TextChoices):
        REPORT = "report", "発表した"
        INQUIRY = "inquiry", "照会した"
        ANSWER = "answer", "照会に答えた"
        WRITTEN = "written", "書面で答えた"
        SPEECH = "speech", "発言した"

    class Brought(models.TextChoices):
        REPORT = "report", PRESENTATION_KINDS["report"]
        INQUIRY = "inquiry", PRESENTATION_KINDS["inquiry"]

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="passages", verbose_name="会議", help_text="この箇所の会議。"
    )
    address = models.SlugField("ウェブのアドレス", max_length=40, help_text="会議の、アドレスに使う名。")
    number = models.PositiveIntegerField("番号", help_text="記録の中の番号。0は会議名。")
    part = models.PositiveIntegerField(
        "部分", default=0, help_text="同じ番号のものを分けたときの何番目か。資料は1から、分けないものは0。"
    )
    position = models.PositiveIntegerField("並び順", help_text="記録の中の順。")
    kind = models.CharField("種類", max_length=20, choices=Kind.choices, help_text="発言、地の文、題名など。")
    role = models.CharField(
        "役割",
        max_length=20,
        choices=Role.choices,
        blank=True,
        help_text="団体が何をした箇所か。地の文などは空欄。",
    )
    brought = models.CharField(
        "発表・照会の中",
        max_length=20,
        choices=Brought.choices,
        blank=True,
        help_text="発表か照会の題名と、その下の発言・地の文であるとき、そのどちらか。",
    )
    held_on = models.DateField("開催日", help_text="会議の開催日。")
    last_day = models.DateField(
        "最後の日", null=True, help_text="何日にもわたる会議の最後の日。一日の会議は空欄。"
    )
    fiscal_year = models.PositiveSmallIntegerField("年度", help_text="開催日の年度。")
    body_key = models.CharField("会議体", max_length=40, help_text="会議体の、アドレスに使う名。")
    label = models.CharField(
        "名（記載のとおり）",
        max_length=100,
        blank=True,
        help_text="発言・発表した団体の、印刷された名。名が取り消されたときは空欄。",
    )
    code = models.CharField(
        "団体コード", max_length=40, blank=True, help_text="特定されている団体の番号。未特定は空欄。"
    )
    prefecture = models.CharField(
        "都道府県", max_length=2, blank=True, help_text="特定されている団体の都道府県の番号。"
    )
    standing = models.CharField(
        "立場",
        max_length=20,
        choices=list(STANDINGS.items()),
        blank=True,
        help_text="議長、理事者、委員など、名や出席者の記載から読み取ったもの。だれも話していない箇所は空欄。",
    )
    asked = models.TextField(
        "尋ねた相手",
        blank=True,
        help_text="この発言が尋ねた団体の番号、未特定なら印刷された名。一行に一つ。",
    )
    replies_to = models.TextField(
        "答えた問い", blank=True, help_text="この発言が答えている発言の番号。空白で区切る。"
    )
    replied_by = models.TextField(
        "答え", blank=True, help_text="この発言に答えている発言の番号。空白で区切る。"
    )
    heading = models.CharField(
        "見出し", max_length=500, blank=True, help_text="この箇所の上にある議題や題名。"
    )
    text = models.TextField("本文", help_text="公開されている言葉。")
    folded = models.TextField("検索用の本文", help_text="全角・半角や異体字をそろえた写し。")
    sort_key = models.BigIntegerField(
        "検索の順", unique=True, help_text="開催日、会議、記録の中の順、団体を一つの数にしたもの。"
    )

    objects = PassageQuerySet.as_manager()

    class Meta:
        verbose_name = "掲載箇所"
        verbose_name_plural = "掲載箇所"
        ordering = ["-held_on", "-address", "position"]
        default_permissions = []
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number", "part"],
                name="passage_part_once_a_meeting",
                violation_error_message="この箇所は、この会議にもうあります。",
            ),
        ]
        indexes = [
            models.Index(fields=["code", "held_on"], condition=~Q(code=""), name="passage_of_organisation"),
            models.Index(
                fields=["last_day", "held_on"],
                condition=Q(number=0, last_day__isnull=False),
                name="passage_of_several_days",
            ),
            models.Index(fields=["label", "held_on"], condition=~Q(label=""), name="passage_of_label"),
            # Which standings there are at all is read from this index alone.
            models.Index(fields=["standing"], condition=~Q(standing=""), name="passage_of_standing"),
            # Facet counts are read from this index alone, without the passages.
            models.Index(fields=["sort_key", "kind", "brought", "body_key"], name="passage_sorts"),
        ]

    def __str__(self):
        return f"{self.address} #{self.number}"

    @property
    def part_key(self) -> tuple[int, int, int]:
        """Returns by what derived rows know the passage: meeting, number, part."""
        return self.meeting_id, self.number, self.part

    @property
    def printed_label(self) -> str:
        """Returns the label as lists print it: a name that was withdrawn is no label, but says so."""
        return self.label or (PLAIN_REDACTION if self.role else "")

    @property
    def printed_name(self) -> str:
        """Returns what a list calls the passage: who speaks, where in the handouts it stands, or of what kind it is."""
        if self.kind == self.Kind.HANDOUT:
            return self.heading
        return self.printed_label or self.get_kind_display()


class DaySlot(models.Model):
    """その日の枠: the slot of a published meeting among those of its day, which stands in the sort keys of its passages."""

    meeting = models.OneToOneField(
        Meeting,
        models.PROTECT,
        primary_key=True,
        related_name="day_slot",
        verbose_name="会議",
        help_text="公開している会議。",
    )
    day = models.PositiveIntegerField("日", help_text="検索の順の中の日の数。")
    slot = models.PositiveIntegerField("枠", help_text="その日の会議の中での番号。0から。")

    class Meta:
        verbose_name = "その日の枠"
        verbose_name_plural = "その日の枠"
        default_permissions = []
        constraints = [
            models.UniqueConstraint(
                fields=["day", "slot"],
                name="day_slot_once_a_day",
                violation_error_message="この枠は、その日のほかの会議が使っています。",
            ),
            models.CheckConstraint(
                condition=Q(day__lte=keys.LAST_DAY, slot__lt=keys.SLOTS_PER_DAY),
                name="day_slot_fits_the_key",
                violation_error_message="その日の枠は、0から65535までです。",
            ),
        ]

    def __str__(self):
        return f"{self.day}-{self.slot}"


class MeetingName(models.Model):
    """会議に出る名: an organisation that a public edition of a meeting names, by its code and by its label as folded."""

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="names", verbose_name="会議", help_text="この名が出る会議。"
    )
    code = models.CharField(
        "団体コード", max_length=40, blank=True, help_text="特定されている団体の番号。未特定は空欄。"
    )
    folded_label = models.CharField(
        "名", max_length=200, help_text="記載された名の、全角・半角や異体字をそろえた形。"
    )
    in_newest = models.BooleanField(
        "最新の版", help_text="最新の版で出席した団体か。回答のみの団体は違います。"
    )
    capacity = models.CharField(
        "資格（記載のとおり）",
        max_length=200,
        blank=True,
        help_text="最新の版の出席者の欄にある、役員、会長、オブザーバーなどの言葉。なければ空欄。",
    )

    class Meta:
        verbose_name = "会議に出る名"
        verbose_name_plural = "会議に出る名"
        default_permissions = []
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "code", "folded_label"],
                name="meeting_name_once_a_meeting",
                violation_error_message="この名は、この会議にもうあります。",
            ),
        ]
        indexes = [
            models.Index(fields=["code"], name="meeting_name_by_code"),
            models.Index(fields=["folded_label"], name="meeting_name_by_label"),
        ]

    def __str__(self):
        return f"{self.meeting_id} {self.folded_label}"


class Mention(models.Model):
    """触れた団体: an organisation that the words of another one name, by the passage in which they do."""

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="mentions", verbose_name="会議", help_text="この発言の会議。"
    )
    number = models.PositiveIntegerField("番号", help_text="発言の、記録の中の番号。")
    part = models.PositiveIntegerField(
        "部分", default=0, help_text="同じ番号のものを分けたときの何番目か。発言は分けないので0。"
    )
    code = models.CharField("団体コード", max_length=40, help_text="言葉の中に名が出る団体の番号。")

    class Meta:
        verbose_name = "触れた団体"
        verbose_name_plural = "触れた団体"
        default_permissions = []
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number", "part", "code"],
                name="mention_once_a_passage",
                violation_error_message="この団体は、この箇所にもうあります。",
            ),
            models.CheckConstraint(
                condition=~Q(code=""),
                name="mention_has_a_code",
                violation_error_message="団体コードが必要です。",
            ),
        ]
        indexes = [models.Index(fields=["code", "meeting"], name="mention_by_code")]

    def __str__(self):
        return f"{self.meeting_id} #{self.number} {self.code}"


class MeetingInformation(models.Model):
    """会議録情報: what the Diet's API shows of a meeting before its talk: day, place, who attended, the headings.

    A meeting that is only announced has none, as it has no minutes.
    """

    meeting = models.OneToOneField(
        Meeting,
        models.PROTECT,
        primary_key=True,
        related_name="information",
        verbose_name="会議",
        help_text="公開している会議。",
    )
    text = models.TextField("会議録情報", help_text="最新の版の、会議の概要と見出しと配付資料。")
    folded = models.TextField("検索用の会議録情報", help_text="全角・半角や異体字をそろえた写し。")

    class Meta:
        verbose_name = "会議録情報"
        verbose_name_plural = "会議録情報"
        default_permissions = []

    def __str__(self):
        return str(self.meeting_id)


class SearchState(models.Model):
    """The rules that the index was built by and, during a rebuild, which process rebuilds it by which rules and how far
    it is. One row."""

    rules = models.CharField("索引の規則", max_length=40, blank=True, help_text="索引を作ったときの規則。")
    builder = models.CharField("作り直し", max_length=40, blank=True, help_text="索引を作り直している処理。")
    next_rules = models.CharField(
        "作り直しの規則", max_length=40, blank=True, help_text="作り直している索引の規則。"
    )
    done_to = models.BigIntegerField(
        "どこまで", null=True, blank=True, help_text="作り直しが済んだ一番小さい検索の順。"
    )

    class Meta:
        verbose_name = "検索の索引の状態"
        verbose_name_plural = "検索の索引の状態"
        default_permissions = []
        constraints = [
            models.CheckConstraint(
                condition=Q(id=1),
                name="search_state_one_row",
                violation_error_message="表の行は一つだけです。",
            )
        ]

    def __str__(self):
        return self.rules
