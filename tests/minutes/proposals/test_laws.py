"""Laws of what is proposed, over any talk."""

from hypothesis import given, settings
from hypothesis import strategies as st

from minutes.proposals.proposer import propose
from tests.minutes.proposals.talks import LABELS, NUMBERS, registry, talk

WORDS = [
    "高松市ではどうか。",
    "後ほど所沢市にお話を聞きたい。",
    "町田市と高松市に伺います。",
    "費用はいくらか。",
    "ほかの団体ではどうか。",
    "紙で残している。",
    "承知した。福島町さん、お願いします。",
    "どうなるだろうか。",
    "［取消し10-1］",
]
LINES = st.one_of(
    st.builds("{}：{}".format, st.sampled_from(LABELS), st.sampled_from(WORDS)),
    st.sampled_from(["地：高松市から説明が行われた。", "照会：所沢市"]),
)


@settings(max_examples=300)
@given(st.lists(LINES, min_size=1, max_size=14), st.sampled_from(["report", "inquiry", "item"]))
def test_ties_hold_in_the_talk(lines, kind):
    said = talk(kind, "\n".join(lines))
    turns = {block.number: block for block in said.blocks if block.kind == "turn"}
    proposals = propose(said, registry())
    assert [one.turn for one in proposals] == sorted({one.turn for one in proposals})
    for one in proposals:
        assert not turns[one.turn].is_withdrawn
        addressed = [tie.number for tie in one.addressed]
        assert len(addressed) == len(set(addressed))
        assert set(addressed) <= set(NUMBERS.values()) - {turns[one.turn].speaker}
        answered = [tie.number for tie in one.answers]
        assert answered == sorted(set(answered))
        assert all(number < one.turn for number in answered)
        assert all(turns[number].speaker != turns[one.turn].speaker for number in answered)
        assert not any(turns[number].is_withdrawn for number in answered)
        assert all(tie.ground for tie in (*one.addressed, *one.answers))
