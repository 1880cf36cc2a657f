"""A speaker's line is a name in brackets, alone on the line, that ends as organisations and offices do."""

import pytest

from minutes.notation.document import Item, Narration, Turn
from minutes.notation.parser import parse
from minutes.notation.reading.line_marks import DOUBTFUL_SPEAKER, INVALID_LABEL, WORDS_AFTER_SPEAKER
from minutes.notation.reading.speakers import is_doubtful_speaker, is_speaker


def read(text):
    document = parse(f"会議録\n意見交換\n{text}")
    assert document.blocks[0] == Item("意見交換")
    return document.blocks[1:], [(problem.line - 2, problem.message) for problem in document.problems]


SPEAKERS = """
水瀬市 汐見村 若草町 湖北県 神奈川県 東京都 北海道 京都府 大阪府 江東区 四日市市 たつの市 大町市 村上市 区界町 国立市
総務省 文化庁 内閣府 事務局 総務課 総務部 企画室 法務局 市町村課 町内会 教育委員会 湖北広域事務組合 公文書館
地方公共団体情報システム機構 湖北大学 情報センター 湖北銀行
議長 会長 委員長 林委員長 司会 座長 総務課長 福島長期計画担当課長 山田教授 遠藤専門官
""".split()
NO_SPEAKERS = f"""
案1 1 10月8日 第2部 資料1 その他 意見交換会 説明会 会議 山田 深川 略 笑
同市 当町 本県 各団体 全市町村 他の市町村 県内市町村 関係課 我が市 市 紙の町 市、町 水瀬市。 （市） 水瀬:市 水瀬市から
指定都市 中核市 朝市 株式市 会議室 休憩室 城下町 農村 一部 上部 全部 管区 退院 結局 集団 登庁
情報公開について 予算に関する委員会 両氏 {"あ" * 40}市
""".split()


@pytest.mark.parametrize("label", SPEAKERS)
@pytest.mark.parametrize("line", ["（{}）", "({})", "（{})", "（　{}　）"])
def test_a_possible_speaker_begins_a_turn(label, line):
    assert is_speaker(label)
    assert read(f"{line.format(label)}\nはい。") == ((Turn(label, "はい。"),), [])


@pytest.mark.parametrize("label", NO_SPEAKERS)
def test_any_other_name_is_part_of_the_turn_above(label):
    assert not is_speaker(label)
    assert read(f"（水瀬市）\nはい。\n（{label}）\n以上である。")[0] == (
        Turn("水瀬市", f"はい。\n（{label}）\n以上である。"),
    )


@pytest.mark.parametrize(
    "line",
    """
    (案1)紙をなくす （案２） (10月8日(水)) （令和8年5月21日） (1) （4件） （資料1参照） （照会事項について） （質疑応答）
    （拍手） （以上） （「異議なし」と呼ぶ者あり） (USB)の管理
    """.split(),
)
def test_an_aside_is_part_of_the_turn_and_no_problem(line):
    assert read(f"（水瀬市）\n次を述べた。\n{line}\n以上である。") == (
        (Turn("水瀬市", f"次を述べた。\n{line}\n以上である。"),),
        [],
    )


def test_a_doubtful_name_is_part_of_the_turn_above_and_the_clerk_is_told():
    assert read("（水瀬市）\nはい。\n（山田太郎）\nいいえ。") == (
        (Turn("水瀬市", "はい。\n（山田太郎）\nいいえ。"),),
        [(3, DOUBTFUL_SPEAKER.format("山田太郎"))],
    )


def test_a_doubtful_name_is_a_speaker_where_the_text_says_so_elsewhere():
    """A number behind the name says so, or the 出席者 block; then every line with that name begins a turn."""
    turns = (Turn("山田太郎", "いいえ。"), Turn("水瀬市", "はい。"))
    assert parse("■ 議題\n（山田太郎）\nいいえ。\n（水瀬市）　#\nはい。\n（山田太郎）　#\n左様。").blocks == (
        Item("議題"),
        *turns,
        Turn("山田太郎", "左様。"),
    )
    read_with_attendees = parse(
        "会議録\n出席者\n役員：水瀬市、山田太郎\n開会\n（山田太郎）\nいいえ。\n（水瀬市）\nはい。"
    )
    assert (read_with_attendees.blocks, read_with_attendees.problems) == ((Item("開会"), *turns), ())


def test_an_aside_is_no_speaker_even_where_another_line_marks_it_as_one():
    document = parse("■ 議題\n（笑）　#\nはい。\n（山田）　#\nはい。\n（笑）\n（山田）\nはい。")
    assert document.blocks == (
        Item("議題"),
        Turn("笑", "はい。"),
        Turn("山田", "はい。\n（笑）"),
        Turn("山田", "はい。"),
    )


def test_a_doubtful_name_directly_below_a_presentation_is_no_further_title():
    text = "■ 会議名\n会\n■ 発表\n□ 水瀬市：紙\n（山田太郎）\nはい。"
    assert parse(text).blocks[2:] == (Narration("（山田太郎）\nはい。"),)
    assert [problem.message for problem in parse(text).problems] == [DOUBTFUL_SPEAKER.format("山田太郎")]
    assert parse(f"{text}\n（山田太郎）　#9\nはい。").blocks[2:] == (
        Turn("山田太郎", "はい。"),
        Turn("山田太郎", "はい。", 9),
    )


def test_words_on_the_speakers_line_are_the_turn_where_a_second_line_has_that_shape():
    assert read("（水瀬市） はい。\n（汐見村）いいえ。") == (
        (Turn("水瀬市", "はい。"), Turn("汐見村", "いいえ。")),
        [],
    )
    assert read("（水瀬市） はい。") == (
        (Narration("（水瀬市） はい。"),),
        [(1, WORDS_AFTER_SPEAKER.format("水瀬市"))],
    )


@pytest.mark.parametrize("label", ["林（和）委員", "総務課長(山田)", "養父市（やぶし）"])
def test_a_speaker_may_have_one_bracket_in_the_name(label):
    assert read(f"（水瀬市）\nはい。\n（{label}）\nいいえ。") == (
        (Turn("水瀬市", "はい。"), Turn(label, "いいえ。")),
        [],
    )


@pytest.mark.parametrize("line", ["（林（和）（東）委員）", "(総務課長(山田)(兼務))"])
def test_a_speaker_with_more_brackets_in_the_name_stays_and_the_clerk_is_told(line):
    """Otherwise that person's words would be attributed to the speaker above, and nobody would notice."""
    assert read(f"（水瀬市）\nはい。\n{line}\nいいえ。") == (
        (Turn("水瀬市", f"はい。\n{line}\nいいえ。"),),
        [(3, INVALID_LABEL)],
    )


def test_a_capacity_in_the_attendance_block_is_no_speaker():
    attendance = "（役員）\n水瀬市\n（事務局）\n（水瀬市）山田課長\n（オブザーバー）\n総務省"
    document = parse(f"会議録\n出席者\n{attendance}\n開会\n（事務局）\nはい。")
    assert document.attendance == attendance
    assert (document.blocks, document.problems) == ((Item("開会"), Turn("事務局", "はい。")), ())


@pytest.mark.parametrize(
    ("label", "doubtful"),
    [
        ("山田", 1),
        ("市民", 1),
        ("水瀬市", 0),
        ("略", 0),
        ("10月8日", 0),
        ("意見交換について", 0),
        ("山田:太郎", 0),
        ("あ" * 41, 0),
    ],
)
def test_a_name_is_doubtful_if_it_may_be_a_speaker(label, doubtful):
    assert is_doubtful_speaker(label) == bool(doubtful)
