"""構成団体: which organisations are members of a body, in which office, from when to when. No public page reads it."""

import datetime

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from minutes.models.body import Body


class Membership(models.Model):
    """構成団体: one organisation in one body, in one office. A change of office begins another row."""

    body = models.ForeignKey(
        Body,
        models.CASCADE,
        related_name="memberships",
        verbose_name="会議体",
        help_text="この団体が加わっている会議体。",
    )
    organisation = models.ForeignKey(
        "members.Organisation",
        models.PROTECT,
        related_name="memberships",
        verbose_name="団体",
        help_text="会議体を構成する団体。名やコードが変わっても、そのままでかまいません。",
    )
    office = models.CharField(
        "役職",
        max_length=100,
        blank=True,
        help_text="会長、監事、オブザーバーなど、名簿にあるとおりに。なければ空欄。",
    )
    since = models.DateField(
        "いつから", null=True, blank=True, help_text="加わった日。初めからか、わからなければ空欄。"
    )
    until = models.DateField(
        "いつまで", null=True, blank=True, help_text="構成団体である最後の日。続いていれば空欄。"
    )
    history = HistoricalRecords()

    class Meta:
        verbose_name = "構成団体"
        verbose_name_plural = "構成団体"
        default_permissions = ()  # whoever may change a body says who is in it
        ordering = ["body", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
                name="membership_ends_after_it_begins",
                violation_error_message="「いつまで」は「いつから」より前にできません。",
            ),
            models.UniqueConstraint(
                fields=["body", "organisation", "since"],
                name="membership_once_a_day",
                violation_error_message="同じ日から、同じ団体が二度書かれています。",
            ),
            models.UniqueConstraint(
                fields=["body", "organisation"],
                condition=Q(since__isnull=True),
                name="membership_once_from_the_beginning",
                violation_error_message="初めからの同じ団体が、二度書かれています。",
            ),
        ]

    def __str__(self):
        return f"{self.body} {self.organisation}"

    def is_on(self, day: datetime.date) -> bool:
        """Returns whether it is in force on a day: its first and its last day belong to it."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)
