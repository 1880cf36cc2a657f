"""Reads the styles of a Word file: which list a style puts a paragraph into, and how it makes words look. Pure."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from minutes.notation.docx.package.namespaces import W, is_on, value, whole

# Properties that two styles cancel out where both have them (ECMA-376, 17.7.3).
TOGGLES = ("vanish", "caps", "smallCaps", "strike", "dstrike", "specVanish")
_MOST_ANCESTORS = 50


@dataclass(frozen=True)
class WordStyle:
    """One style: its name in the list of styles, the style that it builds on, and what it says of lists and words."""

    name: str
    based_on: str
    list_id: str | None
    level: int | None
    looks: dict[str, bool]


class WordStyles:
    """The styles of a file by their ids, and the default one of each type (paragraph, character)."""

    def __init__(self, part: Element | None) -> None:
        """`part` is the root of the styles, None where the file has none."""
        self.by_id: dict[str, WordStyle] = {}
        self.defaults: dict[str, str] = {}
        self._looks: dict[str, dict[str, bool]] = {}
        for style in part.iter(f"{W}style") if part is not None else ():
            style_id = style.get(f"{W}styleId", "")
            self.by_id[style_id] = _style(style)
            if style.get(f"{W}default") in ("1", "true", "on"):
                self.defaults[style.get(f"{W}type", "paragraph")] = style_id

    def of_paragraph(self, properties: Element | None) -> str:
        """Returns the id of the style of a paragraph with these properties; that of all others where it names none."""
        named = value(properties.find(f"{W}pStyle")) if properties is not None else ""
        return named or self.defaults.get("paragraph", "")

    def name_of(self, style_id: str) -> str:
        return self.by_id[style_id].name if style_id in self.by_id else ""

    def chain(self, style_id: str) -> list[str]:
        """Returns the id of a style and of those that it builds on, the nearest first."""
        ids: list[str] = []
        while style_id in self.by_id and style_id not in ids and len(ids) < _MOST_ANCESTORS:
            ids.append(style_id)
            style_id = self.by_id[style_id].based_on
        return ids

    def looks(self, run_properties: Element | None, paragraph_style: str) -> frozenset[str]:
        """Returns which of the TOGGLES words have: by their own properties, or else by their two styles."""
        own = {} if run_properties is None else _looks(run_properties)
        if not own and not self.by_id:
            return frozenset()
        run_style = value(run_properties.find(f"{W}rStyle")) if run_properties is not None else ""
        inherited = self._inherited(paragraph_style), self._inherited(run_style)
        return frozenset(
            name for name in TOGGLES if own.get(name, inherited[0].get(name) is not inherited[1].get(name))
        )

    def _inherited(self, style_id):
        """Returns what a style and those below it say, computed once for each style."""
        if style_id not in self._looks:
            self._looks[style_id] = dict.fromkeys(TOGGLES, False)
            for ancestor in reversed(self.chain(style_id)):
                self._looks[style_id] |= self.by_id[ancestor].looks
        return self._looks[style_id]


def _style(style: Element) -> WordStyle:
    list_id, level = style.find(f"{W}pPr/{W}numPr/{W}numId"), style.find(f"{W}pPr/{W}numPr/{W}ilvl")
    properties = style.find(f"{W}rPr")
    return WordStyle(
        name=value(style.find(f"{W}name")),
        based_on=value(style.find(f"{W}basedOn")),
        list_id=None if list_id is None else value(list_id),
        level=None if level is None else whole(value(level)),
        looks={} if properties is None else _looks(properties),
    )


def _looks(properties: Element) -> dict[str, bool]:
    found = ((name, properties.find(f"{W}{name}")) for name in TOGGLES)
    return {name: is_on(element) for name, element in found if element is not None}
