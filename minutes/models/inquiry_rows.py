"""The working rows of questions and answers: those of an inquiry, in writing, and those of the talk.

No public page reads them. A question of an inquiry belongs to the inquiry above it, as in the manuscript. Written answers
and the ties between turns stand in no manuscript; they are entered at the desk.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from minutes.models.history import RecordHistory
from minutes.models.working_rows import NUMBER_HELP, POSITION_HELP, AttendeeOrganisation, Meeting, Utterance
from minutes.notation.vocabulary import ANSWER_WAYS
from minutes.record.record import TallyRow
from minutes.record.tallies.count import AMONG


class InquiryQuestion(models.Model):
    """設問: one numbered question of an inquiry, with the choices that an answer can take, or none."""

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="questions", verbose_name="会議", help_text="この設問の会議。"
    )
    number = models.PositiveIntegerField("番号", help_text=NUMBER_HELP)
    position = models.PositiveIntegerField("並び順", help_text=POSITION_HELP)
    text = models.TextField("設問", help_text="尋ねる文。番号（問1など）は付けません。並び順から付きます。")
    choices = models.TextField(
        "選択肢", blank=True, help_text="一行に一つ。選択肢のない設問（文で答えるもの）は空欄。"
    )
    history = RecordHistory()

    class Meta:
        verbose_name = "設問"
        verbose_name_plural = "設問"
        ordering = ["meeting", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"],
                name="question_number_once_a_meeting",
                violation_error_message="この番号は、この会議でもう使われています。",
            ),
            models.UniqueConstraint(
                fields=["meeting", "position"],
                name="question_position_once_a_meeting",
                violation_error_message="この並び順は、この会議でもう使われています。",
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="question_has_words",
                violation_error_message="設問を書いてください。",
            ),
        ]

    def __str__(self):
        return f"{self.meeting} #{self.number}"

    @property
    def choice_list(self) -> list[str]:
        """Returns the choices, the first one first; none where the question is answered in words."""
        return self.choices.split("\n") if self.choices else []


class WrittenAnswer(models.Model):
    """書面の回答: what one organisation answered in writing to one question: a choice, words, or both."""

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="answers", verbose_name="会議", help_text="この回答の会議。"
    )
    number = models.PositiveIntegerField("番号", help_text=NUMBER_HELP)
    position = models.PositiveIntegerField("並び順", help_text="回答の並び順。小さいものが先です。")
    question = models.ForeignKey(
        InquiryQuestion,
        models.PROTECT,
        related_name="answers",
        verbose_name="設問",
        help_text="どの設問への回答か。",
    )
    attendee = models.ForeignKey(
        AttendeeOrganisation,
        models.PROTECT,
        related_name="answers",
        verbose_name="団体",
        help_text="回答した団体。会議に出ていない団体の資格は「回答のみ」です。",
    )
    choice = models.CharField(
        "選んだ答え", max_length=500, blank=True, help_text="選択肢のある設問で選ばれたもの。"
    )
    text = models.TextField("回答の文", blank=True, help_text="書面に書かれたとおりに。")
    received_on = models.DateField(
        "受けた日", null=True, blank=True, help_text="回答を受けた日。公開されます。"
    )
    way = models.CharField(
        "受けた方法",
        max_length=20,
        choices=ANSWER_WAYS.items(),
        default="unknown",
        help_text="文書、電話など。事務局が代わって入力したことと合わせて公開されます。",
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="入力した人",
        help_text="最後に言葉を入力した人。公開されません。",
    )
    history = RecordHistory()

    class Meta:
        verbose_name = "書面の回答"
        verbose_name_plural = "書面の回答"
        ordering = ["meeting", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"],
                name="answer_number_once_a_meeting",
                violation_error_message="この番号は、この会議でもう使われています。",
            ),
            models.CheckConstraint(
                condition=~Q(choice="", text=""),
                name="answer_says_something",
                violation_error_message="回答には、選んだ答えか文が必要です。",
            ),
            models.CheckConstraint(
                condition=Q(way__in=list(ANSWER_WAYS)),
                name="answer_way_known",
                violation_error_message="受けた方法は、決められた中から選んでください。",
            ),
        ]

    def __str__(self):
        return f"{self.meeting} #{self.number}"


class TurnAddressee(models.Model):
    """尋ねた相手: one attendee whom a turn asks. It has no number of the meeting: nobody points at it."""

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="addressees", verbose_name="会議", help_text="この発言の会議。"
    )
    turn = models.ForeignKey(
        Utterance,
        models.CASCADE,
        related_name="addressees",
        verbose_name="発言",
        help_text="尋ねている発言。",
    )
    attendee = models.ForeignKey(
        AttendeeOrganisation,
        models.CASCADE,
        related_name="asked_in",
        verbose_name="尋ねた相手",
        help_text="発言が尋ねている団体や人。",
    )
    history = RecordHistory()

    class Meta:
        verbose_name = "尋ねた相手"
        verbose_name_plural = "尋ねた相手"
        ordering = ["meeting", "turn", "attendee"]
        constraints = [
            models.UniqueConstraint(
                fields=["turn", "attendee"],
                name="addressee_once_a_turn",
                violation_error_message="この発言は、この相手ともう結ばれています。",
            ),
        ]

    def __str__(self):
        return f"{self.turn} → {self.attendee.label}"


class TurnReply(models.Model):
    """答え: a turn that answers an earlier one. One turn can answer several, and be answered by several."""

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="replies", verbose_name="会議", help_text="この発言の会議。"
    )
    turn = models.ForeignKey(
        Utterance,
        models.CASCADE,
        related_name="replies_to",
        verbose_name="答え",
        help_text="答えている発言。",
    )
    asked = models.ForeignKey(
        Utterance,
        models.CASCADE,
        related_name="replied_by",
        verbose_name="問い",
        help_text="答えられている、前の発言。",
    )
    history = RecordHistory()

    class Meta:
        verbose_name = "問いへの答え"
        verbose_name_plural = "問いへの答え"
        ordering = ["meeting", "turn", "asked"]
        constraints = [
            models.UniqueConstraint(
                fields=["turn", "asked"],
                name="reply_once_a_turn",
                violation_error_message="この発言は、この発言ともう結ばれています。",
            ),
            models.CheckConstraint(
                condition=~Q(turn=F("asked")),
                name="reply_is_another_turn",
                violation_error_message="発言を、それ自身への答えにはできません。",
            ),
        ]

    def __str__(self):
        return f"{self.turn} ← #{self.asked.number}"


class Tally(models.Model):
    """数の照合: a phrase of a turn (19団体中7団体), tied to a count over the written answers to one question.

    Turn, question and attendees stand by their numbers, which are given once: where one of them is removed the tally
    rests, is in no record, and holds again when it comes back.
    """

    meeting = models.ForeignKey(
        Meeting, models.CASCADE, related_name="tallies", verbose_name="会議", help_text="この照合の会議。"
    )
    number = models.PositiveIntegerField("番号", help_text=NUMBER_HELP)
    position = models.PositiveIntegerField("並び順", help_text="照合の並び順。小さいものが先です。")
    turn = models.PositiveIntegerField("発言の番号", help_text="言葉のある発言。")
    phrase = models.CharField("数の言葉", max_length=100, help_text="発言にあるとおりに。例：19団体中7団体。")
    question = models.PositiveIntegerField("設問の番号", help_text="どの設問への回答を数えるか。")
    choices = models.TextField(
        "数える答え", blank=True, help_text="一行に一つ。空欄なら、答えた団体をすべて数えます。"
    )
    among = models.CharField(
        "どの団体のうち",
        max_length=20,
        choices=AMONG.items(),
        default="answered",
        help_text="どの団体の中での数か。",
    )
    chosen = models.TextField(
        "選んだ団体の番号", blank=True, help_text="団体を選んだときの、その番号。空白で区切ります。"
    )
    history = RecordHistory()

    class Meta:
        verbose_name = "数の照合"
        verbose_name_plural = "数の照合"
        ordering = ["meeting", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"],
                name="tally_number_once_a_meeting",
                violation_error_message="この番号は、この会議でもう使われています。",
            ),
            models.CheckConstraint(
                condition=~Q(phrase=""),
                name="tally_has_a_phrase",
                violation_error_message="数の言葉を書いてください。",
            ),
            models.CheckConstraint(
                condition=Q(among__in=list(AMONG)),
                name="tally_among_known",
                violation_error_message="どの団体のうちかは、決められた中から選んでください。",
            ),
        ]

    def __str__(self):
        return f"{self.meeting} #{self.number}"

    @property
    def as_record(self) -> TallyRow:
        """Returns the tally as a record has it."""
        return {
            "number": self.number,
            "turn": self.turn,
            "phrase": self.phrase,
            "question": self.question,
            "choices": self.choices.split("\n") if self.choices else [],
            "among_kind": self.among,
            "among": [int(number) for number in self.chosen.split()],
        }
