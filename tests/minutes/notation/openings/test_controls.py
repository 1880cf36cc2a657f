"""What stands behind a mark and is no speaker: lists, rosters, times. Each stands in a turn, and stays words of it."""

import pytest

from minutes.notation.document import Turn
from minutes.notation.parser import parse

# One control a line. Three of its items stand in the turn of a speaker in brackets, and of one behind ○.
CONTROLS = """
目的　水害に備える。/費用　三億円である。/高齢者支援　送迎を行う。
対象者　６５歳以上である。/相談員　三名を置く。/保護者　送り迎えをする。
会長　大空一郎/副会長　海野二郎/監事　山辺三枝
会場　公民館/時間　十時から/持ち物　筆記具
民生委員　地域を見守る。/児童委員　子どもを見守る。/保護司　更生を支える。
総務費　二億円/民生費　五億円/土木費　一億円
成長　支える。/延長　認める。/身長　測る。
案１　現行のまま/案２　改める/案３　やめる
第１期　準備する。/第２期　始める。/第３期　見直す。
その他　意見があった。/国の補助　半分である。/町の負担　残りである。
河川管理者　国である。/道路管理者　県である。/指定管理者　会社である。
医師　二名を置く。/看護師　五名を置く。/保健師　三名を置く。
賛成　１２票/反対　３票/棄権　なし
住民　使う。/事業者　直す。/行政　見る。
安全管理者　選ぶ。/施設管理者　届ける。/利用者　守る。
""".strip().split("\n")


@pytest.mark.parametrize("mark", ["○", "◎", "●"])
@pytest.mark.parametrize("control", CONTROLS)
def test_a_list_in_a_turn_stays_in_it(control, mark):
    listed = [f"{mark}{item}" for item in control.split("/")]
    text = "\n".join(
        ["会議録", "意見交換", "（水瀬市）", "次のとおりである。", *listed, "（汐見村）", "わかった。"]
    )
    labels = [block.label for block in parse(text).blocks if isinstance(block, Turn)]
    assert labels == ["水瀬市", "汐見村"]


@pytest.mark.parametrize("control", CONTROLS)
def test_a_list_in_a_turn_behind_the_same_mark_stays_in_it_and_is_told(control):
    """In a text of speakers behind ○, a line with ○ that opens no turn is never silent."""
    listed = [f"○{item}" for item in control.split("/")]
    text = "\n".join(
        [
            "会議録",
            "開会",
            "○水瀬議長　次のとおりです。",
            *listed,
            "○野原委員　わかりました。",
            "○水瀬議長　終わります。",
        ]
    )
    document = parse(text)
    labels = [block.label for block in document.blocks if isinstance(block, Turn)]
    assert labels == ["水瀬議長", "野原委員", "水瀬議長"]
    assert {problem.line for problem in document.problems} == {4, 5, 6}


@pytest.mark.parametrize(
    "line",
    [
        "○議事日程",
        "〇出席議員（２人）",
        "◯説明員",
        "○会議に付した事件",
        "○午後１時０２分開会",
        "○会期の決定について",
        "○委員外出席者",
    ],
)
def test_what_every_assembly_prints_behind_its_mark_is_no_speaker_and_no_doubt(line):
    document = parse(f"会議録\n開会\n○水瀬議長　開きます。\n{line}\n二名\n○野原委員　はい。")
    assert [block.label for block in document.blocks if isinstance(block, Turn)] == ["水瀬議長", "野原委員"]
    assert [problem for problem in document.problems if problem.message.startswith("「")] == []


TABLES_IN_A_TURN = """
深川市：公表していない/多治見市：公表している/美里町：公表していない
深川市　公表していない/美里町　公表している
深川市	公表していない/美里町	公表している
理由：費用が高い/理由：人が足りない/理由：場所がない
深川市/美里町/町田市
会長：大空一郎/副会長：海野二郎/監事：山辺三枝
大空会長　講評/海野副会長　進行
問：足りるか/答：足りる
１）深川市/２）美里町/３）町田市
【参考】　前年は五億円である。/【財源】　国の補助である。
""".strip().split("\n")


@pytest.mark.parametrize("table", TABLES_IN_A_TURN)
def test_a_table_or_list_in_a_turn_stays_in_it(table):
    lines = table.split("/")
    text = "\n".join(
        ["会議録", "意見交換", "（事務局）", "次のとおりである。", *lines, "（汐見村）", "わかった。"]
    )
    turns = [block for block in parse(text).blocks if isinstance(block, Turn)]
    assert turns == [
        Turn("事務局", "\n".join(["次のとおりである。", *lines])),
        Turn("汐見村", "わかった。"),
    ]
