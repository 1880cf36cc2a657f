"""Tables of the styles in which records are written: the words and patterns by which the reader recognises a line.

To support a new style of record, add a row here. Patterns of headings and facts are matched against the folded line
(`fold_heading`: NFKC, no white space, no numbering, no ornament), all others against the line as it stands.
"""

import re
import unicodedata

from members.unseen import without_unseen

# Headings known by their words alone.
HEADINGS = [
    re.compile(pattern)
    for pattern in [
        r"(開会|閉会)(の?(挨拶|あいさつ|ことば|言葉|辞)|宣言)?",
        r"[^、。]{0,12}(挨拶|あいさつ)",
        r"((出席|参加)(者|団体)|新?(役員|委員|会員|幹事))の?(自己)?紹介|自己紹介",
        r"(配[付布])?資料の?確認",
        r"議題|議事|議案(審議|の審議)?|(審議|協議|報告)(事項)?",
        r"(意見交換|情報交換|質疑応答|質疑|討議)(([・、及びと]+)(意見交換|情報交換|質疑応答|質疑|討議))?",
        r"(各団体(から)?の?)?(事例|取組み?|取り組み)の?(発表|紹介|報告)|情報提供|(基調)?講演",
        r"(他の?団体への)?照会(事項)?(について)?",
        r"その他|(事務)?連絡事項|事務連絡|次回の?(開催|日程|会議)(について)?",
        r"散会",
    ]
]

# Headings that are recognised by their words only where the next line confirms it (a narration by its phrase, a
# speaker, …). A sentence is no heading: 「…についての趣旨説明が行われた。」
LIKELY_HEADINGS = [
    re.compile(pattern)
    for pattern in [
        r"[^。]{2,60}について(の[^。]{1,20})?",
        r"[^。]{2,60}の件",
        r"(議案|報告)第[0-9]+号[^。]{0,80}",
    ]
]

# Narrations that are recognised by their phrase. Where the pattern has a `label`, it must be a possible speaker's.
NARRATIONS = [
    re.compile(pattern)
    for pattern in [
        r"(?P<label>[^。、]{1,40}?)(から|より)[^。]{0,200}"
        r"(説明|報告|発表|紹介|挨拶|あいさつ|回答|提案|補足|意見|情報提供)が(行われ|なされ|され|述べられ|あり|あった)[^。]{0,60}。",
        r"(?P<label>[^。、]{1,40}?)(が|から|より)[^。]{0,40}(開会|閉会|散会|休憩|再開)(を宣|した)[^。]{0,60}。",
        r"(?P<label>[^。、]{1,40}?)の(議事)?進行(で|により|のもと)、[^。]{0,200}(行われ|進められ)た。",
        r"[^。]{0,120}(以下|次)の(とおり)?(質疑応答|質疑|意見交換|意見|発言)が(行われ|なされ|出され|あっ)た。",
        r"(採決|審議|協議|挙手)の結果、[^。]{0,80}(された|した|決まった)。",
        r"(以上|これ)(で|をもって|をもちまして)、?[^。]{0,60}(閉会|散会|終了)した。",
    ]
]
LONGEST_NARRATION = 300

# Lines that begin a turn. Whether `label` can be a speaker's is decided by speakers.py.
# The label may hold one bracket: （養父市（やぶし））.
SPEAKER_LINES = [re.compile(r"[（(](?P<label>[^（）()]*([（(][^（）()]+[）)][^（）()]*)?)[）)]")]

# A ruled line ends the block above it. The lines below it are narration until somebody speaks.
RULED_LINE = re.compile(r"[─━―—－‐＝=＊*_＿-]{5,}")

BULLETS = [
    re.compile(pattern)
    for pattern in [
        r"[•‣⁃]\s*",
        # ●● and ●年●月 are blacked-out words, no bullets.
        r"●(?![●○年月日時分名円件回号者氏さ様市町村県区])\s*",
        # - 5 - is the number of a page, -3 a figure: neither begins with a bullet.
        r"- +(?![-\d])",
    ]
]

PAGE_FURNITURE = [
    re.compile(pattern)
    for pattern in [
        r"(本文|メニュー|ナビゲーション|フッター|共通メニュー)(など)?(へ|に)(の?(スキップ|ジャンプ|移動)(します|する)?)?",
        r"(メニュー|ナビゲーション|共通メニュー)を?(スキップ|読み飛ばす|飛ばす)(する)?",
        r"(ページの)?本文へ|ここ(から|まで)(が|は)?本文(です)?|メインコンテンツ(へスキップ|に移動)?",
        r"(現在(の)?位置|現在地)[:：はが]?.*",
        r"(ホーム|トップページ|トップ|HOME|Home)(\s*[>＞›»].*)?",
        r"(この|前の)?ページの?(の先頭|先頭|トップ|上)?(へ|に)(戻る|もどる)?|(ページ)?(先頭|トップ)(へ|に)(戻る|もどる)",
        r"(前|一覧|元)(の(ページ|画面))?(へ|に)(戻る|もどる)|(この(ページ|画面)を)?印刷(する|用ページ|用画面)?",
        r"ページ(番号|ID)[:： 　]*[0-9０-９-]+",
        r"(文字|文字の大きさ|文字サイズ)(サイズ)?(の?変更)?[:： 　]*(標準|大|中|小|拡大|縮小|[ 　])*",
        r"ページの先頭です。?.*|メニューの終端です。?|(印刷用ページを表示する.*|掲載日[:：].*)|ID[:：][0-9]+|ソーシャルサイトへのリンク.*",
        r"ここから(サイトの)?(主な)?(メニュー|本文).*|(更新日[:：].*)?印刷ページ表示|\[?[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日\]|文字サイズ.*",
        r"サイトマップ|お?問い?合わ?せフォーム.{0,10}|シェア(する)?|ツイート(する)?|検索",
        r"(Copyright|COPYRIGHT|copyright|©|\([Cc]\)).*",
    ]
]

RECORD_TITLE = re.compile(r"(会議録|議事録|会議記録|(会議|議事)(概要|要旨|要録)|記録)([(（].{1,20}[)）])?$")
RECORD_WORD = re.compile(
    r"会議録|議事録|議事要旨|議事概要|会議概要|会議要旨|会議結果|議事要録|速記録|第[0-9０-９一二三四五六七八九十]+回"
)
HANDOUT = re.compile(
    r"(?P<label>((追加|参考|補足|当日|別冊)?資料|別紙|別添)\s?[0-9０-９]+([-－‐ー][0-9０-９]+)?)[\s:：]+(?P<title>\S.*)"
)

_ORNAMENT = re.compile(r"[●○〇◎◆▼▽★☆【〔《＜<〈\[]+|[】〕》＞>〉\]:]+$")
_NUMBERING = re.compile(
    r"(第?[0-9一二三四五六七八九十]{1,3}([.、)章節]|(?=\D{2}))|\([0-9一二三四五六七八九十ア-ン]{1,3}\)|議題\(?[0-9]{1,2}\)?[:、.]?)+(?=\D)"
)


def fold_heading(line: str) -> str:
    """Returns a line in the form that the tables of headings and facts are matched against; it is never stored.

    >>> fold_heading("１　開　会"), fold_heading("(1)あいさつ"), fold_heading("【日　時】")
    ('開会', 'あいさつ', '日時')
    """
    bare = "".join(unicodedata.normalize("NFKC", without_unseen(line)).split())
    bare = _ORNAMENT.sub("", bare)
    numbering = _NUMBERING.match(bare)
    return bare[numbering.end() :] if numbering else bare
