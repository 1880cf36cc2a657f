"""Redacts withdrawn words in what the desk keeps for itself: history rows, the admin's log, readers' reports."""

from dataclasses import dataclass

from minutes.compare.shingles import SHINGLE_LENGTH, mask_shingles
from minutes.models import (
    AttendeeOrganisation,
    Handout,
    InquiryQuestion,
    Meeting,
    Tally,
    Withdrawal,
    WrittenAnswer,
)
from minutes.notation.redactions import without_redactions
from minutes.publication.withdrawal.redact import CHOICE, redacted, why_kept
from minutes.publication.withdrawal.republication_check import withdrawn_shingles
from minutes.publication.withdrawal.working_texts import MODELS, TEXT_COLUMNS, texts_of_row, working_row
from minutes.record.block_keys import BLOCK, FACT, BlockKey


@dataclass(frozen=True)
class WordsToRedact:
    """What one withdrawal hides: its block, its span, and the shingles by which its words are known elsewhere.

    short: whole words of fewer than 8 characters, which only an erasure looks for everywhere.
    answers: the numbers of the answers to a question, whose choices are its words; but not the choices that it has kept.
    tallies_of_turn, tallies_of_question: the numbers of the tallies that ever named the block, which repeat its words.
    texts_now: what is left of the block.
    """

    key: BlockKey
    span: str
    redaction: str
    forbidden: frozenset[str]
    short: frozenset[str]
    answers: frozenset[int] = frozenset()
    kept_choices: frozenset[str] = frozenset()
    tallies_of_turn: frozenset[int] = frozenset()
    tallies_of_question: frozenset[int] = frozenset()
    texts_now: tuple[str, ...] = ()


def words_to_redact(meeting: Meeting, withdrawals: list[Withdrawal] | None = None) -> list[WordsToRedact]:
    """Returns one for each withdrawal of a meeting whose words are still kept, or for those given."""
    kept = meeting.withdrawals.filter(erased_at=None).prefetch_related("wordings")
    chosen = list(kept) if withdrawals is None else withdrawals
    newest = meeting.editions.order_by("-number").first()
    return [_of_withdrawal(withdrawal, newest) for withdrawal in chosen]


def _of_withdrawal(withdrawal, newest):
    # A choice is the question's, and stands at all others who took it: only the versions of its own answer are known.
    words = [row.words for row in withdrawal.wordings.all() if row.words and not row.leaf.endswith(CHOICE)]
    forbidden = withdrawn_shingles([(text, withdrawal.span) for text in words], newest)
    question = _question_of(withdrawal)
    whole = [withdrawal.span] if withdrawal.span else [without_redactions(text) for text in words]
    return WordsToRedact(
        key=withdrawal.block_key,
        span=withdrawal.span,
        redaction=withdrawal.redaction,
        forbidden=frozenset(forbidden),
        short=frozenset(text for text in whole if 1 < len(text) < SHINGLE_LENGTH),
        answers=_answers_ever(question) if question else frozenset(),
        kept_choices=frozenset(question.choice_list) if question else frozenset(),
        tallies_of_turn=_tallies_ever(withdrawal, "turn"),
        tallies_of_question=_tallies_ever(withdrawal, "question"),
        texts_now=_texts_now(withdrawal),
    )


def _question_of(withdrawal) -> InquiryQuestion | None:
    """A question with a redaction is never removed, so that its answers of before are found by its row."""
    key = withdrawal.block_key
    if key.kind != BLOCK:
        return None
    return InquiryQuestion.objects.filter(meeting=withdrawal.meeting_id, number=key.number).first()


def _answers_ever(question) -> frozenset[int]:
    versions = WrittenAnswer.history.filter(question_id=question.pk).order_by()
    return frozenset(versions.values_list("number", flat=True))


def _tallies_ever(withdrawal, name: str) -> frozenset[int]:
    if withdrawal.block_key.kind != BLOCK:
        return frozenset()
    versions = Tally.history.filter(**{name: withdrawal.number}, meeting_id=withdrawal.meeting_id).order_by()
    return frozenset(versions.values_list("number", flat=True))


def _texts_now(withdrawal) -> tuple[str, ...]:
    row = working_row(withdrawal.meeting, withdrawal.block_key)
    return tuple(texts_of_row(row, withdrawal.block_key).values()) if row else ()


def _repeats(number: int | None, values: dict[str, str], words: WordsToRedact) -> bool:
    """Tells whether a version of a tally repeats words of the block that are no longer in it."""
    phrase, choices = values.get("phrase", ""), set(filter(None, values.get("choices", "").split("\n")))
    of_turn = number in words.tallies_of_turn and not any(phrase in text for text in words.texts_now)
    return of_turn or (number in words.tallies_of_question and not choices <= set(words.texts_now))


def redact_text(text: str, withdrawn: list[WordsToRedact], *, short: bool = False) -> str:
    """Redacts a text of any place; with `short` also words of fewer than 8 characters."""
    for words in withdrawn:
        for short_words in words.short if short else ():
            text = text.replace(short_words, words.redaction)
        text = mask_shingles(text, words.forbidden, words.redaction)
    return text


def redact_version(
    model, number: int | None, values: dict[str, str], withdrawn: list[WordsToRedact]
) -> dict[str, str]:
    """Redacts the texts of one version of a row, by column: its own words as in the record, all others by shingles.

    A version that holds the redaction is from after the withdrawal. No save may drop a redaction, so all others are
    from before: in these the whole text of the block goes, or the span where it stands.
    """
    for words in withdrawn:
        own = {
            column: values[column] for column in _own_columns(model, number, words.key) if values.get(column)
        }
        if not any(words.redaction in text for text in own.values()):
            values = values | redacted(own, words.span, words.redaction)
        if model is Tally and _repeats(number, values, words):
            values = values | dict.fromkeys(values.keys() & {"phrase", "choices"}, words.redaction)
        values = values | _redacted_choice(model, number, values.get("choice", ""), words)
    return {column: redact_text(text, withdrawn) for column, text in values.items()}


def _redacted_choice(model, number, choice, words) -> dict[str, str]:
    """The choice in a version of an answer to a question whose choices were withdrawn."""
    is_answer = model is WrittenAnswer and number in words.answers
    if not is_answer or not choice or words.redaction in choice or choice in words.kept_choices:
        return {}
    return redacted({"choice": choice}, words.span, words.redaction)


def columns_that_follow(model, changed: dict[str, str], withdrawn: list[WordsToRedact]) -> dict:
    """Returns what goes with the texts of a version that were redacted: the organisation with an attendee's name, the
    file with its own."""
    if model is AttendeeOrganisation and "label" in changed:
        return {"organisation_id": None}
    if model is Handout and any(words.redaction == changed.get("file_name") for words in withdrawn):
        return {"file_digest": "", "file_name": "", "file_type": "", "file_size": 0}
    return {}


def _own_columns(model, number, key):
    if model is Meeting:
        return [key.fact] if key.kind == FACT and not why_kept(key) else []
    is_own = model in MODELS.get(key.kind, ()) and key.number == number
    return list(TEXT_COLUMNS[model].values()) if is_own else []
