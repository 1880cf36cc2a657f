"""The sentences that changed: nothing changed is left out, and both wordings are cut at the same ends."""

from hypothesis import given
from hypothesis import strategies as st

from minutes.compare.text_diff import SAME, DiffPiece, text_diff, wording_after, wording_before
from minutes.exports.papers.changed_sentences import changed_sentences

TEXTS = st.text(st.sampled_from("ああ仮想C3。。、」\n"), max_size=60)


def shown(before, after):
    return "".join(
        {"same": "{}", "removed": "[-{}]", "added": "[+{}]"}[piece.kind].format(piece.text)
        for piece in changed_sentences(text_diff(before, after))
    )


def test_the_sentence_alone_and_a_sign_where_sentences_between_are_left_out():
    before = "はじめの文。あくまでCVSで渡す。検討中である。次の文。仮装化した。終わり。"
    after = "はじめの文。あくまでCSVで渡す。検討中である。次の文。仮想化した。終わり。"
    assert shown(before, after) == "あくまで[-CVS][+CSV]で渡す。……[-仮装化][+仮想化]した。"


def test_a_full_stop_too_many_stays_with_its_sentence():
    assert shown("どの程度か。。次の文。", "どの程度か。次の文。") == "どの程度か。[-。]"
    assert (
        shown("「その時」が来た。」次の文。", "「その時」が来る。」次の文。")
        == "「その時」が来[-た][+る]。」"
    )


def test_a_line_that_was_added_is_shown_with_the_line_that_it_follows():
    assert shown("一行目。\n二行目。", "一行目。\n二行目。\n三行目。") == "二行目。[+\n三行目。]"


def test_a_text_in_which_nothing_differs_is_shown_whole():
    assert shown("一。二。", "一。二。") == "一。二。"


@given(TEXTS, TEXTS)
def test_what_differs_is_all_there_and_each_side_is_of_its_wording(before, after):
    pieces = text_diff(before, after)
    kept = changed_sentences(pieces)
    assert [piece for piece in kept if piece.kind != SAME] == [
        piece for piece in pieces if piece.kind != SAME
    ]
    for wording, side in ((before, wording_before), (after, wording_after)):
        place = 0
        for part in side(kept).split("……"):
            place = wording.index(part, place) + len(part)


@given(TEXTS)
def test_a_new_text_is_whole(text):
    pieces = [DiffPiece("added", text)]
    assert changed_sentences(pieces) == pieces
