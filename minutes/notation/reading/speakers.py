"""Decides by its ending whether a name in brackets can be a speaker's. A wrong turn is worse than a missed one."""

import re
from functools import lru_cache

from members.unseen import without_unseen
from minutes.notation.document import is_label

_MEETINGS = "委員 協議 審議 議 連絡 協 連合 自治 町内 商工 振興 部 市長 区長 町村 課長 局長 部長 校長 議長 評議員 研究 互助"
_OFFICES = "市 町 村 区 省 庁 局 課 部 室 院 団 センター 事務局 組合 機構 公社 大学 本部 支所 事務所 研究所 公文書館 役場 役所 警察署 消防署 財団 法人 社協 銀行"
_ROLES = (
    "議長 会長 委員 委員長 座長 司会 司会者 教授 知事 市長 町長 村長 区長 部長 課長 係長 室長 局長 次長 所長 館長 署長 院長 校長 学長 "
    "理事 理事長 監事 監査 幹事 幹事長 専門官 補佐 主査 主任 主幹 主事 議員 参事 参与 顧問 教育長 講師 代表 代表者 書記 説明員 氏 "
    "大臣 政務官 副大臣 参考人 公述人 証人 助役 収入役 副館長 館長代理 会計管理者 長代理 員代理 職務代理 職務代理者 長兼務 監兼務 .{2}長"
)
# 会議, 説明会 and 意見交換会 are no speakers: a name that ends in 会 is one only with one of `_MEETINGS` before it.
SPEAKER_ENDINGS = re.compile(
    f"(?:(?:{'|'.join(_MEETINGS.split())})会|.{{2}}県|東京都|北海道|京都府|大阪府|内閣府|政府"
    f"|{'|'.join(_OFFICES.split())}|{'|'.join(_ROLES.split())})$"
)

# What else ends so is an organisation too, though it opens no turn by its ending.
_OTHER_ORGANISATIONS = re.compile(
    "(会|社|連盟|連合|同盟|クラブ|サークル|校|学園|大学|園|館|所|組|店|団|バス|鉄道|銀行|病院|センター|ホーム|協議体|機関|企業|チーム)$"
)
# A label with one of these endings names a person, whom no registry of organisations holds.
PERSON_ENDINGS = re.compile(f"(?:{'|'.join(_ROLES.split())}|君|さん|様|殿)$")
_PERSONAL_NAME = re.compile("[一-鿿々〆ヶぁ-んァ-ヶー]{3,9}")
_BODIES = "都道府県|道府県|市区町村|市町村|市町|町村|都|道|府|県|市|区|町|村|団体|課|部|局|室|省庁|府省|省|庁|委員|議員|会|センター"
NO_SPEAKERS = [
    re.compile(pattern)
    for pattern in [
        r"[0-9０-９①-⑳。、，,？?！!「」『』［］\[\]【】〔〕…=＝→/／#＃＼■□◇○]",
        f"^(同|当|本|各|全|他|他の|両|貴|自|我が|わが|関係|該当|近隣|周辺|構成|参加|県内|市内|全国|全国の|一部の)({_BODIES})$",
        r"(指定|大|中小|中枢|姉妹|友好|田園|地方|学園|近隣)都市$|(政令|中核|特例|朝|見本|青空|株式)市$",
        r"(?<!^たつ)の市$|の(町|村|区|都|府|県|省|庁|課|部|室|団体|会|委員|センター)$",
        r"^(一|内|外|上|下|細|中|前|後|北|南|東|西)部$|(全|大|各|一)部$|第.{1,3}部$",
        r"(会議|休憩|応接|控|別|教|研修|商談|待合|和|洋|個|書|電算|機械|執務|視聴覚|サーバー?)室$",
        r"(集|一|布|劇)団$|(入|退|通|登)院$|(結|難|大|時|破|終|戦|薬)局$|(日|放|公|賦|考|正)課$",
        r"(登|退|閉|開|来|在|官公)庁$|(反|帰|内)省$|(地|学|校|選挙|管|漁|特別|特)区$|(農|漁|山|離)村$|(城下|門前|宿場|港|下)町$",
        r"(成|延|増|身|全|冗|助|特|伸|消|生|波|年|最|体|家)長$",
        r"見学会$|(皆|諸|両)氏$|について$|に関する.*|から$",
    ]
]
# Words in brackets on a line of their own that are never a speaker, so that the clerk is not asked about them.
ASIDES = [
    re.compile(pattern)
    for pattern in [
        r"[。「」]",
        r"^(案|資料|追加資料|別紙|別添|別表|参考|注|図|表|例|問|答|第|議案|議題)?[ 　]?[0-9０-９一二三四五六七八九十ア-ンａ-ｚa-zA-Z]{1,4}$",
        r"[0-9０-９]+(年|月|日|時|分|件|名|人|回|号|条|項|円|％|%|団体|ページ|頁)",
        r"^(以上|以下余白|休憩|再開|拍手|笑|略|中略|省略|挙手.*|異議なし|案|別紙|参考|敬称略|以下敬称略|順不同|順不同.*敬称略|五十音順)$",
        r"(について|に関すること|のこと|質疑応答|意見交換|質疑|紹介|挨拶|あいさつ|発表|説明|報告|朗読|登壇|資料|参照)$",
        r"(決定|当選|可決|否決|採択|選出|了承|承認|宣する|散会|配付|配布|起立|着席|退席|退室|入室|あり)(する|した|された)?$",
    ]
]
LONGEST_SPEAKER = 40
_BRACKET = re.compile(r"[（(](?P<inside>[^（）()]+)[）)]")


