"""Gives the items of lists of HTML the signs and numbers that a browser shows. Pure."""

import re
from dataclasses import dataclass

from minutes.notation.docx.lists.number_formats import format_number

BULLET = "・"
_NO_SIGN = re.compile(r"list-style(-type)?\s*:[^;]*\bnone\b")
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_OWN_SIGN = re.compile(r"[・•‣●○◯〇◎■□◆◇※]|[(（]?[0-9０-９]+[.．)）、]|[①-⑳]")


@dataclass
class HtmlList:
    """A list that is being read. `number` is that of its next item."""

    is_ordered: bool
    is_plain: bool = False
    number: int = 1
    step: int = 1
    form: str = "decimal"

    def sign(self, attributes: dict[str, str]) -> str:
        """Returns what the browser shows before an item with these attributes."""
        if self.is_plain or _NO_SIGN.search(attributes.get("style", "")):
            return ""
        if not self.is_ordered:
            return BULLET
        number = _whole(attributes.get("value", ""), self.number)
        self.number = number + self.step
        return f"{format_number(number, self.form)}. "


def begin_list(tag: str, attributes: dict[str, str]) -> HtmlList:
    is_reversed = "reversed" in attributes
    return HtmlList(
        is_ordered=tag == "ol",
        is_plain=bool(_NO_SIGN.search(attributes.get("style", ""))),
        number=_whole(attributes.get("start", ""), 1),
        step=-1 if is_reversed else 1,
        form=_FORMS.get(attributes.get("type", ""), "decimal"),
    )


def with_sign(sign: str, words: str) -> str:
    """Returns the words of an item behind its sign. Words that begin with a sign of their own had that of the list taken
    away by the style of the page."""
    return words if _OWN_SIGN.match(words) else sign + words


def _whole(text: str, default: int) -> int:
    return int(text) if re.fullmatch(r"-?[0-9]{1,6}", text.strip()) else default
