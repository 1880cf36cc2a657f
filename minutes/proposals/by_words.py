"""Whom a turn addresses by its words. Pure.

In this order, for each sentence that asks:

1. whom it turns to by name: 高松市にご説明いただきたい, 瑞穂町の意見をお聞きしたい, 深川市さん、いかがか;
2. whom it speaks of by name: 宇治市のシステムはどのような状況か, 福島県ではどうか. After a report (発表) only where it
   asks how things are there: how the presenter did with 福島県 is a question to the presenter;
3. but after a report, whom the sentence before it speaks of: 多治見市の回答には「公表している」とある。何か理由があるか。
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from minutes.proposals.asking import asks, is_question, requests
from minutes.proposals.roll import NamedPresent, Roll
from minutes.proposals.sentences import Sentence, sentences

_HONORIFIC = r"(?:さん|様|殿|長|の(?:方|皆さん|皆様|御?担当(?:者|の方)?|[^、。\sのにはがを]{1,10}(?:官|長|補佐|係|主[任査事幹]|さん|氏|様)))?"
_AND = re.compile(
    r"(?:さん|様|の方)?(?:、?(?:そして|それから|及び|および|並びに|ならびに|また)、?|、|と、?|や|・)(?:また)?"
)
# 深川市に, and not 深川市に導入された, 深川市について.
_TURNED_TO = re.compile(
    _HONORIFIC
    + r"(?:に(?:も|は|対し)?|へ)(?!ついて|関し|関する|対する|おけ|おい|よ[るれっ]|とっ|なっ|な[るら]|係|あ[るっ]|導入|設置)"
)
_VOICE = re.compile(
    _HONORIFIC + r"(?:として)?の[^、。]{0,25}?(?:を|も)[^、。]{0,6}$|" + _HONORIFIC + r"[、 　]*$"
)
# Not 深川市から質問があったが: that one has asked.
_FROM = re.compile(_HONORIFIC + r"(?:から|より)(?!の?[ごお御]?(?:質問|照会|尋ね|指摘|提案|要望)[がもをにの])")
# 続いて町田市、お願いします; 福島県から何かあるか: the floor is given, whatever else the sentence says.
_FLOOR = re.compile(
    _HONORIFIC
    + r"(?:(?:に(?:も|は)?|から(?:も)?|、)、?(?:一言|ひとこと|順に|その点を?)?、?(?:お願い|確認|質問)(?:し|いた|する|申)"
    r"|から(?:は|も)?、?(?:何か|なにか|ご?意見|補足|ご?発言|コメント)[^。、]{0,10}か[。？?]?$)"
)
_FLOOR_WORDS = re.compile("お願い|確認|質問|何か|なにか|意見|補足|発言|コメント")
_CALLED = re.compile(_HONORIFIC + "、")
_TOPIC = re.compile(
    _HONORIFIC
    + r"(?:は|も|では|でも|には|にも|として(?:は|も)|にとって(?:は|も)|において(?:は|も)|の場合|の[^、。]{1,20}?について|の(?:説明|お?話|発言|発表)(?:で|に)|の(?:ところ|方|ほう)(?:は|も|で)"
    r"|(?:の|における|にある)[^、。]{1,40}?(?:は|も|では|でも|には|にも))"
)
_SUBJECT = re.compile(_HONORIFIC + r"(?:の[^、。]{1,20}?)?が")
_REPORTED = re.compile(r"とある|とのこと|との回答|との内容|と回答|と答え|と聞|よう(?:だ|で)|とあった")
_HOW_THERE = re.compile(r"(?:どう|いかが|どのような状況|どういう状況|どんな状況|同様|同じ)[^、。]{0,8}$")
_LATER = re.compile("後ほど|のちほど|後程|後で|あとで|最後に")
_EACH = re.compile("それぞれ|両(?:市|町|村|県|区|団体|者)")


@dataclass(frozen=True)
class AskingSentence:
    """A sentence that asks. addressed: who is meant by its words; shown: the words that show it."""

    sentence: Sentence
    addressed: tuple[int, ...]
    shown: str

    @property
    def is_for_later(self) -> bool:
        return bool(self.addressed and _LATER.search(self.sentence.masked))


def asking_sentences(text: str, roll: Roll, *, after_report: bool) -> list[AskingSentence]:
    """Returns the sentences of a turn that ask, in order, each with whom it addresses by its words."""
    found, before = [], None
    for sentence in sentences(text):
        floor = _given_floor(sentence, roll)
        if floor or asks(sentence):
            addressed, shown = floor + _addressed(sentence, roll, after_report), sentence.shown
            if not addressed and before and not after_report and not roll.named_in(sentence):
                addressed, shown = _spoken_of(before, roll), before.shown + shown
            found.append(AskingSentence(sentence, tuple(dict.fromkeys(addressed)), shown))
        before = None if found and found[-1].sentence is sentence else sentence
    return found


def _given_floor(sentence: Sentence, roll: Roll) -> list[int]:
    if not _FLOOR_WORDS.search(sentence.masked):
        return []
    chains = _chains(sentence, roll.named_in(sentence))
    return [one.number for chain in chains if _FLOOR.match(sentence.masked, chain[-1].end) for one in chain]


def _addressed(sentence: Sentence, roll: Roll, after_report: bool) -> list[int]:
    """One sentence may ask more than once: 総務省にお聞きするが、その前に深川市にお聞きしたい."""
    addressed, start = [], 0
    for begin, end in requests(sentence):
        part = sentence.part(start, end)
        named = roll.named_in(part)
        addressed += _turned_to(part, begin - start, named) or _spoken_of(part, roll)
        start = end
    rest = sentence.part(start, len(sentence.text))
    if is_question(rest):
        addressed += _called(rest, roll) or _asked_about(rest, roll, after_report)
    return addressed


def _called(part: Sentence, roll: Roll) -> list[int]:
    """高松市さん、いかがか。"""
    chains = _chains(part, roll.named_in(part))
    return [
        one.number
        for chain in chains
        if _begins(part, chain[0]) and _CALLED.match(part.masked, chain[-1].end)
        for one in chain
    ]


def _begins(part: Sentence, one: NamedPresent) -> bool:
    return bool(re.fullmatch(r"(?:[^、]{0,6}、)?(?:まず(?:は)?|次に|続いて|では)?", part.masked[: one.start]))


def _turned_to(part: Sentence, request: int, named: list[NamedPresent]) -> list[int]:
    """Whom a part of a sentence turns to, that asks from `request` on: by に, by whose words are asked for, by から."""
    before = part.masked[:request]
    chains = _chains(part, named)
    turned = [
        one.number
        for chain in chains
        if _TURNED_TO.match(part.masked, chain[-1].end)
        or _VOICE.match(before, chain[-1].end)
        or (_begins(part, chain[0]) and _CALLED.match(part.masked, chain[-1].end))
        for one in chain
    ]
    return turned or [
        one.number for chain in chains if _FROM.match(part.masked, chain[-1].end) for one in chain
    ]


def _asked_about(part: Sentence, roll: Roll, after_report: bool) -> list[int]:
    if after_report and not _HOW_THERE.search(re.sub(r"か?[。？?]*$", "", part.masked.strip())):
        return []
    return _spoken_of(part, roll)


def _spoken_of(part: Sentence, roll: Roll) -> list[int]:
    """Returns whom a part of a sentence is about: the last that it speaks of, or all where it says それぞれ."""
    chains = _chains(part, roll.named_in(part))
    about = [chain for chain in chains if _TOPIC.match(part.masked, chain[-1].end)]
    if not about and _REPORTED.search(part.masked):
        about = [chain for chain in chains if _SUBJECT.match(part.masked, chain[-1].end)]
    meant = about if _EACH.search(part.masked) else about[-1:]
    return [one.number for chain in meant for one in chain]


def _chains(part: Sentence, named: list[NamedPresent]) -> list[list[NamedPresent]]:
    """Returns the names as they are strung together: 深川市、町田市及び美里町 is one chain."""
    return list(_strung(part, named))


def _strung(part: Sentence, named: list[NamedPresent]) -> Iterator[list[NamedPresent]]:
    chain: list[NamedPresent] = []
    for one in named:
        if chain and not _AND.fullmatch(part.masked[chain[-1].end : one.start]):
            yield chain
            chain = []
        chain.append(one)
    if chain:
        yield chain
