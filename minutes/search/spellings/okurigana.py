"""Words whose 送り仮名 is written or left out: 取り組み, 取組み, 取組. Data with its source, and how it is read. Pure.

Which words, and how 公用文 writes them: 内閣訓令第1号「公用文における漢字使用等について」 (平成22年11月30日), 別紙の2, for those of
two verbs; 内閣告示第2号「送り仮名の付け方」 (昭和48年6月18日), 通則6 and 7 for compounds, 許容 of 通則1, 2 and 4 for single
words. Beside them stand words of council records that are made in the same way (枠組み, 引き続き, 取りまとめ).

    取(り)組(み)       what stands in brackets may be left out. The last only where all others are too: 取り組 is half a verb.
    位置{付け|づけ}    one of several
    変(わ)る*          a verb: its endings are of the row of its last kana
Where a last kana has no brackets, or a word of 公用文 is missing, what is written without kana stands within other words:
組合 is no 組み合わせ, 取引上 no 引き上げ, 汚染物 no 染め物. The 100,000 remarks of a council were looked through for these.
"""

import re
from collections.abc import Iterator
from itertools import product

TABLE = """
明(け)渡し 預(か)り金 言(い)渡し 入(れ)替え 植(え)付け 魚釣(り)用具 受(け)入(れ) 受(け)皿 受(け)持(ち) 受(け)渡し 渦巻(き)
打(ち)合(わ)せ 打(ち)合(わ)せ会 打(ち)切(り) 内払(い) 移(し)替え 埋(め)立(て) 売(り)上(げ) 売(り)惜しみ 売(り)出し 売(り)場 売(り)払い
売(り)渡し 売(れ)行き 縁組(み) 追(い)越し 贈(り)物 帯留(め) 折(り)詰(め) 買(い)上げ 買(い)入れ 買(い)受け 買(い)換え
買(い)占め 買(い)取(り) 買(い)戻し 買(い)物 書(き)換え 格付(け) 掛(け)金 貸(し)切(り) 貸(し)金 貸(し)越し 貸(し)倒れ 貸(し)出(し)
貸(し)付(け) 借(り)入(れ) 借(り)受け 借(り)換え 刈(り)取(り) 缶切(り) 期限付(き) 切(り)上げ 切(り)替(え) 切(り)下げ 切(り)捨て
切(り)土 切(り)取り 切(り)離し 組(み)合(わ)せ 組(み)入れ 組(み)替え 組(み)立(て) 繰(り)上げ 繰(り)入(れ) 繰(り)替え
繰(り)越(し) 繰(り)下げ 繰(り)延(べ) 繰(り)戻し 差(し)押(さ)え 差(し)止め 差(し)引(き) 差(し)戻し 砂糖漬(け) 下請(け) 締(め)切(り)
条件付(き) 仕分(け) 据(え)置(き) 据(え)付(け) 捨(て)場 座(り)込み 栓抜(き) 備(え)置き 備(え)付(け) 田植(え)
立(ち)会い 立(ち)会い人 立(ち)入(り) 立(て)替え 立(て)札 月掛(け) 付(き)添い 付(き)添い人 月払(い) 積(み)卸し 積(み)替え 積(み)込み 積(み)出し
積(み)立(て) 積(み)付け 釣(り)合い 釣(り)鐘 釣(り)銭 釣(り)針 手続(き) 問(い)合(わ)せ 届(け)出 取(り)上げ 取(り)扱(い) 取(り)卸し
取(り)替え 取(り)決め 取(り)崩(し) 取(り)消(し) 取(り)壊(し) 取(り)下げ 取(り)締(ま)り 取(り)調(べ) 取(り)立て 取(り)次(ぎ)
取(り)付け 取(り)戻し 投(げ)売り 抜(き)取(り) 飲(み)物 乗(り)換え 乗(り)組み 話(し)合い 払(い)込(み) 払(い)下げ 払(い)出し
払(い)戻(し) 払(い)渡し 貼(り)付け 引(き)上げ 引(き)揚げ 引(き)受け 引(き)起こし 引(き)換え 引(き)込み 引(き)下げ 引(き)締め 引(き)継(ぎ)
引(き)取(り) 引(き)渡(し) 日雇(い) 歩留(ま)り 船着(き)場 不払(い) 賦払(い) 振(り)出し 前払(い) 巻(き)付け 巻(き)取(り) 見合(わ)せ
見積(も)(り) 見習(い) 未払(い) 申(し)合(わ)せ 申(し)合(わ)せ事項 申(し)入(れ) 申(し)込(み) 申(し)立(て) 申(し)出 持(ち)家
持(ち)込(み) 持(ち)分 元請(け) 戻(し)入れ 催(し)物 盛(り)土 焼(き)付け 雇(い)入れ 雇(い)主 譲(り)受(け) 譲(り)渡(し) 呼(び)出(し)
読(み)替(え) 割(り)当(て) 割(り)増(し) 割(り)戻し
合(い)図 合(い)間 植(え)木 織(り)物 貸(し)家 敷(き)石 敷(き)地 敷(き)物 立(ち)場 建(て)物 並(み)木 巻(き)紙 浮(き)世絵 絵巻(き)物
受(け)付(け) 受(け)取(り) 関取(り) 頭取(り) 事務取(り)扱(い) 割(り)引(き) 切(り)符 踏(み)切(り) 請(け)負(い)
売(り)値 買(い)値 仲買(い) 両替(え) 振(り)替(え) 小売(り) 木立(ち) 子守(り) 献立(て) 字引(き) 羽織(り) 葉巻(き) 番組(み)
日付(け) 水引(き) 物置(き) 役割(り) 夕立(ち) 取(り)次(ぎ)店 取(り)引(き) 作付(け)面積 借(り)入(れ)金 繰(り)越(し)金
積(み)立(て)金 待(ち)合(い)室 見積(も)(り)書 申(し)込(み)書 貸(し)付(け)金 支払(い) 小包(み) 書留(め) 倉敷(き)料 手引(き)
手引(き)書 取(り)組(み) 枠組(み) 仕組(み) 見込(み) 見込(み)額 引(き)続(き) 巻(き)込み 取(り)入れ 取(り)やめ
{取り|取|とり}まとめ 受(け)止め 受(け)継ぎ 立(ち)上げ 立(ち)退(き) 落(ち)着き 積(み)上げ 積(み)残し 盛(り)込み 読(み)取(り) 読(み)上げ 書(き)込み
書(き)取り 振(り)込(み) 振(り)分け 割(り)振(り) 割(り)込み 建(て)替え 差(し)替え 打(ち)出し 打(ち)上げ 洗(い)出し 掘(り)起こし 呼(び)かけ 呼(び)掛け
見通(し) 見直(し) 持(ち)帰(り) 持(ち)主 持(ち)回(り) 貸(し)主 借(り)主 買(い)手 売(り)手 受(け)手 担(い)手  働(き)手
送(り)仮名 乗(り)入れ 乗(り)合(い) 乗(り)場 寄(り)付き 締(め)結び 切(り)抜き 切(り)口 入(り)口 出入(り)口
落(と)し物 忘(れ)物 洗(い)物 預(か)り物 刈(り)入れ 植(え)替え 張(り)替え 塗(り)替え 葺(き)替え 着替(え) 組(み)込み 組(み)直し
引(き)出し 引(き)入れ 引(き)返し 引(き)抜き 差(し)入れ 差(し)出し 差(し)支え 見落(と)し 見極(め) 見守(り) 見舞(い) 見舞(い)金 心構(え)
心当(た)り 行(き)止(ま)り 行(き)違い 成(り)立ち 成(り)行き 申(し)送(り) 申(し)付け 申(し)添え 言(い)回し 思(い)出
思(い)切り 繰(り)返(し) 折(り)返し 折(り)込み 割(り)切り 割(り)付け 裏付(け) 後押(し) 先払(い) 後片付(け) 位置{付け|付|づけ}
義務{付け|付|づけ} 関連{付け|付|づけ} 条件{付け|づけ} 動機{付け|づけ} 意味{付け|づけ} 方向{付け|付|づけ} 特徴{付け|づけ} 根{付く|づく}
"""
VERBS = """
行(な)う* 現(わ)れ 断(わ)る* 賜(わ)る* 浮(か)ぶ* 生(ま)れ 押(さ)え 捕(ら)え 積(も)る* 聞(こ)え 起(こ)る* 起(こ)す* 落(と)す* 暮(ら)す*
当(た)る* 終(わ)る* 変(わ)る* 代(わ)り 集(ま)る* 始(ま)る* 決(ま)る* 分(か)る* 関(わ)る* 異(な)る*
"""
# How a verb ends, by its last kana. 行って is of 行く as well as of 行なう, so that no っ is among those of う.
ENDINGS = {"う": "わいうえお", "る": "らりるれろっ", "す": "さしすせそ", "ぶ": "ばびぶべぼん"}
# 取り組む beside 取り組み: the kana that make a verb of a noun in い, by that い. も is a particle too.
_VERB_OF_NOUN = {
    "み": "まむめん",
    "り": "らるれろっ",
    "し": "さすせそ",
    "き": "かくけこい",
    "い": "わうえおっ",
    "ち": "たつてとっ",
    "ぎ": "がぐげごい",
    "び": "ばぶべぼん",
}
_GROUP = re.compile(r"\((?P<optional>[^)]+)\)|\{(?P<several>[^}]+)\}|(?P<plain>[^(){}]+)")


