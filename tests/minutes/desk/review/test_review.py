"""Review (校閲): what each rule reports and what it lets pass, and all findings of the real record."""

from dataclasses import replace

import pytest

from minutes.desk.review import findings
from minutes.notation.parser import parse
from minutes.notation.writer import lines_of_blocks, write
from tests.builders import MANUSCRIPT

NOBODY: dict[str, list[str]] = {}


def numbered(text):
    document = parse(text)
    return replace(
        document, blocks=tuple(replace(block, number=n) for n, block in enumerate(document.blocks, start=1))
    )


def messages(text, unidentified=NOBODY):
    return [finding.message for finding in findings(numbered(text), unidentified)]


def record_with(words):
    """Returns a record in which 当別町 says these words and which is otherwise without a fault."""
    return MANUSCRIPT.replace("当町は二か月を要する。", words)


def test_a_record_without_a_fault():
    assert messages(MANUSCRIPT) == []


def test_the_real_record(real_text):
    candidates = {"美里町": ["宮城県 美里町", "埼玉県 美里町", "熊本県 美里町"], "松前町": []}
    document = numbered(real_text)
    reported = findings(document, candidates)
    assert [(finding.message, finding.number, finding.mild) for finding in reported] == [
        (
            "「美里町」がどの団体か、まだ決まっていません（宮城県 美里町、埼玉県 美里町、熊本県 美里町のどれか）。",
            None,
            False,
        ),
        ("「松前町」がどの団体か、まだ決まっていません（団体の表に候補がありません）。", None, False),
        (
            "会議名には平成23年度とありますが、開催日（平成24年10月23日）は平成24年度です。",
            None,
            False,
        ),
        (
            "出席者の欄では役員と出席者は19団体ですが、事務局と総務省のほかに21団体が発言しています。",
            None,
            False,
        ),
        ("「資料1」が本文に出てきますが、配付資料の欄にありません。", 10, False),
        ("「追加資料1」が本文に出てきますが、配付資料の欄にありません。", 14, False),
        ("「資料2」が本文に出てきますが、配付資料の欄にありません。", 19, False),
        ("「資料3」が本文に出てきますが、配付資料の欄にありません。", 21, False),
        ("「資料4」が本文に出てきますが、配付資料の欄にありません。", 27, False),
        ("「追加資料2」が本文に出てきますが、配付資料の欄にありません。", 87, False),
        ("「。。」と続いています：…、使用料はどの程度か。。", 22, False),
        ('「“」の相手がありません：…ちこちから来ている。“そのとき"が来たとき…', 79, False),
        ("同じ言葉が違う書き方になっています：「facebook」1回、「Facebook」1回", 25, False),
    ]
    manuscript, lines = write(document).split("\n"), lines_of_blocks(document)
    for finding in reported:
        if finding.number:
            assert finding.line == lines[finding.number]
            assert manuscript[finding.line - 1].endswith(f"　#{finding.number}")
        else:
            assert finding.line == 0


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("遅れた、、と聞く。", ["「、、」と続いています：遅れた、、と聞く。"]),
        ("・・・と言う。", []),
        ("「公開と言った。", ["「「」の相手がありません：「公開と言った。"]),
        ("公開」と言った。", ["「」」の相手がありません：公開」と言った。"]),
        ("「公開は『早く』」と言った。", []),
        ("1) 早い。\n2) 遅い。", []),
        ('"公開"と"早く', ['「"」の相手がありません："公開"と"早く']),
        ("（一部（仮））である。", []),
    ],
)
def test_punctuation_and_brackets(words, expected):
    assert messages(record_with(words)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "ベンダとベンダーとベンダーに聞いた。",
            ["同じ言葉が違う書き方になっています：「ベンダー」2回、「ベンダ」1回"],
        ),
        ("ＰＣとPCがある。", ["同じ言葉が違う書き方になっています：「ＰＣ」1回、「PC」1回"]),
        ("サーバとサービス。", []),
        ("USBとUSBメモリ。", []),
    ],
)
def test_one_word_in_two_spellings(words, expected):
    assert messages(record_with(words)) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("準拠は深川市、当別町及び美里町で、19団体中3団体である。", []),
        (
            "準拠は深川市、当別町及び美里町で、19団体中7団体である。",
            ["「19団体中7団体」とありますが、名を挙げているのは3団体です（深川市、当別町、美里町）。"],
        ),
        ("19団体中7団体が準拠する。", []),
    ],
)
def test_a_tally_against_the_names_in_its_sentence(words, expected):
    assert messages(record_with(words)) == expected


