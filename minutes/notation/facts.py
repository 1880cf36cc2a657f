"""The facts of a record: how a text heads each, how it ends, what is read out of it, whether it can be withdrawn. Pure.

Whatever goes over the facts of a record goes over FACTS: reader, writer, desk, editions, diff, withdrawal, pages and
exports. docs/how-to-add.md says which files a new fact needs.
"""

from dataclasses import dataclass
from typing import TypedDict


class FactTexts(TypedDict):
    """The facts of a record as printed; an empty string is a fact that it does not give."""

    title: str
    time: str
    venue: str
    attendance: str
    agenda: str
    outcome: str
    contact: str
    updated: str


@dataclass(frozen=True)
class Fact:
    """One fact of a record, under the same name in Document, Meeting and Record.

    heading: the words behind ■ in the canonical manuscript, and what a clerk calls the fact.
    words: the other headings under which records print it.
    label: what 正誤表 and the withdrawal form call it, where that is not the heading.
    is_text: printed lines of text. 配付資料 and 回答のみの団体 are rows of their own, 会議体 is chosen at the desk.
    is_printed: the manuscript has it.
    is_line: one line, never more.
    ends_with_line: where a record prints it behind its heading, the next line is another matter unless it is indented.
    needs_digit: behind its heading on the same line it is the fact only if it holds a digit.
    is_below: the manuscript has it behind the talk.
    is_above: it is a fact only above the talk and with words below it; elsewhere the same words head an item.
    stays: the name in the record of a value that is set with the text and stays when the text is withdrawn.
    category: the category proposed for its correction (Correction.Category).
    section: the part of a record's page that shows it.
    kept: why it cannot be withdrawn, in words for the clerk. Empty: it can be.
    """

    name: str
    heading: str
    words: tuple[str, ...] = ()
    label: str = ""
    is_text: bool = True
    is_printed: bool = True
    is_line: bool = False
    ends_with_line: bool = False
    needs_digit: bool = False
    is_below: bool = False
    is_above: bool = False
    stays: str = ""
    category: str = "mistake"
    section: str = "facts"
    kept: str = ""

    @property
    def called(self) -> str:
        return self.label or self.heading


# In the order in which the manuscript prints them and a reader compares them.
FACTS = (
    Fact(
        "title",
        "会議名",
        words=("会議名称", "会議の名称"),
        is_line=True,
        ends_with_line=True,
    ),
    Fact(
        "body",
        "会議体",
        is_text=False,
        is_printed=False,
        category="facts",
        kept="会議体の名は、会議録を探すための名なので取り消せません。会議体の画面で名を直してから公開してください。",
    ),
    Fact(
        "time",
        "日時",
        words=(
            "開催日時",
            "会議日時",
            "開催日",
            "開催年月日",
            "招集日時",
            "招集年月日",
            "開会日時",
            "日時及び場所",
        ),
        ends_with_line=True,
        stays="held_on",
        category="facts",
    ),
    Fact(
        "venue",
        "場所",
        words=("開催場所", "会場", "招集場所", "会議場所", "招集の場所"),
        ends_with_line=True,
        category="facts",
    ),
    Fact(
        "attendance",
        "出席者",
        words=(
            "参加者",
            "出席団体",
            "参加団体",
            "出席委員",
            "出席理事",
            "出席議員",
            "出席者名",
            "出席者氏名",
            "出席委員氏名",
            "出席委員の氏名",
            "出席委員名",
            "出席会員",
            "参加メンバー",
        ),
        label="出席者（記載のとおり）",
        section="attendees",
    ),
    Fact(
        "answering",
        "回答のみの団体",
        is_text=False,
        section="attendees",
        kept="回答のみの団体は、団体ごとに番号で取り消してください。",
    ),
    Fact("agenda", "次第", words=("会議次第", "議事次第"), is_above=True),
    Fact(
        "outcome",
        "会議の結果",
        words=("会議結果", "議事の結果", "議事結果", "審議結果", "審議の結果", "協議結果", "協議の結果"),
        is_above=True,
        category="facts",
    ),
    Fact(
        "handouts",
        "配付資料",
        words=("配布資料", "資料", "提出資料", "会議資料", "配付資料一覧", "資料一覧"),
        is_text=False,
        section="handouts",
        kept="配付資料は、資料ごとに番号で取り消してください。",
    ),
    Fact(
        "contact",
        "問い合わせ先",
        words=(
            "問合せ先",
            "問合わせ先",
            "お問い合わせ先",
            "お問合せ先",
            "お問い合わせ",
            "このページに掲載されている情報の問い合わせ先",
            "このページに関するお問い合わせ先",
            "このページに関するお問い合わせ",
        ),
        is_below=True,
    ),
    Fact(
        "updated",
        "更新日",
        words=("最終更新日",),
        ends_with_line=True,
        needs_digit=True,
        is_below=True,
    ),
)
FACT_BY_NAME = {fact.name: fact for fact in FACTS}
# What a manuscript prints under a heading of its own.
PRINTED_FACTS = tuple(fact for fact in FACTS if fact.is_printed)
# What is kept as printed text, one column of the meeting each.
TEXT_FACTS = tuple(fact for fact in FACTS if fact.is_text)
# What a record holds once and a correction names as a whole. Handouts are corrected one by one.
WHOLE_FACTS = tuple(fact for fact in FACTS if fact.is_text or not fact.is_printed)
# Heading in a text → name of the fact.
FACT_BY_HEADING = {word: fact.name for fact in PRINTED_FACTS for word in (fact.heading, *fact.words)}
