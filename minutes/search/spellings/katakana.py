"""Katakana that is written in several ways: サーバ and サーバー, ウェブ and ウエブ, ヴァイオリン and バイオリン. Pure.

How words of other languages are written: 内閣告示第2号「外来語の表記」 (平成3年6月28日): 留意事項その1の4 (of several customary
spellings none is wrong), その2の III (ー, ヴ, ウェ). A final ー of three letters and more: JIS Z 8301 left it out until 2005.
"""

import re
from collections.abc import Iterator
from itertools import product

# Written with ヴ or with バ. Any other ヴ has its バ too; not every バ has a ヴ.
WITH_VU = """
ヴァイオリン ヴィジョン ヴォランティア ヴァージョン ヴォーカル ヴィレッジ ヴィンテージ ヴァーチャル ヴァリアフリー ヴァリュー ヴァラエティ ヴィーナス
ヴェトナム ヴェネツィア ヴェール ヴェテラン ヴェンチャー ヴィラ ヴィクトリア ヴィデオ ヴォリューム ヴォルテージ ヴァカンス アーカイヴ ネガティヴ ポジティヴ
アクティヴ クリエイティヴ クリエイティヴィティ オルタナティヴ イノヴェーション サヴァイヴァル エヴィデンス レヴュー インタヴュー ドライヴ ライヴ サーヴィス
デヴァイス ナヴィ ナヴィゲーション カヴァー アドヴァイス アドヴァイザー スーパーヴァイザー スーパーヴィジョン リヴァーサイド レヴェル イヴェント オリーヴ
ラヴ リヴィング アヴェニュー アドヴェンチャー パーソナルサーヴィス モチヴェーション リノヴェーション コンヴェンション プライヴァシー プライヴェート プロヴァイダ
"""
# Written in several ways that no rule tells. The same, その2 and the 用例集 of its 付録.
SEVERAL = """
デジタル|ディジタル メーン|メイン プレー|プレイ リポート|レポート バリア|バリヤ ダイヤル|ダイアル ダイヤグラム|ダイアグラム ギリシャ|ギリシア イタリア|イタリヤ
コミュニケーション|コミニュケーション シミュレーション|シュミレーション エンターテインメント|エンターテイメント|エンタテインメント|エンタテイメント
インターフェース|インターフェイス|インタフェース|インタフェイス バドミントン|バトミントン ボーリング|ボウリング メール|メイル ケース|ケイス ベース|ベイス
フェース|フェイス ステージ|ステイジ メンテナンス|メインテナンス デリバリー|デリバリ アイデア|アイディア ビルディング|ビルジング スタジアム|スタディアム
キャンディー|キャンデー ボディー|ボデー ハンディキャップ|ハンデキャップ ヒューマン|ヒュウマン プラットフォーム|プラットホーム
ユニフォーム|ユニホーム インフォメーション|インホメーション テレフォン|テレホン シンフォニー|シンホニー リフォーム|リホーム
"""
_TO_B = {"ヴァ": "バ", "ヴィ": "ビ", "ヴェ": "ベ", "ヴォ": "ボ", "ヴュ": "ビュ", "ヴ": "ブ"}
_VU = re.compile("|".join(_TO_B))
_RUN = re.compile("[ァ-ヺー]+")
# A vowel after ウ, フ, シ, チ or ジ is small or not: ウェブ, ウエブ; フィルム, フイルム.
_VOWEL = re.compile(
    "(?P<before>ウ)(?P<vowel>[ィイェエォオ])|(?P<before_f>フ)(?P<vowel_f>[ァアィイェエォオ])|(?P<before_s>[シチジ])(?P<vowel_s>[ェエ])"
)
_SMALL, _LARGE = "ァィェォ", "アイエオ"
# -er, -or and -y are written with ー or without; there is no カメラー, and ドラマー is no ドラマ.
_LONG = re.compile("(?P<word>[ァ-ヺー]{2,}[カガサザタダナハバパマラヤワキギシジチニヒビピミリィャュ])ー?")
_OTHER_WORDS = ("ドラマ", "バッタ")
MOST = 8


def families() -> Iterator[tuple[str, ...]]:
    """Yields each family of the tables."""
    for word in WITH_VU.split():
        yield _with_b(word), word
    for line in SEVERAL.split():
        yield tuple(line.split("|"))


def match(word: str, start: int) -> tuple[int, tuple[str, ...]] | None:
    """Returns where a run of katakana ends that begins at `start`, and its spellings by the rules."""
    run = _RUN.match(word, start)
    if not run:
        return None
    spellings = [run[0], *_by_rules(run[0])]
    return run.end(), tuple(dict.fromkeys(spellings))


def _by_rules(run):
    """Each vowel small or large, ヴ or バ, with ー at the end or without, the nearest first, MOST at the most."""
    parts, position = [], 0
    for found in _VOWEL.finditer(run):
        before, vowel = (part for part in found.groups() if part)
        size = (_SMALL if vowel in _SMALL else _LARGE).index(vowel)
        parts += [(run[position : found.start()],), (f"{before}{_SMALL[size]}", f"{before}{_LARGE[size]}")]
        position = found.end()
    parts.append((run[position:],))
    written = ["".join(chosen) for chosen in product(*parts)]
    written += [_with_b(one) for one in written]
    written += [other for one in written for other in _ends(one)]
    return list(dict.fromkeys(written))[:MOST]


def _with_b(run):
    return _VU.sub(lambda found: _TO_B[found[0]], run)


def _ends(run):
    found = _LONG.fullmatch(run)
    return (found["word"], f"{found['word']}ー") if found and found["word"] not in _OTHER_WORDS else ()