def test_a_listed_handout_cited_in_full_width_digits_is_listed():
    assert messages(MANUSCRIPT.replace("、資料1に", "、資料１に")) == []
    assert messages(MANUSCRIPT.replace("資料1　文書", "資料2　文書")) == [
        "「資料1」が本文に出てきますが、配付資料の欄にありません。"
    ]


def test_who_speaks_without_attending_and_who_attends_without_speaking():
    assert messages(MANUSCRIPT.replace("出席者：当別町、美里町", "出席者：当別町、滝川市")) == [
        "「美里町」が発言していますが、出席者の欄にありません。",
        "「滝川市」は出席していますが、発言がありません。",
    ]


def test_digits_in_both_widths_are_mentioned_last():
    reported = findings(numbered(record_with("１２日、、と13日。")), NOBODY)
    assert [(finding.key, finding.mild) for finding in reported] == [
        ("doubled:13:、、", False),
        ("width:digits", True),
    ]


def test_a_day_that_cannot_be_read():
    assert messages(MANUSCRIPT.replace("令和8年9月3日 13:30~16:30", "未定"))[0].startswith(
        "日時を読み取れません。"
    )


def test_a_line_that_may_be_another_speakers_is_a_point_with_its_block():
    document = numbered(record_with("当町は二か月を要する。"))
    blocks = tuple(
        replace(block, text=f"{block.text}\n○海野委員　賛成です。\n銀河連盟：賛成です。\n（深川市）")
        if getattr(block, "text", "") == "当町は二か月を要する。"
        else block
        for block in document.blocks
    )
    edited = replace(document, blocks=blocks)
    place = next(block.number for block in blocks if "○" in getattr(block, "text", ""))
    said = "「{}」の発言かもしれない行が、ほかの言葉の中にあります：{}"
    assert [(point.message, point.number) for point in findings(edited, NOBODY, frozenset({"銀河連盟"}))] == [
        (said.format("海野委員", "○海野委員　賛成です。"), place),
        (said.format("銀河連盟", "銀河連盟：賛成です。"), place),
        (said.format("深川市", "（深川市）"), place),
    ]


@pytest.mark.parametrize(
    ("attendance", "said"),
    [
        (
            "出席者：9名\n" + "、".join(f"水瀬{letter}市" for letter in "一二三四五六七八"),
            "出席者は9名ですが、名を挙げているのは8",
        ),
        ("出席者：9団体\n水瀬市、汐見村", "出席者は9団体ですが、名を挙げているのは2団体"),
        ("役員：大空一郎、海野二郎、山辺三枝（4名）", "役員は4名ですが、名を挙げているのは3"),
        ("出席者：2名\n水瀬市、汐見村", ""),
        ("出席者：9名\n水瀬市、汐見村、ほか", ""),
        ("出席者：9名", ""),
        ("傍聴：2名\n出席者：水瀬市、汐見村", ""),
    ],
)
def test_a_count_against_the_names(attendance, said):
    text = f"会議録\n日時：令和8年7月2日\n出席者\n{attendance}\n開会\n事務局が開会した。"
    told = [message for message in messages(text) if "名を挙げている" in message]
    assert told == ([f"出席者の欄では{said}です。"] if said else [])


def test_more_people_than_organisations_that_say_who_came_is_a_mild_point():
    text = "会議録\n日時：令和8年7月2日\n出席者\n出席者：3名\n水瀬市（大空課長、海野係長）、汐見村（山辺）\n開会\n事務局が開会した。"
    assert [point.mild for point in findings(numbered(text), NOBODY) if "名を挙げて" in point.message] == [
        True
    ]
