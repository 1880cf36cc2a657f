"""Tables of what can open a turn and what cannot: marks, shapes of a line, words that are no speaker. Data.

To read one more kind of record, add a row here. `words` of a shape are the first words of the turn.
"""

import re

# Signs that records print before a speaker; lists use them too.
MARKS = "○◯〇◆◎●◇"

# Behind a mark these are no speaker: headings, rosters, times, counts of people. Matched against the line without
# blanks and its mark.
NO_SPEAKERS_BEHIND_MARK = [
    re.compile(pattern)
    for pattern in [
        r"(本日の)?(議事)?(日程|次第)|議題|議事|案件|付議|会議(録|の)|目次|会期|日時|期日|場所|招集|開催",
        r"(本日の)?会議に(付|附)し|本日(審査|審議|協議|の)",
        r"(委員外)?(出席|欠席|列席|参加|遅参|早退|応招|不応招)|傍聴|説明員|説明のため|地方自治法第|委員外|職務のため",
        r"(議会)?事務局(職員|出席|の職)|理事者側|署名|議案(等)?の?(説明|審議|提出)|一般質問|質疑|討論|採決|表決|報告事項",
        r"(開|閉|散|流|延)(会|議|廷)|休憩|再開|午前|午後|正午|(平成|令和|昭和)[0-9元]",
        r".*(について|に関する件|の件|の選挙|選挙|の変更|の指名|の決定|の選任)$",
        r".*[（(][0-9一二三四五六七八九十]+[人名][）)]$",
        r"[○◯〇◆◎●◇]",
    ]
]

# Kinds of people that records list, and that end as a speaker does.
KINDS_OF_PEOPLE = re.compile(
    r"(民生(・?児童)?|児童|主任児童|農業|推進|実行|運営|人権擁護|行政相談|保護観察|補充)委員$|(他|全|各|外|前)(委員|議員)$"
    r"|(河川|道路|施設|指定|港湾|安全|衛生|運行|財産)管理者$|(一般|正規|臨時|会計年度任用|関係|新規?|全)職員$"
    r"|(成|延|増|身|全|冗|助|特|伸|消|生|波|年|最|体|期間延|会期延)長$"
    r"|^(家族|住民|市民|町民|村民|区民|患者|利用者|お子|お客|皆|みな|奥)(さん|様|君|氏)|お客様$|^同氏$"
)

# Offices that many texts list as kinds of people too (○相談員, ○医師): a speaker's only behind a surname.
WEAK_OFFICES = re.compile(
    r"(?P<name>.{2,4}?)(?P<office>(医|保健|看護|栄養|助産|教)師|(弁護|税理|会計|行政書|社会福祉|建築|診断|消防)士"
    r"|.{0,12}(監|書記官|審議官|統括官|参事官|調整官|企画官|管理者|発言者|提出者|提案者|請願者|説明者|陳述者)"
    r"|.{0,8}(局員|調査員|専門員|指導員|相談員|支援員|研究員|職員|係員|団員|隊員))"
)
# The characters of which surnames are made, save those that common nouns begin with far more often (民, 生, 児).
NAME_CHARACTERS = frozenset(
    "山川田野原本村木林森井上下中大小高松竹杉梅桜藤佐伊加近遠斎斉齋齊渡辺邊邉浜濱浦島嶋崎﨑岡坂阪谷沢澤池水石岩土金宮寺神吉福"
    "安平和清新古今東西南北内口戸町里丘海空星月日光春夏秋冬千万一二三五八橋堀尾根葉花草菊菅熊馬牛鳥鶴亀飯米酒塩糸服部工関荒黒"
    "白赤青緑久保柳桑栗桃柴須津瀬滝江河湖磯峰峯岸畑畠稲多太武丸矢間長永奥黛倉蔵笠笹篠芦鎌釜鍋尻向越市庄徳豊富広廣秀重矢樋宇"
    "栄喜茂樹志朝倉若早片角門堤泉湯深浅細横柏榊椎楠栃梶桐萩荻蓮芝菱児玉玉城比嘉仲波照屋知花與儀我那覇名護阿部安達相良熊谷"
)

# A line of words and no name in brackets of these kinds is a direction, said by nobody.
STAGE_DIRECTION = re.compile(
    r"^視察|(参照|省略|掲載|添付)$|[「」『』]|(登壇|降壇|着席|退席|退場|入場|入室|退室|起立|挙手|拍手|朗読|呼ぶ者あり|声あり|休憩|略|笑|"
    r"(配付|配布|決定|当選|可決|否決|採択|選出|了承|承認|同意|指名|採決|表決|投票|選挙|宣する|散会|開会|閉会|再開)(する|した|された)?)$"
)
