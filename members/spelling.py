"""Compares and lists the spellings of a name: variant kanji, ヶ and ケ. Pure.

The table is derived from published lists of old and new character forms. Every pair was reviewed by hand: it has only
pairs that are one and the same character in names.

>>> sorted(spellings("竜ヶ崎市"))[:2]
['竜ケ嵜市', '竜ケ崎市']
"""

import unicodedata
from functools import cache
from itertools import product
from math import prod

# Variant → the character it is compared as. Published lists also merge characters that names keep apart
# (予/余, 弁/辨, 崎/埼, 庄/荘, 神埼/神崎); those pairs are left out.
VARIANTS = dict(
    pair.split("→")
    for pair in """
    髙→高 﨑→崎 嵜→崎 碕→崎 邊→辺 邉→辺 檜→桧 濱→浜 濵→浜 澤→沢 嶋→島 嶌→島 齋→斎 齊→斉 廣→広 國→国 圀→国 會→会
    縣→県 區→区 邨→村 龍→竜 瀧→滝 鹽→塩 鹼→鹸 壽→寿 榮→栄 櫻→桜 條→条 眞→真 德→徳 惠→恵 實→実
    寶→宝 寳→宝 將→将 從→従 學→学 圖→図 圓→円 舊→旧 藏→蔵 藝→芸 體→体 豐→豊 與→与 萬→万 禮→礼 關→関 鐵→鉄
    鐡→鉄 鷗→鴎 鶯→鴬 籠→篭 竈→竃 讚→讃 靜→静 瀨→瀬 淺→浅 淵→渕 渊→渕 嚴→厳 巖→巌 彌→弥 總→総
    緖→緒 繩→縄 繪→絵 聲→声 臺→台 舘→館 號→号 裝→装 覺→覚 觀→観 證→証 譽→誉 賴→頼 躰→体 鄕→郷
    醫→医 釋→釈 錄→録 隱→隠 靑→青 顯→顕 驛→駅 驗→験 鷄→鶏 黃→黄 黑→黒 點→点 齒→歯 參→参 假→仮
    價→価 佛→仏 來→来 傳→伝 兒→児 兩→両 剩→剰 劍→剣 勳→勲 勵→励 單→単 團→団 壹→壱 壯→壮 姬→姫 孃→嬢
    寢→寝 專→専 峽→峡 廳→庁 應→応 懷→懐 戰→戦 戲→戯 拂→払 擇→択 擔→担 據→拠 數→数 斷→断 曉→暁 晝→昼 曾→曽
    樓→楼 橫→横 檢→検 權→権 步→歩 歲→歳 殘→残 每→毎 氣→気 溫→温 滿→満 濟→済 燒→焼 燈→灯 營→営
    狀→状 獨→独 獻→献 畫→画 當→当 發→発 祕→秘 稻→稲 穗→穂 竝→並 粹→粋 經→経 續→続 縱→縦 肅→粛 膽→胆
    莊→荘 處→処 蟲→虫 衞→衛 譯→訳 讀→読 變→変 轉→転 遞→逓 遲→遅 邇→迩 鄰→隣 錢→銭
    鎭→鎮 雜→雑 顏→顔 飜→翻 髮→髪 鬪→闘 麥→麦 槇→槙 槗→橋 梼→檮 祇→祗
    頰→頬 剝→剥 塡→填 麴→麹 蠟→蝋 噓→嘘 摑→掴 瘦→痩 繫→繋 蔣→蒋 醬→醤 俠→侠 嚙→噛 囊→嚢 屛→屏 搔→掻 潑→溌 萊→莱
    ヶ→ケ ゖ→ケ ヵ→カ ゕ→カ
    """.split()
)
MOST_SPELLINGS = 1024


def fold_name(name: str) -> str:
    """Returns the same text for all spellings of a name.

    >>> fold_name("龍ヶ崎市"), fold_name("檜枝岐村")
    ('竜ケ崎市', '桧枝岐村')
    """
    return "".join(VARIANTS.get(character, character) for character in unicodedata.normalize("NFKC", name))


@cache
def _characters_that_fold_like(character):
    folded = VARIANTS.get(character, character)
    return (folded, *(variant for variant, target in VARIANTS.items() if target == folded))


def spellings(name: str) -> set[str]:
    """Returns every text that folds like this name; only the name and its folded form if these exceed MOST_SPELLINGS."""
    choices = [_characters_that_fold_like(character) for character in unicodedata.normalize("NFKC", name)]
    if prod(map(len, choices)) > MOST_SPELLINGS:
        return {name, fold_name(name)}
    return {name, *("".join(characters) for characters in product(*choices))}
