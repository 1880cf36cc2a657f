"""What is typed into the box, and what must come first: written down before anything was built.

The records are the real one of 23 October 2012, with its proposals of questions and answers confirmed, and MANUSCRIPT of
tests/builders.py. `first` is where the first answer leads: a block (#28) of the real record, else an address. `also` are
further addresses to which the page must lead, `says` words that it must print.
"""

from typing import NamedTuple

REAL = "/meetings/2012-10-23-1/"


class Question(NamedTuple):
    typed: str
    first: str
    also: tuple[str, ...] = ()
    says: tuple[str, ...] = ()


def organisation(code: str) -> str:
    return f"/organisations/{code}/"


def same_as(shared_line: str, first: str, also: tuple[str, ...] = (), says: tuple[str, ...] = ()) -> Question:
    """A question of ../shared/cases/questions.txt, word for word."""
    return Question(shared_line, first, also, says)


# ../shared/cases/questions.txt
SHARED = [
    same_as("深川市 セキュリティポリシー", "#28"),
    same_as("深川市", organisation("012289"), says=("8件",)),
    same_as("熊本市", organisation("431001")),
    same_as("12289", organisation("012289")),
    # Whoever is not identified is no choice: what she said stands below it, and is spelled facebook there.
    same_as("美里町 フェイスブック", organisation("045055"), also=("#25",), says=("facebook 1件",)),
    same_as("マイナンバー 2012", "#53", also=("#58", "#77", "#84"), says=("8件", "2012年")),
    same_as("平成24年 シンクライアント", "#59", also=("#63", "#64"), says=("2012年",)),
    same_as("町田市は何を聞かれたか", "#37", also=("#55", "#67")),
    same_as("鯖江市 オープンデータ", organisation("182079"), says=("データシティ鯖江",)),
    same_as("取組み 学校 ICT", "#40", also=("#45", "#46")),
    same_as("代理掲載", "#13"),
    same_as("ひのえまた タブレット", "#49"),
    same_as("八鹿町", organisation("286010"), also=(organisation("282227"),)),
    same_as("CVSで交換", "#12"),
    same_as("早島町 クラウド 費用 答え", "#59", also=("#62", "#64")),
]

# Twenty-five and more of our own.
OWN = [
    Question("深川市 セキュリティ 2012", "#28", also=("#31", "#33", "#36", "#38")),
    Question("01228", organisation("012289")),
    Question("012289", organisation("012289")),
    Question("北海道深川市", organisation("012289")),
    Question("北海道 深川市", organisation("012289")),
    Question("ふかがわし", organisation("012289")),
    Question("熊本県 美里町", organisation("433489")),
    Question("多治見市　自主点検", "#36"),
    Question("檜枝岐村", organisation("073644")),
    Question("桧枝岐村 家庭", "#49"),
    Question("当別町 照会", "/meetings/2026-09-03-1/u/10/", also=("#40",)),
    Question("町田市 発表", "#18"),
    Question("H24.10 マイナンバー", "#53", says=("平成24年10月", "8件")),
    Question("平成24年度 マイナンバー", "#53", says=("平成24年度", "8件")),
    Question("2012/10/23 VMware", "#68", says=("平成24年10月23日",)),
    Question("平成24年10月23日", REAL),
    Question("記録実務者会議 湿気", "/meetings/2026-09-03-1/u/7/"),
    Question("2010 マイナンバー", "#53", says=("8件",)),
    Question("町田市は何と答えたか", "#39", also=("#57", "#68")),
    Question("深川市は何を照会したか", "#28"),
    Question("セキュリティについて深川市は何を照会したか", "#28"),
    Question("早島町の答え", "#46", also=("#74",)),
    Question("総務省 地域情報プラットフォーム", "#58"),
    Question("一戸町 マイナンバー", "#79"),
    Question("金沢市の発言", "#78"),
    Question('"深川市"', "/meetings/2026-09-03-1/"),
    Question("セキュリティ -所沢市", "#28"),
    Question("深川市 そんなことばはない", organisation("012289")),
    Question("深側市", organisation("012289"), says=("近い名の団体",)),
    Question("学校 タブレット 質問", "#40", also=("#45", "#48")),
    Question("シンクライアント 課題", "#63"),
]
