"""廃置分合 (changes of organisations), and the counter that invalidates cached pages when the registry changes."""

from collections.abc import Iterable

from django.db import models
from django.db.models import F, Q
from django.dispatch import Signal
from simple_history.models import HistoricalRecords

from members.models.organisation import Organisation


class OrganisationChange(models.Model):
    """One merger, split, rename or change of status, with the generations before and after it."""

    class Kind(models.TextChoices):
        NEW_MERGER = "new-merger", "新設合併"
        ABSORPTION = "absorption", "編入合併"
        SEPARATION = "separation", "分離"
        DIVISION = "division", "分割"
        CITY = "city", "市制施行"
        TOWN = "town", "町制施行"
        DESIGNATION = "designation", "政令指定都市施行"
        RENAME = "rename", "名称変更"
        DISTRICT = "district", "郡の区域変更"
        RETURN = "return", "沖縄の復帰"
        OTHER = "other", "その他"

    took_effect_on = models.DateField("施行日", help_text="変更が効力をもった日。")
    kind = models.CharField(
        "種類", max_length=20, choices=Kind.choices, help_text="新設合併、編入、名称変更など。"
    )
    event = models.CharField(
        "できごと", max_length=1000, blank=True, help_text="例: 中央町と砥用町が合併し美里町を新設"
    )
    before = models.ManyToManyField(
        Organisation, related_name="changes_out", verbose_name="変更前", help_text="変更の前にあった団体。"
    )
    after = models.ManyToManyField(
        Organisation, related_name="changes_in", verbose_name="変更後", help_text="変更の後の団体。"
    )
    shipped = models.BooleanField(
        "配布の表にある", default=False, editable=False, help_text="プログラムに付いている表から入った行。"
    )
    history = HistoricalRecords(m2m_fields=[before, after])

    class Meta:
        verbose_name = "廃置分合"
        verbose_name_plural = "廃置分合"
        ordering = ["took_effect_on", "id"]
        constraints = [
            # These three identify a shipped change, so that a second load finds it.
            models.UniqueConstraint(
                fields=["took_effect_on", "kind", "event"],
                condition=Q(shipped=True),
                name="change_shipped_once",
                violation_error_message="この廃置分合は、もう入っています。",
            ),
            models.CheckConstraint(
                condition=~Q(shipped=True, event=""),
                name="change_shipped_says_what_happened",
                violation_error_message="はじめから入っている廃置分合には、何があったかが必要です。",
            ),
        ]

    def __str__(self):
        return f"{self.took_effect_on} {self.get_kind_display()}"


# Sent in the transaction of a change, with `names` and `codes`. The registry knows nothing of records, which follow it.
registry_changed = Signal()


class RegistryState(models.Model):
    """One row that counts the changes of the registry: cached pages of an older count are not served."""

    changes = models.PositiveBigIntegerField("変わった回数", default=0, help_text="増えるだけです。")

    class Meta:
        verbose_name = "団体の表の状態"
        verbose_name_plural = "団体の表の状態"
        default_permissions = []
        constraints = [
            models.CheckConstraint(
                condition=Q(id=1),
                name="registry_state_one_row",
                violation_error_message="表の行は一つだけです。",
            )
        ]

    def __str__(self):
        return str(self.changes)

    @classmethod
    def raise_revision(cls, names: Iterable[str] = (), codes: Iterable[str] = ()) -> None:
        """Raises the counter; to be called in the transaction of each change that public pages may show, behind it.

        `names`: those that others bear than before, and `codes`: those of all rows that changed, for whoever derives
        something from them (`registry_changed`). Without codes, the change may touch anybody.
        """
        if not cls.objects.filter(pk=1).update(changes=F("changes") + 1):
            cls.objects.get_or_create(pk=1, defaults={"changes": 1})
        registry_changed.send(cls, names=frozenset(names), codes=frozenset(codes))
