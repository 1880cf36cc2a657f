"""Verifies what is public: recomputes digests, chains, corrections and all derived data from the stored text, and holds the
list of changes against it.

Of a text that was withdrawn only the leaf is left: the digest still verifies, but nobody can check the text itself.
"""

import json
from collections.abc import Iterator

from minutes.compare.record_diff import changes
from minutes.models import Meeting
from minutes.notation.redactions import redactions_in
from minutes.publication.chain import ChainLink, chain
from minutes.publication.derived.walk import problems_of
from minutes.publication.editions.edition_writer import RECORD_STATUSES
from minutes.publication.editions.give_issue_id import problems_of_issue_id
from minutes.publication.editions.told_changes import problems_of_changes
from minutes.record import canonical
from minutes.record.block_keys import BlockKey
from minutes.record.leaves import format_of, texts
from minutes.record.names.meeting_name import edition_address
from minutes.record.stored_record import as_read, read_record


def verify_meeting(meeting: Meeting) -> list[str]:
    """Returns what is wrong among a meeting's editions, in one Japanese line each; empty where nothing is."""
    editions = list(meeting.editions.order_by("number").prefetch_related("corrections"))
    links = chain(meeting.address)
    withdrawn = {BlockKey.of_leaf(leaf) for edition in editions for leaf in _withdrawn_leaves(edition)}
    problems = [
        line
        for before, edition in zip([None, *editions], editions, strict=False)
        for line in _edition_problems(before, edition, _previous_link(links, edition), withdrawn)
    ]
    if [link.number for link in links] != list(range(1, len(links) + 1)):
        problems.append(f"{meeting.address}: 版の番号が続いていません（{[link.number for link in links]}）")
    if editions:
        problems.extend(_newest_problems(editions))
        problems.extend(problems_of_issue_id(meeting, editions[-1].address))
        problems.extend(problems_of(meeting))
    problems.extend(problems_of_changes(meeting))
    return problems


def unverifiable(meeting: Meeting) -> list[str]:
    """Returns one line an edition with the texts that cannot be checked, since they were withdrawn, whole or in part."""
    withdrawn = [
        (edition, sorted(_withdrawn_leaves(edition))) for edition in meeting.editions.order_by("number")
    ]
    return [
        f"{_named(edition)}: 取り消したので確かめられない文言 {'、'.join(leaves)}"
        for edition, leaves in withdrawn
        if leaves
    ]


def _named(edition) -> str:
    return edition_address(edition.address, edition.number)


def _withdrawn_leaves(edition) -> set[str]:
    return canonical.withdrawn_leaves(json.loads(edition.salts))


def _previous_link(links: list[ChainLink], edition) -> ChainLink | None:
    return next((link for link in reversed(links) if link.number < edition.number), None)


def _newest_problems(editions) -> Iterator[str]:
    expected = [False] * (len(editions) - 1) + [editions[-1].retraction_id is None]
    if [edition.is_newest for edition in editions] != expected:
        yield f"{editions[-1].address}: 最新の版の印が正しくありません"


def _edition_problems(before, edition, previous: ChainLink | None, withdrawn) -> Iterator[str]:
    record, salts = json.loads(edition.record), json.loads(edition.salts)
    if previous and edition.published_at <= previous.published_at:
        yield f"{_named(edition)}: 公開日時が前の版より後になっていません"
    if canonical.canonical(record) != edition.record or format_of(record) != edition.format:
        yield f"{_named(edition)}: 記録の書き方が正規の形ではありません"
    if edition.digest != _digest(edition, previous, record, salts):
        yield f"{_named(edition)}: 指紋が合いません。記録が公開のあとで書き換えられています"
    if not _all_withdrawals_told(edition, record, salts):
        yield f"{_named(edition)}: 取消しの印のない文言が、確かめられなくなっています"
    corrected = [row.block_key for row in edition.corrections.all() if row.block_key not in withdrawn]
    if corrected != [key for key in _corrected_keys(before, edition, record) if key not in withdrawn]:
        yield f"{_named(edition)}: 訂正の一覧が、前の版との違いと合いません"


def _all_withdrawals_told(edition, record, salts) -> bool:
    """Tells whether each text without a salt has the redaction of a withdrawal that readers are told of."""
    withdrawn, tombstones = canonical.withdrawn_leaves(salts), json.loads(edition.tombstones)
    return all(
        redactions_in(text).keys() & tombstones.keys() for key, text in texts(record) if key in withdrawn
    )


def _digest(edition, previous: ChainLink | None, record, salts) -> str | None:
    """Computes the digest of an edition again; None where its salts are not those of its texts."""
    if set(salts) != {key for key, _ in texts(record)}:
        return None
    return canonical.edition_digest(
        previous=previous.digest if previous else edition.address,
        number=edition.number,
        published_at=edition.published_at,
        status=edition.status,
        categories=[[row.key, row.category] for row in edition.corrections.all()],
        record=record,
        salts=salts,
    )


def _corrected_keys(before, edition, record) -> list[BlockKey]:
    """Returns the blocks that differ from the edition before.

    Only editions of a record are compared, no announcements, and none with one that was taken down before it.
    """
    if before is None or not {before.status, edition.status} <= RECORD_STATUSES:
        return []
    if before.retraction_id != edition.retraction_id:
        return []
    return [change.key for change in changes(read_record(before.record), as_read(record))]
