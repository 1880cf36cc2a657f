"""How a text reads, asked by the page's script: the blocks that differ from those shown, and nothing is sent twice."""

import pytest

from tests.minutes.admin.manuscript.manuscripts import address, open_page

TURN = "（深川市）　#12\n十日と決めている。"


@pytest.fixture
def text(client, meeting):
    return open_page(client, meeting)["manuscript"]


@pytest.fixture
def read(client, meeting):
    """read(text, shown) returns the answer; `shown` are the signs of the blocks that the page shows."""

    def ask(text, shown=()):
        return client.post(address(meeting, "read"), {"manuscript": text, "shown": ",".join(shown)}).json()

    return ask


def signs(reading):
    return [block["sign"] for block in reading["blocks"]]


def shown_after(shown, reading):
    """What the script shows after an answer."""
    return shown[: reading["first"]] + signs(reading) + shown[len(shown) - reading["last"] :]


def test_the_first_answer_has_every_block_with_its_line(read, text):
    reading = read(text)
    assert reading["counts"] == {"議題": 4, "発表・照会": 2, "設問": 0, "発言": 5, "地の文": 4}
    assert (reading["first"], reading["last"], len(reading["blocks"])) == (0, 0, 15)
    assert reading["lines"][-4] == text.split("\n").index("（深川市）　#12") + 1
    assert {name: value for name, value in reading["blocks"][-4].items() if name != "sign"} == {
        "number": 12,
        "kind": "turn",
        "label": "深川市",
        "words": ["十日と決めている。"],
        "unknown": False,
    }


def test_what_is_shown_already_is_not_sent(read, text):
    reading = read(text, signs(read(text)))
    assert (reading["first"], reading["last"], reading["blocks"]) == (15, 0, [])


@pytest.mark.parametrize(
    ("old", "new", "sent"),
    [
        ("十日と", "八日と", 1),
        (f"{TURN}\n\n", "", 0),
        (TURN, f"{TURN}\n\n（深川市）\n重ねて言う。\n\n{TURN.replace('　#12', '')}", 2),
        (TURN, f"{TURN}\n\n{TURN.replace('　#12', '')}\n\n{TURN.replace('　#12', '')}", 2),
    ],
    ids=["changed", "gone", "new", "twice the same"],
)
def test_only_the_span_that_differs_is_sent_and_makes_the_page_what_it_reads(read, text, old, new, sent):
    shown = signs(read(text))
    changed = text.replace(old, new)
    assert changed != text
    reading = read(changed, shown)
    whole = read(changed)
    assert len(reading["blocks"]) == sent
    assert shown_after(shown, reading) == signs(whole)
    assert reading["lines"] == whole["lines"]


def test_a_name_that_became_unknown_is_sent_again(read, text):
    reading = read(text.replace("（深川市）　#12", "（深河市）　#12"), signs(read(text)))
    assert [(block["label"], block["unknown"]) for block in reading["blocks"]] == [("深河市", True)]


def test_signs_that_are_none_get_every_block(read, text):
    assert len(read(text, ["", "x"])["blocks"]) == 15
