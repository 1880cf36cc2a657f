"""Text that XML 1.0 can hold, for Word files and Atom feeds. Pure."""

import re

# A record may hold them: a form feed from an old word processor, a control character in a pasted text.
_INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def valid_xml_text(text: str) -> str:
    """Returns a text without the characters that XML cannot hold, not even as references.

    >>> valid_xml_text("A<B\\x0c")
    'A<B'
    """
    return _INVALID.sub("", text)
