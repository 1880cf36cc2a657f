"""Tables of the head of a record: lines that belong to 出席者, lines that end a fact, headings of an agenda. Data.

Matched against the folded line (`fold_heading`), without a count in brackets behind it: 〇欠席議員（１人）.
"""

import re

# Headings of a list of people below 出席者. They are kept as its lines.
ATTENDANCE_PARTS = [
    re.compile(pattern)
    for pattern in [
        r"(欠席|遅参|遅刻|早退|応招|不応招|列席|委員外(出席)?|理事者側?(出席)?|当局(出席)?|執行部(出席)?|説明(出席)?|参考)(者|人|委員|議員|理事|監事|幹事|職員|説明員|員)"
        r"((の?職)?[・、]?(の?氏名))?",
        r"出席(職員|説明員|幹事|監事|関係者|理事者)((の?職)?[・、]?(の?氏名))?|その他の?(関係者|出席職員|出席者)|関係者",
        r"傍聴(者|人)(の?(人)?数)?",
        r"(地方自治法|法)第.{1,20}(出席|者).{0,20}|(説明|職務)のため.{0,12}出席(した|し[、]?た)?(者|職員|説明員)?.{0,20}",
        r"(議会)?事務局(職員)?(出席者?|職員)|(議会)?事務局(の)?(出席)?職員.{0,6}",
    ]
]

# Other facts that forms print. Each ends the fact above it, and no field is theirs.
OTHER_FACTS = [
    re.compile(pattern)
    for pattern in [
        r"(会議の)?公開.{0,3}非公開.*|(会議の)?公開(の可否|・非公開の別|又は非公開の別)|非公開(の?理由|とした理由)|傍聴の可否",
        r"会議録の?作成方法.*|附属機関等の名称|会議録署名(委員|議員|人)|署名(委員|議員)|議事録署名人|公開の可否",
        r"(会議に付(し|議し)た|付議|審査し?た?)(事件|案件|議案).*|本日(審査|協議|審議)した案件|議事日程.*|会期",
    ]
]

# Headings of the list of what is to be spoken about. Below one in the head, lines shaped as headings are its list.
AGENDAS = re.compile(r"(本日の)?(議題|議事次第|会議次第|次第|案件|協議事項|審議事項|議事)(及び議事)?")
# 議題：予算について, ５　次第　開会
AGENDA_ON_ONE_LINE = re.compile(
    r"([(（]?[0-9０-９]{1,2}[.．、)）]?\s*|[・●○◯〇◆◎■【〔]|([-*]\s+)?(\*\*)?)?(本日の\s*)?"
    r"(議\s*題|議\s*事\s*次\s*第|会\s*議\s*次\s*第|次\s*第|案\s*件)[】〕]?(\*\*)?(\s*[:：](\*\*)?\s*|\s+)(?P<words>\S.*)"
)
COUNT_BEHIND = re.compile(r"\s*[（(][0-9０-９一二三四五六七八九十]{1,4}\s*[人名][）)]$")
# 議題1 役員の選出について, 議案第2号 予算について
ITEM_WITH_NUMBER = re.compile(
    r"(議題|議案|案件|報告|協議|審議)(事項)?\s*第?[0-9０-９一二三四五六七八九十]{1,3}号?[\s:：]\s*\S"
)
