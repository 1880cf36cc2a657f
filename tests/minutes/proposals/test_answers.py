"""Which turns a turn answers."""

from tests.minutes.proposals.talks import proposed


def test_the_next_turn_of_each_who_is_asked_answers():
    lines = "事務局：所沢市と町田市にお聞きしたい。\n所沢市：一つ。\n町田市：二つ。\n高松市：当市も同じ。\n所沢市：もう一つ。"
    assert proposed("inquiry", lines) == {0: ["所沢市", "町田市"], 1: [0], 2: [0]}


def test_what_is_asked_for_later_is_answered_later():
    lines = (
        "事務局：後ほど高松市にお聞きする。まず所沢市はどうか。\n所沢市：一つ。\n"
        "事務局：レベル感を高松市に、そして町田市の認識をお聞きしたい。\n高松市：二つ。\n町田市：三つ。"
    )
    assert proposed("inquiry", lines) == {
        0: ["高松市", "所沢市"],
        1: [0],
        2: ["高松市", "町田市"],
        3: [0, 2],
        4: [2],
    }


def test_what_is_asked_for_later_waits_through_the_headings_of_its_item():
    lines = "事務局：後ほど高松市にお聞きする。\n照会：所沢市\n高松市：それでは申し上げる。"
    assert proposed("inquiry", lines) == {0: ["高松市"], 2: [0]}
    lines = "事務局：高松市にお聞きする。\n照会：所沢市\n高松市：それでは申し上げる。"
    assert proposed("inquiry", lines) == {0: ["高松市"]}


def test_another_than_the_one_asked_may_answer():
    lines = (
        "水瀬市：評判はどうか。\n高松市：良い。\n水瀬市：首長の評価はどうか。\n所沢市：前の町長は推していた。"
    )
    assert proposed("inquiry", lines) == {1: [0], 2: ["高松市"], 3: [2]}


def test_who_speaks_between_a_question_and_its_answer_does_not_answer():
    lines = "事務局：高松市にお聞きしたい。\n所沢市：その前に一言述べる。\n高松市：お答えする。"
    assert proposed("inquiry", lines) == {0: ["高松市"], 2: [0]}


def test_a_question_may_stay_without_an_answer():
    lines = "事務局：高松市から説明をお願いしたい。\n地：高松市から説明が行われた。\n事務局：所沢市はどうか。\n所沢市：はい。\n高松市：別の件である。"
    assert proposed("inquiry", lines) == {0: ["高松市"], 2: ["所沢市"], 3: [2]}


def test_questions_in_a_row_are_answered_together():
    lines = "高松市：費用はいくらか。\n所沢市：あわせて、期間はどの程度か。\n水瀬市：百万円で、半年である。"
    assert proposed("report", lines) == {0: ["水瀬市"], 1: ["水瀬市"], 2: [0, 1]}


def test_a_question_of_another_in_between_does_not_end_the_waiting():
    lines = (
        "事務局：高松市と所沢市にお聞きしたい。\n高松市：一つ。\n町田市：高松市に重ねて尋ねたい。\n"
        "高松市：十万円。\n所沢市：二つ。"
    )
    assert proposed("inquiry", lines) == {
        0: ["高松市", "所沢市"],
        1: [0],
        2: ["高松市"],
        3: [2],
        4: [0],
    }


def test_once_the_asker_has_gone_on_nobody_waits():
    lines = "事務局：高松市にお聞きしたい。\n所沢市：一言述べる。\n事務局：町田市はどうか。\n町田市：はい。\n高松市：別の件である。"
    assert proposed("inquiry", lines) == {0: ["高松市"], 1: [0], 2: ["町田市"], 3: [2]}


def test_everybody_is_asked_and_several_answer():
    lines = "水瀬市：ほかの団体ではどうしているか。\n高松市：紙である。\n所沢市：電子である。\n水瀬市：よくわかった。"
    assert proposed("inquiry", lines) == {1: [0], 2: [0]}


def test_an_answer_may_end_in_a_question_to_nobody():
    lines = (
        "事務局：高松市はどうか。\n高松市：現実にはテキストでのやり取りになるだろうか。\n所沢市：同じである。"
    )
    assert proposed("inquiry", lines) == {0: ["高松市"], 1: [0]}


def test_a_polite_question_to_nobody_is_answered_too():
    lines = "水瀬市：地元からの評判はいかがでしょうか。\n高松市：良いです。"
    assert proposed("inquiry", lines) == {1: [0]}
    lines = "水瀬市：少しずつ良くなるのでしょうか。\n高松市：紙で残しています。"
    assert proposed("inquiry", lines) == {}


def test_a_counter_question_is_no_answer():
    lines = "事務局：高松市はどうか。\n高松市：どの年度の話か。\n事務局：昨年度である。\n高松市：三件である。"
    assert proposed("inquiry", lines)[3] == [0]


def test_who_gives_the_floor_does_not_answer():
    lines = (
        "地：事務局が案を述べた。\n高松市：会費は据え置くのか。\n座長（林委員）：事務局。\n事務局：据え置く。"
    )
    assert proposed("item", lines) == {1: ["事務局"], 3: [1]}


def test_a_withdrawn_turn_asks_nothing_and_answers_nothing():
    lines = "事務局：高松市にお聞きしたい。\n高松市：［取消し11-1］\n高松市：別の件である。\n事務局：［取消し13-1］\n所沢市：はい。"
    assert proposed("inquiry", lines) == {0: ["高松市"]}
