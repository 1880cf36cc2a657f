"""The ties of a meeting's handouts to the items, presentations and inquiries that used them.

No public page reads them. An edition names what used a handout by its numbers.
"""

from django.db import models
from django.db.models import Q

from minutes.models.handouts.handout import Handout
from minutes.models.history import RecordHistory
from minutes.models.working_rows import AgendaItem, Meeting, Presentation


class HandoutUse(models.Model):
    """使われた議題: one handout that was used under one item, presentation or inquiry.

    It has no number: a reader points at the handout or at the heading. It goes where either of them goes.
    """

    meeting = models.ForeignKey(
        Meeting,
        models.CASCADE,
        related_name="handout_uses",
        verbose_name="会議",
        help_text="この資料の会議。",
    )
    handout = models.ForeignKey(
        Handout, models.PROTECT, related_name="uses", verbose_name="配付資料", help_text="使われた資料。"
    )
    item = models.ForeignKey(
        AgendaItem,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="handout_uses",
        verbose_name="議題",
        help_text="資料が使われた議題。発表・照会で使われたときは空欄。",
    )
    presentation = models.ForeignKey(
        Presentation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="handout_uses",
        verbose_name="発表・照会",
        help_text="資料が使われた発表か照会。議題で使われたときは空欄。",
    )
    history = RecordHistory()

    class Meta:
        verbose_name = "使われた議題"
        verbose_name_plural = "使われた議題"
        default_permissions = ()  # whoever may change a handout says where it was used
        ordering = ["meeting", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(item__isnull=True) ^ Q(presentation__isnull=True),
                name="handout_use_of_one_block",
                violation_error_message="資料を使った所は、議題か発表・照会のどちらか一つです。",
            ),
            models.UniqueConstraint(
                fields=["handout", "item"],
                name="handout_use_once_an_item",
                violation_error_message="この資料は、この議題ともう結ばれています。",
            ),
            models.UniqueConstraint(
                fields=["handout", "presentation"],
                name="handout_use_once_a_presentation",
                violation_error_message="この資料は、この発表・照会ともう結ばれています。",
            ),
        ]

    def __str__(self):
        return f"{self.meeting} 資料の使われた議題"
