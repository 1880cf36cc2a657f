"""FileText, FilePage: the words of a stored file, kept by its digest, of drafts too; HandoutPage: where a passage of a
published handout stands. No public page reads the first two.
"""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from minutes.file_texts.text_states import STATES
from minutes.models.edition import PublishedFile
from minutes.models.handouts.handout import Handout
from minutes.models.working_rows import Meeting


class FileTextQuerySet(models.QuerySet):
    def of_nobody(self):
        """Returns the texts of files that no draft and no readable edition lists any more."""
        published = PublishedFile.objects.readable().filter(digest=OuterRef("digest"))
        return self.exclude(Exists(published)).exclude(
            Exists(Handout.objects.filter(file_digest=OuterRef("digest")))
        )


class FileText(models.Model):
    """資料の文字: what was read of one stored file, and by which rules. A file is read once, however many list it."""

    digest = models.CharField("指紋", max_length=64, help_text="ファイルの SHA-256。")
    type = models.CharField("種類", max_length=100, help_text="例: application/pdf")
    rules = models.CharField("規則", max_length=20, help_text="文字を読んだときの規則。")
    state = models.CharField(
        "読み取り",
        max_length=20,
        choices=list(STATES.items()),
        help_text="文字を読めたか。読めなければ、なぜか。",
    )
    pages_read = models.PositiveIntegerField("文字のあるページ", help_text="文字を読んだページやシートの数。")
    pages_in_all = models.PositiveIntegerField(
        "ページ", help_text="ページやシートの数。ページのない種類は0。"
    )

    objects = FileTextQuerySet.as_manager()

    class Meta:
        verbose_name = "資料の文字"
        verbose_name_plural = "資料の文字"
        ordering = ["digest", "type"]
        default_permissions = []
        constraints = [
            models.UniqueConstraint(
                fields=["digest", "type"],
                name="file_text_once_a_file",
                violation_error_message="このファイルの文字は、もう読んであります。",
            ),
            models.CheckConstraint(
                condition=Q(state__in=list(STATES)),
                name="file_text_state_known",
                violation_error_message="読み取りの状態は、決められた中から選んでください。",
            ),
        ]

    def __str__(self):
        return f"{self.digest[:12]} {self.state}"


class FilePage(models.Model):
    """資料のページの文字: one page of a PDF, one sheet of a workbook, or a piece of either, or of a file without pages."""

    file = models.ForeignKey(
        FileText, models.CASCADE, related_name="pages", verbose_name="ファイル", help_text="どのファイルか。"
    )
    position = models.PositiveIntegerField("並び順", help_text="ファイルの中の順。1から。")
    page = models.PositiveIntegerField("ページ", help_text="何ページ目か。ページのない種類は0。")
    sheet = models.CharField("シート", max_length=100, blank=True, help_text="Excel のシートの名。")
    text = models.TextField("文字", help_text="読み取った文字。")

    class Meta:
        verbose_name = "資料のページの文字"
        verbose_name_plural = "資料のページの文字"
        ordering = ["file", "position"]
        default_permissions = []
        constraints = [
            models.UniqueConstraint(
                fields=["file", "position"],
                name="file_page_position_once_a_file",
                violation_error_message="このページは、このファイルにもうあります。",
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="file_page_has_words",
                violation_error_message="言葉のないページは置きません。",
            ),
        ]

    def __str__(self):
        return f"{self.file} {self.position}"


class HandoutPageQuerySet(models.QuerySet):
    def of_passages(self, passages):
        """Returns the page of each passage of a handout, by (meeting, number, part)."""
        of_handouts = [passage for passage in passages if passage.kind == "handout"]
        if not of_handouts:
            return {}
        rows = self.filter(
            meeting__in={passage.meeting_id for passage in of_handouts},
            number__in={passage.number for passage in of_handouts},
            part__in={passage.part for passage in of_handouts},
        ).order_by()  # by their meetings, a page would ask the table of drafts
        return {(row.meeting_id, row.number, row.part): row for row in rows}


class HandoutPage(models.Model):
    """資料のページ: in which file of a newest edition, and on which page, a passage of the kind 資料 stands."""

    meeting = models.ForeignKey(
        Meeting,
        models.PROTECT,
        related_name="handout_pages",
        verbose_name="会議",
        help_text="この資料の会議。",
    )
    number = models.PositiveIntegerField("番号", help_text="資料の、記録の中の番号。")
    part = models.PositiveIntegerField("部分", help_text="資料の中の何番目の箇所か。1から。")
    page = models.PositiveIntegerField("ページ", help_text="PDFの何ページ目か。ほかの種類は0。")
    title = models.CharField("題名", max_length=500, blank=True, help_text="資料の題名。")
    digest = models.CharField("指紋", max_length=64, help_text="ファイルの SHA-256。")
    name = models.CharField("ファイル名", max_length=200, help_text="受け取るときの名。")

    objects = HandoutPageQuerySet.as_manager()

    class Meta:
        verbose_name = "資料のページ"
        verbose_name_plural = "資料のページ"
        ordering = ["meeting", "number", "part"]
        default_permissions = []
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number", "part"],
                name="handout_page_once_a_passage",
                violation_error_message="この箇所の資料のページは、もうあります。",
            ),
        ]

    def __str__(self):
        return f"{self.meeting_id} #{self.number} {self.part}"
