"""The namespaces of Office Open XML, as ElementTree writes them before a name: f"{W}p" is <w:p>. Pure.

Strict Open XML (ISO/IEC 29500, as Word saves it on request) has other names for the same elements. They are read as
the names of the transitional form, which almost every file has.
"""

from xml.etree.ElementTree import Element

_SCHEMAS = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_STRICT_NAME = f"{{{_STRICT}"

W = f"{{{_SCHEMAS}wordprocessingml/2006/main}}"
MATH = f"{{{_SCHEMAS}officeDocument/2006/math}}"
DRAWING = f"{{{_SCHEMAS}drawingml/2006/main}}"
RELATION_ID = f"{{{_SCHEMAS}officeDocument/2006/relationships}}id"
ALTERNATE = f"{{{_SCHEMAS}markup-compatibility/2006}}"
VML = "{urn:schemas-microsoft-com:vml}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_TRANSITIONAL = {
    f"{{{_STRICT}wordprocessingml/main}}": W,
    f"{{{_STRICT}officeDocument/math}}": MATH,
    f"{{{_STRICT}drawingml/main}}": DRAWING,
    f"{{{_STRICT}officeDocument/relationships}}": RELATION_ID.removesuffix("id"),
}


def is_strict_name(name: str) -> bool:
    return name.startswith(_STRICT_NAME)


def make_transitional(element: Element) -> None:
    """Gives an element of Strict Open XML, and its attributes, the names of the transitional form."""
    if is_strict_name(element.tag):
        element.tag = _transitional(element.tag)
    for name in [name for name in element.attrib if is_strict_name(name)]:
        element.set(_transitional(name), element.attrib.pop(name))


def _transitional(name: str) -> str:
    namespace, end, local = name.partition("}")
    return _TRANSITIONAL.get(namespace + end, namespace + end) + local


def value(element: Element | None, default: str = "") -> str:
    """Returns the w:val of an element; the default where there is no element, or none with a value."""
    return default if element is None else element.get(f"{W}val", default)


def is_on(element: Element | None) -> bool:
    """Returns whether a property that is on or off is on: <w:vanish/> is, <w:vanish w:val="0"/> is not."""
    return element is not None and value(element, "1") not in ("0", "false", "off")


def whole(text: str | None) -> int:
    """Returns the number that an attribute says; 0 where it is missing or says none, as files of other programs do."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else 0
