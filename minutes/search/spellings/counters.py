"""What is counted with か, and が between kanji of a place: 3か月, 3ヶ月, 3カ月, 3箇月; 霞が関, 霞ヶ関. Pure.

Folding has made ヶ and ヵ to ケ and カ. か月, か所 and か国 in 公用文: 内閣訓令第1号 (平成22年), 別紙の1(2); 箇 where it stands alone.
が and ヶ of places: how the names of the registry and of stations are written (members/spelling.py).
"""

import re

from minutes.search.spellings.numbers import DIGITS

# 10パーセント: 単位 in 「公用文作成の考え方」, I-5.
_PERCENT = re.compile(rf"(?<=[0-9{DIGITS}十百])(?:%|パーセント)")
_COUNTED = re.compile(rf"(?<=[0-9{DIGITS}十百千数何幾])[かカケ箇個](?=[月所国年条])")
# Without a number か所 would be found in ほか所管.
_PLACES = re.compile(r"[カケ箇個]所")
_OF_PLACE = re.compile(
    r"(?<=[一-鿿])[がケガ](?=[関丘原崎谷浦島沢峰岳池瀬浜淵窪森城台坂塚江根野倉尾宮枝作鼻花平岡久])"
)


def match(word: str, start: int) -> tuple[int, tuple[str, ...]] | None:
    """Returns where such a kana ends that begins at `start`, and its spellings."""
    if _COUNTED.match(word, start):
        return start + 1, ("か", "カ", "ケ", "箇", *(("個",) if word[start + 1] == "所" else ()))
    if found := _PERCENT.match(word, start):
        return found.end(), ("%", "パーセント")
    if _PLACES.match(word, start):
        return start + 1, ("箇", "個", "カ", "ケ")
    return (start + 1, ("が", "ケ")) if _OF_PLACE.match(word, start) else None
