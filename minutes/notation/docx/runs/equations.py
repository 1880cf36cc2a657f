"""Writes an equation of Office Math on one line: a fraction as 1/2, a power as x^2. Pure. Source: ECMA-376, part 1, 22."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from minutes.notation.docx.package.namespaces import MATH, W

_DROPPED = {f"{W}del", f"{W}moveFrom"}
_PROPERTIES = "Pr"


def equation_text(element: Element) -> str:
    """Returns the words of an equation, or of a part of one."""
    return "".join(map(_part, element))


def _part(element):
    if element.tag in (f"{MATH}t", f"{W}t"):
        return element.text or ""
    if element.tag in _DROPPED or element.tag.endswith(_PROPERTIES):
        return ""
    name = element.tag.removeprefix(MATH)
    return _SHAPES[name](element) if name in _SHAPES else equation_text(element)


def _child(element, name):
    child = element.find(f"{MATH}{name}")
    return "" if child is None else equation_text(child)


def _group(words: str) -> str:
    return words if len(words) < 2 or words.isalnum() else f"({words})"


def _property(element, name, default):
    found = element.find(f"{MATH}{element.tag.removeprefix(MATH)}Pr/{MATH}{name}")
    return default if found is None else found.get(f"{MATH}val", "")


def _fraction(element):
    return f"{_group(_child(element, 'num'))}/{_group(_child(element, 'den'))}"


def _scripts(element):
    below, above = _child(element, "sub"), _child(element, "sup")
    base = _child(element, "e")
    return base + (f"_{_group(below)}" if below else "") + (f"^{_group(above)}" if above else "")


def _root(element):
    return f"{_child(element, 'deg')}√{_group(_child(element, 'e'))}"


def _nary(element):
    below, above = _child(element, "sub"), _child(element, "sup")
    bounds = (f"_{_group(below)}" if below else "") + (f"^{_group(above)}" if above else "")
    return f"{_property(element, 'chr', '∫')}{bounds} {_child(element, 'e')}"


def _brackets(element):
    between = _property(element, "sepChr", "|")
    parts = between.join(equation_text(part) for part in element.findall(f"{MATH}e"))
    return f"{_property(element, 'begChr', '(')}{parts}{_property(element, 'endChr', ')')}"


def _rows(element):
    rows = (", ".join(map(equation_text, row.findall(f"{MATH}e"))) for row in element.findall(f"{MATH}mr"))
    return f"[{'; '.join(rows)}]"


def _limit(sign: str) -> Callable[[Element], str]:
    return lambda element: f"{_child(element, 'e')}{sign}{_group(_child(element, 'lim'))}"


_SHAPES: dict[str, Callable[[Element], str]] = {
    "f": _fraction,
    "sSub": _scripts,
    "sSup": _scripts,
    "sSubSup": _scripts,
    "sPre": _scripts,
    "rad": _root,
    "nary": _nary,
    "d": _brackets,
    "m": _rows,
    "eqArr": lambda element: "; ".join(map(equation_text, element.findall(f"{MATH}e"))),
    "limLow": _limit("_"),
    "limUpp": _limit("^"),
}
