"""Compares and lists the spellings of a name: variant kanji, ヶ and ケ, and what nobody sees. Pure.

The table is derived from published lists of old and new character forms (JIS and 旧字体) and from how people write the
names of the registry (鯵ヶ沢, 諌早). Every pair was reviewed by hand: it has only pairs that are one and the same character
in names.

>>> sorted(spellings("竜ヶ崎市"))[:2]
['竜ケ嵜市', '竜ケ崎市']
"""

import re
from functools import cache
from itertools import product
from math import prod

from members.unseen import plain_name

# Variant → the character it is compared as. Published lists also merge characters that names keep apart
# (予/余, 弁/辨, 崎/埼, 庄/荘, 神埼/神崎, 刈/苅, 湧/涌, 州/洲, 園/薗, 柏/栢, 凛/凜); those pairs are left out.
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
    鯵→鰺 諌→諫 頚→頸 砺→礪 薮→藪 籔→藪 瀦→潴 廐→厩 廏→厩 栁→柳 杤→栃 埜→野 冨→富 峯→峰 舩→船 桒→桑 杦→杉 枩→松
    靏→鶴 靎→鶴 亰→京 冝→宜 夛→多 夲→本 塲→場 釡→釜 劔→剣 劒→剣 剱→剣 曵→曳 逹→達 穐→秋 豬→猪 冰→氷
    悅→悦 奧→奥 嶽→岳 樂→楽 卷→巻 歸→帰 龜→亀 狹→狭 莖→茎 溪→渓 輕→軽 戶→戸 吳→呉 產→産 絲→糸 舍→舎 澁→渋 淨→浄
    淸→清 稅→税 攝→摂 雙→双 巢→巣 增→増 屬→属 對→対 帶→帯 內→内 霸→覇 賣→売 甁→瓶 豫→予 餘→余 樣→様 覽→覧 綠→緑
    靈→霊 戀→恋 勞→労 郞→郎 灣→湾 彥→彦 禰→祢 穎→頴 蘆→芦 驒→騨 亙→亘 萠→萌 晉→晋
    亞→亜 惡→悪 壓→圧 圍→囲 爲→為 飮→飲 銳→鋭 閱→閲 緣→縁 艷→艶 歐→欧 毆→殴 穩→穏 壞→壊 槪→概 擴→拡 殼→殻 渴→渇
    罐→缶 陷→陥 勸→勧 寬→寛 歡→歓 僞→偽 犧→犠 擧→挙 虛→虚 敎→教 驅→駆 薰→薫 徑→径 揭→掲 螢→蛍 繼→継 擊→撃 缺→欠
    硏→研 儉→倹 險→険 圈→圏 娛→娯 效→効 恆→恒 鑛→鉱 吿→告 碎→砕 劑→剤 棧→桟 蠶→蚕 慘→惨 贊→賛 辭→辞 濕→湿 寫→写
    收→収 獸→獣 敍→叙 尙→尚 稱→称 涉→渉 奬→奨 乘→乗 疊→畳 壤→壌 讓→譲 釀→醸 觸→触 囑→嘱 愼→慎 盡→尽 醉→酔 隨→随
    髓→髄 樞→枢 竊→窃 說→説 絕→絶 踐→践 潛→潜 纖→繊 禪→禅 爭→争 搜→捜 插→挿 騷→騒 臟→臓 卽→即 墮→堕 滯→滞 脫→脱
    彈→弾 癡→痴 鑄→鋳 徵→徴 聽→聴 敕→勅 黨→党 盜→盗 鬭→闘 鬬→闘 屆→届 貳→弐 惱→悩 腦→脳 拜→拝 廢→廃 拔→抜 晚→晩
    蠻→蛮 倂→併 餠→餅 舖→舗 襃→褒 沒→没 麵→麺 默→黙 藥→薬 搖→揺 謠→謡 亂→乱 獵→猟 淚→涙 壘→塁 戾→戻 隸→隷 齡→齢
    曆→暦 歷→歴 鍊→錬 爐→炉 堯→尭 瑤→瑶 禱→祷 祿→禄 穰→穣 簞→箪 聰→聡 遙→遥 啞→唖 軀→躯 攪→撹 繡→繍 焰→焔 顚→顛
    輛→輌 儘→侭 蠅→蝿
    ヶ→ケ ゖ→ケ ヵ→カ ゕ→カ
    """.split()
)
MOST_SPELLINGS = 1024
# 龍が崎市: が between kanji is how many write ケ. つがる市 and 東かがわ市 are spelled with が themselves.
_GA = re.compile("(?<=[一-鿿])[がガ](?=[一-鿿])")


def fold_name(name: str) -> str:
    """Returns the same text for all spellings of a name, with or without blanks and signs that nobody sees.

    >>> fold_name("龍ヶ崎市"), fold_name("檜枝岐 村"), fold_name("鯵が沢町")
    ('竜ケ崎市', '桧枝岐村', '鰺ケ沢町')
    """
    return "".join(VARIANTS.get(character, character) for character in _plain(name))


def _plain(name):
    return _GA.sub("ケ", plain_name(name))


@cache
def _characters_that_fold_like(character):
    folded = VARIANTS.get(character, character)
    return (folded, *(variant for variant, target in VARIANTS.items() if target == folded))


def spellings(name: str) -> set[str]:
    """Returns every text that folds like this name; only the name and its folded form if these exceed MOST_SPELLINGS."""
    choices = [_characters_that_fold_like(character) for character in _plain(name)]
    if prod(map(len, choices)) > MOST_SPELLINGS:
        return {name, fold_name(name)}
    return {name, *("".join(characters) for characters in product(*choices))}
