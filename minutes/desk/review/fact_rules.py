"""Facts that do not agree: handouts cited and not listed, heads counted and speakers, the year in the title. Pure."""

import re
import unicodedata

from members import wareki
from minutes.desk.review.findings import Finding, passages, speaking
from minutes.notation.attendance import OBSERVER, SECRETARIAT, attendees, head_counts
from minutes.notation.document import Document
from minutes.notation.vocabulary import SECRETARIAT_LABEL

CITED = re.compile(r"((追加|参考|補足|当日|別冊)?資料|別紙|別添)\s?[0-9]+([-‐－][0-9]+)?")
PLACED = ("officer", "attendee")


def handouts_not_listed(document: Document):
    """資料1 is cited and the list of handouts does not have it."""
    listed = {_plain(handout.label) for handout in document.handouts}
    told = set()
    for passage in passages(document):
        for cited in CITED.finditer(unicodedata.normalize("NFKC", passage.text)):
            label = _plain(cited[0])
            if label not in listed | told:
                told.add(label)
                yield Finding(
                    f"handout:{label}",
                    f"「{label}」が本文に出てきますが、配付資料の欄にありません。",
                    passage.number,
                )


def _plain(label):
    return "".join(unicodedata.normalize("NFKC", label).split())


def heads_and_speakers(document: Document):
    """More organisations speak than the 出席者 block counts."""
    counted = [count for count in head_counts(document.attendance) if count.capacity in PLACED]
    expected = sum(count.organisations or 0 for count in counted)
    elsewhere = {one.label for one in attendees(document.attendance) if one.capacity not in PLACED}
    aside = [label for label in speaking(document) if label in elsewhere | {SECRETARIAT_LABEL}]
    others = [label for label in speaking(document) if label not in aside]
    if expected and len(others) > expected:
        besides = f"{'と'.join(aside)}のほかに" if aside else ""
        yield Finding(
            "attendance:count",
            f"出席者の欄では役員と出席者は{expected}団体ですが、{besides}{len(others)}団体が発言しています。",
        )


def speakers_and_attendees(document: Document):
    """Where attendees are named: who speaks and is not named, and, mildly, who is named and never speaks."""
    named = attendees(document.attendance)
    if sum(one.capacity in PLACED for one in named) < 2:
        return
    talk, labels = speaking(document), {one.label for one in named}
    for label in talk:
        if label not in labels and label != SECRETARIAT_LABEL:
            yield Finding(f"absent:{label}", f"「{label}」が発言していますが、出席者の欄にありません。")
    for one in named:
        if one.label not in talk and one.capacity not in (SECRETARIAT, OBSERVER):
            yield Finding(
                f"silent:{one.label}", f"「{one.label}」は出席していますが、発言がありません。", mild=True
            )


def year_of_title(document: Document):
    """The 年度 of the title is not that of the day."""
    stated = wareki.find_fiscal_year(document.title)
    try:
        held = wareki.parse_meeting_time(document.time).held_on
    except wareki.WarekiError as error:
        yield Finding("time:unread", f"日時を読み取れません。{error}")
        return
    if stated is not None and stated != wareki.fiscal_year(held):
        yield Finding(
            "year:title",
            f"会議名には{wareki.format_fiscal_year(stated)}とありますが、開催日（{wareki.format_era_date(held)}）は"
            f"{wareki.format_fiscal_year(wareki.fiscal_year(held))}です。",
        )


def tallies(document: Document):
    """19団体中7団体 against the organisations that the same sentence names."""
    labels = set(speaking(document)) | {one.label for one in attendees(document.attendance)}
    for passage in passages(document):
        for sentence in re.split("(?<=。)|\n", passage.text):
            yield from _tally(sentence, labels, passage.number)


def _tally(sentence, labels, number):
    told = re.search(r"(\d+)団体[中のうち]+、?(\d+)団体", unicodedata.normalize("NFKC", sentence))
    if not told:
        return
    named = _named(sentence, labels)
    if len(named) > 1 and len(named) != int(told[2]):
        yield Finding(
            f"tally:{number}:{told[0]}",
            f"「{told[0]}」とありますが、名を挙げているのは{len(named)}団体です（{'、'.join(named)}）。",
            number,
        )


def _named(sentence, labels):
    """The organisations that a sentence names: known labels, and whatever stands in its list like one."""
    listed = re.findall(r"(?<=[、，及び])([^、，。ぁ-ん]{1,10}[市町村県都府区])(?=[、，及並])", sentence)
    known = [label for label in labels if label in sentence]
    found = sorted({*listed, *known}, key=sentence.find)
    return [name for name in found if not any(name != other and name in other for other in found)]
