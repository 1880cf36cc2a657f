"""Change: what became public, was corrected, withdrawn or taken down, in the order in which it did.

It holds numbers and moments, and no word of a record: a reason is read where a withdrawal reaches it.
"""

import datetime
from collections.abc import Iterable

from django.db import models
from django.db.models import Min, Q

from minutes.models.site import PublicState


class ChangeQuerySet(models.QuerySet):
    def of_meetings(self):
        """Returns the changes that name a meeting, in their order: all but the returns of an older state."""
        return self.exclude(kind=Change.Kind.RETURNED).order_by("sequence")

    def after(self, sequence: int):
        return self.filter(sequence__gt=sequence)

    def last_return(self) -> "Change | None":
        """Returns the last time that an older state of the database returned; None where none ever did."""
        return self.filter(kind=Change.Kind.RETURNED).order_by("-sequence").first()

    def before(self, moment: datetime.datetime) -> int:
        """Returns the sequence behind which everything of a moment and later stands. One query.

        Moments need not rise with the order: a taking-down that a restore makes again has its old one. So the first
        change of that moment or a later one counts, and all behind it.
        """
        first = self.filter(at__gte=moment).aggregate(first=Min("sequence"))["first"]
        return first - 1 if first is not None else self.highest()

    def highest(self) -> int:
        """Returns the sequence of the last change, 0 before the first."""
        return self.order_by("-sequence").values_list("sequence", flat=True).first() or 0


class Change(models.Model):
    """変更: one act that changed what is public, or an edition that a restore has lost.

    `sequence` is the site's counter (PublicState), whose row each act locks until its commit: whoever has read up to a
    sequence misses nothing below it. A row is never deleted.
    """

    class Kind(models.TextChoices):
        PUBLICATION = "publication", "公開"
        CORRECTION = "correction", "訂正"
        WITHDRAWAL = "withdrawal", "取消し"
        TAKING_DOWN = "taking_down", "公開停止"
        LOSS = "loss", "失われた版"
        # No change of a meeting: whoever has read before it must read everything again.
        RETURNED = "returned", "古い状態に戻った"

    sequence = models.PositiveBigIntegerField(
        "順番", primary_key=True, help_text="公開のたびに増える数。飛ぶことはあり、戻ることはありません。"
    )
    at = models.DateTimeField("日時", db_index=True, help_text="公開・取消しなどの日時。")
    kind = models.CharField("種類", max_length=20, choices=Kind.choices, help_text="公開、訂正、取消しなど。")
    address = models.SlugField(
        "ウェブのアドレス", max_length=40, blank=True, help_text="会議の、アドレスに使う名。例: 2012-10-23-1"
    )
    edition = models.PositiveIntegerField(
        "版", null=True, help_text="できた版、または失われた版。公開停止にはありません。"
    )
    editions = models.TextField(
        "変わった版",
        blank=True,
        help_text="内容か状態が変わった、すべての版の番号。空白で区切る。取消しは、書き換えたすべての版。それまで最新だった版も。",
    )

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = "変更"
        verbose_name_plural = "変更"
        ordering = ["sequence"]
        default_permissions = []
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    kind__in=["publication", "correction", "withdrawal", "taking_down", "loss", "returned"]
                ),
                name="change_kind_known",
                violation_error_message="変更の種類は、決められた中から選んでください。",
            ),
            models.CheckConstraint(
                condition=Q(kind="returned", address="") | (~Q(kind="returned") & ~Q(address="")),
                name="change_names_its_meeting",
                violation_error_message="変更には、会議のアドレスが必要です。",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["taking_down", "returned"], edition__isnull=True)
                | (~Q(kind__in=["taking_down", "returned"]) & Q(edition__isnull=False)),
                name="change_names_its_edition",
                violation_error_message="変更には、版の番号が必要です。",
            ),
        ]
        indexes = [
            models.Index(fields=["sequence"], condition=Q(kind="returned"), name="change_returned"),
        ]

    def __str__(self):
        return f"{self.sequence} {self.address} {self.get_kind_display()}"

    @property
    def numbers(self) -> list[int]:
        """Returns the numbers of the editions that are other than before, rising."""
        return [int(number) for number in self.editions.split()]

    @classmethod
    def tell(
        cls,
        kind: str,
        *,
        at: datetime.datetime,
        address: str = "",
        edition: int | None = None,
        editions: Iterable[int] = (),
        sequence: int | None = None,
    ) -> "Change":
        """Writes a change at the end of the list: to be called in the transaction of what changed.

        `sequence`: the site's counter, where this transaction has raised it already; it is raised here where not.
        """
        numbers = sorted({*editions, *([edition] if edition else [])})
        return cls.objects.create(
            sequence=PublicState.raise_editions() if sequence is None else sequence,
            at=at,
            kind=kind,
            address=address,
            edition=edition,
            editions=" ".join(map(str, numbers)),
        )