def families() -> Iterator[tuple[str, ...]]:
    """Yields each family as all of its spellings, the fullest first."""
    for notation in TABLE.split():
        yield _spellings(notation)
        yield from _verbs(notation)
    for notation in VERBS.split():
        yield from _conjugated(notation)


def _conjugated(notation):
    if not notation.endswith("*"):
        yield _spellings(notation)
        return
    stem, last = notation[:-2], notation[-2]
    yield from (_spellings(f"{stem}{ending}") for ending in ENDINGS[last])


def _verbs(notation):
    """取(り)組(み) gives 取り組む and 取組む, and so on. A verb never leaves its ending out."""
    match = re.fullmatch(r"(?P<stem>.+\(.+\).+)\((?P<last>.)\)", notation)
    for ending in _VERB_OF_NOUN.get(match["last"], "") if match else "":
        yield _spellings(f"{match['stem']}{ending}")


def _spellings(notation):
    groups = [_choices(match) for match in _GROUP.finditer(notation)]
    ends_open = notation.endswith(")")
    return tuple(
        dict.fromkeys(
            "".join(chosen) for chosen in product(*groups) if not ends_open or _is_written(chosen, groups)
        )
    )


def _choices(match):
    if match["optional"]:
        return (match["optional"], "")
    return tuple(match["several"].split("|")) if match["several"] else (match["plain"],)


def _is_written(chosen, groups) -> bool:
    """The last kana is left out only where all that may be is."""
    return chosen[-1] != "" or all(
        kana == "" for kana, choices in zip(chosen, groups, strict=True) if "" in choices
    )
