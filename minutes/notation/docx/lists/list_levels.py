"""Reads the lists of a Word file: the levels of each, as defined and as overridden (ECMA-376, 17.9). Pure."""

from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from minutes.notation.docx.package.namespaces import ALTERNATE, W, is_on, value, whole
from minutes.notation.docx.word_styles import WordStyles

MOST_LEVELS = 9


@dataclass(frozen=True)
class Level:
    """One level of a list. text: such as （%1）. start: its first number. restart: None for after any higher level, 0 for
    never, n for after the nth level. ending: what stands behind the number. style: whose paragraphs are of this level."""

    kind: str = "decimal"
    pattern: str = ""
    text: str = ""
    start: int = 0
    restart: int | None = None
    is_decimal: bool = False
    ending: str = " "
    style: str = ""
    font: str = ""
    is_hidden: bool = False
    is_picture: bool = False


@dataclass(frozen=True)
class WordList:
    """One list. Lists of the same `counter` go on counting each other's paragraphs; `starts` begin anew in this one."""

    counter: str
    levels: dict[int, Level]
    starts: dict[int, int]

    def level_of_style(self, style_id: str) -> int | None:
        return next((number for number, level in self.levels.items() if level.style == style_id), None)


def read_lists(part: Element | None, styles: WordStyles) -> dict[str, WordList]:
    """Returns the lists by their ids. `part` is the root of the numbering, None where the file has none."""
    if part is None:
        return {}
    instances = {instance.get(f"{W}numId", ""): instance for instance in part.iter(f"{W}num")}
    definitions = {
        definition.get(f"{W}abstractNumId", ""): definition for definition in part.iter(f"{W}abstractNum")
    }
    levels = {counter: _levels(definition) for counter, definition in definitions.items()}
    links = {
        counter: value(definition.find(f"{W}numStyleLink")) for counter, definition in definitions.items()
    }
    return {
        list_id: _list(instance, _counter_of(instance, links, instances, styles), levels)
        for list_id, instance in instances.items()
    }


def _list(instance, counter, defined) -> WordList:
    levels = dict(defined.get(counter, {}))
    starts = {}
    for override in instance.findall(f"{W}lvlOverride"):
        number = whole(override.get(f"{W}ilvl"))
        own, start = override.find(f"{W}lvl"), override.find(f"{W}startOverride")
        if own is not None:
            levels[number] = _level(own)
            starts[number] = levels[number].start
        if start is not None:
            starts[number] = whole(value(start))
            levels[number] = replace(levels.get(number, Level()), start=starts[number])
    return WordList(counter, levels, starts)


def _counter_of(instance, links, instances, styles) -> str:
    """Returns the id of the definition of a list; where that only names a style of lists, of the list of that style."""
    counter = value(instance.find(f"{W}abstractNumId"))
    for _ in range(10):
        style = styles.by_id.get(links.get(counter, ""))
        if style is None or style.list_id not in instances:
            return counter
        counter = value(instances[style.list_id].find(f"{W}abstractNumId"))
    return counter


def _levels(definition: Element) -> dict[int, Level]:
    levels = {whole(level.get(f"{W}ilvl")): level for level in definition.findall(f"{W}lvl")}
    return {number: _level(level) for number, level in levels.items() if number < MOST_LEVELS}


def _level(level: Element) -> Level:
    kind, pattern = _kind(level)
    restart, fonts = level.find(f"{W}lvlRestart"), level.find(f"{W}rPr/{W}rFonts")
    return Level(
        kind=kind,
        pattern=pattern,
        text=value(level.find(f"{W}lvlText")),
        start=whole(value(level.find(f"{W}start"))),
        restart=None if restart is None else whole(value(restart)),
        is_decimal=is_on(level.find(f"{W}isLgl")),
        ending="" if value(level.find(f"{W}suff")) == "nothing" else " ",
        style=value(level.find(f"{W}pStyle")),
        font="" if fonts is None else fonts.get(f"{W}ascii", ""),
        is_hidden=is_on(level.find(f"{W}rPr/{W}vanish")),
        is_picture=level.find(f"{W}lvlPicBulletId") is not None,
    )


def _kind(level) -> tuple[str, str]:
    """Returns the kind of the numbers and the pattern of one of the file's own, which Word writes as an alternative."""
    own = level.find(f"{ALTERNATE}AlternateContent/{ALTERNATE}Choice/{W}numFmt")
    kind = level.find(f"{W}numFmt") if own is None else own
    return value(kind, "decimal"), "" if kind is None else kind.get(f"{W}format", "")
