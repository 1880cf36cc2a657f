"""Small texts of many kinds and whole pages, which lie outside the project with what is to come out of them."""

import json
from itertools import chain

import pytest

from minutes.notation.document import Item, Turn
from minutes.notation.parser import parse
from tests.conftest import SHARED

CASES = SHARED / "cases" / "notation"
SMALL = json.loads((CASES / "small.json").read_text(encoding="utf-8")) if CASES.exists() else []
PAGES = sorted((CASES / "pages").glob("*.gold.json")) if CASES.exists() else []
# The first word of a case's name → the labels of its turns, in order. `expect` says the same in words.
TURNS = {
    "E1": ["議長（大空太郎君）", "海野（秀）委員", "山辺委員"],
    "E1b": ["大空（秀）委員長", "海野（ち）委員"],
    "E2": ["議長（大空太郎君）", "野原国務大臣", "磯野政府参考人", "浜辺参考人", "峰岸大臣政務官"],
    "E3": [
        "議長（大空太郎君）",
        "浜辺教育総合支援センター長",
        "磯野会計管理者",
        "峰岸課長代理",
        "野原事務局員",
        "森下政策監",
        "川上医師",
    ],
    "E4": ["議長（大空太郎君）", "海野　委員長", "山辺 委員"],
    "E5": [
        "議長（大空太郎君）",
        "消防長（海野和豊君）",
        "内閣総理大臣（山辺文雄君）",
        "公営企業管理者（川上康之君）",
        "国務大臣（森下剛君）",
        "病院事業管理者（野原一君）",
    ],
    "E6": ["議長（大空太郎君）", "海野委員", "山辺課長"],
    "E7": ["議長（大空太郎君）"],
    "E8": ["議長（大空太郎君）"],
    "E9": ["大空部会長", "海野委員", "事務局"],
    "E10": ["大空委員長", "海野委員"],
    "E11": ["委員長（大空君）", "海野君", "総務課長", "大空会長"],
    "E12": ["議長（大空善靖君）", "事務局長（海野正志君）"],
    "E13": ["大空議長", "海野市長"],
    "E14": ["委員", "事務局", "大空委員"],
    "E15": ["Ｑ", "Ａ", "問", "答"],
    "E19": ["事務局"],
    "E20": ["大空会長"],
    "E21": [],
    "E23": ["星見市", "青波市"],
    "E24": ["養父市（やぶし）", "青波市（広報課）"],
    "S1": ["大空委員長", "海野委員", "事務局"],
    "S3": ["議長（大空太郎君）", "海野委員", "総務課長"],
    "S4": ["議長（大空太郎君）", "海野委員"],
    "S5": ["星見市", "青波市"],
    "S7": ["深川市", "当別町"],
    "C1": ["事務局", "星見市"],
    "C2": ["事務局", "星見市"],
    "C3": ["議長（大空太郎君）", "議長（大空太郎君）"],
}
# Its name → the titles of its items.
ITEMS = {
    "E16": ["1. 夏祭りについて", "2. 防災訓練について"],
    "E17": ["5 議事"],
    "E20": ["議題", "1. 夏祭りについて"],
    "E25": ["議題", "議題1 役員の選出について", "議案第2号 予算について"],
    "S5": ["開会", "議題1 予算", "意見交換", "閉会"],
}
# Its name → its lines that are a turn or a doubt, counted from 1.
TOLD = {"E26": range(5, 10), "E18": [4, 6, 8], "S6": [4, 6, 8, 10, 12, 14, 16]}
BY_NAME = {case["name"].split()[0]: case["text"] for case in SMALL}


def labels(document):
    return [block.label for block in document.blocks if isinstance(block, Turn)]


def titles(document):
    return [block.title for block in document.blocks if isinstance(block, Item)]


@pytest.mark.skipif(not SMALL, reason="the cases lie outside the project")
@pytest.mark.parametrize("name", TURNS)
def test_the_speakers_of_a_small_text(name):
    assert labels(parse(BY_NAME[name])) == TURNS[name]


@pytest.mark.skipif(not SMALL, reason="the cases lie outside the project")
@pytest.mark.parametrize("name", ITEMS)
def test_the_headings_of_a_small_text(name):
    assert titles(parse(BY_NAME[name])) == ITEMS[name]


@pytest.mark.skipif(not SMALL, reason="the cases lie outside the project")
@pytest.mark.parametrize("name", TOLD)
def test_every_line_that_could_open_a_turn_is_one_or_is_told(name):
    document = parse(BY_NAME[name])
    opened = [
        line for line, block in zip(document.lines, document.blocks, strict=True) if isinstance(block, Turn)
    ]
    assert set(TOLD[name]) - set(chain(opened, (problem.line for problem in document.problems))) == set()


FULL_WIDTH_MARKS = str.maketrans("():[]<>", "（）：［］＜＞")
WIDTHS = {"as it is printed": str, "full-width marks": lambda text: text.translate(FULL_WIDTH_MARKS)}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("gold", PAGES, ids=lambda gold: gold.name.split(".")[0])
def test_the_speakers_and_the_facts_of_a_page(gold, width):
    text = gold.with_name(gold.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
    widened, expected = WIDTHS[width], json.loads(gold.read_text(encoding="utf-8"))
    document = parse(widened(text))
    assert labels(document) == list(map(widened, expected["turns"]))
    for fact in ("time", "venue", "attendance"):
        assert widened(expected.get(fact, "")) in getattr(document, fact)
    headings = iter(titles(document))
    assert all(any(widened(item) in heading for heading in headings) for item in expected.get("items", []))
