"""Which of two texts an import means, where a file and a text came together: neither wins unsaid. Pure."""

from dataclasses import dataclass

FILE, TEXT = "file", "text"


@dataclass(frozen=True)
class ChosenText:
    """The text that is meant, and whether it was read from a file. `waits`: the text of the file, while nobody has said."""

    text: str
    was_read: bool
    waits: str = ""


def choose_text(*, of_file: str, typed: str, typed_was_read: bool, which: str) -> ChosenText:
    """Returns the text that is meant. `typed_was_read`: what stands in the field is the text of an earlier file, in which
    nobody has typed since; it gives way to the next file. `which` is what somebody answered: FILE, TEXT or nothing.

    >>> choose_text(of_file="甲", typed="乙", typed_was_read=False, which="")
    ChosenText(text='乙', was_read=False, waits='甲')
    """
    differ = bool(of_file and typed) and not typed_was_read and of_file.splitlines() != typed.splitlines()
    if differ and which == TEXT:
        return ChosenText(typed, was_read=False)
    if differ and which != FILE:
        return ChosenText(typed, was_read=False, waits=of_file)
    return (
        ChosenText(of_file, was_read=True) if of_file else ChosenText(typed, typed_was_read and bool(typed))
    )
