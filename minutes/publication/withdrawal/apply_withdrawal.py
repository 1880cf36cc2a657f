"""Puts redactions where withdrawn words stood, in editions and in working rows; the words move to the 原本."""

import json
from collections.abc import Callable

from django.db.models import Q

from minutes.desk.rows.read_facts import READ_COLUMNS, read_facts
from minutes.models import (
    AttendeeOrganisation,
    Correction,
    Edition,
    Handout,
    InquiryQuestion,
    Meeting,
    PublishedFile,
    Retraction,
    Tally,
    Withdrawal,
    WithdrawnWords,
    WrittenAnswer,
)
from minutes.notation.redactions import plain_redactions, redact_words
from minutes.publication.derived.edition_columns import columns_of
from minutes.publication.errors import WithdrawalRefused
from minutes.publication.withdrawal.history_redaction import redact_text, words_to_redact
from minutes.publication.withdrawal.redact import (
    FOLLOWING,
    followers_of,
    redact_record,
    redacted,
    redacted_choice,
    tally_goes,
)
from minutes.publication.withdrawal.working_texts import set_texts, texts_of_row, working_row
from minutes.record import block_keys, canonical
from minutes.record.block_keys import BLOCK, REASONS
from minutes.record.stored_record import as_read
from minutes.record.tallies.tallies import standing_tallies

TOO_LONG = "印を入れると長くなりすぎます。一部ではなく全体を取り消してください。"


def redact_edition(edition: Edition, withdrawals: list[Withdrawal], told: dict) -> bool:
    """Redacts one edition; returns whether it held any of the words.

    Each text's leaf stays and its salt goes, so the digest still adds up.

    `told` is what readers are told at each redaction, by its name.
    """
    record, salts, gone = json.loads(edition.record), json.loads(edition.salts), {}
    for withdrawal in withdrawals:
        record, before = redact_record(
            record, withdrawal.block_key, withdrawal.span, withdrawal.redaction, edition.number
        )
        _keep_words(withdrawal, edition.number, before)
        gone = before | gone
    if gone:
        salts |= {leaf: {"leaf": canonical.kept_leaf(salts[leaf], leaf, text)} for leaf, text in gone.items()}
        edition.record, edition.salts = canonical.canonical(record), canonical.canonical(salts)
        edition.tombstones = canonical.canonical(json.loads(edition.tombstones) | told)
        columns = columns_of(as_read(record))
        for name, value in columns.items():
            setattr(edition, name, value)
        edition.save(update_fields=["record", "salts", "tombstones", *columns])
        _redact_reasons(edition, withdrawals, record)
        _redact_files(edition, withdrawals, record)
    return bool(gone)


def _redact_reasons(edition, withdrawals, record):
    """The corrections repeat the reasons of their edition."""
    if any(withdrawal.block_key.kind == REASONS for withdrawal in withdrawals):
        for row in edition.corrections.all():
            reason = plain_redactions(record["reasons"].get(row.key, record["reason"]))
            Correction.objects.filter(pk=row.pk).update(reason=reason)


def _redact_files(edition, withdrawals, record):
    """The published files repeat the names of the handouts' files. A file without its name is withdrawn."""
    by_key = {withdrawal.block_key: withdrawal for withdrawal in withdrawals}
    for row in record["handouts"]:
        withdrawal = by_key.get(block_keys.handout(row["number"]))
        if withdrawal and row["file"]:
            files = PublishedFile.objects.filter(edition=edition, number=row["number"])
            files.update(name=row["file"]["name"])
            if row["file"]["name"] == withdrawal.redaction:
                files.update(is_withdrawn=True)


def _keep_words(withdrawal, edition, before):
    """Moves the words to where nothing public reads. A speaker's label is kept once, at the attendee."""
    key = withdrawal.block_key
    WithdrawnWords.objects.bulk_create(
        WithdrawnWords(withdrawal=withdrawal, edition=edition, leaf=leaf, words=text)
        for leaf, text in before.items()
        if key.kind == REASONS or leaf == str(key) or leaf.startswith(f"{key}/")
    )


def redact_row(meeting: Meeting, withdrawal: Withdrawal, by) -> None:
    """Redacts the working row, so that nothing is left there to be published again. Raises WithdrawalRefused."""
    key = withdrawal.block_key
    row = working_row(meeting, key)
    before = texts_of_row(row, key) if row else {}
    _redact_tallies(meeting, withdrawal, before, by)
    after = redacted(before, withdrawal.span, withdrawal.redaction)
    if after == before:
        return
    changed = {leaf: text for leaf, text in after.items() if text != before[leaf]}
    gone = {leaf: before[leaf] for leaf in changed} | _texts_that_follow(row, withdrawal, changed)
    columns = set_texts(row, key, after) + _columns_that_follow(row, gone)
    _refuse_too_long(row, columns)
    row._history_user, row._change_reason = by, f"取消し{withdrawal.name}"
    row.save(update_fields=columns)
    _keep_words(withdrawal, None, gone)
    if isinstance(row, InquiryQuestion):
        _redact_choices(meeting, withdrawal, before, changed, by)