@lru_cache(maxsize=1024)
def is_speaker(label: str) -> bool:
    """Returns whether a name ends as organisations and offices do and matches none of `NO_SPEAKERS`.

    A bracket in the name does not count: （養父市（やぶし）） is the town, （林（和）委員） a member. Nor does what nobody
    sees: 会⻑ with the radical of a PDF is 会長.

    >>> [is_speaker(label) for label in ["深川市", "事務局", "林（和）委員", "案1", "第2部", "意見交換会", "山田"]]
    [True, True, True, False, False, False, False]
    """
    label = without_unseen(label)
    name = _BRACKET.sub("", label).strip()
    return (
        1 < len(name) <= len(label) <= LONGEST_SPEAKER
        and is_label(label)
        and bool(SPEAKER_ENDINGS.search(name))
        and not any(pattern.search(name) for pattern in NO_SPEAKERS)
    )


def is_doubtful_speaker(label: str) -> bool:
    """Returns whether a name in brackets is a speaker's only if the text says so elsewhere.

    （山田） is doubtful; （10月8日） and （略） are not, for they are never a speaker.
    """
    return (
        len(label) <= LONGEST_SPEAKER
        and is_label(label)
        and not _BRACKET.search(label)
        and not is_speaker(label)
        and not any(pattern.search(label) for pattern in ASIDES)
    )


def is_organisation(label: str) -> bool:
    """Returns whether a label ends as an organisation's name does. 海野二郎 is a person, whatever 出席者 calls it.

    >>> [is_organisation(label) for label in ["深川市", "銀河連盟", "海野二郎", "大空会長", "住民代表"]]
    [True, True, False, False, False]
    """
    name = _BRACKET.sub("", label).strip()
    return not is_person(label) and (is_speaker(label) or bool(_OTHER_ORGANISATIONS.search(name)))


def is_personal_name(label: str) -> bool:
    """Returns whether a label can be a person's name and no organisation's: 海野二郎, but not 深川, which may be a town.

    >>> is_personal_name("海野二郎"), is_personal_name("深川"), is_personal_name("銀河連盟")
    (True, False, False)
    """
    name = "".join(_BRACKET.sub("", label).split())
    return bool(_PERSONAL_NAME.fullmatch(name)) and not is_organisation(label)


def is_person(label: str) -> bool:
    """Returns whether a label names a person by role or title, before a bracket or in it.

    >>> [is_person(label) for label in ["伊藤よしのり議長", "２２番（筒井議員）", "消防長（海野君）", "深川市"]]
    [True, True, True, False]
    """
    label = without_unseen(label)
    bracket = _BRACKET.search(label)
    names = [label, _BRACKET.sub("", label).strip(), bracket["inside"]] if bracket else [label]
    return any(PERSON_ENDINGS.search(name) for name in names)
