"""Marks put where withdrawn words stood, in an edition and in the working rows; the words move to the 原本."""

import json

from members import wareki
from minutes.models import Correction, Edition, Handout, Meeting, PublishedFile, Withdrawal, WithdrawnWords
from minutes.notation.redactions import plain_marks, replace_words
from minutes.publication.publish import columns_of
from minutes.publication.withdrawal.redact import cut, withdraw_from
from minutes.publication.withdrawal.working_texts import set_texts, texts_of_row, working_row
from minutes.record import canonical


class WithdrawalRefused(Exception):
    """Why words cannot be withdrawn as asked; the message is for the clerk. Nothing was changed."""


def bury_in_edition(edition: Edition, acts: list[Withdrawal], told: dict) -> None:
    """Put the marks into one edition. Each text's leaf stays, its salt goes: the digest still adds up."""
    record, salts, gone = json.loads(edition.record), json.loads(edition.salts), {}
    for act in acts:
        record, before = withdraw_from(record, act.key, act.span, act.mark, edition.number)
        _keep(act, edition.number, before)
        gone = before | gone
    if gone:
        salts |= {leaf: {"leaf": canonical.kept_leaf(salts[leaf], leaf, text)} for leaf, text in gone.items()}
        edition.record, edition.salts = canonical.canonical(record), canonical.canonical(salts)
        edition.tombstones = canonical.canonical(json.loads(edition.tombstones) | told)
        columns = columns_of(record)
        for name, value in columns.items():
            setattr(edition, name, value)
        edition.save(update_fields=["record", "salts", "tombstones", *columns])
        _bury_beside(edition, acts, record)


def _bury_beside(edition, acts, record):
    """What repeats an edition's texts in other tables: reasons of corrections, names of files."""
    if any(act.key[0] == "r" for act in acts):
        for row in edition.corrections.all():
            Correction.objects.filter(pk=row.pk).update(
                reason=plain_marks(record["reasons"].get(row.key, record["reason"]))
            )
    for row in record["handouts"]:
        act = next((act for act in acts if act.key == f"h{row['number']}"), None)
        if act and row["file"]:
            files = PublishedFile.objects.filter(edition=edition, number=row["number"])
            files.update(name=row["file"]["name"])
            if row["file"]["name"] == act.mark:
                files.update(is_withdrawn=True)


def _keep(act, edition, before):
    """The words move to where nothing public reads. A speaker's label is kept once, at the attendee."""
    WithdrawnWords.objects.bulk_create(
        WithdrawnWords(withdrawal=act, edition=edition, leaf=leaf, words=text)
        for leaf, text in before.items()
        if act.key[0] == "r" or leaf == act.key or leaf.startswith(f"{act.key}/")
    )


def bury_in_row(meeting: Meeting, act: Withdrawal, by) -> None:
    """The mark stands in the working row too; nothing is left there to be published again."""
    row = working_row(meeting, act.key)
    before = texts_of_row(row, act.key) if row else {}
    after = cut(before, act.span, act.mark)
    if after == before:
        return
    fields = set_texts(row, act.key, after)
    if row is meeting and act.key == "title":
        row.fiscal_year_stated = wareki.find_fiscal_year(row.title)
        fields.append("fiscal_year_stated")
    if isinstance(row, Handout) and row.file_name == act.mark:
        row.file_digest = row.file_name = row.file_type = ""
        row.file_size = 0
        fields += ["file_digest", "file_type", "file_size"]
    for field in fields:
        longest = row._meta.get_field(field).max_length
        if longest and len(str(getattr(row, field))) > longest:
            raise WithdrawalRefused("印を入れると長くなりすぎます。一部ではなく全体を取り消してください。")
    row._history_user, row._change_reason = by, f"取消し{act.name}"
    row.save(update_fields=fields)
    _keep(act, None, {leaf: text for leaf, text in before.items() if after[leaf] != text})


def retell(meeting: Meeting, act: Withdrawal) -> None:
    """A reason that goes, goes from what readers are told at the marks as well, where it was the reason of one."""
    if act.key[0] != "r":
        return
    gone = set(act.wordings.values_list("words", flat=True))

    def retold(text):
        if act.span:
            return replace_words(text, act.span, act.mark)
        return act.mark if text in gone else text

    for edition in meeting.editions.all():
        told = json.loads(edition.tombstones)
        for facts in told.values():
            facts |= {name: retold(facts[name]) for name in ("reason", "rule")}
        Edition.objects.filter(pk=edition.pk).update(tombstones=canonical.canonical(told))
    for row in meeting.withdrawals.all():
        Withdrawal.objects.filter(pk=row.pk).update(reason=retold(row.reason), rule=retold(row.rule))
