"""CorrectedWording: what is derived of each public correction: where it stands, both wordings, and the older one as it is searched."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import TruncDate

from minutes.models.edition import Correction
from minutes.models.passage import Passage
from minutes.models.working_rows import Meeting
from minutes.notation.vocabulary import PASSAGE_KINDS


class CorrectedWordingQuerySet(models.QuerySet):
    def newest_first(self):
        """Returns the corrections as a list prints them: with their editions, but without any record, and with
        `published_on`, their day in Japan."""
        rows = self.select_related("correction__edition").annotate(
            published_on=TruncDate("correction__edition__published_at")
        )
        rows = rows.defer("text", "folded", "correction__edition__record", "correction__edition__salts")
        return rows.order_by(
            "-correction__edition__published_at", "-correction__edition__address", "correction__position"
        )

    def of_changed_words(self):
        """Leaves out the corrections that have no words to show: withdrawals, and what was only moved."""
        return self.filter(has_words=True)

    def of_organisations(self, codes):
        """Returns the corrections of what the organisations of these codes say, brought or answered, or said before it."""
        return self.filter(Q(code__in=codes) | Q(code_before__in=codes))

    def old_wordings(self):
        """Returns the wordings that stand in an older edition and in no newest one, once each, the newest meeting first."""
        rows = self.exclude(folded="").select_related("correction__edition")
        rows = rows.defer("correction__edition__record", "correction__edition__salts")
        return rows.order_by("-held_on", "-correction__edition__address", "number", "-before_edition")


class CorrectedWording(models.Model):
    """訂正の文言: one public correction with both wordings and the place where they stand.

    `text` and `folded` are empty unless the wording before it is one that no newest edition has.
    """

    correction = models.OneToOneField(
        Correction,
        models.PROTECT,
        primary_key=True,
        related_name="wording",
        verbose_name="訂正",
        help_text="公開している訂正。",
    )
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, related_name="+", verbose_name="会議", help_text="この訂正の会議。"
    )
    before_edition = models.PositiveIntegerField(
        "前の版", null=True, help_text="前の文言の版。前の版の公開を止めたときは空欄。"
    )
    number = models.PositiveIntegerField("番号", default=0, help_text="記録の中の番号。番号のないところは0。")
    kind = models.CharField(
        "種類",
        max_length=20,
        choices=Passage.Kind.choices,
        blank=True,
        help_text="発言、地の文、題名など。会議の概要などは空欄。",
    )
    item = models.TextField("議題", blank=True, help_text="この箇所の上にある議題。")
    heading = models.TextField("見出し", blank=True, help_text="この箇所の上にある題名。")
    who = models.TextField("だれの", blank=True, help_text="発言した団体の名か、箇所の名。")
    label = models.CharField(
        "名（記載のとおり）",
        max_length=100,
        blank=True,
        help_text="前の文言を述べた団体の、印刷された名。名が取り消されたときは空欄。",
    )
    code = models.CharField("団体コード", max_length=40, blank=True, help_text="訂正した版での団体。")
    code_before = models.CharField("前の団体コード", max_length=40, blank=True, help_text="前の版での団体。")
    prefecture = models.CharField(
        "都道府県", max_length=2, blank=True, help_text="団体の都道府県の番号。特定されていなければ空欄。"
    )
    brought = models.CharField(
        "発表・照会の中",
        max_length=20,
        choices=Passage.Brought.choices,
        blank=True,
        help_text="発表か照会の題名と、その下の発言・地の文であるとき、そのどちらか。",
    )
    held_on = models.DateField("開催日", help_text="最新の版での開催日。")
    last_day = models.DateField(
        "最後の日", null=True, help_text="何日にもわたる会議の最後の日。一日の会議は空欄。"
    )
    body_key = models.CharField("会議体", max_length=40, help_text="最新の版での会議体の、アドレスに使う名。")
    before = models.TextField("誤", blank=True, help_text="前の版の文言。取り消された言葉は［取消し］。")
    after = models.TextField("正", blank=True, help_text="訂正した版の文言。")
    has_words = models.BooleanField("文言の訂正", help_text="前と後の文言が違うか。")
    text = models.TextField("前の本文", blank=True, help_text="今の版にない、前の版の言葉。")
    folded = models.TextField("検索用の前の本文", blank=True, help_text="全角・半角や異体字をそろえた写し。")

    objects = CorrectedWordingQuerySet.as_manager()

    class Meta:
        verbose_name = "訂正の文言"
        verbose_name_plural = "訂正の文言"
        default_permissions = []
        constraints = [
            models.CheckConstraint(
                condition=Q(folded="") | Q(before_edition__isnull=False),
                name="corrected_wording_of_an_edition",
                violation_error_message="訂正前の文言には、版の番号が必要です。",
            ),
        ]
        indexes = [
            models.Index(fields=["code"], condition=~Q(code=""), name="corrected_wording_of_code"),
            models.Index(
                fields=["code_before"], condition=~Q(code_before=""), name="corrected_wording_before"
            ),
            models.Index(fields=["held_on"], condition=~Q(folded=""), name="corrected_wording_searched"),
        ]

    def __str__(self):
        return str(self.correction)

    @property
    def kind_name(self) -> str:
        """Returns 発言, 地の文 …; "" for what is no passage."""
        return PASSAGE_KINDS.get(self.kind, "")
