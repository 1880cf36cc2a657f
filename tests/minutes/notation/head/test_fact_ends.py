"""Facts end where the next number, a list of people or a heading begins, and none opens within the talk."""

from minutes.notation.document import Item, Narration, Turn
from minutes.notation.parser import parse


def test_the_next_number_of_the_outer_numbering_ends_a_fact():
    document = parse("水瀬会議録\n1 日時\n令和8年7月2日\n2 場所\n会議室\n3 経過\n説明した。")
    assert (document.time, document.venue) == ("令和8年7月2日", "会議室")
    assert document.blocks == (Item("3 経過"), Narration("説明した。"))


def test_a_list_within_a_fact_does_not_end_it():
    document = parse(
        "水瀬会議録\n1.日時\n令和8年7月2日\n2.出席者\n1.水瀬市\n2.汐見村\n3.若草町\n3.内容\n説明した。"
    )
    assert document.attendance == "1.水瀬市\n2.汐見村\n3.若草町"
    assert document.blocks == (Item("3.内容"), Narration("説明した。"))


def test_below_an_agenda_in_the_head_a_further_fact_can_follow():
    document = parse(
        "水瀬会議録\n1.日時\n令和8年7月2日\n2.議題\n1. 予算について\n3.出席者\n(委員)\n林委員\n4.議事録\n（事務局）\n開きます。"
    )
    assert document.attendance == "(委員)\n林委員"
    assert document.agenda == "1. 予算について"
    assert document.blocks == (
        Item("4.議事録"),
        Turn("事務局", "開きます。"),
    )
    assert document.problems == ()


def test_a_sentence_below_an_agenda_is_its_narration():
    document = parse("水瀬会議録\n日時：令和8年7月2日\n議題\n会長が開いた。\n場所\n二階である。")
    assert document.blocks == (Item("議題"), Narration("会長が開いた。\n場所\n二階である。"))


def test_lists_of_people_belong_to_those_present_with_their_headings():
    document = parse(
        "水瀬会議録\n〇出席議員（２人）\n１番　林　太郎\n〇欠席議員（１人）\n３番　森　三郎\n説明のため出席した者\n（会計室長）\n教育長　堤　二郎\n"
        "○議長（林太郎君）　会議を開きます。"
    )
    assert document.attendance == (
        "（２人）\n１番　林　太郎\n〇欠席議員（１人）\n３番　森　三郎\n説明のため出席した者\n（会計室長）\n教育長　堤　二郎"
    )
    assert document.blocks == (Turn("議長（林太郎君）", "会議を開きます。"),)
    assert document.problems == ()


def test_a_heading_below_a_blank_line_ends_a_fact_on_one_line():
    document = parse(
        "水瀬会議録\n出席者: 水瀬市\n\n1. 祭りについて\n八月に開く。\n2. 防災について\n九月に行う。"
    )
    assert document.attendance == "水瀬市"
    assert document.blocks == (
        Item("1. 祭りについて"),
        Narration("八月に開く。"),
        Item("2. 防災について"),
        Narration("九月に行う。"),
    )


def test_a_line_between_blank_lines_above_a_turn_is_its_heading():
    text = (
        "水瀬会議録\n\n諸般の報告\n\n議長(林太郎君)\n\n報告します。\n\n指名\n\n議長(林太郎君)\n\n二名です。"
    )
    assert parse(text).blocks == (
        Item("諸般の報告"),
        Turn("議長(林太郎君)", "報告します。"),
        Item("指名"),
        Turn("議長(林太郎君)", "二名です。"),
    )


def test_asterisks_around_a_heading_leave_no_blank_at_its_edge():
    assert parse("水瀬会議録\n出席者：林\n◎欠席者\t**").attendance == "林\n◎欠席者"
