"""Does what is public still add up? Recomputes digests, chains, corrections and passages from the stored text."""

import json
from collections.abc import Iterator

from minutes.models import Edition, Meeting, Passage
from minutes.publication import canonical
from minutes.publication.diff import changes
from minutes.publication.passages import passages_of
from minutes.publication.publish import RECORD_STATUSES, columns_of


def verify_meeting(meeting: Meeting) -> list[str]:
    """What does not hold among a meeting's editions, one Japanese line each; empty when all is well."""
    editions = list(meeting.editions.order_by("number").prefetch_related("corrections"))
    problems = [
        line
        for number, edition in enumerate(editions, 1)
        for line in _edition_problems(editions, number, edition)
    ]
    if editions and [edition.is_newest for edition in editions] != [False] * (len(editions) - 1) + [True]:
        problems.append(f"{editions[-1].address}: 最新の版の印が正しくありません")
    if editions:
        problems.extend(_passage_problems(editions[-1]))
    return problems


def _edition_problems(editions, number, edition) -> Iterator[str]:
    previous = editions[number - 2] if number > 1 else None
    record, salts = json.loads(edition.record), json.loads(edition.salts)
    if edition.number != number:
        yield f"{edition}: 版の番号が続いていません（{number}のはず）"
    if previous and edition.published_at <= previous.published_at:
        yield f"{edition}: 公開日時が前の版より後になっていません"
    if canonical.canonical(record) != edition.record:
        yield f"{edition}: 記録の書き方が正規の形ではありません"
    if any(getattr(edition, name) != value for name, value in columns_of(record).items()):
        yield f"{edition}: 一覧用の欄が記録と違います"
    if edition.digest != _digest(edition, previous, record, salts):
        yield f"{edition}: 指紋が合いません。記録が公開のあとで書き換えられています"
    if [row.key for row in edition.corrections.all()] != _corrected_keys(previous, edition, record):
        yield f"{edition}: 訂正の一覧が、前の版との違いと合いません"


def _digest(edition, previous, record, salts):
    if set(salts) != {key for key, _ in canonical.texts(record)}:
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


def _corrected_keys(previous, edition, record):
    if previous is None or not {previous.status, edition.status} <= RECORD_STATUSES:
        return []
    return [change.key for change in changes(json.loads(previous.record), record)]


def _passage_problems(newest: Edition) -> Iterator[str]:
    announced = newest.status in Edition.ANNOUNCEMENTS
    wanted = [
        row | {"address": newest.address}
        for row in passages_of(json.loads(newest.record), announced=announced)
    ]
    names = list(wanted[0])
    standing = Passage.objects.filter(meeting=newest.meeting_id).order_by("position").values(*names)
    if [{name: str(value) for name, value in row.items()} for row in standing] != [
        {name: str(value) for name, value in row.items()} for row in wanted
    ]:
        yield f"{newest}: 検索用の掲載箇所が記録と合いません"
