"""How the words of a run look, where that changes what stands on the paper: hidden, in capitals, in a font of signs. Pure."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from minutes.notation.docx.package.namespaces import SPACE, W
from minutes.notation.docx.runs.symbol_fonts import SYMBOL_FONTS, UNKNOWN_SIGN, is_private, sign_of
from minutes.notation.docx.stories.word_story import Story

_BRACKETS = {"round": "()", "square": "[]", "angle": "<>", "curly": "{}"}
_XML_BLANKS = " \t\r\n"


@dataclass(frozen=True)
class RunLook:
    """hidden: Word does not print it. struck: with a line through it. font: one of SYMBOL_FONTS or empty. brackets: those
    that Word draws around two lines in one (割注)."""

    hidden: bool = False
    struck: bool = False
    capitals: bool = False
    font: str = ""
    brackets: str = ""


def look_of(run: Element, story: Story) -> RunLook:
    """Returns the look of a run, by its own properties and by the styles of run and paragraph."""
    properties = run.find(f"{W}rPr")
    looks = story.file.styles.looks(properties, story.style)
    if properties is None:
        return RunLook(
            "vanish" in looks, bool(looks & {"strike", "dstrike"}), bool(looks & {"caps", "smallCaps"})
        )
    fonts, layout = properties.find(f"{W}rFonts"), properties.find(f"{W}eastAsianLayout")
    font = "" if fonts is None else fonts.get(f"{W}ascii", fonts.get(f"{W}hAnsi", ""))
    combined = layout is not None and layout.get(f"{W}combine") in ("1", "true", "on")
    return RunLook(
        hidden="vanish" in looks,
        struck=bool(looks & {"strike", "dstrike"}),
        capitals=bool(looks & {"caps", "smallCaps"}),
        font=font if font in SYMBOL_FONTS else "",
        brackets=_BRACKETS.get(layout.get(f"{W}combineBrackets", ""), "")
        if combined and layout is not None
        else "",
    )


def is_mark_hidden(properties: Element | None, story: Story) -> bool:
    """Returns whether the mark at the end of a paragraph with these properties is hidden, so that the next one joins it."""
    of_mark = None if properties is None else properties.find(f"{W}rPr")
    return of_mark is not None and bool(
        story.file.styles.looks(of_mark, story.style) & {"vanish", "specVanish"}
    )


def printed_text(text: Element, look: RunLook, story: Story) -> str:
    """Returns the words of a <w:t> as the paper shows them. Blanks at its ends count only where the file says so."""
    words = text.text or ""
    if text.get(SPACE) != "preserve":
        words = words.strip(_XML_BLANKS)
    words = re.sub(r"[\r\n]", " ", words)
    if look.font:
        words = "".join(_sign(character, look.font, story) for character in words)
    return "".join(map(_capital, words)) if look.capitals else words


def _sign(character, font, story):
    if ord(character) > 0xFF and not is_private(character):
        return character
    sign = sign_of(ord(character), font)
    if sign == UNKNOWN_SIGN:
        story.notes.add("symbols")
    return sign


def _capital(character):
    capital = character.upper()
    return capital if len(capital) == 1 else character
