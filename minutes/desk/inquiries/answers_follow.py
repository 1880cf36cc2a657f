"""Written answers follow their questions: they go with them, come back with them, and repeat their choices as reworded."""

from collections.abc import Iterable, Sequence

from minutes.desk.inquiries.choices import reworded_choices
from minutes.desk.workflow.autosaves import oldest_safe_revision
from minutes.models import AttendeeOrganisation, InquiryQuestion, Meeting, Tally, WrittenAnswer
from minutes.notation.document import Question


def remove_answers(answers: list[WrittenAnswer], questions: list, writer) -> None:
    """Removes the answers to questions that are about to be removed. Other rows among them have none."""
    ids = {row.pk for row in questions if isinstance(row, InquiryQuestion)}
    writer.remove([answer for answer in answers if answer.question_id in ids])


def follow_questions(compared, writer) -> None:
    """Brings the answers in line with the questions of a saved manuscript."""
    for entry in compared.alignment.entries:
        if not isinstance(entry.block, Question):
            continue
        if entry.restored:
            writer.create(WrittenAnswer, answers_gone_with(compared.returning[entry.block.number]))
        elif isinstance(entry.before, Question):
            question = next(row for row in compared.rows.blocks if row.number == entry.block.number)
            of_question = [row for row in compared.rows.answers if row.question_id == question.pk]
            changed = answers_reworded(of_question, entry.before.choices, entry.block.choices)
            writer.update(WrittenAnswer, changed, ["choice"])
            writer.update(
                Tally, tallies_reworded(question, entry.before.choices, entry.block.choices), ["choices"]
            )


def answers_reworded(answers: Iterable[WrittenAnswer], before, after) -> list[WrittenAnswer]:
    """Gives the answers that took a choice the words in which it is offered now, and returns them, not yet saved."""
    reworded = reworded_choices(before, after)
    changed = [answer for answer in answers if answer.choice in reworded]
    for answer in changed:
        answer.choice = reworded[answer.choice]
    return changed


def tallies_reworded(question: InquiryQuestion, before: Sequence[str], after: Sequence[str]) -> list[Tally]:
    """Gives the tallies of a question the words in which their choices are offered now, and returns them, not yet saved."""
    reworded = reworded_choices(before, after)
    tallies = Tally.objects.filter(meeting=question.meeting_id, question=question.number) if reworded else []
    changed = []
    for tally in tallies:
        choices = "\n".join(reworded.get(choice, choice) for choice in tally.as_record["choices"])
        if choices != tally.choices:
            tally.choices = choices
            changed.append(tally)
    return changed


def answers_gone_with(question: InquiryQuestion) -> list[WrittenAnswer]:
    """Returns the answers that were removed in the save that removed a question, to be stored again as themselves.

    Those of an organisation that is not in the record any more stay away, and all of them where words of the meeting
    were withdrawn since: each can be restored by itself, from its history, where that is looked at.
    """
    removal = question.history.filter(history_type="-").order_by("-history_id").first()
    if removal is None or _withdrawn_since(removal):
        return []
    versions = WrittenAnswer.history.filter(
        question_id=question.pk, history_type="-", saved_revision=removal.saved_revision
    )
    rows = [version.instance for version in versions.order_by("position", "history_id")]
    stored = set(WrittenAnswer.objects.filter(question_id=question.pk).values_list("pk", flat=True))
    known = AttendeeOrganisation.objects.filter(pk__in={row.attendee_id for row in rows})
    present = set(known.values_list("pk", flat=True))
    return [
        row
        for row in rows
        if row.attendee_id in present
        and row.pk not in stored
        and (not row.choice or row.choice in question.choice_list)
    ]


def _withdrawn_since(removal) -> bool:
    meeting = Meeting.objects.get(pk=removal.meeting_id)
    return (removal.saved_revision or 0) < oldest_safe_revision(meeting)
