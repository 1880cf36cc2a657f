"""Whatever the words of a record are, its file is valid and says them: controls that XML cannot hold fall away alone."""

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from minutes.akoma_ntoso.debate import akoma_ntoso
from minutes.akoma_ntoso.debate_edition import ChainedEdition, DebateEdition, NotedCorrection, NotedWithdrawal
from minutes.exports.xml_text import valid_xml_text
from minutes.notation.redactions import plain_redactions
from minutes.record.block_keys import BlockKey
from tests.minutes.akoma_ntoso.schema import narrated_in, said_in, valid
from tests.texts import any_text, tries

AT = datetime.datetime(2026, 9, 24, 12, tzinfo=datetime.timezone(datetime.timedelta(hours=9)))
EDITION = DebateEdition(
    "会議録",
    "https://kaigiroku.example.jp",
    "2026-09-03-1",
    2,
    (ChainedEdition(1, AT, "速報"), ChainedEdition(2, AT + datetime.timedelta(hours=1), "確定")),
    (NotedCorrection(2, BlockKey.parse("u99"), "removed", "誤記", "二度\x0c書かれていた。"),),
    {"3-1": NotedWithdrawal(datetime.date(2026, 9, 25), "申出<による>", "規程\x00")},
)
PIECES = st.sampled_from(
    ["・", "\t", "\n", "あ", "件数", "［取消し3-1］", "<&>", "\r", "\x0c", "\u3000", " "]
)
words = st.one_of(any_text(), st.lists(PIECES, max_size=12).map("".join))


def record(title, label, said, told) -> dict:
    return {
        "title": title,
        **dict.fromkeys(("time", "venue", "agenda", "outcome", "contact", "updated"), told),
        "attendance": said,
        "held_on": "2026-09-03",
        "sample": True,
        "letters": {},
        "body": {"key": label, "name": label},
        "attendees": [
            {"number": 9, "label": label, "label_kind": "organisation", "capacity_kind": "officer"}
            | {"representative": told, "code": "012289"}
        ],
        "handouts": [
            {"number": 8, "label": label, "title": told, "file": None, "used_by": [], "not_held": True}
        ],
        "blocks": [
            {"number": 1, "block_kind": "narration", "text": told},
            {"number": 2, "block_kind": "item", "item_kind": "other", "title": title},
            {"number": 3, "block_kind": "turn", "speaker": 9, "text": said, "addressed_to": [9]},
            {"number": 4, "block_kind": "presentation", "presentation_kind": "inquiry"}
            | {"presenter": 9, "titles": [title, told]},
            {"number": 5, "block_kind": "question", "text": said, "choices": [told]},
            {"number": 6, "block_kind": "turn", "speaker": 9, "text": told, "replies_to": [3]},
        ],
        "answers": [
            {"number": 7, "question": 5, "attendee": 9, "choice": told, "text": said}
            | {"received_on": None, "way_kind": "mail"}
        ],
        "tallies": [],
        "reason": "",
        "reasons": {},
    }


def as_read(text):
    """The lines that have anything, as readers see them. The cells that a short row lacks are seen by nobody."""
    lines = (plain_redactions(valid_xml_text(line)) for line in text.split("\n") if line)
    return [line.rstrip("\t") for line in lines]


@settings(max_examples=tries(40))
@given(words, words, words, words)
def test_any_words(title, label, said, told):
    root = valid(akoma_ntoso(record(title, label, said, told), EDITION))
    turns = {number: (kind, words.split("\n")) for number, (kind, _, words) in said_in(root).items()}
    assert {
        number: (kind, [line.rstrip("\t") for line in lines]) for number, (kind, lines) in turns.items()
    } == {3: ("question", as_read(said) or [""]), 6: ("answer", as_read(told) or [""])}
    narrated = [line.rstrip("\t") for line in narrated_in(root)[1].split("\n")]
    assert narrated == (as_read(told) or [""])
