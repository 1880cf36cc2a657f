"""Notes for the clerk on what the reader of a Word file left out, moved or converted, each with its line. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from minutes.notation.document import Problem
from minutes.notation.docx.unreadable import TOO_LARGE, UnreadableDocx

# Of notes at the foot and of the numbers of lists. A record has some thousands.
MOST_LETTERS_REPEATED = 1_000_000
MOST_LINES_NAMED, MOST_WORDS_NAMED, LONGEST_WORDS_NAMED = 10, 5, 40

# Kind → what the clerk reads. {count}: how often; {lines}: further lines; {words}: the words themselves.
MESSAGES = {
    "insertions": "変更履歴があります。挿入（{count}か所{lines}）は本文に入れました。",
    "deletions": "変更履歴があります。削除（{count}か所{lines}）は除きました。",
    "moves": "変更履歴があります。移動（{count}か所{lines}）は、移した先だけに入れました。",
    "comments": "コメントが{count}件あります{lines}。本文ではないので読み込んでいません。",
    "rubies": "ルビが{count}か所あります{lines}。ルビは除き、もとの文字だけを読み込みました{words}。",
    "hidden": "隠し文字が{count}か所あります{lines}。読み込んでいません。",
    "struck": "取り消し線を引いた文字が{count}か所あります{lines}。線は除き、文字を読み込みました{words}。",
    "pictures": "図や画像が{count}個あります{lines}。読み込んでいません。",
    "boxes": "テキストボックスが{count}個あります{lines}。言葉を、付いている段落の下の行に入れました。",
    "nested tables": "表の中の表が{count}個あります{lines}。中の表は、外の表の欄の続きに入れました。",
    "joined cells": "改行のある欄が{count}か所あります{lines}。一つの行に入れるため、改行を空白にしました。",
    "notes": "脚注が{count}件あります{lines}。付いていたところに（注：…）として入れました。",
    "equations": "数式が{count}個あります{lines}。一行の形に直しました{words}。",
    "enclosed": "囲み文字が{count}か所あります{lines}。囲みを除き、中の文字だけを読み込みました{words}。",
    "symbols": "文字コードのない記号が{count}個あります{lines}。「〓」を入れました。",
    "fields": "Word が自動で入れる文字（フィールド）のうち、中身が保存されていないものが{count}か所あります{lines}{words}。読み込んでいません。",
    "dates": "Word がその日の日付などに置き換える文字が{count}か所あります{lines}。読み込んでいません。",
    "chunks": "別の文書をはめ込んだところが{count}か所あります{lines}。読み込んでいません。",
    "headers": "ヘッダーやフッターに言葉があります{words}。本文ではないので読み込んでいません。",
    "unknown numbers": "箇条書きの番号に、読めない形のものが{count}か所あります{lines}。算用数字にしました。",
    "silent words": "発言者の行がない発言があります（{count}か所{lines}）。上の続きとして読みました。",
    "answers": "書面の回答は、事務局の画面の表に入れるものなので、読み込みません。",
    "changed box": "起案と決裁の枠に書き込みがあります。会議録ではないので読み込みません。",
    "changed about": "会議名の下の、版、発行する日、発行者の欄に書き込みがあります。会議録ではないので読み込みません。",
    "changed copy": "「出席団体」の欄は、出席者から作ったものなので読み込みません。直したところは「出席者」の欄に書いてください。",
}


@dataclass
class ReadingNotes:
    """What was found, by kind: the line of each, with its words. `line` is the one that is read now, from 1."""

    line: int = 1
    found: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    letters_repeated: int = 0

    def add(self, kind: str, words: str = "", *, line: int | None = None) -> None:
        self.found.setdefault(kind, []).append((self.line if line is None else line, words))

    def repeated(self, words: str) -> str:
        """Returns words that a file says once and that stand in the text at many places. Raises UnreadableDocx."""
        self.letters_repeated += len(words)
        if self.letters_repeated > MOST_LETTERS_REPEATED:
            raise UnreadableDocx(TOO_LARGE)
        return words

    def problems(self) -> Iterator[Problem]:
        """Yields one problem for each kind, at the first line on which it occurred."""
        for kind, message in MESSAGES.items():
            if kind in self.found:
                places = self.found[kind]
                words = message.format(count=len(places), lines=_further(places), words=_words(places))
                yield Problem(places[0][0], words)


def _further(places: list[tuple[int, str]]) -> str:
    """Returns （2、5行目）, where there is more than one line."""
    lines = list(dict.fromkeys(line for line, _ in places if line))
    if len(lines) < 2:
        return ""
    more = "…" if len(lines) > MOST_LINES_NAMED else ""
    return f"（{'、'.join(map(str, lines[:MOST_LINES_NAMED]))}{more}行目）"


def _words(places: list[tuple[int, str]]) -> str:
    words = list(dict.fromkeys(words for _, words in places if words))
    if not words:
        return ""
    named = [
        f"「{one[:LONGEST_WORDS_NAMED]}{'…' if len(one) > LONGEST_WORDS_NAMED else ''}」" for one in words
    ]
    more = "など" if len(words) > MOST_WORDS_NAMED else ""
    return f"（{'、'.join(named[:MOST_WORDS_NAMED])}{more}）"
