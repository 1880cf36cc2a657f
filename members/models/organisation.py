"""団体: the organisations that take part in meetings, one row for each generation of a municipality."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

KEY = RegexValidator(
    r"\A(\d{6}|x-[a-z0-9]+(-[a-z0-9]+)*)\Z", "6桁の団体コードか、x- で始まる英数字の番号にしてください。"
)


class OrganisationQuerySet(models.QuerySet):
    def valid_on(self, day):
        """The generations in force on a day. `valid_to` is exclusive: the first day after the generation."""
        return self.filter(valid_from__lte=day).filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day))

    def overlapping(self, since, until):
        """The generations in force on any day from `since` to the day before `until` (None: without end)."""
        not_over = self.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=since))
        return not_over.filter(valid_from__lt=until) if until else not_over

    def named(self, name):
        return self.filter(name=name)


class Organisation(models.Model):
    """One generation of an organisation; a change of name, kind or code begins the next one."""

    class Kind(models.TextChoices):
        PREFECTURE = "prefecture", "都道府県"
        CITY = "city", "市"
        WARD = "ward", "特別区"
        TOWN = "town", "町"
        VILLAGE = "village", "村"
        STATE = "state", "国の機関"
        SECRETARIAT = "secretariat", "事務局"
        OTHER = "other", "その他の団体"

    key = models.CharField(
        "団体コード",
        max_length=40,
        validators=[KEY],
        help_text="市区町村と都道府県は6桁の団体コード、ほかは x- で始まる番号（例: x-soumusho）。",
    )
    name = models.CharField("名前", max_length=60, help_text="正式な名前。例: 美里町")
    kana = models.CharField("よみ", max_length=120, blank=True, help_text="ひらがなで。例: みさとまち")
    kind = models.CharField(
        "種類", max_length=20, choices=Kind.choices, help_text="市、町、村、国の機関など。"
    )
    prefecture = models.CharField(
        "都道府県",
        max_length=2,
        blank=True,
        help_text="都道府県の番号2桁（北海道は01）。国の機関などは空欄。",
    )
    district = models.CharField(
        "郡・支庁", max_length=40, blank=True, help_text="町村の属する郡、または支庁・振興局。"
    )
    valid_from = models.DateField(
        "いつから", help_text="この名前・種類・コードになった日。1970-04-01 は「その日以前から」。"
    )
    valid_to = models.DateField(
        "いつまで",
        null=True,
        blank=True,
        help_text="この名前・種類・コードでなくなった最初の日。続いていれば空欄。",
    )
    search_number = models.PositiveIntegerField(
        "検索番号", unique=True, help_text="検索の索引が使う番号（1から65535）。変わりません。"
    )
    same_as = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="duplicates",
        verbose_name="同じ団体",
        help_text="この行が別の行と同じ団体とわかったとき、残す方の行。",
    )
    shipped = models.BooleanField(
        "配布の表にある", default=False, editable=False, help_text="プログラムに付いている表から入った行。"
    )
    history = HistoricalRecords()

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = "団体"
        verbose_name_plural = "団体"
        ordering = ["key", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "valid_from"],
                name="organisation_one_generation_a_day",
                violation_error_message="この団体コードとこの日から始まる団体は、もうあります。",
            ),
            models.CheckConstraint(
                condition=Q(search_number__gte=1, search_number__lte=65535),
                name="organisation_search_number_16_bits",
                violation_error_message="検索に使う番号は、1から65535までです。",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="organisation_ends_after_it_begins",
                violation_error_message="なくなった日は、できた日より後にしてください。",
            ),
            models.CheckConstraint(
                condition=~Q(same_as=F("id")),
                name="organisation_not_same_as_itself",
                violation_error_message="団体を、それ自身と同じ団体にすることはできません。",
            ),
        ]
        indexes = [models.Index(fields=["name", "valid_from"], name="organisation_name")]

    def __str__(self):
        return f"{self.name}（{self.key}）"

    def is_valid_on(self, day) -> bool:
        """Returns whether the generation is in force on a day."""
        return self.valid_from <= day and (self.valid_to is None or self.valid_to > day)
