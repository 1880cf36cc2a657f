"""The words of a speech as the Diet's API writes them: ○役職（名）　, paragraphs set in, CRLF. Pure."""

# Before a paragraph, and behind the speaker.
SPACE = "　"
INFORMATION = "会議録情報"


def opening_of(speaker: str, position: str | None) -> str:
    """Returns what a speech begins with.

    >>> opening_of("深川市", "市"), opening_of("美里町", None)
    ('○市（深川市）\\u3000', '○美里町\\u3000')
    """
    return f"○{f'{position}（{speaker}）' if position else speaker}{SPACE}"


def speech_text(text: str, speaker: str | None, position: str | None = None) -> str:
    """Returns the words of a turn, or of a narration, which nobody says.

    >>> speech_text("置いている。\\n床も調べた。", "深川市", "市")
    '○市（深川市）\\u3000置いている。\\r\\n\\u3000床も調べた。'
    >>> speech_text("開会した。", None)
    '\\u3000開会した。'
    """
    first, *others = text.split("\n")
    begin = opening_of(speaker, position) if speaker else SPACE
    return "\r\n".join([begin + first, *(SPACE + line if line else "" for line in others)])


def information_text(text: str) -> str:
    """Returns the words of 会議録情報."""
    return text.replace("\n", "\r\n")