def _redact_choices(meeting, withdrawal, before, changed, by):
    """The answers to a question repeat its choices. They are kept once, at the question."""
    for answer in WrittenAnswer.objects.filter(meeting=meeting, question__number=withdrawal.number):
        choice = redacted_choice(answer.choice, before, changed)
        if choice != answer.choice:
            answer.choice = choice
            answer._history_user, answer._change_reason = by, f"取消し{withdrawal.name}"
            answer.save(update_fields=["choice"])


def _redact_tallies(meeting, withdrawal, before, by):
    """The tallies of a turn repeat words of it, those of a question its choices: they go whole."""
    if withdrawal.block_key.kind != BLOCK:
        return
    texts_now = list(redacted(before, withdrawal.span, withdrawal.redaction).values())
    of_block = Q(turn=withdrawal.number) | Q(question=withdrawal.number)
    for tally in Tally.objects.filter(of_block, meeting=meeting):
        if standing_tallies([tally.as_record]) and tally_goes(
            tally.as_record, withdrawal.block_key, texts_now
        ):
            tally.phrase = withdrawal.redaction
            tally.choices = "\n".join(withdrawal.redaction for _ in tally.as_record["choices"])
            tally._history_user, tally._change_reason = by, f"取消し{withdrawal.name}"
            tally.save(update_fields=["phrase", "choices"])


def _texts_that_follow(row, withdrawal, changed) -> dict[str, str]:
    """The organisation that a name was tied to, and the file whose name goes: {"a16/code": "012289"}."""
    code = row.organisation.key if isinstance(row, AttendeeOrganisation) and row.organisation else ""
    text = row.file_digest if isinstance(row, Handout) else code
    leaves = followers_of(withdrawal.block_key, changed, withdrawal.redaction)
    return {leaf: text for leaf in leaves if text}


def _columns_that_follow(row, gone) -> list[str]:
    """What is read out of a fact follows its text; without its name, an attendee has no organisation, a file no row."""
    if isinstance(row, Meeting):
        read_facts(row)
        return list(READ_COLUMNS)
    follows = any(leaf.endswith(FOLLOWING) for leaf in gone)
    if follows and isinstance(row, AttendeeOrganisation):
        row.organisation = None
        return ["organisation"]
    if follows and isinstance(row, Handout):
        row.file_digest = row.file_name = row.file_type = ""
        row.file_size = 0
        return ["file_digest", "file_type", "file_size"]
    return []


def _refuse_too_long(row, columns):
    for column in columns:
        longest = row._meta.get_field(column).max_length
        if longest and len(str(getattr(row, column))) > longest:
            raise WithdrawalRefused(TOO_LONG)


def redact_grounds(meeting: Meeting, withdrawal: Withdrawal) -> list[int]:
    """Withdraws a reason from the grounds of other withdrawals too: readers are told these at the redactions.

    Returns the numbers of the editions whose grounds held it.
    """
    if withdrawal.block_key.kind != REASONS:
        return []
    without_words = _taking_out(withdrawal)
    rewritten = []
    for edition in meeting.editions.all():
        told = json.loads(edition.tombstones)
        for grounds in told.values():
            grounds |= {name: without_words(grounds[name]) for name in ("reason", "rule")}
        if canonical.canonical(told) != edition.tombstones:
            Edition.objects.filter(pk=edition.pk).update(tombstones=canonical.canonical(told))
            rewritten.append(edition.number)
    for row in meeting.withdrawals.all():
        Withdrawal.objects.filter(pk=row.pk).update(
            reason=without_words(row.reason), rule=without_words(row.rule)
        )
    return rewritten


def redact_takings_down(meeting: Meeting, withdrawal: Withdrawal) -> None:
    """Takes the words out of the grounds of takings-down, which readers are told at the addresses that are gone. Nobody
    withdraws these by themselves, as no edition holds them: they follow every withdrawal of their meeting."""
    without_words, withdrawn = _taking_out(withdrawal), words_to_redact(meeting, [withdrawal])
    for down in meeting.retractions.all():
        told = {
            name: redact_text(without_words(getattr(down, name)), withdrawn) for name in ("reason", "rule")
        }
        plain = {name: plain_redactions(text) for name, text in told.items()}
        Retraction.objects.filter(pk=down.pk).update(**plain)


def _taking_out(withdrawal: Withdrawal) -> Callable[[str], str]:
    """Returns what takes the words of a withdrawal out of a text: its span, or the text where it is one of its wordings."""
    words_gone = set(withdrawal.wordings.values_list("words", flat=True))

    def without_words(text):
        if withdrawal.span:
            return redact_words(text, withdrawal.span, withdrawal.redaction)
        return withdrawal.redaction if text in words_gone else text

    return without_words
