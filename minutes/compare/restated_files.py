"""Finds withdrawn words in the files of handouts. Pure.

A file is asked about as a whole, and always asked: nobody mends a word in it, and what stands in a printed report may have
every right to. An answer is for this file (its digest) and these withdrawn words.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from minutes.compare.compared_words import compared
from minutes.compare.restatement import Restatement, WithdrawnWording, known_shingles, restatements
from minutes.compare.shingles import SHINGLE_LENGTH, shingles

# So many pieces of a file are shown.
MOST_PIECES = 20
UNREAD_WORDS = "中の言葉を読めないファイルです。開いて確かめてください"


@dataclass(frozen=True)
class ComparedFile:
    """A file that a handout lists: the handout's key and the file's digest, what a clerk calls it, the texts of its pages by
    their names. is_unread: words in it may be unknown to the program."""

    key: str
    digest: str
    name: str
    pages: tuple[tuple[str, str], ...]
    is_unread: bool = False

    @property
    def place(self) -> str:
        return f"{self.key}/file/{self.digest}"


def restated_in_files(
    withdrawn: Sequence[WithdrawnWording], public_texts: Iterable[str], files: Iterable[ComparedFile]
) -> Iterator[Restatement]:
    """Yields every file in which words of a withdrawal stand, once for each withdrawal.

    `public_texts` are public beside the withdrawn words: what they share with these is nobody's secret.
    """
    public, files = list(public_texts), list(files)
    for withdrawal in dict.fromkeys(wording.withdrawal for wording in withdrawn) if files else ():
        wordings = [wording for wording in withdrawn if wording.withdrawal == withdrawal]
        wholes = sorted({wording.whole for wording in wordings} - {""})
        likely = _likely(wordings, public)
        for file in files:
            pages = {name: text for name, text in file.pages if likely(text)}
            found = list(restatements(wordings, _by_no_page(public), pages)) if pages else []
            if found:
                yield _restatement(file, withdrawal, found, wholes)


def unread_files(withdrawal: int, files: Iterable[ComparedFile]) -> Iterator[Restatement]:
    """Yields every file whose words, or some of them, are not known: whether withdrawn ones are among them, a person sees."""
    for file in files:
        if file.is_unread:
            pieces = (("", UNREAD_WORDS, ""),)
            yield Restatement(withdrawal, file.place, pieces, name=file.name, answered_for=("unread",))


def _by_no_page(texts: Iterable[str]) -> dict[str, str]:
    """Returns texts under places that no page of a file has."""
    return {f"public/{number}": text for number, text in enumerate(texts)}


def _likely(wordings: Sequence[WithdrawnWording], public: Sequence[str]) -> Callable[[str], bool]:
    """Returns a quick test whether a page can hold any of the words: a file has a million characters."""
    forbidden = set().union(*(wording.shingles for wording in wordings)) - known_shingles(public)
    short = {wording.whole for wording in wordings if 0 < len(wording.whole) < SHINGLE_LENGTH}

    def likely(text: str) -> bool:
        words = compared(text)
        return any(word in words for word in short) or not forbidden.isdisjoint(shingles(words))

    return likely


def _restatement(
    file: ComparedFile, withdrawal: int, found: list[Restatement], wholes: list[str]
) -> Restatement:
    pages = "、".join(dict.fromkeys(place.place for place in found if place.place))
    name = f"{file.name}（{pages}）" if pages else file.name
    pieces = tuple(piece for place in found for piece in place.pieces)[:MOST_PIECES]
    return Restatement(withdrawal, file.place, pieces, name=name, answered_for=tuple(wholes))
