"""The records of the story. Meetings, people and words are invented; the organisations are those of the sample.

Only 美里町 is real, and only where the shared record is at hand.
"""

from dataclasses import dataclass

RECORD = """■ 会議名
令和6年度 里と港の市町村連絡会 台帳部会 会議録

■ 日時
{day} 13:30~16:00

■ 場所
霧沢市役所 第2会議室

■ 出席者
役員：霧沢市（会長 早瀬課長）
出席者：舟戸町（戸川課長補佐）、瑞野町、谷津野村（三枝主事）、月代村
傍聴：2名
事務局

■ 配付資料
次第
資料1　空き家台帳の項目
資料2　三枝主事の聞き取りの覚え

■ 開会

事務局が開会を告げ、配付資料を確かめた。

■ 取組みの発表

□ 霧沢市：空き家台帳の項目

霧沢市から、資料1により説明が行われた。

（舟戸町）
台帳は年に何回書き換えているか。

（霧沢市）
年に四回である。一回に二人で三日掛かる。
・固定資産の台帳と突き合わせる。
・区長に電話で確かめる。

（瑞野町）
当町は年に一回である。現地に行く人手が足りない。

（谷津野村）
{remark}

（月代村）
費用はどの科目から出しているか。。

（谷津野村）
委託料である。

■ 他団体への照会

□ 舟戸町：引継書のひな形
引継ぎに掛ける日数

舟戸町から照会の趣旨について説明が行われた。

（瑞野町）
ひな形はない。口頭で二日ほど引き継いでいる。

（月代村）
当村も同じである。

■ 閉会

事務局が閉会を告げた。

■ 問い合わせ先
里と港の市町村連絡会事務局
電話 000-0000

■ 更新日
令和6年9月30日
"""
REMARK = "当村では郵便局に見回りを頼んでいる。費用は年に十二万円である。"

PLAN = """■ 会議名
令和28年度 里と港の市町村連絡会 {name} 台帳部会

■ 日時
令和28年{day} 13:30~16:30

■ 場所
帆崎市役所 大会議室

■ 配付資料
資料1　空き家台帳のその後

■ 開会

■ 取組みの発表

□ 霧沢市：空き家台帳のその後

■ 閉会
"""


def record(day: str, remark: str = REMARK) -> str:
    return RECORD.format(day=day, remark=remark)


@dataclass(frozen=True)
class Corrections:
    """Two editions' worth. Remarks are named by words that stand in no other remark of the record."""

    slips: tuple[tuple[str, str, str], ...]  # as it was printed, as it was said, the category
    removed: str
    moved: str
    behind: str
    label: str  # an attendee that several organisations could be
    key: str  # the one that it is


INVENTED = Corrections(
    slips=(
        ("一回に二人で", "一回に三人で", "mistake"),
        ("出しているか。。", "出しているか。", "form"),
        ("口頭で二日ほど", "口頭で二日ほど、村では三日", "omission"),
        ("第2会議室", "第2会議室（3階）", "facts"),
    ),
    removed="当村も同じである。",
    moved="現地に行く人手が足りない。",
    behind="委託料である。",
    label="瑞野町",
    key="x-mihon-mizuno-yamaguchi",
)
REAL = Corrections(
    slips=(
        ("使用料はどの程度か。。", "使用料はどの程度か。", "form"),
        ("CVSで交換する", "CSVで交換する", "mistake"),
    ),
    removed="隠さず見せるという姿勢である。",
    moved="当県でも大変な状況であった",
    behind="意識していないに近く",
    label="美里町",
    key="433489",
)
