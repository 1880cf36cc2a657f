"""What a withdrawal leaves in clear, in words for the clerk who is about to make it."""

from minutes.models import Meeting
from minutes.notation.facts import FACT_BY_NAME
from minutes.record.block_keys import ANSWER, ATTENDEE, FACT, HANDOUT, BlockKey
from minutes.record.block_text import block_name
from minutes.record.format_1 import left_in_clear

DAY = "開催日とウェブのアドレス。会議のアドレスなので残ります。"
OF_ROWS = {
    ATTENDEE: "資格（役員、出席者など）と、団体か個人かの区別。",
    HANDOUT: "ファイルがあれば、その種類と大きさ。",
    ANSWER: "どの団体がどの設問に答えたかと、受けた日、受けた方法。",
}
IN_DOWNLOADS = "{}のデータ（JSON）に、{}。"


def what_stays(meeting: Meeting, keys: list[BlockKey]) -> list[tuple[str, str]]:
    """Returns (place, what stays there) for each block from which a withdrawal takes words and leaves something."""
    editions = meeting.editions.filter(format=1).order_by("number").values_list("number", flat=True)
    numbers = "、".join(f"第{number}版" for number in editions)
    return [(block_name(key), words) for key in keys for words in _of_block(key, numbers)]


def _of_block(key: BlockKey, numbers: str) -> list[str]:
    """`numbers` are those of the editions of format 1, whose digests cover more."""
    stays = DAY if key.kind == FACT and FACT_BY_NAME[key.fact].stays else OF_ROWS.get(key.kind, "")
    in_clear = left_in_clear(key)
    return [
        *([stays] if stays else []),
        *([IN_DOWNLOADS.format(numbers, in_clear)] if numbers and in_clear else []),
    ]
